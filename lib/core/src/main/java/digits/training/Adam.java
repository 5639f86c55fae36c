package digits.training;

import digits.matrix.Matrix;
import java.util.List;

/**
 * Adam: momentum, and a step length of its own for each weight as in {@link RmsProp}. Both means start at 0, which is made up
 * for by dividing by 1 − βᵗ; the very first step is then α for every weight, whatever its slope. Kingma and Ba, "Adam: a
 * method for stochastic optimization", ICLR 2015, doi:10.48550/arXiv.1412.6980, algorithm 1.
 *
 * @param learningRate α, above 0: about how far a weight moves in a step
 * @param beta1 β₁, the part of the mean slope that is kept from step to step, from 0 to below 1
 * @param beta2 β₂, the part of the mean square that is kept from step to step, from 0 to below 1
 * @param epsilon ε, above 0, in units of a slope: keeps a slope that has been 0 from being divided by 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements ElementwiseOptimizer {

    public Adam {
        OptimizerChecks.learningRate(learningRate);
        OptimizerChecks.decay("the β₁ of Adam", beta1);
        OptimizerChecks.decay("the β₂ of Adam", beta2);
        OptimizerChecks.epsilon("the ε of Adam", epsilon);
    }

    @Override
    public Adam withLearningRate(double other) {
        return new Adam(other, beta1, beta2, epsilon);
    }

    @Override
    public int memories() {
        return 2;
    }

    /**
     * m := β₁ m + (1 − β₁) dW, s := β₂ s + (1 − β₂) dW², W := W − α m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 −
     * β₂ᵗ), all element by element, where t counts the steps from 1.
     */
    @Override
    public Parameter update(Parameter parameter, Matrix gradient) {
        long t = parameter.steps() + 1;
        Matrix squares = gradient.hadamard(gradient);
        Matrix m = parameter.memory().get(0).times(beta1).plus(gradient.times(1 - beta1));
        Matrix s = parameter.memory().get(1).times(beta2).plus(squares.times(1 - beta2));
        Matrix mHat = m.times(correction(beta1, t));
        Matrix sHat = s.times(correction(beta2, t));
        Matrix step = mHat.times(learningRate).combine(sHat.map(Math::sqrt), (mean, rms) -> mean / (rms + epsilon));
        return new Parameter(parameter.value().minus(step), List.of(m, s), t);
    }

    /** What a mean that started at 0 is multiplied with after t steps: 1 / (1 − βᵗ). StrictMath: the same bits everywhere. */
    public static double correction(double beta, long t) {
        return 1 / (1 - StrictMath.pow(beta, (double) t));
    }
}
