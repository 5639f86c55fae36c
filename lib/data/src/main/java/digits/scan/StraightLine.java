package digits.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A line that runs from left to right through a piece of ink, in a turned one from top to bottom.
 *
 * @param way its row in each column
 * @param thickness how many points it is high
 */
record StraightLine(int[] way, int thickness) {

    /** A line is ink along so much of the piece that it belongs to: one that is askew ends before the corners of its box. */
    private static final double COVERED = 0.65;

    /** Between its ends a line has hardly a gap. */
    private static final double WHOLE = 0.9;

    /** A line is thinner than this part of what it belongs to. */
    static final double THICKEST = 0.15;

    /** Between the walls of a cell there is so much of the widest cell: else a wall is a stroke. */
    private static final double NARROWEST = 0.55;

    private static final int MOST = 40;

    double middle() {
        return Arrays.stream(way).average().orElse(0);
    }

    /** Ink without the line, which stays where it is higher: there a stroke crosses or touches it. */
    Ink removedFrom(Ink ink) {
        return RuledLines.without(ink, way, thickness + Math.max(2, thickness / 4.0));
    }

    boolean isNear(int row, int column) {
        return Math.abs(row - way[column]) <= 1.5 * thickness + 1;
    }

    /** The lines that run from left to right through a piece, the one with the most ink first. */
    static List<StraightLine> in(Ink piece) {
        List<StraightLine> lines = new ArrayList<>();
        Ink rest = piece;
        while (lines.size() < MOST) {
            int[] way = RuledLines.way(rest, COVERED);
            if (way == null || !isWhole(rest, way)) {
                break;
            }
            int thickness = RuledLines.thickness(rest, way);
            if (thickness > THICKEST * piece.height()) {
                break;
            }
            StraightLine line = new StraightLine(way, thickness);
            lines.add(line);
            Ink without = line.removedFrom(rest);
            if (without.area() == 0) {
                break;
            }
            rest = without;
        }
        return lines;
    }

    /** Whether there is hardly a gap between the first and the last ink on a way. */
    private static boolean isWhole(Ink ink, int[] way) {
        int first = way.length;
        int last = -1;
        int count = 0;
        for (int column = 0; column < way.length; column++) {
            if (ink.at(way[column], column)) {
                first = Math.min(first, column);
                last = column;
                count++;
            }
        }
        return count >= WHOLE * (last - first + 1);
    }

    /** How far ink reaches beyond the first and beyond the last of some lines at most. */
    record Beyond(int first, int last) {}

    static Beyond beyond(Ink ink, List<StraightLine> lines) {
        List<StraightLine> sorted = sorted(lines);
        int[] first = sorted.get(0).way();
        int[] last = sorted.get(sorted.size() - 1).way;
        int before = 0;
        int behind = 0;
        for (int row = 0; row < ink.height(); row++) {
            for (int column = 0; column < ink.width(); column++) {
                if (ink.at(row, column)) {
                    before = Math.max(before, first[column] - row);
                    behind = Math.max(behind, row - last[column]);
                }
            }
        }
        return new Beyond(before, behind);
    }

    private static List<StraightLine> sorted(List<StraightLine> lines) {
        List<StraightLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingDouble(StraightLine::middle));
        return sorted;
    }

    /** The largest distance between two lines that are next to each other. */
    static double widest(List<StraightLine> lines) {
        List<StraightLine> sorted = sorted(lines);
        double widest = 0;
        for (int i = 1; i < sorted.size(); i++) {
            widest = Math.max(widest, sorted.get(i).middle() - sorted.get(i - 1).middle());
        }
        return widest;
    }

    /** The first and the last line, and those between that leave room for a digit on either side. */
    static List<StraightLine> walls(List<StraightLine> lines, double least) {
        List<StraightLine> sorted = sorted(lines);
        double room = Math.max(least, NARROWEST * widest(lines));
        List<StraightLine> walls = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            boolean isInside = i > 0 && i < sorted.size() - 1;
            double before =
                    isInside ? sorted.get(i).middle() - sorted.get(i - 1).middle() : room;
            double after = isInside ? sorted.get(i + 1).middle() - sorted.get(i).middle() : room;
            if (Math.max(before, after) >= room) {
                walls.add(sorted.get(i));
            }
        }
        return walls;
    }
}
