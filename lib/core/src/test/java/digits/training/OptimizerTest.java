package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.matrix.Matrix;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {

    private static final double[] SLOPES = {1.5, -0.25, 0.75, 2, -1, 0, 0.125};

    private static Stream<ElementwiseOptimizer> all() {
        return Stream.of(
                new GradientDescent(0.1),
                new Momentum(0.1, 0.9),
                new Nesterov(0.1, 0.9),
                new RmsProp(0.001, 0.9, 1e-8),
                new Adam(0.001, 0.9, 0.999, 1e-8));
    }

    /** The weight after each step down the given slopes. */
    private static double[] path(Optimizer optimizer, double start, double... slopes) {
        double[] path = new double[slopes.length];
        Parameter parameter = optimizer.start(Matrix.column(start));
        for (int step = 0; step < slopes.length; step++) {
            parameter = optimizer.update(parameter, Matrix.column(slopes[step]));
            path[step] = parameter.value().get(0, 0);
        }
        assertEquals(slopes.length, parameter.steps());
        return path;
    }

    @Test
    void gradientDescentStepsAgainstTheSlope() {
        // 1 − 0.5 · 2 = 0, 0 − 0.5 · (−1) = 0.5
        assertArrayEquals(new double[] {0, 0.5}, path(Optimizer.gradientDescent(0.5), 1, 2, -1));
    }

    @Test
    void momentumAddsUpAVelocity() {
        // v = 1, 1.5, 1.75 with β = ½; W = 1 − 0.25 = 0.75, − 0.375 = 0.375, − 0.4375 = −0.0625
        assertArrayEquals(new double[] {0.75, 0.375, -0.0625}, path(new Momentum(0.25, 0.5), 1, 1, 1, 1));
    }

    @Test
    void nesterovTakesThePartOfTheVelocityThatWillComeAtOnce() {
        // v = 1, 1.5 with β = ½; W = 1 − 0.25 (1 + 0.5) = 0.625, − 0.25 (1 + 0.75) = 0.1875
        assertArrayEquals(new double[] {0.625, 0.1875}, path(new Nesterov(0.25, 0.5), 1, 1, 1));
    }

    @Test
    void rmsPropDividesByTheRootOfTheMeanSquare() {
        // s = ¾ · 0 + ¼ · 4² = 4, W = 1 − 0.5 · 4 / (√4 + 2) = 0.5; s = ¾ · 4 + ¼ · 2² = 4, W = 0.5 − 0.5 · 2 / 4 =
        // 0.25
        assertArrayEquals(new double[] {0.5, 0.25}, path(new RmsProp(0.5, 0.75, 2), 1, 4, 2));
    }

    @Test
    void adamDividesTheMeanSlopeByTheRootOfTheMeanSquareBothCorrected() {
        // β₁ = ½, β₂ = ¾, ε = 1, slopes 3 and 3: both corrected means are 3 and 9 at each step, so each step is ¼ · 3 /
        // (3 + 1).
        assertArrayEquals(new double[] {0.8125, 0.625}, path(new Adam(0.25, 0.5, 0.75, 1), 1, 3, 3), 1e-15);
        // Slopes 2 and 0: m = 1, ½ and s = 1, ¾; m̂ = 1 / ½ = 2, ½ / ¾ = ⅔; ŝ = 1 / ¼ = 4, ¾ / (7/16) = 12/7.
        double second = 1 - 0.25 * 2 / 3 - 0.25 * (2.0 / 3) / (Math.sqrt(12.0 / 7) + 1);
        assertArrayEquals(new double[] {1 - 0.25 * 2 / 3, second}, path(new Adam(0.25, 0.5, 0.75, 1), 1, 2, 0), 1e-15);
    }

    @Test
    void theFirstStepOfAdamIsTheLearningRateWhateverTheSlope() {
        for (double slope : new double[] {1e-3, 1, 1e6}) {
            assertEquals(-0.01, path(Optimizer.adam(0.01), 0, slope)[0], 1e-7);
            assertEquals(0.01, path(Optimizer.adam(0.01), 0, -slope)[0], 1e-7);
        }
    }

    /** Unrolled: the slope of step k has moved the weight by α (1 + β + β² + …), a term for each step since. */
    @Test
    void momentumIsTheSumOfAllSlopesSoFar() {
        double[] path = path(new Momentum(0.1, 0.9), 1, SLOPES);
        for (int n = 0; n < SLOPES.length; n++) {
            double expected = 1;
            for (int k = 0; k <= n; k++) {
                expected -= 0.1 * SLOPES[k] * (1 - Math.pow(0.9, n - k + 1)) / (1 - 0.9);
            }
            assertEquals(expected, path[n], 1e-14);
        }
    }

    /** Nesterov's method as it is told: look ahead, take the slope there, go from where you are. Down f(W) = ½ · 3 W². */
    @Test
    void nesterovEqualsMomentumWithTheSlopeTakenAhead() {
        double alpha = 0.05;
        double beta = 0.9;
        double W = 1;
        double v = 0;
        Optimizer optimizer = new Nesterov(alpha, beta);
        Parameter ahead = optimizer.start(Matrix.column(1.0));
        for (int step = 0; step < 50; step++) {
            double slopeAhead = 3 * (W - alpha * beta * v);
            v = beta * v + slopeAhead;
            W -= alpha * v;
            ahead = optimizer.update(ahead, ahead.value().times(3));
            assertEquals(W - alpha * beta * v, ahead.value().get(0, 0), 1e-13);
        }
    }

    /** The running means unrolled: slope k of n counts (1 − β) β^(n−k), and in Adam's corrected mean so much of their sum. */
    @Test
    void rmsPropAndAdamUseWeightedMeansOfAllSlopesSoFar() {
        double[] rmsProp = path(new RmsProp(0.01, 0.8, 1e-3), 0, SLOPES);
        double[] adam = path(new Adam(0.01, 0.7, 0.8, 1e-3), 0, SLOPES);
        double rmsPropExpected = 0;
        double adamExpected = 0;
        for (int n = 0; n < SLOPES.length; n++) {
            double squares = 0;
            double squareWeights = 0;
            double slopes = 0;
            double slopeWeights = 0;
            for (int k = 0; k <= n; k++) {
                squares += Math.pow(0.8, n - k) * SLOPES[k] * SLOPES[k];
                squareWeights += Math.pow(0.8, n - k);
                slopes += Math.pow(0.7, n - k) * SLOPES[k];
                slopeWeights += Math.pow(0.7, n - k);
            }
            rmsPropExpected -= 0.01 * SLOPES[n] / (Math.sqrt(0.2 * squares) + 1e-3);
            adamExpected -= 0.01 * (slopes / slopeWeights) / (Math.sqrt(squares / squareWeights) + 1e-3);
            assertEquals(rmsPropExpected, rmsProp[n], 1e-14);
            assertEquals(adamExpected, adam[n], 1e-14);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherLearningRateLeavesTheRestOfTheRule(ElementwiseOptimizer optimizer) {
        assertEquals(0.025, optimizer.withLearningRate(0.025).learningRate());
        assertEquals(optimizer, optimizer.withLearningRate(7).withLearningRate(optimizer.learningRate()));
    }

    @Test
    void theFactoriesUseTheUsualNumbers() {
        assertEquals(new Momentum(0.1, 0.9), Optimizer.momentum(0.1));
        assertEquals(new Nesterov(0.1, 0.9), Optimizer.nesterov(0.1));
        assertEquals(new RmsProp(0.001, 0.9, 1e-8), Optimizer.rmsProp(0.001));
        assertEquals(new Adam(0.001, 0.9, 0.999, 1e-8), Optimizer.adam(0.001));
    }

    @Test
    void numbersThatMakeNoSenseAreRejected() {
        for (double bad : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String message = "a learning rate α needs to be above 0 and finite, but got " + bad;
            assertRejected(message, () -> Optimizer.gradientDescent(bad));
            assertRejected(message, () -> Optimizer.momentum(bad));
            assertRejected(message, () -> Optimizer.nesterov(bad));
            assertRejected(message, () -> Optimizer.rmsProp(bad));
            assertRejected(message, () -> Optimizer.adam(bad));
            assertRejected(
                    "the ε of RMSProp needs to be above 0 and finite, but got " + bad, () -> new RmsProp(1, 0, bad));
            assertRejected(
                    "the ε of Adam needs to be above 0 and finite, but got " + bad, () -> new Adam(1, 0, 0, bad));
        }
        for (double bad : new double[] {-0.1, 1, Double.NaN}) {
            String needs = " needs to be from 0 to below 1, but got " + bad;
            assertRejected("the β of momentum" + needs, () -> new Momentum(1, bad));
            assertRejected("the β of Nesterov's momentum" + needs, () -> new Nesterov(1, bad));
            assertRejected("the ρ of RMSProp" + needs, () -> new RmsProp(1, bad, 1));
            assertRejected("the β₁ of Adam" + needs, () -> new Adam(1, bad, 0, 1));
            assertRejected("the β₂ of Adam" + needs, () -> new Adam(1, 0, bad, 1));
        }
    }
}
