package digits.scan;

import digits.matrix.Matrix;

/**
 * Which points of a bitmap are ink. Immutable, row by row from the top left.
 */
final class Ink {

    private final int height;
    private final int width;
    private final boolean[] points;

    /** Takes the array over without a copy. */
    Ink(int height, int width, boolean[] points) {
        this.height = height;
        this.width = width;
        this.points = points;
    }

    /** Ink wherever a picture (height × width) is darker than half. */
    static Ink of(Matrix picture) {
        boolean[] points = new boolean[picture.rows() * picture.columns()];
        for (int i = 0; i < points.length; i++) {
            points[i] = picture.get(i / picture.columns(), i % picture.columns()) > 0.5;
        }
        return new Ink(picture.rows(), picture.columns(), points);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    boolean at(int row, int column) {
        return points[row * width + column];
    }

    boolean at(int point) {
        return points[point];
    }

    /** How many points are ink. */
    int area() {
        int area = 0;
        for (boolean ink : points) {
            area += ink ? 1 : 0;
        }
        return area;
    }

    /** The smallest box with all ink in it. There must be some. */
    Box box() {
        int top = height;
        int bottom = -1;
        int left = width;
        int right = -1;
        for (int i = 0; i < points.length; i++) {
            if (points[i]) {
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
            }
        }
        return new Box(top, left, bottom - top + 1, right - left + 1);
    }

    /** What is ink in this or in another bitmap of the same size. */
    Ink or(Ink other) {
        boolean[] both = points.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other.points[i];
        }
        return new Ink(height, width, both);
    }

    /** What is ink in this and not in another bitmap of the same size. */
    Ink without(Ink other) {
        boolean[] rest = points.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] &= !other.points[i];
        }
        return new Ink(height, width, rest);
    }

    /** Whether a point of this is a neighbour of one of a smaller bitmap that lies in a box, corners included. */
    boolean isBeside(Ink part, Box box) {
        for (int i = 0; i < part.points.length; i++) {
            int row = box.top + i / part.width;
            int column = box.left + i % part.width;
            if (part.points[i]
                    && cut(new Box(row, column, 1, 1).enlarged(1, height, width))
                                    .area()
                            > 0) {
                return true;
            }
        }
        return false;
    }

    /** The ink of a box. */
    Ink cut(Box box) {
        boolean[] cut = new boolean[box.height() * box.width()];
        for (int row = 0, i = 0; row < box.height(); row++) {
            for (int column = 0; column < box.width(); column++, i++) {
                cut[i] = at(box.top() + row, box.left() + column);
            }
        }
        return new Ink(box.height(), box.width(), cut);
    }

    /** As a picture: 1 for ink, 0 for paper. */
    Matrix toMatrix() {
        return Matrix.generate(height, width, (row, column) -> at(row, column) ? 1 : 0);
    }

    /** A part of a bitmap. */
    record Box(int top, int left, int height, int width) {

        /** The smallest box that has both in it. */
        Box around(Box other) {
            int newTop = Math.min(top, other.top);
            int newLeft = Math.min(left, other.left);
            return new Box(
                    newTop,
                    newLeft,
                    Math.max(top + height, other.top + other.height) - newTop,
                    Math.max(left + width, other.left + other.width) - newLeft);
        }

        /** With a margin, as far as the bitmap has room. */
        Box enlarged(int margin, int rows, int columns) {
            int newTop = Math.max(0, top - margin);
            int newLeft = Math.max(0, left - margin);
            return new Box(
                    newTop,
                    newLeft,
                    Math.min(rows, top + height + margin) - newTop,
                    Math.min(columns, left + width + margin) - newLeft);
        }
    }
}
