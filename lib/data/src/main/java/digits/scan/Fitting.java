package digits.scan;

import digits.matrix.Matrix;

/**
 * Enlarges or reduces ink into a square grid, and makes its strokes wider or thinner.
 */
final class Fitting {

    private Fitting() {}

    /**
     * Shears ink until it leans neither way: until, over all of it, a step down goes neither right nor left on average.
     */
    static Ink upright(Ink ink) {
        double area = ink.area();
        double meanX = 0;
        double meanY = 0;
        for (int row = 0; row < ink.height(); row++) {
            for (int column = 0; column < ink.width(); column++) {
                if (ink.at(row, column)) {
                    meanX += column / area;
                    meanY += row / area;
                }
            }
        }
        double together = 0;
        double down = 0;
        for (int row = 0; row < ink.height(); row++) {
            for (int column = 0; column < ink.width(); column++) {
                if (ink.at(row, column)) {
                    together += (column - meanX) * (row - meanY);
                    down += (row - meanY) * (row - meanY);
                }
            }
        }
        double slope = down == 0 ? 0 : together / down;
        int room = (int) Math.ceil(Math.abs(slope) * ink.height());
        int width = ink.width() + 2 * room;
        boolean[] sheared = new boolean[ink.height() * width];
        for (int row = 0, i = 0; row < ink.height(); row++) {
            int shift = (int) Math.floor(slope * (row - meanY) + 0.5);
            for (int column = -room; column < width - room; column++, i++) {
                int from = column + shift;
                sheared[i] = from >= 0 && from < ink.width() && ink.at(row, from);
            }
        }
        return new Ink(ink.height(), width, sheared);
    }

    /**
     * Puts ink that fills its bitmap into the middle of an empty square.
     *
     * @param grid points along each side of the square
     * @param scaleX by how much the ink becomes wider
     * @param scaleY by how much it becomes higher
     */
    static Ink scaled(Ink ink, int grid, double scaleX, double scaleY) {
        boolean[] points = new boolean[grid * grid];
        for (int row = 0, i = 0; row < grid; row++) {
            int fromRow = (int) Math.floor((row + 0.5 - grid / 2.0) / scaleY + ink.height() / 2.0);
            for (int column = 0; column < grid; column++, i++) {
                int fromColumn = (int) Math.floor((column + 0.5 - grid / 2.0) / scaleX + ink.width() / 2.0);
                points[i] = fromRow >= 0
                        && fromRow < ink.height()
                        && fromColumn >= 0
                        && fromColumn < ink.width()
                        && ink.at(fromRow, fromColumn);
            }
        }
        return new Ink(grid, grid, points);
    }

    /** All points whose distance from the ink's edge is at most so many points; below 0 the ink shrinks. */
    static Ink grown(Ink ink, double[] distances, double by) {
        boolean[] points = new boolean[distances.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = distances[i] <= by;
        }
        return new Ink(ink.height(), ink.width(), points);
    }

    /**
     * The part of ink in each block of points, with the picture's origin moved.
     *
     * @param block points along each side of a block
     * @param down by how many points the ink is moved down first
     * @param right and to the right
     */
    static Matrix blocks(Ink ink, int block, int down, int right) {
        int size = ink.height() / block;
        double points = block * block;
        return Matrix.generate(size, size, (blockRow, blockColumn) -> {
            int count = 0;
            for (int row = blockRow * block - down; row < (blockRow + 1) * block - down; row++) {
                for (int column = blockColumn * block - right; column < (blockColumn + 1) * block - right; column++) {
                    boolean inside = row >= 0 && row < ink.height() && column >= 0 && column < ink.width();
                    count += inside && ink.at(row, column) ? 1 : 0;
                }
            }
            return count / points;
        });
    }
}
