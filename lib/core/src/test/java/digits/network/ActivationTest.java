package digits.network;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

    static List<Activation> elementwise() {
        return List.of(
                Activation.SIGMOID,
                Activation.TANH,
                Activation.RELU,
                Activation.LEAKY_RELU,
                Activation.leakyRelu(0.2),
                Activation.IDENTITY,
                Activation.elementwise("softplus", z -> Math.log1p(Math.exp(z)), z -> 1 / (1 + Math.exp(-z))));
    }

    private static double value(Activation activation, double z) {
        return activation.apply(Matrix.column(z, z)).get(1, 0);
    }

    private static double slope(Activation activation, double z) {
        Matrix Z = Matrix.column(z, z);
        return activation.dZ(Z, activation.apply(Z), Matrix.column(1, 1)).get(1, 0);
    }

    @Test
    void sigmoidByHand() {
        assertEquals(0.5, value(Activation.SIGMOID, 0));
        assertEquals(0.25, slope(Activation.SIGMOID, 0));
        // e^−ln 3 = 1/3, so σ(ln 3) = 1/(1 + 1/3) = 3/4, and σ' = 3/4 · 1/4.
        assertEquals(0.75, value(Activation.SIGMOID, Math.log(3)), 1e-15);
        assertEquals(3 / 16.0, slope(Activation.SIGMOID, Math.log(3)), 1e-15);
        assertEquals(0.25, value(Activation.SIGMOID, -Math.log(3)), 1e-15);
    }

    @Test
    void tanhByHand() {
        assertEquals(0, value(Activation.TANH, 0));
        assertEquals(1, slope(Activation.TANH, 0));
        // (2 − 1/2) / (2 + 1/2) = 3/5, and 1 − 9/25 = 16/25.
        assertEquals(0.6, value(Activation.TANH, Math.log(2)), 1e-15);
        assertEquals(0.64, slope(Activation.TANH, Math.log(2)), 1e-15);
        assertEquals(-0.6, value(Activation.TANH, -Math.log(2)), 1e-15);
    }

    @Test
    void farOutNothingOverflows() {
        assertEquals(1, value(Activation.SIGMOID, 1e4));
        assertEquals(0, value(Activation.SIGMOID, -1e4));
        assertEquals(0, slope(Activation.SIGMOID, 1e4));
        assertEquals(0, slope(Activation.SIGMOID, -1e4));
        assertEquals(1, value(Activation.TANH, 1e4));
        assertEquals(-1, value(Activation.TANH, -1e4));
        assertEquals(0, slope(Activation.TANH, -1e4));
    }

    @Test
    void reluByHand() {
        assertEquals(2.5, value(Activation.RELU, 2.5));
        assertEquals(0, value(Activation.RELU, -2.5));
        assertEquals(1, slope(Activation.RELU, 1e-300));
        assertEquals(0, slope(Activation.RELU, -1e-300));
        // At the corner either would do; a slope that asks whether the output is ≥ 0 would be 1 everywhere.
        assertEquals(0, slope(Activation.RELU, 0));
    }

    @Test
    void leakyReluByHand() {
        assertEquals(2.5, value(Activation.LEAKY_RELU, 2.5));
        assertEquals(-0.025, value(Activation.LEAKY_RELU, -2.5));
        assertEquals(1, slope(Activation.LEAKY_RELU, 0.5));
        assertEquals(0.01, slope(Activation.LEAKY_RELU, -0.5));
        assertEquals(-0.5, value(Activation.leakyRelu(0.2), -2.5));
        assertEquals(0.2, slope(Activation.leakyRelu(0.2), -2.5));
    }

    @Test
    void identityByHand() {
        assertEquals(-3.5, value(Activation.IDENTITY, -3.5));
        assertEquals(1, slope(Activation.IDENTITY, -3.5));
    }

    @Test
    void NaNIsHandedOnAndNotHidden() {
        for (Activation activation : elementwise()) {
            assertEquals(Double.NaN, value(activation, Double.NaN), activation.name());
        }
        assertEquals(Double.NaN, value(Activation.SOFTMAX, Double.NaN));
    }

    /** The central difference over ±h is off by g'''·h²/6 and by rounding, some 1e−16/h: about 1e−10 with h = 1e−5. */
    @ParameterizedTest
    @MethodSource("elementwise")
    void theDerivativeIsTheSlopeOfTheCurve(Activation activation) {
        for (double z = -4.9; z < 5; z += 0.2) { // never nearer than 0.1 to the corner of the ReLUs
            double measured = (value(activation, z + 1e-5) - value(activation, z - 1e-5)) / 2e-5;
            assertEquals(measured, slope(activation, z), 1e-9, "at z = " + z);
        }
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void dZIsDATimesTheDerivativeInTheSamePlace(Activation activation) {
        Matrix Z = Matrix.of(2, 3, -2, -1, 0.5, 1, 2, 3);
        Matrix dA = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
        Matrix dZ = activation.dZ(Z, activation.apply(Z), dA);
        Matrix expected =
                Matrix.generate(2, 3, (row, column) -> dA.get(row, column) * slope(activation, Z.get(row, column)));
        assertEquals(expected, dZ);
    }

    @Test
    void namesAreWhatTablesAndChartsShow() {
        assertEquals(
                "[sigmoid, tanh, relu, leaky relu, leaky relu 0.2, identity, softplus]",
                elementwise().toString());
        assertEquals("softmax", Activation.SOFTMAX.toString());
        assertEquals("softmax", Activation.SOFTMAX.name());
    }

    @Test
    void leakyReluNeedsASlopeBelow1() {
        String needs = "leaky ReLU needs a slope from 0 to below 1, but got ";
        assertRejected(needs + "1.0", () -> Activation.leakyRelu(1));
        assertRejected(needs + "-0.1", () -> Activation.leakyRelu(-0.1));
        assertRejected(needs + "NaN", () -> Activation.leakyRelu(Double.NaN));
    }

    @Test
    void anActivationOfOnesOwnNeedsNameFunctionAndDerivative() {
        assertRejected(
                NullPointerException.class,
                "an activation needs a name",
                () -> Activation.elementwise(null, z -> z, z -> 1));
        assertRejected(
                NullPointerException.class,
                "an activation needs a function g(z)",
                () -> Activation.elementwise("own", null, z -> 1));
        assertRejected(
                NullPointerException.class,
                "an activation needs the derivative of its function",
                () -> Activation.elementwise("own", z -> z, null));
    }

    @Test
    void theLibrarysOwnAreFoundByTheirNames() {
        for (Activation activation : Activation.LIBRARY) {
            assertEquals(Optional.of(activation), Activation.named(activation.name()));
        }
        assertEquals(Optional.of(Activation.leakyRelu(0.2)), Activation.named("leaky relu 0.2"));
        assertEquals(Optional.empty(), Activation.named("mine"));
        assertRejected(
                "leaky ReLU needs a slope from 0 to below 1, but got 7.0", () -> Activation.named("leaky relu 7"));
    }
}
