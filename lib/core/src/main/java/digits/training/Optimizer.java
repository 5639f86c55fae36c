package digits.training;

import digits.matrix.Matrix;

/** The rule by which a gradient changes a weight. It has no state: what it remembers is in the {@link Parameter}. */
public interface Optimizer {

    /**
     * Plain gradient descent, W := W − α dW.
     *
     * @param learningRate α, above 0
     * @throws IllegalArgumentException if α is 0, negative, NaN or infinite
     */
    static Optimizer gradientDescent(double learningRate) {
        return new GradientDescent(learningRate);
    }

    /** The learning rate α. */
    double learningRate();

    /** The same rule with another learning rate. */
    Optimizer withLearningRate(double learningRate);

    /** A parameter before its first update. */
    Parameter start(Matrix value);

    /** One update. Gradient: ∂L/∂value, of its shape. The parameter passed in does not change. */
    Parameter update(Parameter parameter, Matrix gradient);
}
