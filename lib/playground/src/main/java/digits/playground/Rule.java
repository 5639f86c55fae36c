package digits.playground;

import digits.training.Adam;
import digits.training.GradientDescent;
import digits.training.Momentum;
import digits.training.Nesterov;
import digits.training.Optimizer;
import digits.training.RmsProp;

/** The library's optimizers over all weights at once, each formula with its operations in the order of the optimizer's own. */
final class Rule {

    private final Optimizer optimizer;
    /** What the optimizer remembers of each weight. */
    final double[][] memory;

    Rule(Optimizer optimizer, int parameters) {
        this.optimizer = optimizer;
        memory = new double[memories(optimizer)][parameters];
    }

    private static int memories(Optimizer optimizer) {
        if (optimizer instanceof Adam) {
            return 2;
        }
        if (optimizer instanceof Momentum || optimizer instanceof Nesterov || optimizer instanceof RmsProp) {
            return 1;
        }
        if (optimizer instanceof GradientDescent) {
            return 0;
        }
        throw new IllegalArgumentException("the playground knows the library's own optimizers, but got " + optimizer);
    }

    /** Step number t, counted from 1. */
    void update(double[] values, double[] gradient, double rate, int t) {
        if (optimizer instanceof Momentum momentum) {
            momentum(values, gradient, rate, momentum.beta());
        } else if (optimizer instanceof Nesterov nesterov) {
            nesterov(values, gradient, rate, nesterov.beta());
        } else if (optimizer instanceof RmsProp rmsProp) {
            rmsProp(values, gradient, rate, rmsProp);
        } else if (optimizer instanceof Adam adam) {
            adam(values, gradient, rate, adam, t);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] -= gradient[i] * rate;
            }
        }
    }

    private void momentum(double[] values, double[] gradient, double rate, double beta) {
        double[] v = memory[0];
        for (int i = 0; i < values.length; i++) {
            v[i] = v[i] * beta + gradient[i];
            values[i] -= v[i] * rate;
        }
    }

    private void nesterov(double[] values, double[] gradient, double rate, double beta) {
        double[] v = memory[0];
        for (int i = 0; i < values.length; i++) {
            v[i] = v[i] * beta + gradient[i];
            values[i] -= (gradient[i] + v[i] * beta) * rate;
        }
    }

    private void rmsProp(double[] values, double[] gradient, double rate, RmsProp rule) {
        double[] s = memory[0];
        double rho = rule.rho();
        double epsilon = rule.epsilon();
        for (int i = 0; i < values.length; i++) {
            s[i] = s[i] * rho + gradient[i] * gradient[i] * (1 - rho);
            values[i] -= gradient[i] * rate / (Math.sqrt(s[i]) + epsilon);
        }
    }

    private void adam(double[] values, double[] gradient, double rate, Adam rule, int t) {
        double[] m = memory[0];
        double[] s = memory[1];
        double beta1 = rule.beta1();
        double beta2 = rule.beta2();
        double epsilon = rule.epsilon();
        double correction1 = Adam.correction(beta1, t);
        double correction2 = Adam.correction(beta2, t);
        for (int i = 0; i < values.length; i++) {
            m[i] = m[i] * beta1 + gradient[i] * (1 - beta1);
            s[i] = s[i] * beta2 + gradient[i] * gradient[i] * (1 - beta2);
            values[i] -= m[i] * correction1 * rate / (Math.sqrt(s[i] * correction2) + epsilon);
        }
    }
}
