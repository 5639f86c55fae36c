package digits.network;

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
}
