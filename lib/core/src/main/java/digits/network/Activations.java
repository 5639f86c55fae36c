package digits.network;

import java.util.function.DoubleUnaryOperator;

/**
 * The formulas of the activations that need more than an expression. StrictMath and not Math: what Math.exp and Math.tanh
 * return may differ in the last bit from one JDK or processor to the next, and a training would then go another way.
 */
final class Activations {

    private Activations() {}

    static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    static double sigmoidSlope(double z) {
        double a = sigmoid(z);
        return a * (1 - a);
    }

    static double tanhSlope(double z) {
        double a = StrictMath.tanh(z);
        return 1 - a * a;
    }

    /** z where it is above 0, else slope · z. A record, so that two with one slope are equal. */
    record LeakyRelu(double slope) implements DoubleUnaryOperator {
        @Override
        public double applyAsDouble(double z) {
            return z > 0 ? z : slope * z;
        }
    }

    /** 1 where z is above 0, else slope. */
    record LeakyReluSlope(double slope) implements DoubleUnaryOperator {
        @Override
        public double applyAsDouble(double z) {
            return z > 0 ? 1 : slope;
        }
    }
}
