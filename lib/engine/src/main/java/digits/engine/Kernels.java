package digits.engine;

import digits.training.ElementwiseOptimizer;
import java.util.function.DoubleUnaryOperator;

/**
 * The loops in which all the time is spent, on plain arrays. There are four sets of them: in double and in float, each once
 * in plain Java and once in vectors. Whatever calls them is written once, for all four.
 *
 * <p>A matrix is a stretch of an array: where its first element is ({@code at}), and how far one row is from the next
 * ({@code row}). Two things hold for all sets, and make plain Java and vectors of any width give the same bits:
 *
 * <ul>
 *   <li>an element of a result is summed by one loop in one order, and vectors only do many elements at once; or, in {@link
 *       #dots} and {@link #rowSums}, in as many running sums as 64 bytes hold numbers, whatever the machine's vectors hold;
 *   <li>x · y + z is always fused, rounded once ({@link Math#fma}), in both.
 * </ul>
 *
 * @param <A> double[] or float[]
 */
interface Kernels<A> {

    /** Elements in 64 bytes, a line of the cache and the longest vector: 8 doubles or 16 floats. */
    int lanes();

    /** A new array, all zero, at least this long, in which every offset from {@link #first} in steps of lanes is aligned. */
    A allocate(int length);

    /** Several arrays, all zero, for what optimizers remember. */
    A[] memory(int arrays, int length);

    /** The first offset that an array from {@link #allocate} is used at. */
    int first();

    double get(A array, int at);

    void set(A array, int at, double value);

    /**
     * A matrix product: C = start + A · B, where element (r, k) of A is at {@code a + r · aRow + k · aStep}, so that A may
     * be read across as well as down. Each c(r, j) is summed over k from 0 up.
     *
     * @param start where the numbers are that the sums start with: that of c(r, j) at {@code start + r · startRow + j ·
     *     startStep}. They may be C's own. With a step of 0 all of a row start with one number, which must stand there 4 · lanes
     *     times.
     * @param columns of B and C, a multiple of lanes
     */
    void product(
            A aArray,
            int a,
            int aRow,
            int aStep,
            int rows,
            int depth,
            A bArray,
            int b,
            int bRow,
            A startArray,
            int start,
            int startRow,
            int startStep,
            A cArray,
            int c,
            int cRow,
            int columns);

    /**
     * A product with a matrix that is mostly zero: row r of C = start + Σ value · (row of B) over the entries of row r. The
     * entries at even places of the list are summed from the first to the last, those at odd places likewise, and then
     * the two are added.
     *
     * @param columns of B and C, a multiple of lanes, at most 4 · lanes
     */
    void gather(
            Entries entries,
            int fromRow,
            int toRow,
            A values,
            A bArray,
            int b,
            int bRow,
            A cArray,
            int c,
            int cRow,
            int columns,
            boolean fresh);

    /** to[j][i] = from[i][j] for all i below rows and j below columns. */
    void transpose(A from, int at, int row, int rows, int columns, A to, int toAt, int toRow);

    /**
     * One tile of the product of {@link Tiles} with a matrix of ten units: c(unit, j) = start + Σ a(row, unit) · x(row, j)
     * over some rows, in their order. Element (row, unit) of A is at {@code a + rows[i] + unit ·} {@link Tiles#unitRow}, and
     * tiles are {@code width} wide, two times {@link #lanes}.
     *
     * @param rows the offset of each row in A
     * @param from the first row
     * @param to the row after the last
     * @param x where row 0 of the tiles would be: row i is at {@code x + i · width}
     * @param start where the numbers are that the sums start with: a tile, with {@code startRow} from unit to unit, which
     *     may be C's own
     */
    void tile(
            int[] rows,
            int from,
            int to,
            A aArray,
            int a,
            A xArray,
            int x,
            A startArray,
            int start,
            int startRow,
            A cArray,
            int c,
            int cRow);

    /** to = (from + {@link Tiles#OFFSET}) · factor; count is a multiple of lanes. */
    void expand(byte[] from, int at, A to, int toAt, int count, double factor);

    /** Sets each row of a matrix to one number: row r to source[sourceAt + r]. */
    void fillRows(A source, int sourceAt, A array, int at, int row, int rows, int columns);

    /** Sets each row of a matrix to the same numbers. */
    void repeatRow(A source, int sourceAt, A array, int at, int row, int rows, int columns);

    /**
     * C = start + A · Bᵀ: c(r, q) = start + Σ a(r, i) · b(q, i). As many running sums as there are lanes, of the elements 0,
     * lanes, 2 · lanes…, of 1, lanes + 1… and so on, are added at the end, first to last.
     *
     * @param array holds A and B, whose rows are {@code row} apart in both
     * @param columns of C, which are rows of B
     * @param fresh whether C starts at zero; else at what it holds
     */
    void dots(
            A array, int a, int rows, int b, int columns, int row, int count, A cArray, int c, int cRow, boolean fresh);

    /** sums[r] = start + the sum of row r, in as many running sums as {@link #dots}. */
    void rowSums(A array, int at, int row, int rows, int columns, A sums, int sumsAt, boolean fresh);

    /** to = the sum of some copies of what is to be added up, which are {@code step} apart, in their order. */
    void sumCopies(A from, int at, int step, int copies, A to, int toAt, int count);

    /** to += factor · from, element by element, rounded twice as a product and a sum of matrices are. */
    void addMultiple(double factor, A from, int at, A to, int toAt, int count);

    /** to = a · b, element by element. */
    void multiply(A a, int aAt, A b, int bAt, A to, int toAt, int count);

    /** Whether no element is NaN or infinite. */
    boolean isFinite(A array, int at, int count);

    void sigmoid(A z, int zAt, A a, int aAt, int count);

    void tanh(A z, int zAt, A a, int aAt, int count);

    /** z where it is above 0, else slope · z. With slope 0 it is ReLU. */
    void leakyRelu(A z, int zAt, A a, int aAt, int count, double slope);

    /** a = function(z), for activations that are a user's own. */
    void map(DoubleUnaryOperator function, A z, int zAt, A a, int aAt, int count);

    /** d *= a (1 − a). */
    void timesSigmoidSlope(A a, int aAt, A d, int dAt, int count);

    /** d *= 1 − a². */
    void timesTanhSlope(A a, int aAt, A d, int dAt, int count);

    /** d *= 1 where a is above 0, else slope. */
    void timesLeakyReluSlope(A a, int aAt, A d, int dAt, int count, double slope);

    /** d *= slope(z). */
    void timesSlope(DoubleUnaryOperator slope, A z, int zAt, A d, int dAt, int count);

    /** factor · softmax down the columns, one example in each: the units are {@code row} apart. */
    void softmax(A z, int zAt, A a, int aAt, int row, int units, int columns, double factor);

    /** Softmax's Jacobian times d, down the columns: d = a (d − Σ a d). */
    void timesSoftmaxSlope(A a, int aAt, A d, int dAt, int row, int units, int columns);

    /** to = factor · from. */
    void scale(A from, int at, A to, int toAt, int count, double factor);

    /** d −= factor · y, where y is 1 in the row of each column's label and 0 elsewhere. */
    void minusOneHot(A d, int dAt, int row, int columns, int[] labels, int labelsAt, double factor);

    /** The optimizer's update of the weights from one offset to another. */
    void update(ElementwiseOptimizer optimizer, A weights, A gradients, A[] memory, int from, int to, long steps);
}
