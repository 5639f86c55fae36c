package digits.engine.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.training.Adam;
import digits.training.ElementwiseOptimizer;
import digits.training.GradientDescent;
import digits.training.Momentum;
import digits.training.Nesterov;
import digits.training.Optimizer;
import digits.training.Parameter;
import digits.training.RmsProp;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersTest {

    /** What a user's own rule says once, the engine follows in both precisions; here the sign of the slope alone. */
    private record SignDescent(double learningRate) implements ElementwiseOptimizer {

        @Override
        public Optimizer withLearningRate(double other) {
            return new SignDescent(other);
        }

        @Override
        public int memories() {
            return 1;
        }

        @Override
        public Parameter update(Parameter parameter, Matrix gradient) {
            Matrix seen = parameter.memory().get(0).plus(gradient);
            Matrix step = seen.map(Math::signum).times(learningRate);
            return new Parameter(parameter.value().minus(step), List.of(seen), parameter.steps() + 1);
        }
    }

    private static Stream<ElementwiseOptimizer> all() {
        return Stream.of(
                new GradientDescent(0.1),
                new Momentum(0.1, 0.9),
                new Nesterov(0.1, 0.9),
                new RmsProp(0.001, 0.9, 1e-8),
                new Adam(0.001, 0.9, 0.999, 1e-8),
                new SignDescent(0.01));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theFormForArraysGivesTheBitsOfTheFormulas(ElementwiseOptimizer optimizer) {
        int size = 37;
        SplittableRandom random = new SplittableRandom(1);
        Matrix start = Matrix.uniform(1, size, -1, 1, random);
        Parameter parameter = optimizer.start(start);
        double[] values = start.toArray();
        double[][] memory = new double[optimizer.memories()][size];
        for (int step = 0; step < 30; step++) {
            Matrix gradient = Matrix.uniform(1, size, -1, 1, random);
            parameter = optimizer.update(parameter, gradient);
            // In two parts, as two threads would.
            DoubleOptimizers.update(optimizer, values, gradient.toArray(), memory, 20, size, step);
            DoubleOptimizers.update(optimizer, values, gradient.toArray(), memory, 0, 20, step);
            assertArrayEquals(parameter.value().toArray(), values);
            for (int i = 0; i < memory.length; i++) {
                assertArrayEquals(parameter.memory().get(i).toArray(), memory[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void singlePrecisionFollowsDoublePrecision(ElementwiseOptimizer optimizer) {
        int size = 37;
        SplittableRandom random = new SplittableRandom(2);
        double[] values = Matrix.uniform(1, size, -1, 1, random).toArray();
        float[] floats = toFloats(values);
        double[][] memory = new double[optimizer.memories()][size];
        float[][] floatMemory = new float[optimizer.memories()][size];
        for (int step = 0; step < 30; step++) {
            // Slopes that a float holds exactly: what differs is the arithmetic alone.
            double[] gradient = Matrix.uniform(1, size, -1, 1, random)
                    .map(slope -> (float) slope)
                    .toArray();
            DoubleOptimizers.update(optimizer, values, gradient, memory, 0, size, step);
            FloatOptimizers.update(optimizer, floats, toFloats(gradient), floatMemory, 0, size, step);
        }
        for (int i = 0; i < size; i++) {
            // 30 steps with a rounding of 6e−8 each, on weights of about 1
            assertEquals(values[i], floats[i], 30 * 6e-8 * Math.max(1, Math.abs(values[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyTheWeightsInTheRangeAreUpdated(ElementwiseOptimizer optimizer) {
        double[] values = {1, 1, 1, 1};
        double[][] memory = new double[optimizer.memories()][4];
        DoubleOptimizers.update(optimizer, values, new double[] {1, 1, 1, 1}, memory, 1, 3, 0);
        assertEquals(1, values[0]);
        assertTrue(values[1] < 1 && values[2] < 1);
        assertEquals(1, values[3]);
        for (double[] array : memory) {
            assertEquals(0, array[0]);
            assertEquals(0, array[3]);
        }
    }

    /** A slope as large as ε, which a first step divides by: half the learning rate. */
    @Test
    void epsilonCountsInBothPrecisions() {
        for (ElementwiseOptimizer rule : List.of(new Adam(0.5, 0.9, 0.999, 1e-8), new RmsProp(0.5, 0, 1e-8))) {
            double[] values = {1};
            DoubleOptimizers.update(rule, values, new double[] {1e-8}, new double[rule.memories()][1], 0, 1, 0);
            assertEquals(0.75, values[0], 1e-9);
            float[] floats = {1};
            FloatOptimizers.update(rule, floats, new float[] {1e-8f}, new float[rule.memories()][1], 0, 1, 0);
            assertEquals(0.75f, floats[0], 1e-6f);
        }
    }

    /** 2,000 steps without a slope after one: 0.9^2000 is far below the smallest float, and must end before. */
    @Test
    void aMeanInSinglePrecisionFadesToNearlyZeroAndNotToSubnormalNumbers() {
        ElementwiseOptimizer adam = new Adam(0.001, 0.9, 0.9, 1e-8);
        float[] values = {1};
        float[][] memory = new float[2][1];
        FloatOptimizers.update(adam, values, new float[] {1}, memory, 0, 1, 0);
        for (int step = 1; step < 2000; step++) {
            FloatOptimizers.update(adam, values, new float[] {0}, memory, 0, 1, step);
            assertTrue(memory[0][0] == 0 || memory[0][0] > 1e-33f);
            assertTrue(memory[1][0] == 0 || memory[1][0] > 1e-33f);
        }
        assertEquals(0, memory[0][0], 1e-31f);
        assertEquals(0, memory[1][0], 1e-31f);
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
