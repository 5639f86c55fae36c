package digits.engine.layout;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.team.Share;
import digits.network.Dropout;
import java.util.List;

/** Examples with all their features, as matrices. */
public final class DenseLayout<N> extends Layout<N> {

    private final int inputs;
    private final RowPlaces weights;

    public DenseLayout(int networks, int units, int inputs, Kernels<N> kernels) {
        super(networks * units, kernels);
        this.inputs = inputs;
        weights = RowPlaces.of(networks, units, inputs, kernels);
    }

    @Override
    public WeightPlaces weights() {
        return weights;
    }

    @Override
    public Examples<N> examples(Dataset dataset, Dropout dropout) {
        return new DenseExamples<>(dataset, List.of(), kernels);
    }

    /**
     * Examples that are distorted each time they are chosen.
     *
     * @param distorters one for each worker
     */
    public Examples<N> distorted(Dataset dataset, List<Distorter> distorters) {
        return new DenseExamples<>(dataset, distorters, kernels);
    }

    @Override
    public Part forward(Block<N> block, N weights, int W, int b, FirstLayerSpace<N> space, Share share) {
        DenseBlock<N> dense = (DenseBlock<N>) block;
        int from = share.from(units, Kernels.ROWS);
        int to = share.to(units, Kernels.ROWS);
        if (from < to) {
            int stride = this.weights.stride();
            kernels.fillRows(weights, b + from, space.biases(from), to - from, space.biasStride());
            kernels.product(
                    Span.of(weights, W + from * stride, stride),
                    to - from,
                    inputs,
                    dense.features(),
                    Span.repeated(space.array(), space.firstBias() + from * space.biasStride(), space.biasStride()),
                    space.Z(from, 0),
                    kernels.padded(block.count));
        }
        return new Part(from, to, 0, block.count);
    }

    @Override
    public void gradient(Block<N> block, FirstLayerSpace<N> space, N gradients, int dW, boolean fresh, Share share) {
        DenseBlock<N> dense = (DenseBlock<N>) block;
        int from = share.from(units, Kernels.ROWS);
        int to = share.to(units, Kernels.ROWS);
        int at = dW + from * weights.stride();
        dense.panels.gradient(
                kernels,
                space.dZ(from, 0),
                to - from,
                block.count,
                dense.array,
                dense.columns,
                Span.of(gradients, at, weights.stride()),
                fresh ? Span.repeated(space.array(), space.zeros(), 0) : Span.of(gradients, at, weights.stride()));
    }
}
