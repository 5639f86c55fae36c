package digits.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Ink that hangs together.
 *
 * @param number what its points are numbered with
 * @param exits in how many places the image's border cuts it
 * @param isFaint whether it is fainter than other ink
 * @param isEdge whether it lies along the border or is a shadow that reaches in from there
 * @param thickness where it is thickest, as part of its length
 */
record Piece(int number, int area, Ink.Box box, boolean isFaint, int exits, boolean isEdge, double thickness) {

    /** What runs along a border lies within this part of the side from it, with half of its ink at least. */
    private static final double ALONG = 0.03;

    /** A stroke cut along the border is ragged there: its notches are shorter than the shorter side divided by this. */
    private static final int NOTCH = 100;

    /** What is as thick as this part of its length is no stroke but a shadow. */
    private static final double SOLID = 0.45;

    /** All pieces of some ink; each point of it gets the number of its piece, from 1. */
    static List<Piece> all(Ink ink, Ink faint, int[] numbers) {
        double[] distances = DistanceField.signed(ink);
        List<Piece> all = new ArrayList<>();
        int[] stack = new int[numbers.length];
        for (int point = 0; point < numbers.length; point++) {
            if (ink.at(point) && numbers[point] == 0) {
                all.add(flood(ink, faint.at(point), numbers, distances, point, all.size() + 1, stack));
            }
        }
        return all;
    }

    /** All points that hang together with one, corners included. */
    private static Piece flood(
            Ink ink, boolean isFaint, int[] numbers, double[] distances, int start, int number, int[] stack) {
        int size = 0;
        stack[size++] = start;
        numbers[start] = number;
        int area = 0;
        int nearBorder = 0;
        int exits = 0;
        double depth = 0;
        int margin = (int) Math.ceil(ALONG * Math.min(ink.height(), ink.width()));
        int top = ink.height();
        int bottom = -1;
        int leftmost = ink.width();
        int rightmost = -1;
        while (size > 0) {
            int point = stack[--size];
            int row = point / ink.width();
            int column = point % ink.width();
            area++;
            depth = Math.max(depth, -distances[point]);
            int toBorder = Math.min(Math.min(row, column), Math.min(ink.height() - 1 - row, ink.width() - 1 - column));
            nearBorder += toBorder < margin ? 1 : 0;
            exits += toBorder == 0 && beginsAtBorder(ink, row, column) ? 1 : 0;
            top = Math.min(top, row);
            bottom = Math.max(bottom, row);
            leftmost = Math.min(leftmost, column);
            rightmost = Math.max(rightmost, column);
            for (int y = Math.max(0, row - 1); y <= Math.min(ink.height() - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(ink.width() - 1, column + 1); x++) {
                    int neighbour = y * ink.width() + x;
                    if (ink.at(neighbour) && numbers[neighbour] == 0) {
                        numbers[neighbour] = number;
                        stack[size++] = neighbour;
                    }
                }
            }
        }
        Ink.Box box = new Ink.Box(top, leftmost, bottom - top + 1, rightmost - leftmost + 1);
        double thickness = (2 * depth - 1) / Math.max(box.height(), box.width());
        return new Piece(
                number,
                area,
                box,
                isFaint,
                exits,
                exits > 0 && (2 * nearBorder >= area || thickness >= SOLID),
                thickness);
    }

    /** Whether ink that the border cuts begins here: what is before it along the border is paper, and no notch in a stroke. */
    private static boolean beginsAtBorder(Ink ink, int row, int column) {
        boolean isLevel = row == 0 || row == ink.height() - 1;
        int notch = 1 + Math.min(ink.height(), ink.width()) / NOTCH;
        for (int back = 1; back <= Math.min(notch, isLevel ? column : row); back++) {
            if (isLevel ? ink.at(row, column - back) : ink.at(row - back, column)) {
                return false;
            }
        }
        return true;
    }

    boolean atBorder() {
        return exits > 0;
    }

    /** Whether it is a blot or a dot rather than a stroke. */
    boolean isSolid() {
        return thickness >= SOLID;
    }

    /** Whether something as large as a digit stands free in its box; the dot in a zero is smaller. */
    boolean surrounds(Ink.Box inner) {
        int margin = (int) Math.ceil(ALONG * Math.max(box.height(), box.width()));
        return inner.height() >= Pieces.SMALLEST * box.height()
                && box.around(inner.enlarged(margin, Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .equals(box);
    }
}
