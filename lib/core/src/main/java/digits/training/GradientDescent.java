package digits.training;

import digits.matrix.Matrix;
import java.util.List;

/**
 * Plain gradient descent: a step against the gradient, as long as the slope is steep. Notebook 05 writes it out.
 *
 * @param learningRate α, above 0
 */
public record GradientDescent(double learningRate) implements ElementwiseOptimizer {

    public GradientDescent {
        OptimizerChecks.learningRate(learningRate);
    }

    @Override
    public GradientDescent withLearningRate(double other) {
        return new GradientDescent(other);
    }

    @Override
    public int memories() {
        return 0;
    }

    /** W − α dW. */
    @Override
    public Parameter update(Parameter parameter, Matrix gradient) {
        return new Parameter(parameter.value().minus(gradient.times(learningRate)), List.of(), parameter.steps() + 1);
    }

    @Override
    public void update(double[] W, double[] dW, double[][] memory, int from, int to, long steps) {
        double alpha = learningRate;
        for (int i = from; i < to; i++) {
            W[i] -= dW[i] * alpha;
        }
    }

    @Override
    public void update(float[] W, float[] dW, float[][] memory, int from, int to, long steps) {
        float alpha = (float) learningRate;
        for (int i = from; i < to; i++) {
            W[i] -= dW[i] * alpha;
        }
    }
}
