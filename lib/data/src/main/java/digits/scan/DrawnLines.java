package digits.scan;

import digits.matrix.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds lines that are printed or drawn around or under digits and touch them: boxes, rows of cells that share walls, and
 * lines that something stands on.
 */
final class DrawnLines {

    /** A digit reaches so far beyond its box or its line, as part of the height. */
    private static final double BEYOND = 0.25;

    /** Of a box that is open above, the lower side ends at the walls; one that digits stand on goes on. As part of a cell. */
    private static final double ENDS = 0.1;

    /** A cell is so many times as wide as high at the least: else an upright line in a box is a 1. */
    private static final double NARROWEST = 0.55;

    /** A cell is so many times as high as wide at the least: else a level line in a box is a bar of a digit. */
    private static final double LOWEST = 0.8;

    /** A line that is written on is so long, as part of what stands on it: the foot of a 1 is shorter. */
    private static final double SHORTEST = 0.75;

    /** It goes on so far to either side, as part of its length or of the height: the foot of a 2 begins at its stroke. */
    private static final double OVERHANG = 0.15;

    private static final double OVERHANG_OF_HEIGHT = 0.25;

    /** A mark on a line between two digits is at most so high, as part of them. */
    private static final double MARK = 0.6;

    /** Empty boxes are as large as others but for this part. */
    private static final double ALIKE = 0.2;

    /** Smaller pieces are specks. */
    private static final int SMALLEST = 12;

    private final int[] numbers;
    private final int width;
    private final boolean[] taken;
    private final List<Piece> pieces;

    /** Boxes with digits that touch them, and boxes without. */
    private final List<Piece> full = new ArrayList<>();

    private final List<Piece> empty = new ArrayList<>();

    /**
     * All points of such lines that touch digits, and of boxes around or beside them.
     *
     * @param pieces all of an image, or some
     * @param numbers the number of the piece that each point belongs to
     * @param width of the image
     */
    static Ink of(List<Piece> pieces, int[] numbers, int width) {
        DrawnLines lines = new DrawnLines(pieces, numbers, width);
        for (Piece frame : lines.empty) {
            if (lines.pieces.stream()
                    .anyMatch(digit -> digit.number() != frame.number() && holds(frame.box(), digit.box()))) {
                lines.full.add(frame);
                lines.take(frame);
            }
        }
        for (Piece frame : lines.empty) {
            if (lines.full.stream().anyMatch(other -> isLike(frame.box(), other.box()))) {
                lines.take(frame);
            }
        }
        return lines.taken();
    }

    /** Those lines that have nothing to do with the image's border: of these it is certain that they are not the paper's. */
    static Ink apartFromBorder(Ink ink) {
        int[] numbers = new int[ink.height() * ink.width()];
        List<Piece> pieces = Piece.all(ink, ink, numbers);
        return of(pieces.stream().filter(piece -> !piece.atBorder()).toList(), numbers, ink.width());
    }

    /** All points of boxes in which nothing touches the walls. */
    static Ink emptyBoxes(Ink ink) {
        int[] numbers = new int[ink.height() * ink.width()];
        DrawnLines lines = new DrawnLines(Piece.all(ink, ink, numbers), numbers, ink.width());
        Arrays.fill(lines.taken, false);
        lines.empty.forEach(lines::take);
        return lines.taken();
    }

    private DrawnLines(List<Piece> all, int[] numbers, int width) {
        this.numbers = numbers;
        this.width = width;
        taken = new boolean[numbers.length];
        int largest = all.stream().mapToInt(Piece::area).max().orElse(0);
        pieces = all.stream()
                .filter(piece -> piece.area() >= Pieces.SPECK * largest)
                .toList();
        for (Piece piece : pieces) {
            if (Math.min(piece.box().height(), piece.box().width()) >= SMALLEST) {
                Interruption.check();
                look(piece);
            }
        }
    }

    private void look(Piece piece) {
        Ink ink = own(piece, numbers, width);
        List<StraightLine> level = StraightLine.in(ink);
        if (level.isEmpty()) {
            return;
        }
        List<StraightLine> upright = StraightLine.in(RuledLines.turned(ink));
        Ink rest;
        if (isFrame(ink, level, upright)) {
            List<StraightLine> rows = StraightLine.walls(level, LOWEST * StraightLine.widest(upright));
            List<StraightLine> columns = StraightLine.walls(
                    upright, NARROWEST * (rows.size() == 1 ? ink.height() : StraightLine.widest(rows)));
            rest = inside(ink, rows, columns);
            (rest == null ? empty : full).add(piece);
        } else {
            rest = onLine(ink, level.get(0));
        }
        if (rest != null) {
            take(piece.box(), ink.without(rest));
        }
    }

    private Ink taken() {
        return new Ink(numbers.length / width, width, taken);
    }

    private void take(Piece piece) {
        take(piece.box(), own(piece, numbers, width));
    }

    private void take(Ink.Box box, Ink part) {
        for (int i = 0; i < box.height() * box.width(); i++) {
            taken[(box.top() + i / box.width()) * width + box.left() + i % box.width()] |= part.at(i);
        }
    }

    private static Ink own(Piece piece, int[] numbers, int width) {
        Ink.Box box = piece.box();
        boolean[] own = new boolean[box.height() * box.width()];
        for (int i = 0; i < own.length; i++) {
            own[i] = numbers[(box.top() + i / box.width()) * width + box.left() + i % box.width()] == piece.number();
        }
        return new Ink(box.height(), box.width(), own);
    }

    private static boolean holds(Ink.Box frame, Ink.Box digit) {
        return digit.height() >= Pieces.SMALLEST * frame.height()
                && frame.around(digit).equals(frame);
    }

    private static boolean isLike(Ink.Box a, Ink.Box b) {
        return Math.abs(a.height() - b.height()) <= ALIKE * a.height()
                && Math.abs(a.width() - b.width()) <= ALIKE * a.width();
    }

    /** Whether lines are on all four sides of a piece, or on all but the upper one; digits reach a little beyond them. */
    private static boolean isFrame(Ink ink, List<StraightLine> level, List<StraightLine> upright) {
        if (upright.size() < 2) {
            return false;
        }
        boolean isOpen = level.size() == 1;
        double cell = isOpen
                ? StraightLine.widest(upright)
                : Math.min(StraightLine.widest(level), StraightLine.widest(upright));
        StraightLine.Beyond beyond = StraightLine.beyond(ink, level);
        StraightLine.Beyond beside = StraightLine.beyond(RuledLines.turned(ink), upright);
        return (isOpen || beyond.first() <= BEYOND * cell)
                && beyond.last() <= BEYOND * cell
                && Math.max(beside.first(), beside.last()) <= (isOpen ? ENDS : BEYOND) * cell;
    }

    /** What is left without the walls of a box or of cells; null if nothing there is as high as a digit. */
    private static Ink inside(Ink ink, List<StraightLine> level, List<StraightLine> upright) {
        Ink rest = ink;
        for (StraightLine line : level) {
            rest = line.removedFrom(rest);
        }
        Ink turned = RuledLines.turned(rest);
        for (StraightLine line : upright) {
            turned = line.removedFrom(turned);
        }
        return high(
                RuledLines.turned(turned),
                level,
                upright,
                Pieces.SMALLEST * (level.size() == 1 ? ink.height() : StraightLine.widest(level)));
    }

    /** The pieces that are not only remains of lines; null if none of them is so high. */
    private static Ink high(Ink rest, List<StraightLine> level, List<StraightLine> upright, double least) {
        int[] numbers = new int[rest.height() * rest.width()];
        List<Piece> pieces = Piece.all(rest, rest, numbers);
        boolean[] isMore = new boolean[pieces.size() + 1];
        for (int i = 0; i < numbers.length; i++) {
            int row = i / rest.width();
            int column = i % rest.width();
            isMore[numbers[i]] |= numbers[i] > 0
                    && level.stream().noneMatch(line -> line.isNear(row, column))
                    && upright.stream().noneMatch(line -> line.isNear(column, row));
        }
        if (pieces.stream()
                .noneMatch(piece -> isMore[piece.number()] && piece.box().height() >= least)) {
            return null;
        }
        boolean[] kept = new boolean[numbers.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = isMore[numbers[i]];
        }
        return new Ink(rest.height(), rest.width(), kept);
    }

    /** What stands on a line that goes on to both sides of it; null if it is none. */
    private static Ink onLine(Ink ink, StraightLine line) {
        int first = ink.width();
        int last = -1;
        for (int column = 0; column < ink.width(); column++) {
            if (ink.at(line.way()[column], column)) {
                first = Math.min(first, column);
                last = column;
            }
        }
        StraightLine.Beyond beyond = StraightLine.beyond(ink, List.of(line));
        int above = beyond.first();
        int length = last - first + 1;
        if (beyond.last() > BEYOND * above
                || length < SHORTEST * above
                || line.thickness() > StraightLine.THICKEST * above) {
            return null;
        }
        Ink rest = high(line.removedFrom(ink), List.of(line), List.of(), Pieces.SMALLEST * above);
        rest = rest == null ? null : withoutMarks(rest, MARK * above, 3 * line.thickness());
        if (rest == null || rest.area() == 0) {
            return null;
        }
        Ink.Box box = rest.box();
        double least = Math.min(OVERHANG * length, OVERHANG_OF_HEIGHT * above);
        return box.left() - first >= least && last + 1 - box.left() - box.width() >= least ? rest : null;
    }

    /** Without the short upright marks that divide a line into places for digits. */
    private static Ink withoutMarks(Ink rest, double highest, double widest) {
        int[] numbers = new int[rest.height() * rest.width()];
        boolean[] kept = new boolean[numbers.length];
        List<Piece> pieces = Piece.all(rest, rest, numbers);
        for (int i = 0; i < kept.length; i++) {
            if (numbers[i] > 0) {
                Ink.Box box = pieces.get(numbers[i] - 1).box();
                kept[i] = box.height() > highest || box.width() > widest;
            }
        }
        return new Ink(rest.height(), rest.width(), kept);
    }
}
