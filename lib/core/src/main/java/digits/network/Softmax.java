package digits.network;

import digits.matrix.Matrix;

/**
 * Softmax: in each column a_i = e^(z_i) / Σ_k e^(z_k), so that a column is positive and sums to 1. Unlike the other
 * activations every output of a column depends on every sum of it, so its derivative is a matrix, the Jacobian ∂a_i/∂z_k =
 * a_i (1 if i = k else 0 − a_k). Notebook 04 derives it.
 */
public record Softmax() implements Activation {

    @Override
    public String name() {
        return "softmax";
    }

    /**
     * Each column's maximum is subtracted first: the result is the same, and e^z cannot overflow. StrictMath, so that it is
     * the same bits on every machine.
     */
    @Override
    public Matrix apply(Matrix Z) {
        Matrix maxima = Z.columnMaxima();
        Matrix exponentials = Matrix.generate(
                Z.rows(), Z.columns(), (row, column) -> StrictMath.exp(Z.get(row, column) - maxima.get(0, column)));
        Matrix sums = exponentials.columnSums();
        return Matrix.generate(
                Z.rows(), Z.columns(), (row, column) -> exponentials.get(row, column) / sums.get(0, column));
    }

    /** The Jacobian times dA, column by column: dz_i = a_i (da_i − Σ_k a_k da_k). */
    @Override
    public Matrix dZ(Matrix Z, Matrix A, Matrix dA) {
        Matrix means = A.hadamard(dA).columnSums();
        return Matrix.generate(
                A.rows(),
                A.columns(),
                (row, column) -> A.get(row, column) * (dA.get(row, column) - means.get(0, column)));
    }

    @Override
    public String toString() {
        return name();
    }
}
