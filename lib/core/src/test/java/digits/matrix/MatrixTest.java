package digits.matrix;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private static final Matrix A = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    private final SplittableRandom random = new SplittableRandom(1);

    private Matrix random(int rows, int columns) {
        return Matrix.uniform(rows, columns, -1, 1, random);
    }

    // --- making one

    @Test
    void elementsAreGivenInReadingOrder() {
        assertEquals(A, Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
        assertEquals(6, A.get(1, 2));
        assertEquals(3, A.get(0, 2));
        assertEquals("2×3", A.shape());
        assertEquals(2, A.rows());
        assertEquals(3, A.columns());
    }

    @Test
    void vectorsAreMatricesOfOneColumnOrRow() {
        assertEquals(Matrix.of(3, 1, 7, 8, 9), Matrix.column(7, 8, 9));
        assertEquals(Matrix.of(1, 3, 7, 8, 9), Matrix.row(7, 8, 9));
    }

    @Test
    void generateAsksInReadingOrder() {
        StringBuilder asked = new StringBuilder();
        Matrix generated = Matrix.generate(2, 2, (row, column) -> {
            asked.append(row).append(column).append(' ');
            return 10 * row + column;
        });
        assertEquals("00 01 10 11 ", asked.toString());
        assertEquals(Matrix.of(2, 2, 0, 1, 10, 11), generated);
    }

    @Test
    void uniformFillsTheIntervalEvenly() {
        Matrix uniform = Matrix.uniform(100, 100, -2, 3, random);
        assertTrue(uniform.min() >= -2 && uniform.min() < -1.99);
        assertTrue(uniform.max() < 3 && uniform.max() > 2.99);
        // The mean of 10,000 numbers of deviation 5/√12 is 0.5 ± 0.0144; four standard deviations.
        assertEquals(0.5, uniform.sum() / 10_000, 0.058);
    }

    @Test
    void aMatrixNeedsRowsAndColumns() {
        String none = "a matrix needs at least one row and one column, but got none";
        assertRejected(none, () -> Matrix.of(new double[0][0]));
        assertRejected(none, () -> Matrix.of(new double[][] {{}}));
        assertRejected("zeros needs at least one row and one column, but got 0×3", () -> Matrix.zeros(0, 3));
        assertRejected(
                "generate needs at least one row and one column, but got 3×-1",
                () -> Matrix.generate(3, -1, (row, column) -> 0));
        assertRejected("of needs at least one row and one column, but got 0×1", () -> Matrix.column());
    }

    @Test
    void aMatrixHasAtMostAsManyElementsAsAnArray() {
        assertRejected(
                "zeros needs at most 2147483639 elements, but 65536×65536 has 4294967296",
                () -> Matrix.zeros(65536, 65536));
    }

    @Test
    void rowsNeedEqualLengths() {
        assertRejected(
                "a matrix needs rows of equal length, but row 0 has 2 elements and row 1 has 3",
                () -> Matrix.of(new double[][] {{1, 2}, {3, 4, 5}}));
        assertRejected("a 2×2 matrix needs 4 elements, but got 3", () -> Matrix.of(2, 2, 1, 2, 3));
    }

    // --- nothing changes a matrix

    @Test
    void noArrayThatWentInOrCameOutChangesIt() {
        double[] elements = {1, 2, 3, 4};
        double[][] rows = {{1, 2}, {3, 4}};
        Matrix fromElements = Matrix.of(2, 2, elements);
        Matrix fromRows = Matrix.of(rows);
        Matrix expected = Matrix.of(2, 2, 1, 2, 3, 4);
        elements[0] = 9;
        rows[0][0] = 9;
        fromElements.toArray()[1] = 9;
        fromElements.toRows()[1][0] = 9;
        assertEquals(expected, fromElements);
        assertEquals(expected, fromRows);
    }

    // --- products

    @Test
    void timesByHand() {
        // [1 2 3]   [1 0]   [1·1+2·2+3·0  1·0+2·1+3·3]   [ 5 11]
        // [4 5 6] · [2 1] = [4·1+5·2+6·0  4·0+5·1+6·3] = [14 23]
        //           [0 3]
        Matrix right = Matrix.of(3, 2, 1, 0, 2, 1, 0, 3);
        assertEquals(Matrix.of(2, 2, 5, 11, 14, 23), A.times(right));
    }

    @Test
    void timesHasTheRowsOfTheLeftAndTheColumnsOfTheRight() {
        assertEquals("4×7", random(4, 5).times(random(5, 7)).shape());
    }

    @Test
    void timesIsAssociative() {
        Matrix a = random(4, 3);
        Matrix b = random(3, 5);
        Matrix c = random(5, 2);
        assertClose(a.times(b).times(c), a.times(b.times(c)));
    }

    @Test
    void theTransposeOfAProductIsTheProductOfTheTransposesInReverse() {
        Matrix a = random(4, 3);
        Matrix b = random(3, 5);
        assertClose(a.times(b).transpose(), b.transpose().times(a.transpose()));
    }

    @Test
    void timesSumsInAscendingOrder() {
        // 1 is lost when it is added to 1e16 (doubles there are 2 apart), and kept when the large ones cancel first.
        assertEquals(0, Matrix.row(1e16, 1, -1e16).times(Matrix.column(1, 1, 1)).get(0, 0));
        assertEquals(1, Matrix.row(1e16, -1e16, 1).times(Matrix.column(1, 1, 1)).get(0, 0));
    }

    @Test
    void timesKeepsNaNAndInfinity() {
        assertTrue(Double.isNaN(
                Matrix.row(0, 1).times(Matrix.column(Double.NaN, 1)).get(0, 0)));
        assertTrue(Double.isNaN(Matrix.row(0, 1)
                .times(Matrix.column(Double.POSITIVE_INFINITY, 1))
                .get(0, 0)));
    }

    @Test
    void timesNeedsFittingShapes() {
        assertRejected(
                "times needs left columns = right rows, but left is 10×64 and right is 10×1437",
                () -> Matrix.zeros(10, 64).times(Matrix.zeros(10, 1437)));
    }

    @Test
    void timesANumberScalesEveryElement() {
        assertEquals(Matrix.of(2, 3, -2, -4, -6, -8, -10, -12), A.times(-2));
    }

    // --- element by element

    @Test
    void elementwiseOperationsByHand() {
        Matrix B = Matrix.of(2, 3, 10, 20, 30, 40, 50, 60);
        assertEquals(Matrix.of(2, 3, 11, 22, 33, 44, 55, 66), A.plus(B));
        assertEquals(Matrix.of(2, 3, 9, 18, 27, 36, 45, 54), B.minus(A));
        assertEquals(Matrix.of(2, 3, 10, 40, 90, 160, 250, 360), A.hadamard(B));
        assertEquals(Matrix.of(2, 3, -8, -16, -24, -32, -40, -48), A.combine(B, (a, b) -> 2 * a - b));
        assertEquals(Matrix.of(2, 3, 1, 4, 9, 16, 25, 36), A.map(a -> a * a));
    }

    @Test
    void elementwiseOperationsNeedEqualShapes() {
        Matrix other = Matrix.zeros(3, 2);
        assertRejected("plus needs equal shapes, but left is 2×3 and right is 3×2", () -> A.plus(other));
        assertRejected(
                "plus needs equal shapes, but left is 2×3 and right is 2×1; plusColumn adds one column to each",
                () -> A.plus(Matrix.zeros(2, 1)));
        assertRejected("minus needs equal shapes, but left is 2×3 and right is 3×2", () -> A.minus(other));
        assertRejected("hadamard needs equal shapes, but left is 2×3 and right is 3×2", () -> A.hadamard(other));
        assertRejected(
                "combine needs equal shapes, but left is 2×3 and right is 3×2", () -> A.combine(other, (a, b) -> a));
    }

    @Test
    void plusColumnAddsToEveryColumn() {
        assertEquals(Matrix.of(2, 3, 11, 12, 13, 24, 25, 26), A.plusColumn(Matrix.column(10, 20)));
    }

    @Test
    void plusColumnNeedsAColumnOfTheSameHeight() {
        assertRejected(
                "plusColumn needs a 2×1 column to add to a 2×3 matrix, but got 3×1",
                () -> A.plusColumn(Matrix.column(1, 2, 3)));
        assertRejected(
                "plusColumn needs a 2×1 column to add to a 2×3 matrix, but got 2×2",
                () -> A.plusColumn(Matrix.zeros(2, 2)));
    }

    // --- sums and largest elements

    @Test
    void sumsByHand() {
        assertEquals(Matrix.column(6, 15), A.rowSums());
        assertEquals(Matrix.row(5, 7, 9), A.columnSums());
        assertEquals(21, A.sum());
    }

    @Test
    void normIsTheRootOfTheSumOfSquares() {
        assertEquals(5, Matrix.of(2, 2, 3, 0, 0, -4).norm());
    }

    @Test
    void smallestAndLargestByHand() {
        Matrix matrix = Matrix.of(2, 3, 1, -7, 3, 4, 5, -6);
        assertEquals(-7, matrix.min());
        assertEquals(5, matrix.max());
        assertEquals(Matrix.row(4, 5, 3), matrix.columnMaxima());
        assertArrayEquals(new int[] {1, 1, 0}, matrix.columnArgMax());
    }

    @Test
    void ofEqualLargestElementsTheFirstRowCounts() {
        assertArrayEquals(new int[] {0, 1}, Matrix.of(3, 2, 5, 1, 5, 2, 5, 2).columnArgMax());
    }

    @Test
    void columnMaximaHandOnNaN() {
        Matrix maxima = Matrix.of(2, 2, Double.NaN, 1, 1, Double.NaN).columnMaxima();
        assertTrue(Double.isNaN(maxima.get(0, 0)) && Double.isNaN(maxima.get(0, 1)));
    }

    @Test
    void finiteMeansNeitherNaNNorInfinite() {
        assertTrue(A.isFinite());
        assertFalse(Matrix.row(0, Double.NaN).isFinite());
        assertFalse(Matrix.row(0, Double.NEGATIVE_INFINITY).isFinite());
    }

    // --- parts and shapes

    @Test
    void transposeTurnsRowsIntoColumns() {
        assertEquals(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6), A.transpose());
        assertEquals(A, A.transpose().transpose());
    }

    @Test
    void rowsAndColumnsByHand() {
        assertEquals(Matrix.row(4, 5, 6), A.row(1));
        assertEquals(Matrix.column(3, 6), A.column(2));
        assertEquals(Matrix.of(2, 3, 3, 1, 3, 6, 4, 6), A.columns(2, 0, 2));
        assertArrayEquals(new double[][] {{1, 2, 3}, {4, 5, 6}}, A.toRows());
    }

    @Test
    void placesOutsideAreNamed() {
        assertRejected(
                IndexOutOfBoundsException.class,
                "get needs a row below 2 and a column below 3, but got row 2 and column 0",
                () -> A.get(2, 0));
        assertRejected(
                IndexOutOfBoundsException.class,
                "get needs a row below 2 and a column below 3, but got row 0 and column -1",
                () -> A.get(0, -1));
        assertRejected(
                IndexOutOfBoundsException.class,
                "get needs a row below 2 and a column below 3, but got row 0 and column 3",
                () -> A.get(0, 3));
        assertRejected(IndexOutOfBoundsException.class, "row needs an index from 0 to 1, but got 2", () -> A.row(2));
        assertRejected(
                IndexOutOfBoundsException.class, "column needs an index from 0 to 2, but got 3", () -> A.columns(0, 3));
        assertRejected(
                IndexOutOfBoundsException.class, "column needs an index from 0 to 2, but got -1", () -> A.column(-1));
        assertRejected("columns needs at least one column to choose, but got none", () -> A.columns(new int[0]));
    }

    @Test
    void reshapeKeepsTheReadingOrder() {
        assertEquals(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), A.reshape(3, 2));
        assertRejected("reshape needs as many elements as before, but 2×3 has 6 and 2×2 has 4", () -> A.reshape(2, 2));
    }

    // --- equality

    @Test
    void equalMeansSameShapeAndSameBits() {
        assertEquals(A, Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
        assertEquals(A.hashCode(), Matrix.of(2, 3, 1, 2, 3, 4, 5, 6).hashCode());
        assertNotEquals(A, A.reshape(3, 2));
        assertNotEquals(A, A.reshape(6, 1));
        assertNotEquals(A, A.plus(Matrix.of(2, 3, 0, 0, 0, 0, 0, 1e-15)));
        assertNotEquals(Matrix.row(0.0), Matrix.row(-0.0));
        assertEquals(Matrix.row(Double.NaN), Matrix.row(Double.NaN));
        assertNotEquals(A, "2×3");
    }

    private static void assertClose(Matrix expected, Matrix actual) {
        assertEquals(0, expected.minus(actual).norm() / expected.norm(), 1e-14);
    }
}
