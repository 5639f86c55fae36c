package digits.network;

import digits.matrix.Matrix;

/**
 * What one layer computed for m examples, one per column; backpropagation reads it.
 *
 * @param input the previous layer's activations, or X (inputs × m)
 * @param Z weighted sums W · input + b (units × m)
 * @param A activations g(Z), same shape as Z
 */
public record ForwardStep(Matrix input, Matrix Z, Matrix A) {

    public ForwardStep {
        if (Z.rows() != A.rows() || Z.columns() != A.columns() || input.columns() != Z.columns()) {
            throw new IllegalArgumentException(
                    "a forward step needs Z and A of one shape and as many columns in its input, but input is "
                            + input.shape() + ", Z is " + Z.shape() + " and A is " + A.shape());
        }
    }
}
