package digits.network;

/**
 * A rectified linear unit that lets a part of a negative sum through: max(z, slope · z).
 *
 * @param negativeSlope the slope for negative z, from 0 to below 1
 */
public record LeakyRelu(double negativeSlope) implements ElementwiseActivation {

    /** The slope of {@link Activation#LEAKY_RELU}, which a name without a number stands for. */
    private static final double USUAL = 0.01;

    public LeakyRelu {
        if (!(negativeSlope >= 0 && negativeSlope < 1)) {
            throw new IllegalArgumentException("leaky ReLU needs a slope from 0 to below 1, but got " + negativeSlope);
        }
    }

    @Override
    public String name() {
        return negativeSlope == USUAL ? "leaky relu" : "leaky relu " + negativeSlope;
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : negativeSlope * z;
    }

    @Override
    public double slope(double z) {
        return z > 0 ? 1 : negativeSlope;
    }

    @Override
    public String toString() {
        return name();
    }
}
