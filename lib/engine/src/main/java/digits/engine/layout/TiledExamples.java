package digits.engine.layout;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.TileShape;
import java.util.ArrayList;
import java.util.List;

/** Examples of which only tiles with ink are kept, in an order in which what is alike stands together. */
final class TiledExamples<N> extends Examples<N> {

    /** Up to this many bytes, numbers are kept as they are: they stay in the second cache. More is kept as a byte each. */
    private static final int MOST_AS_NUMBERS = 2 << 20;

    private final Kernels<N> kernels;
    private final TileMaker<N> maker;
    private final Tiles<N> byExample;
    private final double unit;

    /**
     * @param places in which place each feature stands
     * @param order in which order examples stand
     */
    TiledExamples(Dataset dataset, int[] places, int[] order, Kernels<N> kernels) {
        super(ordered(dataset.labels(), order), dataset.features());
        this.kernels = kernels;
        Pixels.Bytes pixels = (Pixels.Bytes) dataset.pixels();
        unit = 1.0 / pixels.maximum();
        long bytes = 2L * dataset.features() * dataset.size() * 64 / kernels.lanes();
        maker = new TileMaker<>(pixels, places, order, bytes <= MOST_AS_NUMBERS, kernels);
        byExample = maker.byExample();
    }

    private static int[] ordered(int[] labels, int[] order) {
        int[] ordered = new int[labels.length];
        for (int place = 0; place < order.length; place++) {
            ordered[place] = labels[order[place]];
        }
        return ordered;
    }

    @Override
    public List<Block<N>> kept(int[] bounds) {
        List<Block<N>> kept = new ArrayList<>();
        Tiles<N> byFeature = maker.byFeature(bounds);
        for (int i = 0; i + 1 < bounds.length; i++) {
            TiledBlock<N> block = new TiledBlock<>();
            show(block, bounds[i], bounds[i + 1]);
            block.place = bounds[i];
            block.byFeature = byFeature;
            block.firstOfFeatures = i * TileShape.count(features, TileShape.width(kernels));
            kept.add(block);
        }
        return kept;
    }

    @Override
    public Block<N> empty(int capacity) {
        return new TiledBlock<>();
    }

    @Override
    public void show(Block<N> block, int from, int to) {
        TiledBlock<N> tiled = (TiledBlock<N>) block;
        tiled.count = to - from;
        tiled.labels = labels;
        tiled.labelsAt = from;
        tiled.byExample = byExample;
        tiled.firstOfExamples = from / TileShape.width(kernels);
        tiled.unit = unit;
    }
}
