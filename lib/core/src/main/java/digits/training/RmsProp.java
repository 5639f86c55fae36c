package digits.training;

import digits.matrix.Matrix;
import java.util.List;

/**
 * Gradient descent with a step length of its own for each weight: the slope is divided by its root mean square over the last
 * steps, so that a weight with small slopes moves as far as one with large ones. Tieleman and Hinton, "Lecture 6.5: rmsprop",
 * Coursera: Neural Networks for Machine Learning, 2012.
 *
 * @param learningRate α, above 0: about how far a weight moves in a step
 * @param rho ρ, the part of the mean square that is kept from step to step, from 0 to below 1
 * @param epsilon ε, above 0, in units of a slope: keeps a slope that has been 0 from being divided by 0
 */
public record RmsProp(double learningRate, double rho, double epsilon) implements ElementwiseOptimizer {

    public RmsProp {
        OptimizerChecks.learningRate(learningRate);
        OptimizerChecks.decay("the ρ of RMSProp", rho);
        OptimizerChecks.epsilon("the ε of RMSProp", epsilon);
    }

    @Override
    public RmsProp withLearningRate(double other) {
        return new RmsProp(other, rho, epsilon);
    }

    @Override
    public int memories() {
        return 1;
    }

    /** s := ρ s + (1 − ρ) dW², W := W − α dW / (√s + ε), all element by element. */
    @Override
    public Parameter update(Parameter parameter, Matrix gradient) {
        Matrix squares = gradient.hadamard(gradient).times(1 - rho);
        Matrix s = parameter.memory().get(0).times(rho).plus(squares);
        Matrix step = gradient.times(learningRate).combine(s.map(Math::sqrt), (slope, rms) -> slope / (rms + epsilon));
        return new Parameter(parameter.value().minus(step), List.of(s), parameter.steps() + 1);
    }
}
