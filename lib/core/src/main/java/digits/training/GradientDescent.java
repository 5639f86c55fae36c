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
}
