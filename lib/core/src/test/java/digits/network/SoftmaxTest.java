package digits.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    private static final Matrix Z = Matrix.uniform(5, 7, -3, 3, new SplittableRandom(1));

    private static Matrix softmax(Matrix Z) {
        return Activation.SOFTMAX.apply(Z);
    }

    @Test
    void byHand() {
        // e^0 = 1, e^ln 2 = 2, e^ln 5 = 5, together 8; the second column is the first upside down.
        Matrix Z = Matrix.of(3, 2, 0, Math.log(5), Math.log(2), Math.log(2), Math.log(5), 0);
        Matrix expected = Matrix.of(3, 2, 1 / 8.0, 5 / 8.0, 2 / 8.0, 2 / 8.0, 5 / 8.0, 1 / 8.0);
        assertClose(expected, softmax(Z), 1e-15);
    }

    @Test
    void everyColumnIsPositiveAndSumsTo1() {
        Matrix A = softmax(Z);
        assertTrue(A.min() > 0);
        for (double sum : A.columnSums().toArray()) {
            assertEquals(1, sum, 1e-15);
        }
    }

    @Test
    void addingANumberToAColumnChangesNothing() {
        assertClose(softmax(Z), softmax(Z.map(z -> z + 100)), 1e-13);
    }

    @Test
    void sumsOfAnySizeDoNotOverflow() {
        assertEquals(Matrix.column(1, 0, 0), softmax(Matrix.column(1e6, 0, -1e6)));
        assertEquals(Matrix.column(0.5, 0.5, 0), softmax(Matrix.column(-1e6, -1e6, -1e7)));
    }

    @Test
    void dZByHand() {
        // A = (1/4, 3/4), dA = (−3/4, 3/4): Σ a·dA = −3/16 + 9/16 = 3/8,
        // dZ = (1/4 · (−3/4 − 3/8), 3/4 · (3/4 − 3/8)) = (−9/32, 9/32).
        Matrix Z = Matrix.column(0, Math.log(3));
        Matrix dZ = Activation.SOFTMAX.dZ(Z, softmax(Z), Matrix.column(-0.75, 0.75));
        assertClose(Matrix.column(-9 / 32.0, 9 / 32.0), dZ, 1e-15);
    }

    @Test
    void dZIsTheJacobianTimesDA() {
        Matrix A = softmax(Z);
        Matrix dA = Matrix.uniform(5, 7, -1, 1, new SplittableRandom(2));
        Matrix dZ = Activation.SOFTMAX.dZ(Z, A, dA);
        for (int column = 0; column < 7; column++) {
            Matrix a = A.column(column);
            // ∂a_i/∂z_k = a_i (1 if i = k else 0 − a_k); it is symmetric.
            Matrix jacobian = Matrix.generate(5, 5, (i, k) -> a.get(i, 0) * ((i == k ? 1 : 0) - a.get(k, 0)));
            assertClose(jacobian.times(dA.column(column)), dZ.column(column), 1e-14);
        }
    }

    /** Error and rounding of a central difference with h = 1e−5 are about 1e−10; the slopes are about 0.1. */
    @Test
    void dZIsTheSlopeOfAnyFunctionOfTheOutputs() {
        Matrix dA = Matrix.uniform(5, 7, -1, 1, new SplittableRandom(3));
        Matrix dZ = Activation.SOFTMAX.dZ(Z, softmax(Z), dA);
        Matrix measured = Matrix.generate(5, 7, (i, j) -> {
            double up = softmax(nudged(i, j, 1e-5)).hadamard(dA).sum();
            double down = softmax(nudged(i, j, -1e-5)).hadamard(dA).sum();
            return (up - down) / 2e-5;
        });
        assertClose(measured, dZ, 1e-9);
    }

    private static Matrix nudged(int i, int j, double change) {
        return Matrix.generate(5, 7, (row, column) -> Z.get(row, column) + (row == i && column == j ? change : 0));
    }

    private static void assertClose(Matrix expected, Matrix actual, double tolerance) {
        assertEquals(0, expected.minus(actual).norm() / expected.norm(), tolerance);
    }
}
