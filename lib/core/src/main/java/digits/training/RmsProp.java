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

    @Override
    public void update(double[] W, double[] dW, double[][] memory, int from, int to, long steps) {
        double alpha = learningRate;
        double[] s = memory[0];
        double keep = rho;
        double add = 1 - rho;
        double small = epsilon;
        for (int i = from; i < to; i++) {
            double square = s[i] * keep + dW[i] * dW[i] * add;
            s[i] = square;
            W[i] -= dW[i] * alpha / (Math.sqrt(square) + small);
        }
    }

    @Override
    public void update(float[] W, float[] dW, float[][] memory, int from, int to, long steps) {
        float[] s = memory[0];
        float alpha = (float) learningRate;
        float keep = (float) rho;
        float add = (float) (1 - rho);
        float small = (float) epsilon;
        for (int i = from; i < to; i++) {
            float square = Subnormals.flush(s[i] * keep + dW[i] * dW[i] * add);
            s[i] = square;
            W[i] -= dW[i] * alpha / ((float) Math.sqrt(square) + small);
        }
    }
}
