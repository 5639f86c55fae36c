package digits.network;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation that does not come with the library; see {@link Activation#elementwise}.
 *
 * @param name what tables and charts call it
 * @param function g(z)
 * @param derivative g'(z)
 */
public record OwnActivation(String name, DoubleUnaryOperator function, DoubleUnaryOperator derivative)
        implements ElementwiseActivation {

    public OwnActivation {
        Objects.requireNonNull(name, "an activation needs a name");
        Objects.requireNonNull(function, "an activation needs a function g(z)");
        Objects.requireNonNull(derivative, "an activation needs the derivative of its function");
    }

    @Override
    public double value(double z) {
        return function.applyAsDouble(z);
    }

    @Override
    public double slope(double z) {
        return derivative.applyAsDouble(z);
    }

    @Override
    public String toString() {
        return name;
    }
}
