package digits.matrix;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * An immutable matrix of doubles, stored row by row. Every operation returns a new matrix and changes neither operand.
 *
 * <p>Where the library speaks of examples, each is one column: {@code Z = W · A + b} with W (units × inputs), A (inputs ×
 * examples), b (units × 1). Notebook 02 works through these shapes by hand.
 */
public final class Matrix {

    /** An element from its row and column, both counted from 0. */
    @FunctionalInterface
    public interface Elements {
        double at(int row, int column);
    }

    private final int rows;
    private final int columns;
    private final double[] elements;

    /** Takes the array over without a copy: callers in this class hand over arrays that nobody else holds. */
    private Matrix(int rows, int columns, double[] elements) {
        this.rows = rows;
        this.columns = columns;
        this.elements = elements;
    }

    /**
     * A matrix from its rows, which are copied.
     *
     * @throws IllegalArgumentException if there is no row, a row is empty, or rows differ in length
     */
    public static Matrix of(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("a matrix needs at least one row and one column, but got none");
        }
        int columns = rows[0].length;
        double[] elements = new double[checkedSize("of", rows.length, columns)];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("a matrix needs rows of equal length, but row 0 has " + columns
                        + " elements and row " + row + " has " + rows[row].length);
            }
            System.arraycopy(rows[row], 0, elements, row * columns, columns);
        }
        return new Matrix(rows.length, columns, elements);
    }

    /**
     * A matrix from its elements in reading order: the first row from left to right, then the second.
     *
     * @throws IllegalArgumentException if there are not rows · columns elements
     */
    public static Matrix of(int rows, int columns, double... elements) {
        if (elements.length != checkedSize("of", rows, columns)) {
            throw new IllegalArgumentException("a " + rows + "×" + columns + " matrix needs " + rows * columns
                    + " elements, but got " + elements.length);
        }
        return new Matrix(rows, columns, elements.clone());
    }

    /** A column vector (n × 1). */
    public static Matrix column(double... elements) {
        return of(elements.length, 1, elements);
    }

    /** A row vector (1 × n). */
    public static Matrix row(double... elements) {
        return of(1, elements.length, elements);
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[checkedSize("zeros", rows, columns)]);
    }

    /** A matrix whose element at each row and column is asked of a function, in reading order. */
    public static Matrix generate(int rows, int columns, Elements elements) {
        double[] generated = new double[checkedSize("generate", rows, columns)];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                generated[i] = elements.at(row, column);
            }
        }
        return new Matrix(rows, columns, generated);
    }

    /** Random elements, each uniform in low (inclusive) to high (exclusive), drawn in reading order. */
    public static Matrix uniform(int rows, int columns, double low, double high, RandomGenerator random) {
        return generate(rows, columns, (row, column) -> low + (high - low) * random.nextDouble());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The shape as it is said aloud: "10×64" is ten rows and 64 columns. */
    public String shape() {
        return rows + "×" + columns;
    }

    /**
     * The element in a row and column, both counted from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public double get(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("get needs a row below " + rows + " and a column below " + columns
                    + ", but got row " + row + " and column " + column);
        }
        return elements[row * columns + column];
    }

    /**
     * The matrix product this · right. Shapes: (n × k) · (k × m) gives (n × m). Each element is summed over k in ascending
     * order, so the result is the same bits every time.
     *
     * @throws IllegalArgumentException if this has not as many columns as right has rows
     */
    public Matrix times(Matrix right) {
        if (columns != right.rows) {
            throw new IllegalArgumentException(
                    "times needs left columns = right rows, but left is " + shape() + " and right is " + right.shape());
        }
        int width = right.columns;
        checkedSize("times", rows, width);
        double[][] product = new double[rows][width];
        for (int k = 0; k < columns; k++) {
            // A row of its own, so that both arrays of the inner loop begin at 0: the JIT compiler then adds several
            // columns with one instruction, which saves a fifth of the time and more.
            double[] terms = Arrays.copyOfRange(right.elements, k * width, (k + 1) * width);
            for (int row = 0; row < rows; row++) {
                double factor = elements[row * columns + k];
                double[] sums = product[row];
                for (int column = 0; column < width; column++) {
                    sums[column] += factor * terms[column];
                }
            }
        }
        return of(product);
    }

    /** Every element times a number. */
    public Matrix times(double factor) {
        return map(element -> element * factor);
    }

    /** The Hadamard product this ⊙ other, element by element: (n × m) ⊙ (n × m) gives (n × m). */
    public Matrix hadamard(Matrix other) {
        return combine("hadamard", other, (a, b) -> a * b);
    }

    /** The sum this + other, element by element: (n × m) + (n × m) gives (n × m). */
    public Matrix plus(Matrix other) {
        return combine("plus", other, Double::sum);
    }

    /** The difference this − other, element by element: (n × m) − (n × m) gives (n × m). */
    public Matrix minus(Matrix other) {
        return combine("minus", other, (a, b) -> a - b);
    }

    /**
     * Adds a column to every column of this: (n × m) + (n × 1) gives (n × m), as the bias in Z = W · A + b.
     *
     * @throws IllegalArgumentException if column is not (this.rows × 1)
     */
    public Matrix plusColumn(Matrix column) {
        if (column.columns != 1 || column.rows != rows) {
            throw new IllegalArgumentException("plusColumn needs a " + rows + "×1 column to add to a " + shape()
                    + " matrix, but got " + column.shape());
        }
        double[] sums = new double[elements.length];
        for (int row = 0, i = 0; row < rows; row++) {
            double added = column.elements[row];
            for (int end = i + columns; i < end; i++) {
                sums[i] = elements[i] + added;
            }
        }
        return new Matrix(rows, columns, sums);
    }

    /** Rows become columns: (n × m) gives (m × n). */
    public Matrix transpose() {
        double[] transposed = new double[elements.length];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int target = row; target < transposed.length; target += rows, i++) {
                transposed[target] = elements[i];
            }
        }
        return new Matrix(columns, rows, transposed);
    }

    /** A function applied to every element. */
    public Matrix map(DoubleUnaryOperator function) {
        double[] mapped = new double[elements.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(elements[i]);
        }
        return new Matrix(rows, columns, mapped);
    }

    /**
     * A function of each pair of elements in the same place: (n × m) and (n × m) give (n × m).
     *
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix combine(Matrix other, DoubleBinaryOperator function) {
        return combine("combine", other, function);
    }

    private Matrix combine(String operation, Matrix other, DoubleBinaryOperator function) {
        if (rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException(
                    operation + " needs equal shapes, but left is " + shape() + " and right is " + other.shape());
        }
        double[] combined = new double[elements.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = function.applyAsDouble(elements[i], other.elements[i]);
        }
        return new Matrix(rows, columns, combined);
    }

    /** The sum along each row, a column vector: (n × m) gives (n × 1). */
    public Matrix rowSums() {
        double[] sums = new double[rows];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                sums[row] += elements[i];
            }
        }
        return new Matrix(rows, 1, sums);
    }

    /** The sum down each column, a row vector: (n × m) gives (1 × m). */
    public Matrix columnSums() {
        double[] sums = new double[columns];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                sums[column] += elements[i];
            }
        }
        return new Matrix(1, columns, sums);
    }

    /** The largest element of each column, a row vector: (n × m) gives (1 × m). A column with a NaN gives NaN. */
    public Matrix columnMaxima() {
        double[] maxima = Arrays.copyOf(elements, columns);
        for (int row = 1, i = columns; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                maxima[column] = Math.max(maxima[column], elements[i]);
            }
        }
        return new Matrix(1, columns, maxima);
    }

    /**
     * For each column the row of its largest element, the first one where several are equal: (n × m) gives m numbers. NaN is
     * larger than nothing: a column of NaN gives 0.
     */
    public int[] columnArgMax() {
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

    /** The sum of all elements. */
    public double sum() {
        double sum = 0;
        for (double element : elements) {
            sum += element;
        }
        return sum;
    }

    /** The smallest element. */
    public double min() {
        return Arrays.stream(elements).min().orElseThrow();
    }

    /** The largest element. */
    public double max() {
        return Arrays.stream(elements).max().orElseThrow();
    }

    /** The Frobenius norm: the square root of the sum of all squares. */
    public double norm() {
        double squares = 0;
        for (double element : elements) {
            squares += element * element;
        }
        return Math.sqrt(squares);
    }

    /** Whether no element is NaN or infinite. */
    public boolean isFinite() {
        for (double element : elements) {
            if (!Double.isFinite(element)) {
                return false;
            }
        }
        return true;
    }

    /** One row: (n × m) gives (1 × m). */
    public Matrix row(int row) {
        checkIndex("row", row, rows);
        return new Matrix(1, columns, Arrays.copyOfRange(elements, row * columns, (row + 1) * columns));
    }

    /** One column: (n × m) gives (n × 1). */
    public Matrix column(int column) {
        return columns(column);
    }

    /**
     * Chosen columns in the order given, a column possibly more than once: (n × m) gives (n × chosen).
     *
     * @throws IllegalArgumentException if none is chosen
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Matrix columns(int... chosen) {
        if (chosen.length == 0) {
            throw new IllegalArgumentException("columns needs at least one column to choose, but got none");
        }
        for (int column : chosen) {
            checkIndex("column", column, columns);
        }
        return generate(rows, chosen.length, (row, j) -> elements[row * columns + chosen[j]]);
    }

    /**
     * The same elements in reading order with another shape, as 64 pixels become an 8×8 picture.
     *
     * @throws IllegalArgumentException if the number of elements differs
     */
    public Matrix reshape(int newRows, int newColumns) {
        if (checkedSize("reshape", newRows, newColumns) != elements.length) {
            throw new IllegalArgumentException("reshape needs as many elements as before, but " + shape() + " has "
                    + elements.length + " and " + newRows + "×" + newColumns + " has " + newRows * newColumns);
        }
        return new Matrix(newRows, newColumns, elements);
    }

    /** A copy of the elements, one array per row. */
    public double[][] toRows() {
        double[][] copy = new double[rows][];
        for (int row = 0; row < rows; row++) {
            copy[row] = Arrays.copyOfRange(elements, row * columns, (row + 1) * columns);
        }
        return copy;
    }

    /** A copy of the elements in reading order. */
    public double[] toArray() {
        return elements.clone();
    }

    /** Equal when shapes and all elements are equal, bit for bit but for the many NaNs, which count as one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(elements, matrix.elements);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(elements);
    }

    /** The shape and the elements, rounded and shortened so that it fits a screen. */
    @Override
    public String toString() {
        return MatrixText.of(this);
    }

    private static void checkIndex(String what, int index, int bound) {
        if (index < 0 || index >= bound) {
            throw new IndexOutOfBoundsException(
                    what + " needs an index from 0 to " + (bound - 1) + ", but got " + index);
        }
    }

    private static int checkedSize(String operation, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    operation + " needs at least one row and one column, but got " + rows + "×" + columns);
        }
        long size = (long) rows * columns;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(operation + " needs at most " + (Integer.MAX_VALUE - 8)
                    + " elements, but " + rows + "×" + columns + " has " + size);
        }
        return (int) size;
    }
}
