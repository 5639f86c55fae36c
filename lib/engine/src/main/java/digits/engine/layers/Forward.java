package digits.engine.layers;

import digits.engine.kernels.ElementwiseKernels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.layout.Block;
import digits.engine.layout.Layout;
import digits.engine.layout.Layout.Part;
import digits.engine.team.Share;
import digits.network.DropoutMask;
import digits.network.ElementwiseActivation;

/**
 * Forward propagation of a block of examples, layer by layer. Several workers may do a layer together, each its share of it;
 * all must have come to the end of one of these methods before any begins the next. What a worker computes doesn't depend on
 * how large its share is.
 */
public final class Forward<N> {

    private final WeightMap map;
    private final Layout<N> layout;
    private final Kernels<N> kernels;
    private final ElementwiseKernels<N> activations;

    public Forward(WeightMap map, Layout<N> layout, Kernels<N> kernels) {
        this.map = map;
        this.layout = layout;
        this.kernels = kernels;
        activations = new ElementwiseKernels<>(kernels);
    }

    public int layers() {
        return map.layers().size();
    }

    /** What a worker does before it goes forward with other weights than before. */
    public void begin(N weights, Workspace<N> space) {
        LayerMap first = map.layers().get(0);
        layout.begin(weights, first.W(), first.b(), space.first);
    }

    /** Z and A of one layer, except that softmax is left to {@link #softmax}: it needs all units of an example. */
    public void layer(int layer, Block<N> block, N weights, Workspace<N> space, Share share) {
        LayerMap own = map.layers().get(layer);
        Part part = layer == 0
                ? layout.forward(block, weights, own.W(), own.b(), space.first, share)
                : products(layer, own, block.count, weights, space, share);
        if (!own.isSoftmax()) {
            activate(layer, block, space, part);
        }
    }

    /** Z = b + W · A of a layer but the first, for this worker's units, one network after the other. */
    private Part products(int layer, LayerMap own, int count, N weights, Workspace<N> space, Share share) {
        int from = share.from(own.allUnits(), Kernels.ROWS);
        int to = share.to(own.allUnits(), Kernels.ROWS);
        int biases = space.biases[layer] + from * space.biasStride;
        Span<N> repeated = Span.of(space.array, biases, space.biasStride);
        kernels.fillRows(weights, own.b() + from, repeated, to - from, space.biasStride);
        for (int network = from / own.units(); network * own.units() < to; network++) {
            int first = Math.max(from, network * own.units());
            int last = Math.min(to, (network + 1) * own.units());
            int bias = space.biases[layer] + first * space.biasStride;
            kernels.product(
                    Span.of(weights, own.W() + first * own.stride(), own.stride()),
                    last - first,
                    own.inputs(),
                    space.span(space.inputsAt(layer), network * own.inputs(), 0),
                    Span.repeated(space.array, bias, space.biasStride),
                    space.span(space.zAt[layer], first, 0),
                    kernels.padded(count));
        }
        return new Part(from, to, 0, count);
    }

    /** A = g(Z) for some units and examples. */
    private void activate(int layer, Block<N> block, Workspace<N> space, Part part) {
        ElementwiseActivation activation =
                (ElementwiseActivation) map.layers().get(layer).activation();
        int count = kernels.padded(part.to() - part.from());
        int rows = space.rowsAsOne(part.toUnit() - part.fromUnit(), count);
        for (int unit = part.fromUnit(); unit < part.toUnit(); unit += rows) {
            int at = unit * space.stride + part.from();
            int length = space.length(rows, count);
            activations.apply(activation, space.array, space.zAt[layer] + at, space.aAt[layer] + at, length);
        }
        prepareInputs(layer + 1, block, space, part);
    }

    /** If the layer's activation is softmax: A of some examples. */
    public void softmax(int layer, Block<N> block, Workspace<N> space, Share share) {
        LayerMap own = map.layers().get(layer);
        if (!own.isSoftmax()) {
            return;
        }
        int from = share.from(block.count, kernels.lanes());
        int to = share.to(block.count, kernels.lanes());
        int columns = kernels.padded(to - from);
        for (int network = 0; network < own.networks(); network++) {
            int unit = network * own.units();
            Span<N> Z = space.span(space.zAt[layer], unit, from);
            kernels.softmax(Z, space.span(space.aAt[layer], unit, from), own.units(), columns, 1);
        }
        prepareInputs(layer + 1, block, space, new Part(0, own.allUnits(), from, to));
    }

    /** Makes the next layer's input of some units and examples: leaves out what dropout says, and fills the panels. */
    private void prepareInputs(int layer, Block<N> block, Workspace<N> space, Part part) {
        if (layer == layers()) {
            return;
        }
        if (space.drops(layer)) {
            drop(layer, block, space, part);
        }
        LayerMap own = map.layers().get(layer);
        if (own.hasDots()) {
            return;
        }
        int inputs = own.inputs();
        for (int network = part.fromUnit() / inputs; network * inputs < part.toUnit(); network++) {
            int first = Math.max(part.fromUnit(), network * inputs);
            int last = Math.min(part.toUnit(), (network + 1) * inputs);
            space.inputPanels[layer].fill(
                    kernels,
                    space.span(space.inputsAt(layer), first, part.from()),
                    first - network * inputs,
                    last - network * inputs,
                    part.from(),
                    part.to(),
                    space.array,
                    space.inputPanelsAt(layer, network));
        }
    }

    /** Multiplies some units' activations with the mask of the layer they go into, and keeps the mask for the way back. */
    private void drop(int layer, Block<N> block, Workspace<N> space, Part part) {
        int units = map.layers().get(layer).inputs();
        DropoutMask.Inputs mask = space.mask.inputs(layer, units);
        int count = part.to() - part.from();
        for (int unit = part.fromUnit(); unit < part.toUnit(); unit++) {
            int at = unit * space.stride + part.from();
            int factors = space.masks[layer] + at;
            for (int i = 0; i < count; i++) {
                kernels.set(space.array, factors + i, mask.factor(unit % units, block.place + part.from() + i));
            }
            int inputs = space.aAt[layer - 1] + at;
            kernels.multiply(
                    space.array, inputs, space.array, factors, space.array, space.keptInputs[layer] + at, count);
        }
    }
}
