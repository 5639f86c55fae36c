package digits.scan;

import digits.matrix.Interruption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts ink together into digits, in the order in which one reads, and leaves out what is none: specks, shadows, edges of the paper.
 */
final class Pieces {

    /** What has less than this part of the largest piece's ink is a speck; the bar of a 5 or a 7 has more. */
    private static final double SPECK = 0.06;

    /** A digit's neighbour that the image cuts off has less than this part of its ink. */
    private static final double CUT_OFF = 0.5;

    /** Of digits that belong together none is smaller than this part of the tallest. */
    private static final double SMALLEST = 0.35;

    /** What runs along a border lies within this part of the side from it, with half of its ink at least. */
    private static final double ALONG = 0.03;

    /** What is as thick as this part of its length is no stroke but a shadow. */
    private static final double SOLID = 0.45;

    private Pieces() {}

    /**
     * The digits of an image.
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<Ink> digits(Ink ink) {
        int[] numbers = new int[ink.height() * ink.width()];
        double[] distances = DistanceField.signed(ink);
        List<Piece> all = new ArrayList<>();
        int[] stack = new int[numbers.length];
        for (int point = 0; point < numbers.length; point++) {
            if (ink.at(point) && numbers[point] == 0) {
                all.add(flood(ink, numbers, distances, point, all.size() + 1, stack));
            }
        }
        List<Group> groups = groups(significant(all));
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("fromImage needs ink, but found none in this image");
        }
        List<Ink> digits = new ArrayList<>();
        for (Group group : inReadingOrder(groups)) {
            Interruption.check();
            boolean[] isIn = new boolean[all.size() + 1];
            group.pieces.forEach(piece -> isIn[piece.number] = true);
            boolean[] points = new boolean[numbers.length];
            for (int i = 0; i < points.length; i++) {
                points[i] = isIn[numbers[i]];
            }
            digits.add(new Ink(ink.height(), ink.width(), points));
        }
        return digits;
    }

    /** In how many rows digits stand that are in reading order. */
    static int rows(List<Ink> digits) {
        int rows = 1;
        for (int i = 1; i < digits.size(); i++) {
            Ink.Box before = digits.get(i - 1).box();
            Ink.Box box = digits.get(i).box();
            rows += box.left() + box.width() / 2 < before.left() + before.width() / 2 ? 1 : 0;
        }
        return rows;
    }

    private static List<Piece> significant(List<Piece> all) {
        List<Piece> pieces = new ArrayList<>(all);
        pieces.removeIf(Piece::isEdge);
        if (pieces.isEmpty()) {
            pieces.addAll(all);
        }
        int largest = pieces.stream().mapToInt(Piece::area).max().orElse(0);
        pieces.removeIf(piece -> piece.area < SPECK * largest);
        int inside = pieces.stream()
                .filter(piece -> !piece.atBorder)
                .mapToInt(Piece::area)
                .max()
                .orElse(0);
        pieces.removeIf(piece -> piece.atBorder && piece.area < CUT_OFF * inside);
        return pieces;
    }

    /** Pieces that belong to one digit, as the bar of a 5 does; small ones among large are no digits. */
    private static List<Group> groups(List<Piece> pieces) {
        List<Group> groups = new ArrayList<>();
        pieces.forEach(piece -> groups.add(new Group(List.of(piece))));
        boolean isChanged = true;
        while (isChanged) {
            Interruption.check();
            isChanged = false;
            for (int i = 0; i < groups.size() && !isChanged; i++) {
                for (int j = i + 1; j < groups.size() && !isChanged; j++) {
                    if (groups.get(i).belongsTo(groups.get(j))) {
                        groups.set(i, groups.get(i).with(groups.remove(j)));
                        isChanged = true;
                    }
                }
            }
        }
        int tallest =
                groups.stream().mapToInt(group -> group.box().height()).max().orElse(0);
        groups.removeIf(group -> group.box().height() < SMALLEST * tallest);
        return groups;
    }

    /** Row by row: a digit is in the row of those whose middle it stands beside. */
    private static List<Group> inReadingOrder(List<Group> groups) {
        List<Group> left = new ArrayList<>(groups);
        left.sort(Comparator.comparingDouble(Group::middle));
        List<Group> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Group> row = new ArrayList<>();
            row.add(left.remove(0));
            for (int i = 0; i < left.size(); ) {
                Group last = row.get(row.size() - 1);
                boolean isBeside =
                        left.get(i).middle() - last.middle() < 0.5 * last.box().height();
                if (isBeside) {
                    row.add(left.remove(i));
                } else {
                    i++;
                }
            }
            row.sort(Comparator.comparingInt(group -> group.box().left()));
            ordered.addAll(row);
        }
        return ordered;
    }

    /** All points that hang together with one, corners included. */
    private static Piece flood(Ink ink, int[] numbers, double[] distances, int start, int number, int[] stack) {
        int size = 0;
        stack[size++] = start;
        numbers[start] = number;
        int area = 0;
        int nearBorder = 0;
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
        boolean atBorder = top == 0 || leftmost == 0 || bottom == ink.height() - 1 || rightmost == ink.width() - 1;
        boolean isThick = 2 * depth >= SOLID * Math.max(box.height(), box.width());
        return new Piece(number, area, box, atBorder, atBorder && (2 * nearBorder >= area || isThick));
    }

    /**
     * Ink that hangs together.
     *
     * @param isEdge whether it lies along the border or is a shadow that reaches in from there
     */
    private record Piece(int number, int area, Ink.Box box, boolean atBorder, boolean isEdge) {}

    /** Pieces of one digit. */
    private record Group(List<Piece> pieces) {

        Group with(Group other) {
            List<Piece> together = new ArrayList<>(pieces);
            together.addAll(other.pieces);
            return new Group(together);
        }

        int area() {
            return pieces.stream().mapToInt(Piece::area).sum();
        }

        Ink.Box box() {
            int top = pieces.stream().mapToInt(piece -> piece.box.top()).min().orElse(0);
            int left = pieces.stream().mapToInt(piece -> piece.box.left()).min().orElse(0);
            int bottom = pieces.stream()
                    .mapToInt(piece -> piece.box.top() + piece.box.height())
                    .max()
                    .orElse(0);
            int right = pieces.stream()
                    .mapToInt(piece -> piece.box.left() + piece.box.width())
                    .max()
                    .orElse(0);
            return new Ink.Box(top, left, bottom - top, right - left);
        }

        double middle() {
            return box().top() + box().height() / 2.0;
        }

        /** One above the other with a small gap, or a small one close to a large one. */
        boolean belongsTo(Group other) {
            Ink.Box a = box();
            Ink.Box b = other.box();
            double taller = Math.max(a.height(), b.height());
            double gapX = Math.max(a.left(), b.left()) - Math.min(a.left() + a.width(), b.left() + b.width());
            double gapY = Math.max(a.top(), b.top()) - Math.min(a.top() + a.height(), b.top() + b.height());
            boolean isSmall = Math.min(area(), other.area()) < 0.4 * Math.max(area(), other.area())
                    && Math.min(a.height(), b.height()) < 0.6 * taller;
            boolean isAbove = -gapX >= 0.3 * Math.min(a.width(), b.width());
            return (isAbove && gapY <= (isSmall ? 0.3 : 0.12) * taller)
                    || (isSmall && gapX <= 0.15 * taller && gapY <= 0);
        }
    }
}
