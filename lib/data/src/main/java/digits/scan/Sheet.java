package digits.scan;

import digits.matrix.Matrix;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the sheets of paper that lie on something darker, as a note on a table or a card in a hand, and the board in lighter
 * surroundings, as a blackboard on a wall or a dark picture on a page.
 */
final class Sheet {

    /** So much of an image's border is dark where a sheet lies within. */
    private static final double DARK_BORDER = 0.5;

    /** So much of it is light around a board: a shadow reaches the border. */
    private static final double ALL_AROUND = 0.9;

    /** A sheet is a part of the image of this size at the least. */
    private static final double SMALLEST = 0.05;

    /** A sheet fills so much of a rectangle, also seen askew; an oval, as a zero is, fills π/4. */
    private static final double FILLED = 0.84;

    /** Ink on a sheet is less than this part of it, in strokes that are narrower than this part of its shorter side. */
    private static final double MOST_INK = 0.4;

    private static final double WIDEST_STROKE = 0.25;

    /** How far a shadow or a curled edge reaches in, as part of the shorter side. */
    private static final double EDGE = 0.03;

    /** Across its edge a sheet differs from what is around it by so much of the whole difference; where light fades, by less. */
    private static final double STEP = 0.7;

    /** Sheets that lie beside each other, as cards on a table. */
    private static final int MOST = 12;

    /** Between two directions in which a sheet may lie, in degrees. */
    private static final int TURN = 5;

    private Sheet() {}

    /** The part of an image with all sheets, with paper around them as light as they are; the image if there is none. */
    static Matrix of(Matrix grey) {
        Matrix sheet = onDarker(grey, DARK_BORDER);
        if (sheet != null) {
            return sheet;
        }
        Matrix board = onDarker(Paper.negative(grey), ALL_AROUND);
        return board != null ? Paper.negative(board) : grey;
    }

    private static Matrix onDarker(Matrix grey, double leastDark) {
        int height = grey.rows();
        int width = grey.columns();
        boolean[] light = Paper.light(grey);
        boolean[] outside = new boolean[light.length];
        int border = 0;
        int darkBorder = 0;
        for (int i = 0; i < light.length; i++) {
            int row = i / width;
            int column = i % width;
            if (row == 0 || column == 0 || row == height - 1 || column == width - 1) {
                border++;
                darkBorder += light[i] ? 0 : 1;
                outside[i] = !light[i];
            }
        }
        if (darkBorder < leastDark * border) {
            return null;
        }
        spread(outside, light, width);
        // Of all that the dark does not reach, the pieces with the points that are deepest inside.
        double[] depth = DistanceField.signed(new Ink(height, width, outside));
        boolean[] all = new boolean[light.length];
        double shorter = 0;
        for (int sheets = 0; sheets < MOST; sheets++) {
            int deepest = 0;
            for (int i = 0; i < depth.length; i++) {
                deepest = depth[i] > depth[deepest] && !all[i] ? i : deepest;
            }
            boolean[] filled = new boolean[light.length];
            filled[deepest] = true;
            spread(filled, outside, width);
            double side = shorterSide(new Ink(height, width, filled), light);
            if (side == 0) {
                break;
            }
            shorter = sheets == 0 ? side : Math.min(shorter, side);
            for (int i = 0; i < all.length; i++) {
                all[i] |= filled[i];
            }
        }
        if (shorter == 0) {
            return null;
        }
        double margin = EDGE * shorter;
        double paper = median(grey, i -> all[i] && light[i]);
        double inside = median(grey, i -> all[i] && light[i] && depth[i] <= 2 * margin);
        // Ruled lines on a sheet that reach its edge are thinner.
        double near = median(grey, i -> outside[i] && depth[i] >= -2 * margin && depth[i] <= -margin / 2);
        if (inside - near < STEP * (paper - median(grey, i -> outside[i]))) {
            return null;
        }
        Ink.Box box = new Ink(height, width, all).box();
        return Matrix.generate(box.height(), box.width(), (row, column) -> {
            int point = (box.top() + row) * width + box.left() + column;
            return all[point] && depth[point] > margin ? grey.get(point / width, point % width) : paper;
        });
    }

    private static double median(Matrix grey, IntPredicate isCounted) {
        double[] tones = IntStream.range(0, grey.rows() * grey.columns())
                .filter(isCounted)
                .mapToDouble(i -> grey.get(i / grey.columns(), i % grey.columns()))
                .sorted()
                .toArray();
        return tones.length == 0 ? 0 : tones[tones.length / 2];
    }

    /** The shorter side of what is a sheet; 0 for what is none. */
    private static double shorterSide(Ink sheet, boolean[] light) {
        boolean[] dark = new boolean[light.length];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = sheet.at(i) && !light[i];
        }
        Ink ink = new Ink(sheet.height(), sheet.width(), dark);
        double[] sides = sides(sheet);
        double shorter = Math.min(sides[0], sides[1]);
        boolean isSheet = sheet.area() >= SMALLEST * light.length
                && sheet.area() >= FILLED * sides[0] * sides[1]
                && ink.area() > 0
                && ink.area() <= MOST_INK * sheet.area()
                && Paper.strokes(ink) <= WIDEST_STROKE * shorter;
        return isSheet ? shorter : 0;
    }

    /** Adds to some points all that can be reached from them, not over corners, without crossing a wall. */
    private static void spread(boolean[] reached, boolean[] wall, int width) {
        int[] stack = new int[reached.length];
        int size = 0;
        for (int i = 0; i < reached.length; i++) {
            if (reached[i]) {
                stack[size++] = i;
            }
        }
        while (size > 0) {
            int point = stack[--size];
            int column = point % width;
            int[] neighbours = {
                point - width, point + width, column > 0 ? point - 1 : -1, column < width - 1 ? point + 1 : -1
            };
            for (int neighbour : neighbours) {
                if (neighbour >= 0 && neighbour < wall.length && !wall[neighbour] && !reached[neighbour]) {
                    reached[neighbour] = true;
                    stack[size++] = neighbour;
                }
            }
        }
    }

    /** The sides of the smallest rectangle around some ink. */
    private static double[] sides(Ink ink) {
        double[] smallest = {ink.height(), ink.width()};
        for (int degrees = 0; degrees < 90; degrees += TURN) {
            double cos = Math.cos(Math.toRadians(degrees));
            double sin = Math.sin(Math.toRadians(degrees));
            double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int row = 0; row < ink.height(); row++) {
                for (int column = 0; column < ink.width(); column++) {
                    if (ink.at(row, column)) {
                        double along = cos * column + sin * row;
                        double across = cos * row - sin * column;
                        least[0] = Math.min(least[0], along);
                        most[0] = Math.max(most[0], along);
                        least[1] = Math.min(least[1], across);
                        most[1] = Math.max(most[1], across);
                    }
                }
            }
            double[] sides = {most[0] - least[0] + 1, most[1] - least[1] + 1};
            if (sides[0] * sides[1] < smallest[0] * smallest[1]) {
                smallest = sides;
            }
        }
        return smallest;
    }
}
