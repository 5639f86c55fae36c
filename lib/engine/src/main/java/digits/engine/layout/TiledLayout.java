package digits.engine.layout;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.TileShape;
import digits.engine.team.Share;
import digits.network.Dropout;
import java.util.stream.IntStream;

/**
 * Examples in {@link Tiles}, of which those without ink are left out. Both products of the first layer, W · X and dZ · Xᵀ, are
 * the same product with other factors. Forward, a strip of examples takes from the weights those of the features that have ink
 * in it; for the gradient, a strip of features takes from dZ the examples that have ink in it. So weights and dZ lie alike:
 * one unit's elements beside each other, the next unit's {@link TileShape#unitStride} further on. Blocks are for one worker.
 */
public final class TiledLayout<N> extends Layout<N> {

    /** Examples that are looked at to find features that have ink together. */
    private static final int SAMPLE = 1024;

    private final int inputs;
    private final TilePlaces weights;

    /** @param train whose features decide which of them stand together */
    public TiledLayout(int networks, int units, Dataset train, Kernels<N> kernels) {
        super(networks * units, kernels);
        inputs = train.features();
        int width = TileShape.width(kernels);
        int[] order = SimilarityOrder.of(Ink.ofFeatures((Pixels.Bytes) train.pixels(), train.size(), SAMPLE), width);
        int[] places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        weights = new TilePlaces(networks, units, TileShape.count(inputs, width) * width, width, places);
    }

    @Override
    public WeightPlaces weights() {
        return weights;
    }

    @Override
    public Examples<N> examples(Dataset dataset, Dropout dropout) {
        // Dropout asks for an example's place in the batch; else their order makes no difference but rounding.
        int[] order = dropout.hidden() > 0
                ? IntStream.range(0, dataset.size()).toArray()
                : SimilarityOrder.of(
                        Ink.ofExamples((Pixels.Bytes) dataset.pixels(), dataset.size()), TileShape.width(kernels));
        return new TiledExamples<>(dataset, weights.places(), order, kernels);
    }

    @Override
    public int paddedUnits() {
        return weights.paddedUnits();
    }

    @Override
    public int paddedExamples(int examples) {
        int width = TileShape.width(kernels);
        return TileShape.count(examples, width) * width;
    }

    @Override
    public int stride(int paddedExamples) {
        return TileShape.unitStride(kernels);
    }

    /** For the weights as the kernel reads them, and for the rows of a strip as numbers. */
    @Override
    public int room(int paddedExamples) {
        return collectedSize() + Math.max(inputs, paddedExamples) * TileShape.width(kernels);
    }

    private int collectedSize() {
        return paddedUnits() / TileShape.UNITS * TileShape.weights(weights.inputs(), kernels);
    }

    /** Where the collected weights to ten units start. */
    private int collected(int ten, FirstLayerSpace<N> space) {
        return space.room() + ten / TileShape.UNITS * TileShape.weights(weights.inputs(), kernels);
    }

    /** Where a strip's rows go as numbers. */
    private int expanded(FirstLayerSpace<N> space) {
        return space.room() + collectedSize();
    }

    /** Puts the weights to one unit beside each other, and repeats the biases, as the way forward reads both. */
    @Override
    public void begin(N all, int W, int b, FirstLayerSpace<N> space) {
        int width = weights.width();
        for (int ten = 0; ten < paddedUnits(); ten += TileShape.UNITS) {
            for (int input = 0; input < weights.inputs(); input += width) {
                int from = W + weights.ofTile(ten, input);
                int to = collected(ten, space) + TileShape.weightAt(input, kernels);
                for (int unit = 0; unit < TileShape.UNITS; unit++) {
                    int at = to + unit * TileShape.unitStride(kernels);
                    System.arraycopy(all, from + unit * width, space.array(), at, width);
                }
            }
        }
        kernels.fillRows(all, b, space.biases(0), paddedUnits(), space.biasStride());
    }

    @Override
    public Part forward(Block<N> block, N all, int W, int b, FirstLayerSpace<N> space, Share share) {
        TiledBlock<N> tiled = (TiledBlock<N>) block;
        N array = space.array();
        int stride = space.stride();
        int width = weights.width();
        Tiles<N> tiles = tiled.byExample;
        for (int strip = 0; strip < TileShape.count(block.count, width); strip++) {
            int from = tiles.start(tiled.firstOfExamples + strip);
            int to = tiles.start(tiled.firstOfExamples + strip + 1);
            N numbers = numbers(tiles, from, to, tiled.unit, space);
            int x = numbersAt(tiles, from, space);
            for (int ten = 0; ten < units; ten += TileShape.UNITS) {
                kernels.tiledProduct(
                        tiles.rows(),
                        from,
                        to,
                        array,
                        collected(ten, space),
                        numbers,
                        x,
                        array,
                        space.firstBias() + ten * space.biasStride(),
                        space.biasStride(),
                        array,
                        space.firstZ() + ten * stride + strip * width,
                        stride);
            }
        }
        return new Part(0, units, 0, block.count);
    }

    @Override
    public void gradient(Block<N> block, FirstLayerSpace<N> space, N gradients, int dW, boolean fresh, Share share) {
        TiledBlock<N> tiled = (TiledBlock<N>) block;
        N array = space.array();
        int stride = space.stride();
        int width = weights.width();
        Tiles<N> tiles = tiled.byFeature;
        for (int strip = 0; strip < weights.inputs() / width; strip++) {
            int from = tiles.start(tiled.firstOfFeatures + strip);
            int to = tiles.start(tiled.firstOfFeatures + strip + 1);
            N numbers = numbers(tiles, from, to, tiled.unit, space);
            int x = numbersAt(tiles, from, space);
            for (int ten = 0; ten < units; ten += TileShape.UNITS) {
                int gradient = dW + weights.ofTile(ten, strip * width);
                kernels.tiledProduct(
                        tiles.rows(),
                        from,
                        to,
                        array,
                        space.firstdZ() + ten * stride,
                        numbers,
                        x,
                        fresh ? array : gradients,
                        fresh ? space.zeros() : gradient,
                        fresh ? 0 : width,
                        gradients,
                        gradient,
                        width);
            }
        }
    }

    /** Where the numbers of some rows are: with the tiles, or made of their codes in the workspace. */
    private N numbers(Tiles<N> tiles, int from, int to, double unit, FirstLayerSpace<N> space) {
        if (tiles.codes() == null) {
            return tiles.numbers();
        }
        int width = weights.width();
        kernels.expand(tiles.codes(), from * width, space.array(), expanded(space), (to - from) * width, unit);
        return space.array();
    }

    /** Where row 0 of all tiles would be. */
    private int numbersAt(Tiles<N> tiles, int from, FirstLayerSpace<N> space) {
        return tiles.codes() == null ? tiles.first() : expanded(space) - from * weights.width();
    }
}
