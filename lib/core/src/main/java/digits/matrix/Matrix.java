package digits.matrix;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * An immutable matrix of doubles, stored row by row. Every operation returns a new matrix and changes neither operand; what
 * takes long ends with a {@link java.util.concurrent.CancellationException} when its thread is interrupted.
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
        Shapes.checkRows(rows);
        return new Matrix(rows.length, rows[0].length, Loops.joined(rows));
    }

    /**
     * A matrix from its elements in reading order: the first row from left to right, then the second.
     *
     * @throws IllegalArgumentException if there are not rows · columns elements
     */
    public static Matrix of(int rows, int columns, double... elements) {
        if (elements.length != Shapes.checkedSize("of", rows, columns)) {
            throw new IllegalArgumentException("a " + rows + "×" + columns + " matrix needs " + rows * columns
                    + " elements, but got " + elements.length);
        }
        return new Matrix(rows, columns, elements.clone());
    }

    /** A column vector (n × 1). One whole number is written as {@code 3.0}: {@code column(3)} is a matrix's fourth column. */
    public static Matrix column(double... elements) {
        return of(elements.length, 1, elements);
    }

    /** A row vector (1 × n); one whole number is written as {@code 3.0}. */
    public static Matrix row(double... elements) {
        return of(1, elements.length, elements);
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Shapes.checkedSize("zeros", rows, columns)]);
    }

    /** A matrix whose element at each row and column is asked of a function, in reading order. */
    public static Matrix generate(int rows, int columns, Elements elements) {
        Shapes.checkedSize("generate", rows, columns);
        return new Matrix(rows, columns, Loops.generated(rows, columns, elements));
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
        Shapes.checkElement(row, column, rows, columns);
        return elements[row * columns + column];
    }

    /**
     * The matrix product this · right. Shapes: (n × k) · (k × m) gives (n × m). Each element is summed over k in ascending
     * order, so the result is the same bits every time.
     *
     * @throws IllegalArgumentException if this has not as many columns as right has rows
     */
    public Matrix times(Matrix right) {
        Shapes.checkProduct(this, right);
        return new Matrix(rows, right.columns, Loops.product(elements, right.elements, rows, columns, right.columns));
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
        return generate(rows, columns, (row, j) -> elements[row * columns + j] + column.elements[row]);
    }

    /** Rows become columns: (n × m) gives (m × n). */
    public Matrix transpose() {
        return new Matrix(columns, rows, Loops.transposed(elements, rows));
    }

    /** A function applied to every element. */
    public Matrix map(DoubleUnaryOperator function) {
        return new Matrix(rows, columns, Loops.mapped(elements, function));
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
                    operation + " needs equal shapes, but left is " + shape() + " and right is " + other.shape()
                            + (operation.equals("plus") && other.rows == rows && other.columns == 1
                                    ? "; plusColumn adds one column to each"
                                    : ""));
        }
        return new Matrix(rows, columns, Loops.combined(elements, other.elements, function));
    }

    /** The sum along each row, a column vector: (n × m) gives (n × 1). */
    public Matrix rowSums() {
        return new Matrix(rows, 1, Loops.rowSums(elements, rows, columns));
    }

    /** The sum down each column, a row vector: (n × m) gives (1 × m). */
    public Matrix columnSums() {
        return new Matrix(1, columns, Loops.columnSums(elements, rows, columns));
    }

    /** The largest element of each column, a row vector: (n × m) gives (1 × m). A column with a NaN gives NaN. */
    public Matrix columnMaxima() {
        return new Matrix(1, columns, Loops.columnMaxima(elements, rows, columns));
    }

    /**
     * For each column the row of its largest element, the first one where several are equal: (n × m) gives m numbers. A NaN in
     * the first row stays the largest; elsewhere it never is.
     */
    public int[] columnArgMax() {
        return Loops.columnArgMax(elements, rows, columns);
    }

    /** The sum of all elements. */
    public double sum() {
        return Loops.rowSums(elements, 1, elements.length)[0];
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
        return Math.sqrt(hadamard(this).sum());
    }

    /** Whether no element is NaN or infinite. */
    public boolean isFinite() {
        return Arrays.stream(elements).allMatch(Double::isFinite);
    }

    /** One row: (n × m) gives (1 × m). */
    public Matrix row(int row) {
        Shapes.checkIndex("row", row, rows);
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
            Shapes.checkIndex("column", column, columns);
        }
        return generate(rows, chosen.length, (row, j) -> elements[row * columns + chosen[j]]);
    }

    /**
     * The same elements in reading order with another shape, as 64 pixels become an 8×8 picture.
     *
     * @throws IllegalArgumentException if the number of elements differs
     */
    public Matrix reshape(int newRows, int newColumns) {
        if (Shapes.checkedSize("reshape", newRows, newColumns) != elements.length) {
            throw new IllegalArgumentException("reshape needs as many elements as before, but " + shape() + " has "
                    + elements.length + " and " + newRows + "×" + newColumns + " has " + newRows * newColumns);
        }
        return new Matrix(newRows, newColumns, elements);
    }

    /** A copy of the elements, one array per row. */
    public double[][] toRows() {
        return IntStream.range(0, rows)
                .mapToObj(row -> Arrays.copyOfRange(elements, row * columns, (row + 1) * columns))
                .toArray(double[][]::new);
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
}
