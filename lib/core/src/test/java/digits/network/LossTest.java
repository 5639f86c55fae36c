package digits.network;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {

    /** Two examples: the first of class 0, the second of class 1. */
    private static final Matrix Y = Matrix.of(2, 2, 1, 0, 0, 1);

    private static final Matrix A = Matrix.of(2, 2, 0.5, 0.2, 0.5, 0.8);

    private static ForwardStep step(Activation activation, Matrix Z) {
        return new ForwardStep(Z, Z, activation.apply(Z));
    }

    // --- by hand

    @Test
    void crossEntropyIsTheMeanSurpriseAtTheTrueClass() {
        // −(ln 0.5 + ln 0.8) / 2 = ln(2 · 1.25) / 2
        assertEquals(Math.log(2.5) / 2, Loss.CROSS_ENTROPY.of(A, Y), 1e-15);
        // −1/0.5 / 2 and −1/0.8 / 2 where y is 1, else 0
        assertClose(Matrix.of(2, 2, -1, 0, 0, -0.625), Loss.CROSS_ENTROPY.dA(A, Y));
    }

    @Test
    void binaryCrossEntropyAsksEachOutput() {
        // −(ln 0.5 + ln(1 − 0.5) + ln(1 − 0.2) + ln 0.8) / 2 = ln(2 · 2 · 1.25 · 1.25) / 2
        assertEquals(Math.log(6.25) / 2, Loss.BINARY_CROSS_ENTROPY.of(A, Y), 1e-15);
        // −y/a + (1 − y)/(1 − a), halved
        assertClose(Matrix.of(2, 2, -1, 0.625, 1, -0.625), Loss.BINARY_CROSS_ENTROPY.dA(A, Y));
    }

    @Test
    void meanSquaredErrorIsHalfTheSquareOfTheDistance() {
        // ½ (0.25 + 0.25) and ½ (0.04 + 0.04), their mean
        assertEquals((0.25 + 0.04) / 2, Loss.MEAN_SQUARED_ERROR.of(A, Y), 1e-15);
        assertClose(Matrix.of(2, 2, -0.25, 0.1, 0.25, -0.1), Loss.MEAN_SQUARED_ERROR.dA(A, Y));
    }

    @Test
    void labelsNeedNotBeHard() {
        Matrix soft = Matrix.column(0.25, 0.75);
        Matrix even = Matrix.column(0.5, 0.5);
        assertEquals(Math.log(2), Loss.CROSS_ENTROPY.of(even, soft), 1e-15);
        assertEquals(2 * Math.log(2), Loss.BINARY_CROSS_ENTROPY.of(even, soft), 1e-15);
        assertClose(Matrix.column(-0.5, -1.5), Loss.CROSS_ENTROPY.dA(even, soft));
        assertClose(Matrix.column(1, -1), Loss.BINARY_CROSS_ENTROPY.dA(even, soft));
    }

    @Test
    void aMeanDoesNotGrowWithTheNumberOfExamples() {
        for (Loss loss : Loss.values()) {
            Matrix twice = A.columns(0, 1, 0, 1);
            assertEquals(loss.of(A, Y), loss.of(twice, Y.columns(0, 1, 0, 1)), 1e-15, loss.toString());
        }
    }

    @Test
    void perfectAnswersCostNothing() {
        for (Loss loss : Loss.values()) {
            assertEquals(0, loss.of(Y, Y), loss.toString());
        }
    }

    // --- at the limits

    @Test
    void aProbabilityBelowTheLeastCostsAsMuchAsTheLeastAndHasNoSlope() {
        Matrix y = Matrix.column(1, 0);
        for (double least : new double[] {0, Double.MIN_VALUE, Math.exp(-700.1)}) {
            Matrix wrong = Matrix.column(least, 1 - least);
            assertEquals(700, Loss.CROSS_ENTROPY.of(wrong, y), 1e-12);
            assertEquals(2 * 700, Loss.BINARY_CROSS_ENTROPY.of(wrong, y), 1e-12);
            assertEquals(0, Loss.CROSS_ENTROPY.dA(wrong, y).norm());
            assertEquals(0, Loss.BINARY_CROSS_ENTROPY.dA(wrong, y).norm());
        }
        assertEquals(699, Loss.CROSS_ENTROPY.term(Math.exp(-699), 1), 1e-12);
        assertEquals(-Math.exp(699), Loss.CROSS_ENTROPY.slope(Math.exp(-699), 1), 1e291);
    }

    @Test
    void dZIsFiniteWhereAnOutputIsRoundedTo0Or1() {
        Matrix Z = Matrix.column(-2000, 2000);
        Matrix y = Matrix.column(1, 0);
        assertEquals(Matrix.column(-1, 1), Loss.CROSS_ENTROPY.dZ(step(Activation.SOFTMAX, Z), Activation.SOFTMAX, y));
        assertEquals(
                Matrix.column(-1, 1), Loss.BINARY_CROSS_ENTROPY.dZ(step(Activation.SIGMOID, Z), Activation.SIGMOID, y));
    }

    @Test
    void NaNIsReportedAndNotHidden() {
        Matrix broken = Matrix.column(Double.NaN, 0.5);
        for (Loss loss : Loss.values()) {
            assertEquals(Double.NaN, loss.of(broken, Matrix.column(1, 0)), loss.toString());
        }
    }

    // --- slopes

    /** Error and rounding of a central difference with h = 1e−6 are about 1e−10; the slopes are about 1. */
    @ParameterizedTest
    @EnumSource
    void dAIsTheSlopeOfTheLoss(Loss loss) {
        Matrix outputs = Matrix.uniform(3, 4, 0.2, 0.8, new SplittableRandom(1));
        Matrix labels = Matrix.uniform(3, 4, 0, 1, new SplittableRandom(2));
        Matrix measured = Matrix.generate(
                3,
                4,
                (i, j) -> (loss.of(nudged(outputs, i, j, 1e-6), labels) - loss.of(nudged(outputs, i, j, -1e-6), labels))
                        / 2e-6);
        assertEquals(0, measured.minus(loss.dA(outputs, labels)).norm(), 1e-8);
    }

    @Test
    void whereSlopesSimplifyTheShortFormIsTheLongOne() {
        assertShortFormIsLongForm(Loss.CROSS_ENTROPY, Activation.SOFTMAX);
        assertShortFormIsLongForm(Loss.BINARY_CROSS_ENTROPY, Activation.SIGMOID);
        assertShortFormIsLongForm(Loss.MEAN_SQUARED_ERROR, Activation.IDENTITY);
    }

    private static void assertShortFormIsLongForm(Loss loss, Activation activation) {
        ForwardStep step = step(activation, Matrix.uniform(2, 2, -2, 2, new SplittableRandom(1)));
        assertTrue(loss.simplifiesWith(activation));
        assertClose(step.A().minus(Y).times(0.5), loss.dZ(step, activation, Y));
        assertClose(activation.dZ(step.Z(), step.A(), loss.dA(step.A(), Y)), loss.dZ(step, activation, Y));
    }

    @Test
    void elsewhereDZIsTheChainRule() {
        Matrix Z = Matrix.uniform(2, 2, -2, 2, new SplittableRandom(1));
        for (Activation activation : new Activation[] {Activation.SIGMOID, Activation.SOFTMAX, Activation.TANH}) {
            ForwardStep step = step(activation, Z);
            assertEquals(
                    activation.dZ(Z, step.A(), Loss.MEAN_SQUARED_ERROR.dA(step.A(), Y)),
                    Loss.MEAN_SQUARED_ERROR.dZ(step, activation, Y));
        }
    }

    @Test
    void softmaxWithSquaredErrorUsesTheWholeJacobian() {
        // A = (1/4, 3/4), Y = (1, 0), one example: dA = (−3/4, 3/4), dZ = (−9/32, 9/32) as SoftmaxTest works out. The
        // diagonal of the Jacobian alone would give (−9/64, 9/64).
        Matrix Z = Matrix.column(0, Math.log(3));
        Matrix dZ = Loss.MEAN_SQUARED_ERROR.dZ(step(Activation.SOFTMAX, Z), Activation.SOFTMAX, Matrix.column(1, 0));
        assertClose(Matrix.column(-9 / 32.0, 9 / 32.0), dZ);
    }

    // --- what is refused

    @ParameterizedTest
    @EnumSource
    void answersAndLabelsNeedOneShape(Loss loss) {
        Matrix other = Matrix.zeros(2, 3);
        String message = loss + " needs A and Y of one shape, but A is 2×2 and Y is 2×3";
        assertRejected(message, () -> loss.of(A, other));
        assertRejected(message, () -> loss.dA(A, other));
        for (Activation activation : new Activation[] {Activation.SOFTMAX, Activation.SIGMOID, Activation.IDENTITY}) {
            ForwardStep step = new ForwardStep(A, A, A);
            assertRejected(message, () -> loss.dZ(step, activation, other));
        }
    }

    @Test
    void bothCrossEntropiesNeedOutputsFrom0To1() {
        Activation square = Activation.elementwise("square", z -> z * z, z -> 2 * z);
        Activation broken = Activation.elementwise("broken", z -> Double.NaN, z -> 1);
        for (Loss loss : new Loss[] {Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY}) {
            for (Activation output : new Activation[] {
                Activation.TANH, Activation.RELU, Activation.LEAKY_RELU, Activation.IDENTITY, square, broken
            }) {
                assertRejected(
                        loss + " needs outputs from 0 to 1, such as those of softmax or sigmoid, "
                                + "but the last layer's activation is " + output.name(),
                        () -> loss.checkFits(output));
            }
            loss.checkFits(Activation.SOFTMAX);
            loss.checkFits(Activation.SIGMOID);
        }
        Loss.MEAN_SQUARED_ERROR.checkFits(Activation.TANH);
    }

    @Test
    void namesAreWhatTablesAndChartsShow() {
        assertEquals("cross-entropy", Loss.CROSS_ENTROPY.toString());
        assertEquals("binary cross-entropy", Loss.BINARY_CROSS_ENTROPY.toString());
        assertEquals("mean squared error", Loss.MEAN_SQUARED_ERROR.toString());
    }

    private static Matrix nudged(Matrix matrix, int i, int j, double change) {
        return Matrix.generate(
                matrix.rows(),
                matrix.columns(),
                (row, column) -> matrix.get(row, column) + (row == i && column == j ? change : 0));
    }

    private static void assertClose(Matrix expected, Matrix actual) {
        assertEquals(0, expected.minus(actual).norm() / expected.norm(), 1e-14);
    }
}
