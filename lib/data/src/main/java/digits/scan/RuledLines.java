package digits.scan;

import digits.matrix.Interruption;
import java.util.Arrays;

/**
 * Takes the lines of ruled or squared paper out of ink: what runs from edge to edge of an image, thinner than the strokes of the
 * digit or more often than a digit's. Where a stroke crosses a line, it stays.
 */
final class RuledLines {

    /** A line is ink along so much of its way. */
    private static final double COVERED = 0.85;

    /** Lines that are thinner than this part of the strokes are the paper's. */
    private static final double THIN = 0.6;

    /** As many lines beside each other are the paper's however wide they are: a digit has fewer bars. */
    private static final int MANY = 4;

    private static final int MOST = 100;

    /** What a step to the side costs on the way along a line, in points of ink: lines are nearly level. */
    private static final float SIDE_STEP = 2.5f;

    /** How far a line is from a straight one at most, as part of its length. */
    private static final double BENT = 0.04;

    /** A line is thinner than this part of the image. */
    private static final double THICKEST = 0.12;

    /** How close to a border a tight cut leaves a digit, as part of the side. */
    private static final double TIGHT = 0.05;

    private RuledLines() {}

    /** The ink without lines. */
    static Ink remove(Ink ink) {
        Ink level = removeAcross(ink, false);
        Ink rest = turned(removeAcross(turned(level), true));
        // Nothing but lines that stand upright: the 1s of a tight cut.
        return rest.area() == 0 && level == ink ? ink : rest;
    }

    /** With rows and columns exchanged. */
    static Ink turned(Ink ink) {
        int rows = ink.width();
        int columns = ink.height();
        boolean[] points = new boolean[rows * columns];
        for (int i = 0; i < points.length; i++) {
            points[i] = ink.at(i % columns, i / columns);
        }
        return new Ink(rows, columns, points);
    }

    /** Without the lines that run from left to right. */
    private static Ink removeAcross(Ink ink, boolean isTurned) {
        Ink rest = ink;
        int count = 0;
        int widest = 0;
        for (; count < MOST; count++) {
            int[] way = way(rest, COVERED);
            int thickness = way == null ? 0 : thickness(rest, way);
            if (thickness == 0 || thickness > THICKEST * ink.height()) {
                break;
            }
            rest = without(rest, way, 1.5 * thickness + 1);
            widest = Math.max(widest, thickness);
        }
        if (count == 0) {
            return ink;
        }
        boolean isThin = widest <= THIN * Paper.strokes(rest);
        return isThin || count >= MANY || (!isTurned && standsFree(rest)) ? rest : ink;
    }

    /** Whether what remains has paper above and below and is much narrower than the line was: no bar of a digit cut tightly. */
    private static boolean standsFree(Ink rest) {
        Ink.Box box = rest.box();
        double margin = TIGHT * rest.height();
        return box.width() < 0.6 * rest.width()
                && box.top() > margin
                && box.top() + box.height() < rest.height() - margin;
    }

    /** The row in each column of the way from left to right with the most ink; null if less of it than this part is ink. */
    static int[] way(Ink ink, double leastCovered) {
        int height = ink.height();
        int width = ink.width();
        byte[] from = new byte[height * width];
        float[] best = new float[height];
        float[] next = new float[height];
        for (int column = 0; column < width; column++) {
            Interruption.check();
            for (int row = 0; row < height; row++) {
                float stay = best[row];
                float down = row > 0 ? best[row - 1] - SIDE_STEP : Float.NEGATIVE_INFINITY;
                float up = row < height - 1 ? best[row + 1] - SIDE_STEP : Float.NEGATIVE_INFINITY;
                int step = stay >= down && stay >= up ? 0 : down >= up ? -1 : 1;
                from[row * width + column] = (byte) step;
                next[row] = (step == 0 ? stay : step < 0 ? down : up) + (ink.at(row, column) ? 1 : 0);
            }
            float[] spare = best;
            best = next;
            next = spare;
        }
        int row = 0;
        for (int i = 1; i < height; i++) {
            row = best[i] > best[row] ? i : row;
        }
        int[] way = new int[width];
        int covered = 0;
        for (int column = width - 1; column >= 0; column--) {
            way[column] = row;
            covered += ink.at(row, column) ? 1 : 0;
            row += from[row * width + column];
        }
        return covered >= leastCovered * width && isStraight(way) ? way : null;
    }

    private static boolean isStraight(int[] way) {
        double slope = (double) (way[way.length - 1] - way[0]) / Math.max(1, way.length - 1);
        for (int column = 0; column < way.length; column++) {
            if (Math.abs(way[column] - way[0] - slope * column) > BENT * way.length + 2) {
                return false;
            }
        }
        return true;
    }

    /** The height of the ink on a way, where no stroke makes it higher: in a quarter of the columns it is less. */
    static int thickness(Ink ink, int[] way) {
        int[] runs = new int[way.length];
        int count = 0;
        for (int column = 0; column < way.length; column++) {
            if (ink.at(way[column], column)) {
                runs[count++] = bottom(ink, way[column], column) - top(ink, way[column], column) + 1;
            }
        }
        Arrays.sort(runs, 0, count);
        return runs[count / 4];
    }

    /** Without the ink on a way, but for where it is higher, as where a stroke crosses or touches. */
    static Ink without(Ink ink, int[] way, double highest) {
        boolean[] points = new boolean[ink.height() * ink.width()];
        for (int i = 0; i < points.length; i++) {
            points[i] = ink.at(i);
        }
        boolean isErased = false;
        for (int column = 0; column < way.length; column++) {
            int row = way[column];
            if (ink.at(row, column)) {
                int top = top(ink, row, column);
                int bottom = bottom(ink, row, column);
                // Longer where a stroke crosses.
                if (bottom - top + 1 <= highest) {
                    for (int y = top; y <= bottom; y++) {
                        points[y * ink.width() + column] = false;
                    }
                    isErased = true;
                }
            }
        }
        return isErased
                ? new Ink(ink.height(), ink.width(), points)
                : new Ink(ink.height(), ink.width(), new boolean[points.length]);
    }

    private static int top(Ink ink, int row, int column) {
        int top = row;
        while (top > 0 && ink.at(top - 1, column)) {
            top--;
        }
        return top;
    }

    private static int bottom(Ink ink, int row, int column) {
        int bottom = row;
        while (bottom < ink.height() - 1 && ink.at(bottom + 1, column)) {
            bottom++;
        }
        return bottom;
    }
}
