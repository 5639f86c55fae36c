package digits.engine.layers;

import digits.engine.kernels.ElementwiseKernels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.layout.Block;
import digits.engine.layout.Layout;
import digits.engine.layout.Layout.Part;
import digits.engine.team.Share;
import digits.network.ElementwiseActivation;

/**
 * Backward propagation of a block of examples, layer by layer, from dZ of the last layer on, which {@link LossSlope} makes.
 * Workers share it as they do {@link Forward}.
 */
public final class Backward<N> {

    private final WeightMap map;
    private final Layout<N> layout;
    private final Kernels<N> kernels;
    private final ElementwiseKernels<N> activations;

    public Backward(WeightMap map, Layout<N> layout, Kernels<N> kernels) {
        this.map = map;
        this.layout = layout;
        this.kernels = kernels;
        activations = new ElementwiseKernels<>(kernels);
    }

    /** Whether {@link #timesSoftmaxSlope} has something to do in a layer. */
    public boolean isSoftmax(int layer) {
        return map.layers().get(layer).isSoftmax();
    }

    /** dZ of the layer before this one, except that softmax's slope is left to {@link #timesSoftmaxSlope}. */
    public void slopesBefore(int layer, Block<N> block, N weights, Workspace<N> space, Share share) {
        LayerMap before = map.layers().get(layer - 1);
        int from = share.from(before.allUnits(), Kernels.ROWS);
        int to = share.to(before.allUnits(), Kernels.ROWS);
        int columns = kernels.padded(block.count);
        products(layer, weights, space, from, to, columns);
        if (space.drops(layer)) {
            for (int unit = from; unit < to; unit++) {
                int at = unit * space.stride;
                int dA = space.dzAt[layer - 1] + at;
                kernels.multiply(space.array, space.masks[layer] + at, space.array, dA, space.array, dA, block.count);
            }
        }
        if (before.isSoftmax()) {
            return;
        }
        int rows = space.rowsAsOne(to - from, columns);
        for (int unit = from; unit < to; unit += rows) {
            timesSlope(layer - 1, space, unit * space.stride, space.length(rows, columns));
        }
        if (layer == 1) {
            layout.slopesReady(space.first, new Part(from, to, 0, block.count));
        }
    }

    /** dA = Wᵀ · dZ for some units of the layer before, one network after the other. */
    private void products(int layer, N weights, Workspace<N> space, int from, int to, int columns) {
        LayerMap own = map.layers().get(layer);
        for (int network = from / own.inputs(); network * own.inputs() < to; network++) {
            int first = Math.max(from, network * own.inputs());
            int last = Math.min(to, (network + 1) * own.inputs());
            int unit = network * own.units();
            int W = own.W() + unit * own.stride() + first - network * own.inputs();
            kernels.product(
                    Span.across(weights, W, own.stride()),
                    last - first,
                    own.units(),
                    space.span(space.dzAt[layer], unit, 0),
                    Span.repeated(space.array, space.zeros, 0),
                    space.span(space.dzAt[layer - 1], first, 0),
                    columns);
        }
    }

    /** dZ = dA ⊙ g'(Z) from one place of a layer's matrices on. */
    void timesSlope(int layer, Workspace<N> space, int at, int count) {
        ElementwiseActivation activation =
                (ElementwiseActivation) map.layers().get(layer).activation();
        activations.timesSlope(
                activation, space.array, space.zAt[layer] + at, space.aAt[layer] + at, space.dzAt[layer] + at, count);
    }

    /** If the layer's activation is softmax: its Jacobian times dZ, which holds dA, of some examples. */
    public void timesSoftmaxSlope(int layer, Block<N> block, Workspace<N> space, Share share) {
        LayerMap own = map.layers().get(layer);
        if (!own.isSoftmax()) {
            return;
        }
        int from = share.from(block.count, kernels.lanes());
        int to = share.to(block.count, kernels.lanes());
        for (int network = 0; network < own.networks(); network++) {
            int unit = network * own.units();
            Span<N> dZ = space.span(space.dzAt[layer], unit, from);
            kernels.timesSoftmaxSlope(space.span(space.aAt[layer], unit, from), dZ, own.units(), to - from);
        }
        if (layer == 0) {
            layout.slopesReady(space.first, new Part(0, own.allUnits(), from, to));
        }
    }

    /**
     * Adds this block's part of dW and db of one layer.
     *
     * @param shift how far beyond the places of the weights their gradients are
     * @param fresh whether the gradient starts with this block; else it adds to what is there
     */
    public void gradient(
            int layer, Block<N> block, Workspace<N> space, N gradients, int shift, boolean fresh, Share share) {
        LayerMap own = map.layers().get(layer);
        int from = share.from(own.allUnits(), Kernels.ROWS);
        int to = share.to(own.allUnits(), Kernels.ROWS);
        Span<N> dZ = space.span(space.dzAt[layer], from, 0);
        kernels.rowSums(dZ, to - from, block.count, gradients, shift + own.b() + from, fresh);
        if (layer == 0) {
            layout.gradient(block, space.first, gradients, shift + own.W(), fresh, share);
            return;
        }
        for (int network = from / own.units(); network * own.units() < to; network++) {
            int first = Math.max(from, network * own.units());
            int last = Math.min(to, (network + 1) * own.units());
            Span<N> dW = Span.of(gradients, shift + own.W() + first * own.stride(), own.stride());
            gradient(
                    layer,
                    network,
                    space.span(space.dzAt[layer], first, 0),
                    last - first,
                    block.count,
                    space,
                    dW,
                    fresh);
        }
    }

    /** dW = start + dZ · Aᵀ for some units of one network. */
    private void gradient(
            int layer, int network, Span<N> dZ, int units, int count, Workspace<N> space, Span<N> dW, boolean fresh) {
        LayerMap own = map.layers().get(layer);
        if (own.hasDots()) {
            Span<N> input = space.span(space.inputsAt(layer), network * own.inputs(), 0);
            kernels.dots(dZ, units, input, own.inputs(), count, dW, fresh);
            return;
        }
        Span<N> start = fresh ? Span.repeated(space.array, space.zeros, 0) : dW;
        int input = space.inputPanelsAt(layer, network);
        space.inputPanels[layer].gradient(kernels, dZ, units, count, space.array, input, dW, start);
    }
}
