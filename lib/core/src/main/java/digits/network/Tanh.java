package digits.network;

/** tanh(z) = (e^z − e^−z) / (e^z + e^−z), from −1 to 1; tanh'(z) = 1 − tanh²(z). */
public record Tanh() implements ElementwiseActivation {

    @Override
    public String name() {
        return "tanh";
    }

    /** StrictMath and not Math, whose last bit may differ from one JDK or processor to the next. */
    @Override
    public double value(double z) {
        return StrictMath.tanh(z);
    }

    @Override
    public double slope(double z) {
        double a = value(z);
        return 1 - a * a;
    }

    @Override
    public String toString() {
        return name();
    }
}
