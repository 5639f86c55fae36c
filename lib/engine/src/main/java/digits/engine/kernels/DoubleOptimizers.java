package digits.engine.kernels;

import static digits.engine.kernels.DoubleKernels.rounded;

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
 * formulas stand in the optimizers themselves; here are the same operations in the same order. An optimizer of a user's
 * own is asked for its formula.
 */
final class DoubleOptimizers {

    /** So few weights that no interrupt ends the matrices of an optimizer half-way. */
    private static final int ASKED = 1 << 12;

    private DoubleOptimizers() {}

    static void update(
            ElementwiseOptimizer optimizer, double[] W, double[] dW, double[][] memory, int from, int to, long steps) {
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
            for (int piece = from; piece < to; piece += ASKED) {
                ask(optimizer, W, dW, memory, piece, Math.min(to, piece + ASKED), steps);
            }
        }
    }

    private static void descend(GradientDescent rule, double[] W, double[] dW, int from, int to) {
        double alpha = rounded(rule.learningRate());
        for (int i = from; i < to; i++) {
            W[i] -= dW[i] * alpha;
        }
    }

    private static void roll(Momentum rule, double[] W, double[] dW, double[] v, int from, int to) {
        double alpha = rounded(rule.learningRate());
        double keep = rounded(rule.beta());
        for (int i = from; i < to; i++) {
            double velocity = mean(v[i] * keep + dW[i]);
            v[i] = velocity;
            W[i] -= velocity * alpha;
        }
    }

    private static void lookAhead(Nesterov rule, double[] W, double[] dW, double[] v, int from, int to) {
        double alpha = rounded(rule.learningRate());
        double keep = rounded(rule.beta());
        for (int i = from; i < to; i++) {
            double velocity = mean(v[i] * keep + dW[i]);
            v[i] = velocity;
            W[i] -= (dW[i] + velocity * keep) * alpha;
        }
    }

    private static void divideByRms(RmsProp rule, double[] W, double[] dW, double[] s, int from, int to) {
        double alpha = rounded(rule.learningRate());
        double keep = rounded(rule.rho());
        double add = rounded(1 - rule.rho());
        double small = rounded(rule.epsilon());
        for (int i = from; i < to; i++) {
            double square = mean(s[i] * keep + dW[i] * dW[i] * add);
            s[i] = square;
            W[i] -= dW[i] * alpha / (rounded(Math.sqrt(square)) + small);
        }
    }

    private static void adapt(
            Adam rule, double[] W, double[] dW, double[] m, double[] s, int from, int to, long steps) {
        // In double:
        double alpha = rule.learningRate();
        double correct1 = Adam.correction(rule.beta1(), steps + 1);
        // In float: float alpha = rounded(rule.learningRate() * Adam.correction(rule.beta1(), steps + 1));
        double keep1 = rounded(rule.beta1());
        double add1 = rounded(1 - rule.beta1());
        double keep2 = rounded(rule.beta2());
        double add2 = rounded(1 - rule.beta2());
        double correct2 = rounded(Adam.correction(rule.beta2(), steps + 1));
        double small = rounded(rule.epsilon());
        for (int i = from; i < to; i++) {
            double mean = mean(m[i] * keep1 + dW[i] * add1);
            double square = mean(s[i] * keep2 + dW[i] * dW[i] * add2);
            m[i] = mean;
            s[i] = square;
            // In double:
            double step = mean * correct1 * alpha;
            // In float: float step = mean * alpha;
            W[i] -= step / (rounded(Math.sqrt(square * correct2)) + small);
        }
    }

    /** A running mean as it is kept. */
    private static double mean(double next) {
        // In double:
        return next;
        // In float: // With subnormal numbers many processors compute far slower.
        // In float: return Subnormals.flush(next);
    }

    private static void ask(
            ElementwiseOptimizer rule, double[] W, double[] dW, double[][] memory, int from, int to, long steps) {
        List<Matrix> remembered =
                Arrays.stream(memory).map(kept -> row(kept, from, to)).toList();
        Parameter updated = rule.update(new Parameter(row(W, from, to), remembered, steps), row(dW, from, to));
        put(updated.value(), W, from, to);
        for (int i = 0; i < memory.length; i++) {
            put(updated.memory().get(i), memory[i], from, to);
        }
    }

    private static Matrix row(double[] array, int from, int to) {
        return Matrix.generate(1, to - from, (row, i) -> array[from + i]);
    }

    private static void put(Matrix row, double[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            array[i] = rounded(row.get(0, i - from));
        }
    }
}
