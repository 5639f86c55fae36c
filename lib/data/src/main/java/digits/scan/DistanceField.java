package digits.scan;

import digits.matrix.Interruption;

/**
 * How far each point of a bitmap is from the edge of the ink. Whatever lies at most r from it is what a pen would cover that is
 * 2 r wider. The algorithm takes a time proportional to the number of points: P. F. Felzenszwalb and D. P. Huttenlocher,
 * "Distance Transforms of Sampled Functions", 2012, doi:10.4086/toc.2012.v008a019.
 */
final class DistanceField {

    /** Farther than any point of a bitmap, and small enough for its square to be added to. */
    private static final double FAR = 1e12;

    private final double[] values;
    private final double[] vertexEnds;
    private final double[] result;
    private final int[] vertices;

    private DistanceField(int longest) {
        values = new double[longest];
        vertexEnds = new double[longest + 1];
        result = new double[longest];
        vertices = new int[longest];
    }

    /** In points: above 0 on paper, below 0 in ink; the edge runs between the points, so that none has 0. */
    static double[] signed(Ink ink) {
        double[] toInk = distances(ink, true);
        double[] toPaper = distances(ink, false);
        double[] signed = new double[toInk.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = ink.at(i) ? 0.5 - toPaper[i] : toInk[i] - 0.5;
        }
        return signed;
    }

    /** From the middle of each point to that of the nearest one that is ink, or that is not. */
    private static double[] distances(Ink ink, boolean wanted) {
        int height = ink.height();
        int width = ink.width();
        double[] squares = new double[height * width];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = ink.at(i) == wanted ? 0 : FAR;
        }
        DistanceField field = new DistanceField(Math.max(height, width));
        for (int column = 0; column < width; column++) {
            Interruption.check();
            field.line(squares, column, width, height);
        }
        for (int row = 0; row < height; row++) {
            field.line(squares, row * width, 1, width);
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.sqrt(squares[i]);
        }
        return squares;
    }

    /**
     * The lower envelope of a parabola at each point of a line: min over q of (p − q)² + value of q.
     */
    private void line(double[] squares, int first, int step, int length) {
        for (int q = 0; q < length; q++) {
            values[q] = squares[first + q * step];
        }
        int last = 0;
        vertices[0] = 0;
        vertexEnds[0] = Double.NEGATIVE_INFINITY;
        for (int q = 1; q < length; q++) {
            double meeting = meeting(q, vertices[last]);
            while (meeting <= vertexEnds[last]) {
                last--;
                meeting = meeting(q, vertices[last]);
            }
            last++;
            vertices[last] = q;
            vertexEnds[last] = meeting;
        }
        vertexEnds[last + 1] = Double.POSITIVE_INFINITY;
        for (int p = 0, k = 0; p < length; p++) {
            while (vertexEnds[k + 1] < p) {
                k++;
            }
            int q = vertices[k];
            result[p] = (double) (p - q) * (p - q) + values[q];
        }
        for (int p = 0; p < length; p++) {
            squares[first + p * step] = result[p];
        }
    }

    /** Where the parabolas of two points cross. */
    private double meeting(int q, int vertex) {
        return ((values[q] + (double) q * q) - (values[vertex] + (double) vertex * vertex)) / (2.0 * (q - vertex));
    }
}
