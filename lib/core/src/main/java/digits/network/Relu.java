package digits.network;

/** The rectified linear unit max(0, z); its slope is 1 where z &gt; 0, else 0. */
public record Relu() implements ElementwiseActivation {

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double z) {
        return Math.max(z, 0);
    }

    @Override
    public double slope(double z) {
        return z > 0 ? 1 : 0;
    }

    @Override
    public String toString() {
        return name();
    }
}
