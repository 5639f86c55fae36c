package digits.training;

import digits.matrix.Matrix;
import java.util.List;

/**
 * Nesterov's momentum: the step already takes into account where the velocity will have carried the weights, so it brakes
 * earlier where the slope turns.
 *
 * <p>Written for the place looked ahead to, at which the gradient is taken: with W̃ = W − αβv for the weights of {@link
 * Momentum}'s ball, v := β v + dW(W̃) and W̃ := W̃ − α (dW + β v). Nesterov, "A method of solving a convex programming problem
 * with convergence rate O(1/k²)", Soviet Mathematics Doklady 27, 1983; in this form Bengio et al., "Advances in optimizing
 * recurrent networks", ICASSP 2013, doi:10.1109/ICASSP.2013.6639349, section 3.5.
 *
 * @param learningRate α, above 0
 * @param beta β, the part of the velocity that is kept from step to step, from 0 (plain gradient descent) to below 1
 */
public record Nesterov(double learningRate, double beta) implements ElementwiseOptimizer {

    public Nesterov {
        OptimizerChecks.learningRate(learningRate);
        OptimizerChecks.decay("the β of Nesterov's momentum", beta);
    }

    @Override
    public Nesterov withLearningRate(double other) {
        return new Nesterov(other, beta);
    }

    @Override
    public int memories() {
        return 1;
    }

    /** v := β v + dW, W := W − α (dW + β v). */
    @Override
    public Parameter update(Parameter parameter, Matrix gradient) {
        Matrix v = parameter.memory().get(0).times(beta).plus(gradient);
        Matrix W = parameter.value().minus(gradient.plus(v.times(beta)).times(learningRate));
        return new Parameter(W, List.of(v), parameter.steps() + 1);
    }
}
