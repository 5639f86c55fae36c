package digits.network;

/** σ(z) = 1 / (1 + e^−z), from 0 to 1; σ'(z) = σ(z) (1 − σ(z)). */
public record Sigmoid() implements ElementwiseActivation {

    @Override
    public String name() {
        return "sigmoid";
    }

    /** StrictMath and not Math, whose last bit may differ from one JDK or processor to the next. */
    @Override
    public double value(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    @Override
    public double slope(double z) {
        double a = value(z);
        return a * (1 - a);
    }

    @Override
    public String toString() {
        return name();
    }
}
