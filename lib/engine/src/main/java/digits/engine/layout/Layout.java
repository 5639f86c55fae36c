package digits.engine.layout;

import digits.dataset.Dataset;
import digits.engine.kernels.Kernels;
import digits.engine.team.Share;
import digits.network.Dropout;

/**
 * How examples are laid out for the first layer, which reads them: as whole matrices, as sparse rows, or in tiles. A layout
 * makes the examples' blocks, says where the first layer's weights lie, and multiplies the two, forward and for the gradient.
 *
 * @param <N> double[] or float[]
 */
public abstract sealed class Layout<N> permits DenseLayout, SparseLayout, TiledLayout {

    /** Some units for some examples: what one worker did of a layer. */
    public record Part(int fromUnit, int toUnit, int from, int to) {}

    final int units;
    final Kernels<N> kernels;

    /** @param units of all networks side by side, which have the same input */
    Layout(int units, Kernels<N> kernels) {
        this.units = units;
        this.kernels = kernels;
    }

    /** Where the first layer's weights lie. */
    public abstract WeightPlaces weights();

    /**
     * A data set in this layout.
     *
     * @param dropout which part of the features is dropped while learning; the others are scaled up to make up for it
     */
    public abstract Examples<N> examples(Dataset dataset, Dropout dropout);

    /** Units, and what the kernels take beside them. */
    public int paddedUnits() {
        return units;
    }

    /** That many examples, rounded up to what the kernels do at once. */
    public int paddedExamples(int examples) {
        return kernels.padded(examples);
    }

    /** From one unit to the next in a workspace for so many examples. */
    public int stride(int paddedExamples) {
        return paddedExamples;
    }

    /** Numbers of its own that the layout needs in a workspace for so many examples. */
    public int room(int paddedExamples) {
        return 0;
    }

    /**
     * What a worker does before it goes forward with other weights than before. Only tiles need it, so {@code
     * ByUnits}, which never has them, leaves it out.
     */
    public void begin(N weights, int W, int b, FirstLayerSpace<N> space) {}

    /**
     * Z = b + W · X for this worker's part of the units and examples.
     *
     * @param W where the weights start
     * @param b where the biases start
     */
    public abstract Part forward(Block<N> block, N weights, int W, int b, FirstLayerSpace<N> space, Share share);

    /** Is told that dZ of some units and examples is there, before {@link #gradient} is asked for. */
    public void slopesReady(FirstLayerSpace<N> space, Part part) {}

    /**
     * dW = start + dZ · Xᵀ for this worker's part of the weights.
     *
     * @param dW where the gradient of the weights starts
     * @param fresh whether it starts with zeros; else with what is there
     */
    public abstract void gradient(
            Block<N> block, FirstLayerSpace<N> space, N gradients, int dW, boolean fresh, Share share);
}
