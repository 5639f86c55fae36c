package digits.network;

import digits.matrix.Matrix;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation that treats each element by itself.
 *
 * @param name what tables and charts call it
 * @param value g(z)
 * @param slope its derivative g'(z)
 */
public record ElementwiseActivation(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope)
        implements Activation {

    public ElementwiseActivation {
        Objects.requireNonNull(name, "an activation needs a name");
        Objects.requireNonNull(value, "an activation needs a function g(z)");
        Objects.requireNonNull(slope, "an activation needs the derivative of its function");
    }

    @Override
    public Matrix apply(Matrix Z) {
        return Z.map(value);
    }

    @Override
    public Matrix dZ(Matrix Z, Matrix A, Matrix dA) {
        return dA.hadamard(Z.map(slope));
    }

    @Override
    public String toString() {
        return name;
    }
}
