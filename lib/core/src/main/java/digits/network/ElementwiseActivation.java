package digits.network;

import digits.matrix.Matrix;

/** An activation that treats each element by itself. */
public non-sealed interface ElementwiseActivation extends Activation {

    /** g(z). */
    double value(double z);

    /** Its derivative g'(z). */
    double slope(double z);

    @Override
    default Matrix apply(Matrix Z) {
        return Z.map(this::value);
    }

    @Override
    default Matrix dZ(Matrix Z, Matrix A, Matrix dA) {
        return dA.hadamard(Z.map(this::slope));
    }
}
