package digits.matrix;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The loops behind {@link Matrix}, over elements in reading order: element (row, column) is at row · columns + column. */
final class Loops {

    /** Fewer operations than this, a power of two, take less than some milliseconds. */
    private static final long LONG = 1 << 16;

    private Loops() {}

    static double[] generated(int rows, int columns, Matrix.Elements elements) {
        double[] generated = new double[rows * columns];
        for (int row = 0, i = 0; row < rows; row++) {
            checkInterruption(generated.length);
            for (int column = 0; column < columns; column++, i++) {
                generated[i] = elements.at(row, column);
            }
        }
        return generated;
    }

    /** Rows of one length, one after the other. */
    static double[] joined(double[][] rows) {
        int columns = rows[0].length;
        double[] joined = new double[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, joined, row * columns, columns);
        }
        return joined;
    }

    /** The product of (n × k) and (k × m). Each element is summed over k in ascending order. */
    static double[] product(double[] left, double[] right, int n, int k, int m) {
        double[][] product = new double[n][m];
        for (int i = 0; i < k; i++) {
            checkInterruption((long) n * k * m);
            // A row of its own, so that both arrays of the inner loop begin at 0: the JIT compiler then adds several
            // columns with one instruction, which saves a fifth of the time and more.
            double[] terms = Arrays.copyOfRange(right, i * m, (i + 1) * m);
            for (int row = 0; row < n; row++) {
                double factor = left[row * k + i];
                double[] sums = product[row];
                for (int column = 0; column < m; column++) {
                    sums[column] += factor * terms[column];
                }
            }
        }
        return joined(product);
    }

    static double[] mapped(double[] elements, DoubleUnaryOperator function) {
        return combined(elements, elements, (element, same) -> function.applyAsDouble(element));
    }

    static double[] combined(double[] left, double[] right, DoubleBinaryOperator function) {
        double[] combined = new double[left.length];
        for (int i = 0; i < combined.length; i++) {
            if ((i & (LONG - 1)) == 0) {
                checkInterruption(combined.length);
            }
            combined[i] = function.applyAsDouble(left[i], right[i]);
        }
        return combined;
    }

    static double[] transposed(double[] elements, int rows) {
        double[] transposed = new double[elements.length];
        for (int row = 0, i = 0; row < rows; row++) {
            checkInterruption(elements.length);
            for (int target = row; target < transposed.length; target += rows, i++) {
                transposed[target] = elements[i];
            }
        }
        return transposed;
    }

    static double[] rowSums(double[] elements, int rows, int columns) {
        double[] sums = new double[rows];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                sums[row] += elements[i];
            }
        }
        return sums;
    }

    static double[] columnSums(double[] elements, int rows, int columns) {
        double[] sums = new double[columns];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                sums[column] += elements[i];
            }
        }
        return sums;
    }

    static double[] columnMaxima(double[] elements, int rows, int columns) {
        double[] maxima = Arrays.copyOf(elements, columns);
        for (int row = 1, i = columns; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                maxima[column] = Math.max(maxima[column], elements[i]);
            }
        }
        return maxima;
    }

    static int[] columnArgMax(double[] elements, int rows, int columns) {
        int[] largest = new int[columns];
        for (int row = 1; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (elements[row * columns + column] > elements[largest[column] * columns + column]) {
                    largest[column] = row;
                }
            }
        }
        return largest;
    }

    private static void checkInterruption(long size) {
        if (size > LONG) {
            Interruption.check();
        }
    }
}
