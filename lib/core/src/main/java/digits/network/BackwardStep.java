package digits.network;

import digits.matrix.Matrix;

/**
 * What backpropagation computed for one layer: the slopes of the loss L along everything the layer has and had.
 *
 * @param dZ ∂L/∂Z (units × m)
 * @param dW ∂L/∂W = dZ · inputᵀ (units × inputs), the layer's part of the gradient
 * @param db ∂L/∂b, dZ summed over the examples (units × 1)
 * @param dInput ∂L/∂input = Wᵀ · dZ (inputs × m), which is dA of the layer before
 */
public record BackwardStep(Matrix dZ, Matrix dW, Matrix db, Matrix dInput) {

    public BackwardStep {
        if (dW.rows() != dZ.rows()
                || db.rows() != dZ.rows()
                || db.columns() != 1
                || dInput.rows() != dW.columns()
                || dInput.columns() != dZ.columns()) {
            throw new IllegalArgumentException(
                    "a backward step needs dZ (units × m), dW (units × inputs), db (units × 1) and dInput (inputs × m),"
                            + " but they are " + dZ.shape() + ", " + dW.shape() + ", " + db.shape() + " and "
                            + dInput.shape());
        }
    }
}
