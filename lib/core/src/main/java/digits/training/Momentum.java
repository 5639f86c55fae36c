package digits.training;

import digits.matrix.Matrix;
import java.util.List;

/**
 * Gradient descent with momentum: the weights roll on like a ball. Slopes that keep their direction add up to a velocity,
 * those that change sign from step to step cancel out.
 *
 * <p>The velocity is in units of a gradient, and α turns it into a step, so that a changed α holds from the next step on.
 * With a constant slope it grows to 1/(1−β) of that slope. Polyak, "Some methods of speeding up the convergence of iteration
 * methods", 1964, doi:10.1016/0041-5553(64)90137-5; in this form Sutskever et al., "On the importance of initialization and
 * momentum in deep learning", ICML 2013, with α taken out of the velocity.
 *
 * @param learningRate α, above 0
 * @param beta β, the part of the velocity that is kept from step to step, from 0 (plain gradient descent) to below 1
 */
public record Momentum(double learningRate, double beta) implements ElementwiseOptimizer {

    public Momentum {
        OptimizerChecks.learningRate(learningRate);
        OptimizerChecks.decay("the β of momentum", beta);
    }

    @Override
    public Momentum withLearningRate(double other) {
        return new Momentum(other, beta);
    }

    @Override
    public int memories() {
        return 1;
    }

    /** v := β v + dW, W := W − α v. */
    @Override
    public Parameter update(Parameter parameter, Matrix gradient) {
        Matrix v = parameter.memory().get(0).times(beta).plus(gradient);
        Matrix W = parameter.value().minus(v.times(learningRate));
        return new Parameter(W, List.of(v), parameter.steps() + 1);
    }
}
