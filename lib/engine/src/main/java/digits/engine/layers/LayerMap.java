package digits.engine.layers;

import digits.engine.layout.RowPlaces;
import digits.engine.layout.WeightPlaces;
import digits.network.Activation;
import digits.network.Softmax;

/**
 * Where one layer's weights and biases lie in the engine's array, for one network or several side by side. The first layers of
 * all networks have the same input, so they are one wide layer: their units stand one network after the other. In later layers
 * each network has a product of its own.
 *
 * @param networks how many networks stand side by side
 * @param inputs of one network
 * @param units of one network
 * @param paddedUnits units of all networks, and what the kernels take beside them
 * @param activation g
 * @param weights how the weights lie
 * @param W offset of the first weight
 * @param b offset of the first bias; there is one for each unit of each network
 */
public record LayerMap(
        int networks,
        int inputs,
        int units,
        int paddedUnits,
        Activation activation,
        WeightPlaces weights,
        int W,
        int b) {

    /** Up to so many, adding up the lanes of each element of the gradient costs less than transposing the input. */
    private static final int FEW_INPUTS = 32;

    /** Units of all networks. */
    int allUnits() {
        return networks * units;
    }

    boolean isSoftmax() {
        return activation instanceof Softmax;
    }

    /**
     * Whether a layer but the first takes its gradient as dot products of dZ and the input, each unit's numbers beside each
     * other in both: for few inputs, where it costs more to transpose the input so that it fills the vectors.
     */
    boolean hasDots() {
        return inputs <= FEW_INPUTS;
    }

    /** From one unit's weights to the next unit's, in a layer but the first. */
    int stride() {
        return ((RowPlaces) weights).stride();
    }

    /** Where the weight from one input to one unit is. */
    int weightAt(int network, int unit, int input) {
        return W + weights.at(network * units + unit, input);
    }

    /** Where the bias of one unit is. */
    int biasAt(int network, int unit) {
        return b + network * units + unit;
    }
}
