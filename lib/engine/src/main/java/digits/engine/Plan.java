package digits.engine;

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
record Plan(List<LayerPlan> layers, int from, int to) {

    /**
     * A plan for networks of one shape.
     *
     * @param input how the input of the first layer is kept
     */
    static Plan of(Network network, int networks, LayerPlan.Input input, Kernels<?> kernels) {
        int lanes = kernels.lanes();
        List<LayerPlan> layers = new ArrayList<>();
        int next = kernels.first();
        for (Layer layer : network.layers()) {
            boolean first = layers.isEmpty();
            int allUnits = networks * layer.units();
            LayerPlan.Input own = first ? input : LayerPlan.Input.DENSE;
            int tile = Tiles.width(kernels);
            int row = switch (own.kind()) {
                case DENSE -> wholeVectors(layer.inputs(), lanes);
                case SPARSE -> wholeVectors(allUnits, lanes);
                case TILED -> wholeVectors(layer.inputs(), tile);
            };
            int panel = own.kind() == LayerPlan.Kind.TILED ? tile : Math.min(row, LayerPlan.PANEL_VECTORS * lanes);
            int units = own.kind() == LayerPlan.Kind.TILED ? Tiles.wholeUnits(allUnits) : allUnits;
            int W = next;
            int b = W + row * (own.kind() == LayerPlan.Kind.SPARSE ? layer.inputs() : units);
            next = b + wholeVectors(units, lanes);
            layers.add(new LayerPlan(
                    networks, layer.inputs(), layer.units(), first, own, layer.activation(), W, b, row, panel));
        }
        return new Plan(List.copyOf(layers), kernels.first(), next);
    }

    /** The least multiple of lanes that is not below count. */
    static int wholeVectors(int count, int lanes) {
        return (count + lanes - 1) / lanes * lanes;
    }

    /** How many numbers are learned, and what fills them up. */
    int size() {
        return to - from;
    }

    /** Puts a network's weights and biases where the engine wants them. */
    <A> void write(Network network, int which, A weights, Kernels<A> kernels) {
        for (int index = 0; index < layers.size(); index++) {
            LayerPlan plan = layers.get(index);
            Layer layer = network.layers().get(index);
            for (int unit = 0; unit < plan.units(); unit++) {
                kernels.set(weights, plan.biasAt(which, unit), layer.b().get(unit, 0));
                for (int input = 0; input < plan.inputs(); input++) {
                    kernels.set(
                            weights,
                            plan.weightAt(which, unit, input),
                            layer.W().get(unit, input));
                }
            }
        }
    }

    /** Makes a network of the weights and biases that are there. */
    <A> Network read(int which, A weights, Kernels<A> kernels) {
        List<Layer> read = new ArrayList<>();
        for (LayerPlan plan : layers) {
            Matrix W = Matrix.generate(
                    plan.units(),
                    plan.inputs(),
                    (unit, input) -> kernels.get(weights, plan.weightAt(which, unit, input)));
            Matrix b =
                    Matrix.generate(plan.units(), 1, (unit, column) -> kernels.get(weights, plan.biasAt(which, unit)));
            read.add(new Layer(W, b, plan.activation()));
        }
        return Network.of(read);
    }
}
