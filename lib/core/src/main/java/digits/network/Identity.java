package digits.network;

/** g(z) = z, with slope 1: for outputs that are any number. */
public record Identity() implements ElementwiseActivation {

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public double value(double z) {
        return z;
    }

    @Override
    public double slope(double z) {
        return 1;
    }

    @Override
    public String toString() {
        return name();
    }
}
