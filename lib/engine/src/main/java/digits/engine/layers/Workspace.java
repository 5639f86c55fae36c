package digits.engine.layers;

import digits.engine.kernels.ElementwiseKernels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.layout.FirstLayerSpace;
import digits.engine.layout.Layout;
import digits.engine.layout.Panels;
import digits.network.DropoutMask;
import java.util.List;

/**
 * Room for what the networks compute for one block of examples: small enough to stay in the cache from the way forward to
 * the gradient. Matrices are units × examples with one example per column, so that a vector holds one unit of several
 * examples; the units of the networks side by side follow each other.
 */
public final class Workspace<N> {

    /** How many examples there is room for, padded to whole vectors. */
    public final int examples;

    /** From one unit to the next. */
    final int stride;

    final N array;

    /** For each layer the offsets of Z, A and dZ. Z and A are the same place where Z isn't needed on the way back. */
    final int[] zAt;

    final int[] aAt;
    final int[] dzAt;

    /** With dropout, for each layer but the first: the mask that its inputs are multiplied with, and the product. */
    final int[] masks;

    final int[] keptInputs;

    /** Which units and features are left out of the current batch. */
    public DropoutMask mask = DropoutMask.NONE;

    /** For each layer but the first its input with one example per row, in panels, for each network. */
    final int[] inputs;

    final Panels[] inputPanels;

    /** For each layer its biases, each {@link Kernels#panel} times: what the sums for Z start with. */
    final int[] biases;

    /** As many zeros: what other sums start with. */
    final int zeros;

    /** From one bias to the next. */
    final int biasStride;

    /** What of this the first layer's layout uses. */
    final FirstLayerSpace<N> first;

    /** @param dropout whether hidden units are left out */
    public Workspace(WeightMap map, Layout<N> layout, int examples, boolean dropout, Kernels<N> kernels) {
        List<LayerMap> layers = map.layers();
        this.examples = layout.paddedExamples(examples);
        stride = layout.stride(this.examples);
        biasStride = kernels.panel();
        zAt = new int[layers.size()];
        aAt = new int[layers.size()];
        dzAt = new int[layers.size()];
        masks = new int[layers.size()];
        keptInputs = new int[layers.size()];
        inputs = new int[layers.size()];
        inputPanels = new Panels[layers.size()];
        biases = new int[layers.size()];
        int room = kernels.first();
        zeros = room + layout.room(this.examples);
        int next = zeros + kernels.panel();
        for (int layer = 0; layer < layers.size(); layer++) {
            next = place(layer, layers.get(layer), dropout, next, kernels);
        }
        array = kernels.allocate(next);
        first = new FirstLayerSpace<>(array, room, zAt[0], dzAt[0], stride, biases[0], biasStride, zeros);
    }

    /** Decides where a layer's matrices are, from an offset on, and gives the offset after them. */
    private int place(int layer, LayerMap map, boolean dropout, int from, Kernels<N> kernels) {
        int size = map.paddedUnits() * stride;
        biases[layer] = from;
        aAt[layer] = biases[layer] + map.paddedUnits() * biasStride;
        zAt[layer] = ElementwiseKernels.needZ(map.activation()) ? aAt[layer] + size : aAt[layer];
        dzAt[layer] = zAt[layer] + size;
        int next = dzAt[layer] + size;
        if (layer > 0) {
            if (dropout) {
                int before = map.networks() * map.inputs() * stride;
                masks[layer] = next;
                keptInputs[layer] = next + before;
                next += 2 * before;
            }
            inputs[layer] = next;
            inputPanels[layer] = Panels.of(map.inputs(), stride, kernels);
            next += map.networks() * inputPanels[layer].size();
        }
        return next;
    }

    /** One of these matrices, from a unit and an example on. */
    Span<N> span(int matrix, int unit, int example) {
        return Span.of(array, matrix + unit * stride + example, stride);
    }

    boolean drops(int layer) {
        return mask.drops(layer);
    }

    /** Where the input of a layer but the first is. */
    int inputsAt(int layer) {
        return drops(layer) ? keptInputs[layer] : aAt[layer - 1];
    }

    /** Where one network's input of a layer starts, in panels. */
    int inputPanelsAt(int layer, int network) {
        return inputs[layer] + network * inputPanels[layer].size();
    }

    /**
     * How many rows at once are given to a kernel that goes through numbers one by one: all as one long row, if the unused ends of
     * the rows between them are short; else 1.
     */
    int rowsAsOne(int rows, int count) {
        return stride - count <= stride / 8 ? rows : 1;
    }

    /** How long so many rows are as one. */
    int length(int rows, int count) {
        return (rows - 1) * stride + count;
    }
}
