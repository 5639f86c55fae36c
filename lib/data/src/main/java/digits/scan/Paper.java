package digits.scan;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.Locale;

/**
 * Tells ink from paper. Paper is what remains where everything narrower than a stroke is painted over with what surrounds it: this
 * follows shadows and uneven light, which are wider. The difference to it is how much ink there is; N. Otsu, "A Threshold
 * Selection Method from Gray-Level Histograms", 1979, doi:10.1109/TSMC.1979.4310076, divides it in two.
 */
final class Paper {

    /** Strokes are narrower than this part of the shorter side. */
    private static final double STROKE = 0.25;

    /** The strongest ink differs at least so much from its paper, on the scale from black to white. */
    private static final double FAINTEST = 0.12;

    private static final int LEVELS = 256;

    private Paper() {}

    /**
     * How much ink each point has, from 0 to 1, the strongest having 1.
     *
     * @throws IllegalArgumentException if nothing stands out from the paper
     */
    static Matrix ink(Matrix grey) {
        Matrix dark = isDarkOnLight(grey) ? grey : grey.map(value -> 1 - value);
        int reach = Math.max(1, (int) (STROKE * Math.min(dark.rows(), dark.columns()) / 2));
        // The lightest around each point, then the darkest of those: strokes are gone, and edges are where they were.
        Matrix paper = darkest(lightest(dark, reach), reach);
        Matrix ink = paper.minus(dark);
        double strongest = ink.max();
        if (strongest < FAINTEST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "fromImage needs a digit that stands out from its paper by %.0f%% of the way from black to white, but nothing "
                            + "in this image does by more than %.0f%%",
                    100 * FAINTEST,
                    100 * strongest));
        }
        return ink.map(value -> value / strongest);
    }

    /** Ink is the smaller part: it lies far from the mean, paper near it. Slow changes of the light are taken out first. */
    private static boolean isDarkOnLight(Matrix grey) {
        Matrix rest = grey.minus(plane(grey));
        double skew = 0;
        for (double value : rest.toArray()) {
            skew += value * value * value;
        }
        return skew <= 0;
    }

    /** The plane a + b · row + c · column nearest to all points; rows and columns are orthogonal, so each slope stands alone. */
    private static Matrix plane(Matrix grey) {
        double middleRow = (grey.rows() - 1) / 2.0;
        double middleColumn = (grey.columns() - 1) / 2.0;
        double mean = grey.sum() / (grey.rows() * grey.columns());
        double down = 0;
        double downSquares = 0;
        double right = 0;
        double rightSquares = 0;
        for (int row = 0; row < grey.rows(); row++) {
            for (int column = 0; column < grey.columns(); column++) {
                down += (row - middleRow) * grey.get(row, column);
                downSquares += (row - middleRow) * (row - middleRow);
                right += (column - middleColumn) * grey.get(row, column);
                rightSquares += (column - middleColumn) * (column - middleColumn);
            }
        }
        double slopeDown = downSquares == 0 ? 0 : down / downSquares;
        double slopeRight = rightSquares == 0 ? 0 : right / rightSquares;
        return Matrix.generate(
                grey.rows(),
                grey.columns(),
                (row, column) -> mean + slopeDown * (row - middleRow) + slopeRight * (column - middleColumn));
    }

    /** The largest value in the square of points at most so far away; a square is done row by row, then column by column. */
    private static Matrix lightest(Matrix matrix, int reach) {
        return alongRows(alongRows(matrix, reach).transpose(), reach).transpose();
    }

    private static Matrix darkest(Matrix matrix, int reach) {
        return lightest(matrix.map(value -> -value), reach).map(value -> -value);
    }

    private static Matrix alongRows(Matrix matrix, int reach) {
        double[][] rows = matrix.toRows();
        double[][] largest = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            largest[row] = largest(rows[row], reach);
        }
        return Matrix.of(largest);
    }

    /** The largest of each window, from a queue of those that no later one exceeds: each value comes and goes once. */
    private static double[] largest(double[] values, int reach) {
        double[] largest = new double[values.length];
        int[] queue = new int[values.length];
        int first = 0;
        int end = 0;
        for (int next = 0, at = 0; at < values.length; at++) {
            while (next < values.length && next <= at + reach) {
                while (end > first && values[queue[end - 1]] <= values[next]) {
                    end--;
                }
                queue[end++] = next++;
            }
            while (queue[first] < at - reach) {
                first++;
            }
            largest[at] = values[queue[first]];
        }
        return largest;
    }

    /** What is ink of how much ink there is: the threshold that makes both parts most alike within themselves. */
    static Ink divide(Matrix ink) {
        int[] counts = new int[LEVELS];
        for (double value : ink.toArray()) {
            counts[level(value)]++;
        }
        double total = Arrays.stream(counts).sum();
        double mean = 0;
        for (int level = 0; level < LEVELS; level++) {
            mean += level * counts[level] / total;
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int threshold = 0;
        for (int level = 0; level < LEVELS - 1; level++) {
            below += counts[level] / total;
            sumBelow += level * counts[level] / total;
            double between =
                    below == 0 || below >= 1 ? 0 : Math.pow(mean * below - sumBelow, 2) / (below * (1 - below));
            if (between > best) {
                best = between;
                threshold = level;
            }
        }
        boolean[] points = new boolean[ink.rows() * ink.columns()];
        for (int i = 0; i < points.length; i++) {
            points[i] = level(ink.get(i / ink.columns(), i % ink.columns())) > threshold;
        }
        return new Ink(ink.rows(), ink.columns(), points);
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(LEVELS - 1, value * LEVELS));
    }
}
