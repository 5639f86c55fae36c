package digits.playground;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the weights and biases of a network lie in one array: layer after layer, of each first the weights, all those of one
 * input together, then the biases.
 */
final class Parameters {

    final Activation[] activations;
    /** Units of each layer, the inputs being the layer 0; so layer l goes from units[l] to units[l + 1]. */
    final int[] units;
    /** Where the weights of each layer begin. */
    final int[] weights;
    /** Where the biases of each layer begin; they end where the next layer's weights begin. */
    final int[] biases;

    final int count;

    Parameters(Network network) {
        int layers = network.layers().size();
        activations = new Activation[layers];
        units = new int[layers + 1];
        weights = new int[layers];
        biases = new int[layers];
        units[0] = network.inputs();
        int offset = 0;
        for (int layer = 0; layer < layers; layer++) {
            activations[layer] = network.layers().get(layer).activation();
            units[layer + 1] = network.layers().get(layer).units();
            weights[layer] = offset;
            biases[layer] = offset + units[layer] * units[layer + 1];
            offset = biases[layer] + units[layer + 1];
        }
        count = offset;
    }

    int layers() {
        return activations.length;
    }

    int widest() {
        int widest = 0;
        for (int width : units) {
            widest = Math.max(widest, width);
        }
        return widest;
    }

    double[] of(Network network) {
        double[] values = new double[count];
        for (int layer = 0; layer < layers(); layer++) {
            Matrix W = network.layers().get(layer).W();
            for (int input = 0, i = weights[layer]; input < units[layer]; input++) {
                for (int unit = 0; unit < units[layer + 1]; unit++, i++) {
                    values[i] = W.get(unit, input);
                }
            }
            Matrix b = network.layers().get(layer).b();
            for (int unit = 0; unit < units[layer + 1]; unit++) {
                values[biases[layer] + unit] = b.get(unit, 0);
            }
        }
        return values;
    }

    Network network(double[] values) {
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < layers(); layer++) {
            int width = units[layer + 1];
            int from = weights[layer];
            int biasFrom = biases[layer];
            Matrix W = Matrix.generate(width, units[layer], (unit, input) -> values[from + input * width + unit]);
            Matrix b = Matrix.generate(width, 1, (unit, column) -> values[biasFrom + unit]);
            layers.add(new Layer(W, b, activations[layer]));
        }
        return Network.of(layers);
    }
}
