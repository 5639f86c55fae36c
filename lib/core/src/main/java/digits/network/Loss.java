package digits.network;

import digits.matrix.Matrix;

/**
 * How wrong the network's answers are: one number, a mean over examples, which training makes small. Notebook 04 derives
 * the slopes.
 */
public enum Loss {

    /**
     * L = −1/m Σ_examples Σ_classes y · ln a, in nats: the mean surprise at the true class. For outputs that are
     * probabilities of classes: softmax. A probability below e^−700 counts as that, a surprise of 700 nats. In float,
     * softmax gives none below e^−87 divided by the number of classes, and sigmoid none below e^−87.
     */
    CROSS_ENTROPY("cross-entropy") {
        @Override
        public double term(double a, double y) {
            return y == 0 ? 0 : -y * logarithm(a);
        }

        @Override
        public double slope(double a, double y) {
            return y == 0 ? 0 : -y * reciprocal(a);
        }

        @Override
        public boolean simplifiesWith(Activation output) {
            return output instanceof Softmax;
        }
    },

    /**
     * L = −1/m Σ_examples Σ_units (y · ln a + (1 − y) · ln(1 − a)), in nats: each output is a question of its own with the
     * answer yes or no. For sigmoid outputs. What has a probability below e^−700 counts as a surprise of 700 nats, as above: so
     * does a wrong yes that was rounded to 1, as sigmoid's are from z = 37, and in float from z = 17.
     */
    BINARY_CROSS_ENTROPY("binary cross-entropy") {
        @Override
        public double term(double a, double y) {
            return (y == 0 ? 0 : -y * logarithm(a)) - (y == 1 ? 0 : (1 - y) * logarithm(1 - a));
        }

        @Override
        public double slope(double a, double y) {
            return (y == 0 ? 0 : -y * reciprocal(a)) + (y == 1 ? 0 : (1 - y) * reciprocal(1 - a));
        }

        @Override
        public boolean simplifiesWith(Activation output) {
            return output instanceof Sigmoid;
        }
    },

    /**
     * L = 1/m Σ_examples ½ Σ_units (a − y)²: for outputs of any kind. The half makes its slope plain, (a − y)/m. With softmax
     * the whole Jacobian is used.
     */
    MEAN_SQUARED_ERROR("mean squared error") {
        @Override
        public double term(double a, double y) {
            return (a - y) * (a - y) / 2;
        }

        @Override
        public double slope(double a, double y) {
            return a - y;
        }

        @Override
        public boolean simplifiesWith(Activation output) {
            return output instanceof Identity;
        }
    };

    /** The same for each way of computing: the engine's outputs do not come closer to 0 than e^−708. */
    private static final double LEAST = StrictMath.exp(-700);

    private final String title;

    Loss(String title) {
        this.title = title;
    }

    /** What one output adds to the sum over units and examples. */
    public abstract double term(double a, double y);

    /** The derivative of the term with respect to a; 0 where a probability counts as e^−700 whatever it is. */
    public abstract double slope(double a, double y);

    /** Whether the slopes of loss and output activation multiply to (A − Y)/m. */
    public abstract boolean simplifiesWith(Activation output);

    /**
     * The loss of the network's answers: a mean over the m examples.
     *
     * @param A outputs of the last layer (classes × m)
     * @param Y what they should be, one-hot (classes × m)
     * @throws IllegalArgumentException if the shapes differ
     */
    public double of(Matrix A, Matrix Y) {
        checkShapes(A, Y);
        return A.combine(Y, this::term).sum() / A.columns();
    }

    /**
     * The slope of the loss along each output: dA = ∂L/∂A (classes × m).
     *
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix dA(Matrix A, Matrix Y) {
        checkShapes(A, Y);
        double m = A.columns();
        return A.combine(Y, (a, y) -> slope(a, y) / m);
    }

    /**
     * Where backpropagation starts: dZ = ∂L/∂Z of the last layer (classes × m). For softmax with cross-entropy, sigmoid with
     * binary cross-entropy and identity with mean squared error it is (A − Y)/m, which is computed directly: dividing by an
     * output that was rounded to 0 and multiplying by it again would give NaN.
     *
     * @param output the last layer's step
     * @param activation the last layer's activation
     * @param Y what the outputs should be (classes × m)
     * @throws IllegalArgumentException if the shapes of outputs and Y differ
     */
    public Matrix dZ(ForwardStep output, Activation activation, Matrix Y) {
        checkShapes(output.A(), Y);
        if (simplifiesWith(activation)) {
            return output.A().minus(Y).times(1.0 / Y.columns());
        }
        return activation.dZ(output.Z(), output.A(), dA(output.A(), Y));
    }

    /**
     * Checks that the last layer's activation gives what this loss is made for: both cross-entropies take the logarithm of
     * outputs, which need to be from 0 to 1.
     *
     * @throws IllegalArgumentException if it does not
     */
    public void checkFits(Activation output) {
        if (this == MEAN_SQUARED_ERROR) {
            return;
        }
        // Far out on both sides the usual activations show their range; one with a bump between would pass.
        Matrix extremes = output.apply(Matrix.of(2, 2, -1e3, 1e3, 1e3, -1e3));
        if (!(extremes.min() >= 0 && extremes.max() <= 1)) {
            throw new IllegalArgumentException(
                    this + " needs outputs from 0 to 1, such as those of softmax or sigmoid, "
                            + "but the last layer's activation is " + output.name());
        }
    }

    /** What tables and charts call it. */
    @Override
    public String toString() {
        return title;
    }

    private void checkShapes(Matrix A, Matrix Y) {
        if (A.rows() != Y.rows() || A.columns() != Y.columns()) {
            throw new IllegalArgumentException(
                    this + " needs A and Y of one shape, but A is " + A.shape() + " and Y is " + Y.shape());
        }
    }

    private static double logarithm(double a) {
        return StrictMath.log(Math.max(a, LEAST));
    }

    /** The slope of the logarithm. */
    private static double reciprocal(double a) {
        return a < LEAST ? 0 : 1 / a;
    }
}
