package digits.scan;

import digits.matrix.Interruption;
import digits.matrix.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts ink together into digits, in the order in which one reads, and leaves out what is none: specks, shadows, edges of the paper.
 */
final class Pieces {

    /** What has less than this part of the largest piece's ink is a speck; the bar of a 5 or a 7 has more. */
    static final double SPECK = 0.06;

    /** A digit's neighbour that the image cuts off has less than this part of its ink. */
    private static final double CUT_OFF = 0.5;

    /** Of digits that belong together none is smaller than this part of the tallest. */
    static final double SMALLEST = 0.35;

    /** Pieces of like size are one digit if that is not higher than the others by this factor, and than it is wide by that. */
    private static final double HIGHER = 1.3;

    private static final double NARROWEST = 2.5;

    /** What is as thick as this part of its length, or has no more points in height, is no digit: the broadest marker's 8 is. */
    private static final double BLOCK = 0.6;

    private static final int TINY = 4;

    /** Dots and dashes, as a dotted digit has, are as thick as this part of their length; a broad pen's digits reach 0.2. */
    private static final double DASH = 0.25;

    /** A minus sign is so many times as wide as high at the least. */
    private static final double MINUS = 3;

    /** A line under a digit is so many times as wide as high, and so many times as wide as the digit: the foot of a 2 is not. */
    private static final double FLAT = 8;

    private static final double WIDER = 1.2;

    /** More pieces than a page has digits: it is print, or a photo of something else. */
    private static final int MOST = 1000;

    /** What is left out is worth a word from this part of the tallest digit's height on, and from so many points. */
    private static final double NOTICED = 0.15;

    private static final int NOTICED_POINTS = 8;

    /** In more places the image's border cuts no digit: the eight of a 3 and a margin for dry pens. */
    private static final int MOST_EXITS = 12;

    private Pieces() {}

    /**
     * One digit.
     *
     * @param box where it is in its image
     * @param ink what is in the box
     * @param isFaint whether it is fainter than others
     * @param touchedLine whether a box or a line that it touched was taken away
     * @param isPart whether it was parted from one that it touched
     */
    record Digit(Ink.Box box, Ink ink, boolean isFaint, boolean touchedLine, boolean isPart) {

        /** The digit alone in a part of the image: 1 for ink, 0 for paper. */
        Matrix within(Ink.Box part) {
            return Matrix.generate(part.height(), part.width(), (row, column) -> {
                int y = row + part.top() - box.top();
                int x = column + part.left() - box.left();
                return y >= 0 && x >= 0 && y < box.height() && x < box.width() && ink.at(y, x) ? 1 : 0;
            });
        }
    }

    /**
     * What an image has.
     *
     * @param digits in reading order
     * @param leftOut where something else is that may be a digit, but smaller than these
     */
    record Found(List<Digit> digits, List<Ink.Box> leftOut) {}

    /**
     * The digits of an image.
     *
     * @param strong ink without the lines of the paper
     * @param faint ink beside the other, which belongs to none of its digits
     * @param boxes around digits, which were taken away
     * @throws IllegalArgumentException if there is none, or more than a page has
     */
    static Found digits(Ink strong, Ink faint, Ink boxes) {
        Ink ink = strong.or(faint);
        int[] numbers = new int[ink.height() * ink.width()];
        List<Piece> all = Piece.all(ink, faint, numbers);
        Ink lines = DrawnLines.of(all, numbers, ink.width());
        if (lines.area() > 0) {
            numbers = new int[numbers.length];
            all = Piece.all(ink.without(lines), faint, numbers);
        }
        Ink taken = boxes.or(lines);
        List<Piece> pieces = significant(all);
        if (pieces.size() > MOST) {
            throw new IllegalArgumentException("needs digits, but sees " + pieces.size()
                    + " pieces, as printed text or a photo of something else has: cut out the digits");
        }
        for (Piece piece : pieces) {
            if (piece.exits() > MOST_EXITS) {
                throw new IllegalArgumentException("needs a digit with paper around it, but sees something that goes "
                        + "beyond the image in " + piece.exits()
                        + " places, as a pattern or a photo of something else does");
            }
        }
        List<Group> groups = groups(pieces);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("needs ink, but found none in this image");
        }
        List<Digit> digits = new ArrayList<>();
        for (Group group : inReadingOrder(groups)) {
            Interruption.check();
            Ink.Box box = group.box;
            Set<Integer> members = group.pieces.stream().map(Piece::number).collect(Collectors.toSet());
            boolean[] points = new boolean[box.height() * box.width()];
            for (int i = 0; i < points.length; i++) {
                int row = box.top() + i / box.width();
                points[i] = members.contains(numbers[row * ink.width() + box.left() + i % box.width()]);
            }
            Ink own = new Ink(box.height(), box.width(), points);
            digits.add(new Digit(box, own, group.pieces.get(0).isFaint(), taken.isBeside(own, box), false));
        }
        return new Found(digits.stream().flatMap(Touching::parted).toList(), leftOut(all, groups));
    }

    private static List<Ink.Box> leftOut(List<Piece> all, List<Group> groups) {
        Set<Piece> taken =
                groups.stream().flatMap(group -> group.pieces.stream()).collect(Collectors.toSet());
        int tallest =
                groups.stream().mapToInt(group -> group.box.height()).max().orElse(0);
        double least = Math.max(NOTICED_POINTS, NOTICED * tallest);
        return all.stream()
                .filter(piece -> !taken.contains(piece) && !piece.atBorder() && !piece.isSolid())
                .map(Piece::box)
                .filter(box -> box.height() >= least && box.height() < SMALLEST * tallest)
                .toList();
    }

    /** In how many rows digits stand that are in reading order. */
    static int rows(List<Digit> digits) {
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
        pieces.removeIf(piece -> piece.area() < SPECK * largest);
        // What is drawn around digits, as a box or a circle.
        List<Piece> candidates = List.copyOf(pieces);
        pieces.removeIf(frame -> candidates.stream().anyMatch(piece -> frame.surrounds(piece.box())));
        int inside = pieces.stream()
                .filter(piece -> !piece.atBorder())
                .mapToInt(Piece::area)
                .max()
                .orElse(0);
        pieces.removeIf(piece -> piece.atBorder() && piece.area() < CUT_OFF * inside);
        return pieces;
    }

    /** Pieces that belong to one digit, as the bar of a 5 does; small ones among large are no digits. */
    private static List<Group> groups(List<Piece> pieces) {
        int highest =
                pieces.stream().mapToInt(piece -> piece.box().height()).max().orElse(0);
        boolean isAlone = pieces.stream()
                        .filter(piece -> 2 * piece.box().height() >= highest)
                        .count()
                <= 2;
        double most = isAlone ? Double.POSITIVE_INFINITY : HIGHER * highest;
        List<Group> groups = new ArrayList<>();
        for (Piece piece : pieces) {
            Interruption.check();
            Group group = new Group(List.of(piece), piece.area(), piece.box());
            for (int i = 0; i < groups.size(); i++) {
                if (groups.get(i).belongsTo(group, most)) {
                    // Larger now, so that it may belong to others that it did not belong to.
                    group = group.with(groups.remove(i));
                    i = -1;
                }
            }
            groups.add(group);
        }
        Group largest =
                groups.stream().max(Comparator.comparingInt(Group::area)).orElse(null);
        if (largest != null && largest.isBlock()) {
            throw new IllegalArgumentException("needs a digit made of strokes, but sees a block of "
                    + largest.box.height() + "×" + largest.box.width() + " points at row " + largest.box.top()
                    + " and column " + largest.box.left()
                    + ", as a blot or a dark part of a photo is: cut out the digit with some paper around it");
        }
        groups.removeIf(Group::isBlock);
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
                boolean isBeside = left.get(i).middle() - last.middle()
                        < 0.5 * Math.max(last.box().height(), left.get(i).box().height());
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

    /** Pieces of one digit, their ink together, and the box around them. */
    private record Group(List<Piece> pieces, int area, Ink.Box box) {

        Group with(Group other) {
            List<Piece> together = new ArrayList<>(pieces);
            together.addAll(other.pieces);
            return new Group(together, area + other.area, box.around(other.box));
        }

        boolean isBlock() {
            return box.height() <= TINY || (pieces.size() == 1 && pieces.get(0).thickness() >= BLOCK);
        }

        double middle() {
            return box.top() + box.height() / 2.0;
        }

        /** One above the other with a small gap and not too high together, or a small one close to a large one. */
        boolean belongsTo(Group other, double most) {
            boolean isOfTwoTones =
                    pieces.get(0).isFaint() != other.pieces.get(0).isFaint();
            if (isOfTwoTones || isLine(box, other.box) || isLine(other.box, box)) {
                return false;
            }
            Ink.Box a = box;
            Ink.Box b = other.box;
            double taller = Math.max(a.height(), b.height());
            double lower = Math.min(a.height(), b.height());
            double gapX = Math.max(a.left(), b.left()) - Math.min(a.left() + a.width(), b.left() + b.width());
            double gapY = Math.max(a.top(), b.top()) - Math.min(a.top() + a.height(), b.top() + b.height());
            boolean isSmall = Math.min(area, other.area) < 0.4 * Math.max(area, other.area) && lower < 0.6 * taller;
            boolean isAbove = -gapX >= 0.3 * Math.min(a.width(), b.width());
            if (isSmall) {
                return (isAbove && gapY <= 0.3 * taller)
                        || (gapX <= 0.15 * taller && gapY <= 0 && lower <= 0.25 * taller);
            }
            Ink.Box both = a.around(b);
            boolean isDashed =
                    Math.min(pieces.get(0).thickness(), other.pieces.get(0).thickness()) >= DASH;
            return isAbove
                    && gapY <= 0.12 * taller
                    && (-gapY <= 0.5 * lower || -gapX >= 0.8 * Math.min(a.width(), b.width()))
                    && (isDashed || -gapY < 0.9 * lower || lower < 0.6 * taller)
                    && (isDashed || both.height() <= Math.min(most, NARROWEST * both.width()));
        }

        /** A minus sign in front of a digit, or a line under it. */
        private static boolean isLine(Ink.Box line, Ink.Box digit) {
            boolean isMinus = line.left() + line.width() <= digit.left() && line.width() >= MINUS * line.height();
            return isMinus
                    || (line.top() >= digit.top() + digit.height()
                            && line.width() >= FLAT * line.height()
                            && line.width() >= WIDER * digit.width());
        }
    }
}
