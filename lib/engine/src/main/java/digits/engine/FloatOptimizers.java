package digits.engine;

import digits.matrix.Matrix;
import digits.training.Adam;
import digits.training.ElementwiseOptimizer;
import digits.training.GradientDescent;
import digits.training.Momentum;
import digits.training.Nesterov;
import digits.training.Parameter;
import digits.training.RmsProp;
import java.util.Arrays;
import java.util.List;

/**
 * The updates of the library's optimizers, in place, for the weights from one index up to but not including another. The
 * formulas stand in the optimizers themselves; here are the same operations in the same order, in float the running means are kept away from
 * subnormal numbers. An optimizer of a user's own is asked for its formula.
 */
final class FloatOptimizers {

    private FloatOptimizers() {}

    static void update(
            ElementwiseOptimizer optimizer, float[] W, float[] dW, float[][] memory, int from, int to, long steps) {
        if (optimizer instanceof GradientDescent descent) {
            descend(descent, W, dW, from, to);
        } else if (optimizer instanceof Momentum momentum) {
            roll(momentum, W, dW, memory[0], from, to);
        } else if (optimizer instanceof Nesterov nesterov) {
            lookAhead(nesterov, W, dW, memory[0], from, to);
        } else if (optimizer instanceof RmsProp rmsProp) {
            divideByRms(rmsProp, W, dW, memory[0], from, to);
        } else if (optimizer instanceof Adam adam) {
            adapt(adam, W, dW, memory[0], memory[1], from, to, steps);
        } else {
            ask(optimizer, W, dW, memory, from, to, steps);
        }
    }

    private static void descend(GradientDescent rule, float[] W, float[] dW, int from, int to) {
        float alpha = (float) rule.learningRate();
        for (int i = from; i < to; i++) {
            W[i] -= dW[i] * alpha;
        }
    }

    private static void roll(Momentum rule, float[] W, float[] dW, float[] v, int from, int to) {
        float alpha = (float) rule.learningRate();
        float keep = (float) rule.beta();
        for (int i = from; i < to; i++) {
            float velocity = Subnormals.flush(v[i] * keep + dW[i]);
            v[i] = velocity;
            W[i] -= velocity * alpha;
        }
    }

    private static void lookAhead(Nesterov rule, float[] W, float[] dW, float[] v, int from, int to) {
        float alpha = (float) rule.learningRate();
        float keep = (float) rule.beta();
        for (int i = from; i < to; i++) {
            float velocity = Subnormals.flush(v[i] * keep + dW[i]);
            v[i] = velocity;
            W[i] -= (dW[i] + velocity * keep) * alpha;
        }
    }

    private static void divideByRms(RmsProp rule, float[] W, float[] dW, float[] s, int from, int to) {
        float alpha = (float) rule.learningRate();
        float keep = (float) rule.rho();
        float add = (float) (1 - rule.rho());
        float small = (float) rule.epsilon();
        for (int i = from; i < to; i++) {
            float square = Subnormals.flush(s[i] * keep + dW[i] * dW[i] * add);
            s[i] = square;
            W[i] -= dW[i] * alpha / ((float) Math.sqrt(square) + small);
        }
    }

    private static void adapt(Adam rule, float[] W, float[] dW, float[] m, float[] s, int from, int to, long steps) {
        float alpha = (float) (rule.learningRate() * Adam.correction(rule.beta1(), steps + 1));
        float keep1 = (float) rule.beta1();
        float add1 = (float) (1 - rule.beta1());
        float keep2 = (float) rule.beta2();
        float add2 = (float) (1 - rule.beta2());
        float correct2 = (float) Adam.correction(rule.beta2(), steps + 1);
        float small = (float) rule.epsilon();
        for (int i = from; i < to; i++) {
            float mean = Subnormals.flush(m[i] * keep1 + dW[i] * add1);
            float square = Subnormals.flush(s[i] * keep2 + dW[i] * dW[i] * add2);
            m[i] = mean;
            s[i] = square;
            W[i] -= mean * alpha / ((float) Math.sqrt(square * correct2) + small);
        }
    }

    private static void ask(
            ElementwiseOptimizer rule, float[] W, float[] dW, float[][] memory, int from, int to, long steps) {
        List<Matrix> remembered =
                Arrays.stream(memory).map(kept -> row(kept, from, to)).toList();
        Parameter updated = rule.update(new Parameter(row(W, from, to), remembered, steps), row(dW, from, to));
        put(updated.value(), W, from, to);
        for (int i = 0; i < memory.length; i++) {
            put(updated.memory().get(i), memory[i], from, to);
        }
    }

    private static Matrix row(float[] array, int from, int to) {
        return Matrix.generate(1, to - from, (row, i) -> array[from + i]);
    }

    private static void put(Matrix row, float[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            array[i] = (float) row.get(0, i - from);
        }
    }
}
