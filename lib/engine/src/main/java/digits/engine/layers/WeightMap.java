package digits.engine.layers;

import digits.engine.kernels.Kernels;
import digits.engine.layout.Layout;
import digits.engine.layout.RowPlaces;
import digits.engine.layout.WeightPlaces;
import digits.matrix.Matrix;
import digits.network.Layer;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything to be learned lies in one array, and the way of networks into it and out of it.
 *
 * @param layers the first layer's first
 * @param from the first offset in use
 * @param to the offset after the last
 */
public record WeightMap(List<LayerMap> layers, int from, int to) {

    /** Is given a part of the array that belongs to one network, all of it weights or all of it biases. */
    public interface Visitor {
        void visit(int network, boolean bias, int from, int to);
    }

    /** A map for networks of one shape side by side, whose first layer reads examples in a layout. */
    public static WeightMap of(Network network, int networks, Layout<?> layout, Kernels<?> kernels) {
        List<LayerMap> layers = new ArrayList<>();
        int next = kernels.first();
        for (Layer layer : network.layers()) {
            boolean first = layers.isEmpty();
            WeightPlaces weights =
                    first ? layout.weights() : RowPlaces.of(networks, layer.units(), layer.inputs(), kernels);
            int padded = first ? layout.paddedUnits() : networks * layer.units();
            int W = next;
            int b = W + weights.size();
            next = b + kernels.padded(padded);
            layers.add(
                    new LayerMap(networks, layer.inputs(), layer.units(), padded, layer.activation(), weights, W, b));
        }
        return new WeightMap(List.copyOf(layers), kernels.first(), next);
    }

    /** How many numbers are learned, and what fills them up. */
    public int size() {
        return to - from;
    }

    LayerMap last() {
        return layers.get(layers.size() - 1);
    }

    /** Visits all parts between two offsets. */
    public void visit(int from, int to, Visitor visitor) {
        for (LayerMap layer : layers) {
            int W = layer.W();
            WeightPlaces.Visitor weights = (network, start, end) -> visitor.visit(network, false, W + start, W + end);
            if (layer.networks() == 1) {
                weights.visit(0, 0, layer.b() - W, from - W, to - W);
            } else {
                layer.weights().visit(from - W, to - W, weights);
            }
            WeightPlaces.Visitor biases = (network, start, end) -> visitor.visit(network, true, start, end);
            for (int network = 0; network < layer.networks(); network++) {
                biases.visit(network, layer.biasAt(network, 0), layer.biasAt(network + 1, 0), from, to);
            }
        }
    }

    /** Puts a network's weights and biases where the engine wants them. */
    public <N> void write(Network network, int which, N weights, Kernels<N> kernels) {
        for (int index = 0; index < layers.size(); index++) {
            LayerMap map = layers.get(index);
            Layer layer = network.layers().get(index);
            for (int unit = 0; unit < map.units(); unit++) {
                kernels.set(weights, map.biasAt(which, unit), layer.b().get(unit, 0));
                for (int input = 0; input < map.inputs(); input++) {
                    kernels.set(
                            weights, map.weightAt(which, unit, input), layer.W().get(unit, input));
                }
            }
        }
    }

    /** Makes a network of the weights and biases that are there. */
    public <N> Network read(int which, N weights, Kernels<N> kernels) {
        List<Layer> read = new ArrayList<>();
        for (LayerMap map : layers) {
            // Not generated, which an interrupt would end: what was learned is kept.
            double[] W = new double[map.units() * map.inputs()];
            double[] b = new double[map.units()];
            for (int unit = 0; unit < map.units(); unit++) {
                b[unit] = kernels.get(weights, map.biasAt(which, unit));
                for (int input = 0; input < map.inputs(); input++) {
                    W[unit * map.inputs() + input] = kernels.get(weights, map.weightAt(which, unit, input));
                }
            }
            read.add(new Layer(Matrix.of(map.units(), map.inputs(), W), Matrix.column(b), map.activation()));
        }
        return Network.of(read);
    }
}
