package digits.training;

import digits.matrix.Matrix;
import digits.network.BackwardStep;
import digits.network.Dropout;
import digits.network.Layer;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps a network from learning its examples by heart: a price on large weights, and units left out at random. Notebook
 * 09 tries both.
 *
 * <p>With a price λ, training makes L = loss + λ/2 Σ W² small, where the sum goes over the weights of all layers; biases are
 * free. The loss that is reported includes it, for training and test examples alike: the gradient stays exactly the slope of
 * what is reported, and the gap between both curves stays that between the examples. (In plain gradient descent it takes the
 * part α λ off each weight at every step, "weight decay".) Krogh and Hertz, "A simple weight decay can improve
 * generalization", NIPS 1991.
 *
 * @param l2 λ, 0 or above
 * @param dropout what is left out
 */
public record Regularization(double l2, Dropout dropout) {

    /** Neither. */
    public static final Regularization NONE = new Regularization(0, Dropout.NONE);

    public Regularization {
        if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("L2 regularization needs a λ of 0 or above and finite, but got " + l2);
        }
    }

    /** What the weights add to the loss: λ/2 Σ W². */
    public double penalty(Network network) {
        if (l2 == 0) {
            return 0;
        }
        double squares = 0;
        for (Layer layer : network.layers()) {
            squares += layer.W().hadamard(layer.W()).sum();
        }
        return l2 / 2 * squares;
    }

    /**
     * The gradient of the loss with its penalty: dW + λ W in place of dW. Without a penalty the gradients are given back as
     * they are.
     *
     * @param gradients the gradient of the loss alone
     */
    public List<BackwardStep> withPenalty(List<BackwardStep> gradients, Network network) {
        if (l2 == 0) {
            return gradients;
        }
        List<BackwardStep> whole = new ArrayList<>();
        for (int layer = 0; layer < gradients.size(); layer++) {
            BackwardStep step = gradients.get(layer);
            Matrix W = network.layers().get(layer).W();
            whole.add(new BackwardStep(step.dZ(), step.dW().plus(W.times(l2)), step.db(), step.dInput()));
        }
        return List.copyOf(whole);
    }
}
