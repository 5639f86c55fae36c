package digits.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {

    private static final Network.Plan PLAN =
            Network.inputs(150).layer(50, Activation.RELU).layer(20, Activation.SOFTMAX);

    private static Layer layer(Initialization initialization, int index) {
        return PLAN.initialize(initialization, 1).layers().get(index);
    }

    /** Uniform numbers fill ±bound; of thousands the largest comes within 1% of it, and their mean near 0. */
    private static void assertFills(double bound, Matrix numbers) {
        assertTrue(numbers.max() < bound && numbers.max() > 0.98 * bound, "largest " + numbers.max());
        assertTrue(numbers.min() >= -bound && numbers.min() < -0.98 * bound, "smallest " + numbers.min());
        int count = numbers.rows() * numbers.columns();
        // Four standard deviations of the mean of so many numbers.
        assertEquals(0, numbers.sum() / count, 4 * bound / Math.sqrt(3.0 * count));
    }

    @Test
    void uniformGoesFromMinusHalfToHalf() {
        assertFills(0.5, layer(Initialization.UNIFORM, 0).W());
        assertFills(0.5, layer(Initialization.UNIFORM, 1).W());
        Matrix b = layer(Initialization.UNIFORM, 0).b();
        assertTrue(b.max() < 0.5 && b.max() > 0.4 && b.min() >= -0.5 && b.min() < -0.4, b.toString());
    }

    @Test
    void xavierGoesByInputsAndUnits() {
        assertFills(Math.sqrt(6 / 200.0), layer(Initialization.XAVIER, 0).W());
        assertFills(Math.sqrt(6 / 70.0), layer(Initialization.XAVIER, 1).W());
        assertEquals(Matrix.zeros(50, 1), layer(Initialization.XAVIER, 0).b());
    }

    @Test
    void heGoesByInputs() {
        assertFills(Math.sqrt(6 / 150.0), layer(Initialization.HE, 0).W());
        assertFills(Math.sqrt(6 / 50.0), layer(Initialization.HE, 1).W());
        assertEquals(Matrix.zeros(50, 1), layer(Initialization.HE, 0).b());
    }

    /** What He's bound is for: through ReLU layers the mean square of the sums stays what it was. */
    @Test
    void heKeepsTheSpreadThroughReluLayers() {
        Network.Plan plan = Network.inputs(200);
        for (int layer = 0; layer < 5; layer++) {
            plan = plan.layer(200, Activation.RELU);
        }
        // Inputs like those He's derivation assumes: activations of a ReLU layer before.
        Matrix X = Matrix.uniform(200, 100, -1, 1, new SplittableRandom(1)).map(x -> Math.max(x, 0));
        var steps = plan.initialize(Initialization.HE, 1).forward(X);
        double first = steps.get(0).Z().norm();
        double last = steps.get(4).Z().norm();
        assertTrue(last > first / 2 && last < first * 2, first + " became " + last);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers(Initialization initialization) {
        assertEquals(PLAN.initialize(initialization, 3), PLAN.initialize(initialization, 3));
        assertNotEquals(PLAN.initialize(initialization, 3), PLAN.initialize(initialization, 4));
    }

    @ParameterizedTest
    @EnumSource
    void noTwoUnitsStartAlike(Initialization initialization) {
        Matrix W = PLAN.initialize(initialization, 1).layers().get(0).W();
        assertEquals(
                50,
                java.util.stream.IntStream.range(0, 50)
                        .mapToObj(W::row)
                        .distinct()
                        .count());
    }

    /**
     * As first drawn, on OpenJDK 17: weights before biases, in reading order, the first layer first. A change here changes
     * every training.
     */
    @Test
    void theFirstNumbersAreTheSameOnEveryMachine() {
        Layer layer = Network.inputs(2)
                .layer(2, Activation.SIGMOID)
                .initialize(Initialization.UNIFORM, 42)
                .layers()
                .get(0);
        SplittableRandom random = new SplittableRandom(42);
        assertEquals(Matrix.uniform(2, 2, -0.5, 0.5, random), layer.W());
        assertEquals(Matrix.uniform(2, 1, -0.5, 0.5, random), layer.b());
        assertEquals(0.2415648787718233, layer.W().get(0, 0));
    }
}
