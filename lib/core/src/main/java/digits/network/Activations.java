package digits.network;

/** The formulas of the activations that need more than an expression. */
final class Activations {

    private Activations() {}

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    static double sigmoidSlope(double z) {
        double a = sigmoid(z);
        return a * (1 - a);
    }

    static double tanhSlope(double z) {
        double a = Math.tanh(z);
        return 1 - a * a;
    }
}
