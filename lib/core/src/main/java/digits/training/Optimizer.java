package digits.training;

import digits.matrix.Matrix;

/**
 * The rule by which a gradient changes a weight. It has no state: what it remembers is in the {@link Parameter}. Notebook 09
 * compares them. A rule of your own implements this interface; if it treats each weight by itself, {@link
 * ElementwiseOptimizer} lets it be trained the fast way.
 */
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

    /** {@link Momentum} that keeps 0.9 of its velocity from step to step, which makes steps up to ten times as long. */
    static Optimizer momentum(double learningRate) {
        return new Momentum(learningRate, 0.9);
    }

    /** {@link Nesterov} momentum that keeps 0.9 of its velocity from step to step. */
    static Optimizer nesterov(double learningRate) {
        return new Nesterov(learningRate, 0.9);
    }

    /** {@link RmsProp} with the decay ρ = 0.9 of its lecture and ε = 10^−8; α = 0.001 is usual. */
    static Optimizer rmsProp(double learningRate) {
        return new RmsProp(learningRate, 0.9, 1e-8);
    }

    /** {@link Adam} with β₁ = 0.9, β₂ = 0.999 and ε = 10^−8, as its authors propose; α = 0.001 is usual. */
    static Optimizer adam(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
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
