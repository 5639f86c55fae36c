package digits.engine.kernels;

import digits.training.ElementwiseOptimizer;
import java.util.function.DoubleUnaryOperator;

/**
 * The compute kernels: loops on plain arrays, in which all the time is spent. There are four sets of them: in double and in
 * float, each once in plain Java and once in vectors. Whatever calls them is written once, for all four.
 *
 * <p>Two things hold for all sets, and make plain Java and vectors of any width give the same bits:
 *
 * <ul>
 *   <li>an element of a result is summed by one loop in one order, and vectors only do many elements at once; or, in {@link
 *       #dots} and {@link #rowSums}, in as many running sums as 64 bytes hold numbers, whatever the machine's vectors hold;
 *   <li>x · y + z is rounded once in both, where the processor can do that; see {@link Fused}.
 * </ul>
 *
 * @param <N> double[] or float[]
 */
public interface Kernels<N> {

    /** Vectors that are done at once. */
    int PANEL_VECTORS = 4;

    /** Rows that {@link #product} does at once; several threads best start at multiples of it. */
    int ROWS = 5;

    static Kernels<double[]> inDouble(boolean vectors) {
        return vectors ? new VectorDoubleKernels() : new PlainDoubleKernels();
    }

    static Kernels<float[]> inFloat(boolean vectors) {
        return vectors ? new VectorFloatKernels() : new PlainFloatKernels();
    }

    /** Whether the JVM was started with {@code --add-modules jdk.incubator.vector}, on a processor that has what vectors need. */
    static boolean hasVectors() {
        return Fused.IN_HARDWARE
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** The same, and a vector has room for more than two doubles: with two, plain Java takes between a sixth of the time and as long. */
    static boolean hasVectorsForDoubles() {
        return hasVectors() && DoubleProduct.SPECIES.length() > 2;
    }

    /** Elements in 64 bytes, a line of the cache and the longest vector: 8 doubles or 16 floats. */
    int lanes();

    /** The least multiple of lanes that is not below count. */
    default int padded(int count) {
        return (count + lanes() - 1) / lanes() * lanes();
    }

    /** Columns that are done at once. */
    default int panel() {
        return PANEL_VECTORS * lanes();
    }

    /** A new array, all zero, at least this long, in which every offset from {@link #first} in steps of lanes is aligned. */
    N allocate(int length);

    /** Several arrays, all zero, for what optimizers remember. */
    N[] memory(int arrays, int length);

    /** The first offset that an array from {@link #allocate} is used at. */
    int first();

    double get(N array, int at);

    void set(N array, int at, double value);

    /**
     * A matrix product: C = start + A · B. Each c(r, j) is summed over k from 0 up.
     *
     * @param a rows × depth, with any step
     * @param b depth × columns, with step 1
     * @param start what the sums start with: a matrix like C, which may be C, with step 1 or {@link Span#repeated}
     * @param columns a multiple of lanes
     */
    void product(Span<N> a, int rows, int depth, Span<N> b, Span<N> start, Span<N> c, int columns);

    /**
     * A product with a sparse matrix: row r of C = start + Σ value · (row of B) over the entries of row r. The entries at even
     * places of the list are summed from the first to the last, those at odd places likewise, and then the two are added.
     *
     * @param values what the codes of entries stand for
     * @param columns of B and C, a multiple of lanes, at most {@link #panel}
     * @param fresh whether C starts at zero; else at what it holds
     */
    void sparseProduct(
            SparseRows sparse, int fromRow, int toRow, N values, Span<N> b, Span<N> c, int columns, boolean fresh);

    /** to[j][i] = from[i][j] for all i below rows and j below columns. */
    void transpose(Span<N> from, int rows, int columns, Span<N> to);

    /**
     * One strip of tiles times a matrix of ten units: c(unit, j) = start + Σ a(row, unit) · x(row, j) over some rows, in their
     * order. Element (row, unit) of A is at {@code a + rows[i] + unit ·} {@link TileShape#unitStride}. It is called so often for
     * so little work that its operands are plain numbers.
     *
     * @param rows the offset of each row in A
     * @param from the first row
     * @param to the row after the last
     * @param x where row 0 of the tiles would be: row i is at {@code x + i ·} {@link TileShape#width}
     * @param start what the sums start with: a matrix like C, which may be C
     */
    void tiledProduct(
            int[] rows,
            int from,
            int to,
            N aArray,
            int a,
            N xArray,
            int x,
            N startArray,
            int start,
            int startStride,
            N cArray,
            int c,
            int cStride);

    /** to = (from + {@link TileShape#OFFSET}) · factor; count is a multiple of lanes. */
    void expand(byte[] from, int at, N to, int toAt, int count, double factor);

    /** Sets each row of a matrix to one number: row r to source[sourceAt + r]. */
    void fillRows(N source, int sourceAt, Span<N> to, int rows, int columns);

    /** Sets each row of a matrix to the same numbers. */
    void repeatRow(N source, int sourceAt, Span<N> to, int rows, int columns);

    /**
     * C = start + A · Bᵀ: c(r, q) = start + Σ a(r, i) · b(q, i). As many running sums as there are lanes, of the elements 0,
     * lanes, 2 · lanes…, of 1, lanes + 1… and so on, are added at the end, first to last.
     *
     * @param a rows × count
     * @param b columns × count, in the same array as A and with the same stride
     * @param fresh whether C starts at zero; else at what it holds
     */
    void dots(Span<N> a, int rows, Span<N> b, int columns, int count, Span<N> c, boolean fresh);

    /** sums[r] = start + the sum of row r, in as many running sums as {@link #dots}. */
    void rowSums(Span<N> a, int rows, int columns, N sums, int sumsAt, boolean fresh);

    /** to = the sum of some copies of what is to be added up, which are {@code stride} apart, in their order. */
    void sumCopies(N from, int at, int stride, int copies, N to, int toAt, int count);

    /** to += factor · from, element by element, rounded twice as a product and a sum of matrices are. */
    void addMultiple(double factor, N from, int at, N to, int toAt, int count);

    /** to = a · b, element by element. */
    void multiply(N a, int aAt, N b, int bAt, N to, int toAt, int count);

    /** Whether no element is NaN or infinite. */
    boolean isFinite(N array, int at, int count);

    void sigmoid(N z, int zAt, N a, int aAt, int count);

    void tanh(N z, int zAt, N a, int aAt, int count);

    /** z where it is above 0, else slope · z. With slope 0 it is ReLU. */
    void leakyRelu(N z, int zAt, N a, int aAt, int count, double slope);

    /** a = function(z), for activations that are a user's own. */
    void map(DoubleUnaryOperator function, N z, int zAt, N a, int aAt, int count);

    /** d *= a (1 − a). */
    void timesSigmoidSlope(N a, int aAt, N d, int dAt, int count);

    /** d *= 1 − a². */
    void timesTanhSlope(N a, int aAt, N d, int dAt, int count);

    /** d *= 1 where a is above 0, else slope. */
    void timesLeakyReluSlope(N a, int aAt, N d, int dAt, int count, double slope);

    /** d *= slope(z). */
    void timesSlope(DoubleUnaryOperator slope, N z, int zAt, N d, int dAt, int count);

    /**
     * factor · softmax down the columns, one example in each.
     *
     * @param a with the same stride as z
     */
    void softmax(Span<N> z, Span<N> a, int units, int columns, double factor);

    /**
     * Softmax's Jacobian times d, down the columns: d = a (d − Σ a d).
     *
     * @param d with the same stride as a
     */
    void timesSoftmaxSlope(Span<N> a, Span<N> d, int units, int columns);

    /** to = factor · from. */
    void scale(N from, int at, N to, int toAt, int count, double factor);

    /** d −= factor · y, where y is 1 in the row of each column's label and 0 elsewhere. */
    void minusOneHot(Span<N> d, int columns, int[] labels, int labelsAt, double factor);

    /** The optimizer's update of the weights from one offset to another. */
    void update(ElementwiseOptimizer optimizer, N weights, N gradients, N[] memory, int from, int to, long steps);
}
