package digits.network;

import digits.matrix.Matrix;
import java.util.Objects;

/**
 * One layer of units, each connected to every input: A = g(W · input + b). Immutable.
 *
 * @param W weights (units × inputs): row i holds what unit i makes of each input
 * @param b biases (units × 1)
 * @param activation g
 */
public record Layer(Matrix W, Matrix b, Activation activation) {

    public Layer {
        Objects.requireNonNull(activation, "a layer needs an activation");
        if (b.rows() != W.rows() || b.columns() != 1) {
            throw new IllegalArgumentException(
                    "a layer with W of " + W.shape() + " needs b of " + W.rows() + "×1, but got " + b.shape());
        }
    }

    /** How many units the layer has, each with one output. */
    public int units() {
        return W.rows();
    }

    /** How many inputs each unit has. */
    public int inputs() {
        return W.columns();
    }

    /**
     * Forward propagation through this layer: Z = W · input + b, A = g(Z). Notebook 02 does it by hand.
     *
     * @param input the previous layer's activations, one example per column (inputs × m)
     * @throws IllegalArgumentException if input has not as many rows as the layer has inputs
     */
    public ForwardStep forward(Matrix input) {
        if (input.rows() != inputs()) {
            throw new IllegalArgumentException("forward needs " + inputs()
                    + " rows, one for each input of the layer, but the input is " + input.shape()
                    + (input.rows() * input.columns() == inputs()
                            ? "; reshape(" + inputs() + ", 1) makes a column of a picture"
                            : input.columns() == inputs() ? "; transpose() makes columns of rows" : ""));
        }
        Matrix Z = W.times(input).plusColumn(b);
        return new ForwardStep(input, Z, activation.apply(Z));
    }

    /**
     * Backpropagation through this layer, from dZ to its gradient and to the slope along its input. Notebook 04 derives
     * it. The factor 1/m of the mean over examples is already in dZ.
     *
     * @param step what the layer computed on the way forward
     * @param dZ ∂L/∂Z (units × m)
     */
    public BackwardStep backward(ForwardStep step, Matrix dZ) {
        Matrix dW = dZ.times(step.input().transpose());
        Matrix db = dZ.rowSums();
        Matrix dInput = W.transpose().times(dZ);
        return new BackwardStep(dZ, dW, db, dInput);
    }
}
