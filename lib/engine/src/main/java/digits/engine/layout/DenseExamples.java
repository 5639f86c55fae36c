package digits.engine.layout;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.dataset.Pixels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.team.Share;
import digits.matrix.Interruption;
import digits.network.DropoutMask;
import java.util.ArrayList;
import java.util.List;

/** Examples with all their features, made into matrices block by block; to learn from they may be distorted anew each time. */
final class DenseExamples<N> extends Examples<N> {

    private final Pixels pixels;
    private final Kernels<N> kernels;

    /** One for each worker, with room for a picture; none if pictures are learned from as they are. */
    private final List<Distorter> distorters;

    private final float[][] pictures;

    /** @param distorters what {@link #choose} distorts pictures with, one for each worker; none if they stay as they are */
    DenseExamples(Dataset dataset, List<Distorter> distorters, Kernels<N> kernels) {
        super(dataset);
        this.pixels = dataset.pixels();
        this.distorters = distorters;
        this.kernels = kernels;
        pictures = new float[distorters.size()][features];
    }

    @Override
    public List<Block<N>> kept(int[] bounds) {
        int blocks = bounds.length - 1;
        int size = 0;
        for (int i = 0; i < blocks; i++) {
            size += size(bounds[i + 1] - bounds[i]);
        }
        N array = kernels.allocate(size);
        List<Block<N>> kept = new ArrayList<>();
        int at = kernels.first();
        for (int i = 0; i < blocks; i++) {
            Interruption.check();
            int capacity = bounds[i + 1] - bounds[i];
            DenseBlock<N> block = blockIn(array, at, capacity);
            show(block, bounds[i], bounds[i + 1]);
            block.place = bounds[i];
            kept.add(block);
            at += size(capacity);
        }
        return kept;
    }

    @Override
    public Block<N> empty(int capacity) {
        return blockIn(kernels.allocate(size(capacity)), kernels.first(), capacity);
    }

    private int size(int capacity) {
        return kernels.padded(capacity) * features
                + Panels.of(features, capacity, kernels).size();
    }

    private DenseBlock<N> blockIn(N array, int at, int capacity) {
        DenseBlock<N> block = new DenseBlock<>();
        block.labels = new int[capacity];
        block.array = array;
        block.rows = at;
        block.stride = kernels.padded(capacity);
        block.columns = at + block.stride * features;
        block.panels = Panels.of(features, capacity, kernels);
        return block;
    }

    @Override
    public void show(Block<N> block, int from, int to) {
        DenseBlock<N> dense = (DenseBlock<N>) block;
        dense.count = to - from;
        for (int example = from; example < to; example++) {
            write(dense, example - from, example, null);
        }
        writeRows(dense, 0, to - from);
    }

    @Override
    public void choose(Block<N> block, int[] chosen, int from, int to, Chance chance, Share share) {
        DenseBlock<N> dense = (DenseBlock<N>) block;
        if (share.worker() == 0) {
            dense.count = to - from;
            dense.place = from;
        }
        int first = share.from(to - from, 1);
        int last = share.to(to - from, 1);
        for (int i = first; i < last; i++) {
            write(dense, i, chosen[from + i], distorted(chosen[from + i], chance, share));
            if (chance.mask().drops(0)) {
                drop(dense, i, from + i, chance.mask().inputs(0, features));
            }
        }
        writeRows(dense, first, last);
    }

    private float[] distorted(int example, Chance chance, Share share) {
        if (distorters.isEmpty()) {
            return null;
        }
        float[] picture = pictures[share.worker()];
        distorters.get(share.worker()).draw(example, chance.epoch(), picture, 0);
        return picture;
    }

    /**
     * Writes one example's features as a row of the panels.
     *
     * @param distorted its pixels in place of those it has; null if it stays as it is
     */
    private void write(DenseBlock<N> block, int at, int example, float[] distorted) {
        block.labels[at] = labels[example];
        for (int which = 0; which < block.panels.count(); which++) {
            int first = which * block.panels.panel();
            int width = block.panels.width(which);
            int target = block.columns + block.panels.at(which) + at * width;
            int count = Math.min(width, features - first);
            for (int i = 0; i < count; i++) {
                double pixel = distorted == null ? pixels.value(example, first + i) : distorted[first + i];
                kernels.set(block.array, target + i, pixel);
            }
        }
    }

    /** Multiplies an example's features with the mask. */
    private void drop(DenseBlock<N> block, int at, int place, DropoutMask.Inputs mask) {
        for (int feature = 0; feature < features; feature++) {
            int which = feature / block.panels.panel();
            int element = block.columns
                    + block.panels.at(which)
                    + at * block.panels.width(which)
                    + feature % block.panels.panel();
            kernels.set(block.array, element, kernels.get(block.array, element) * mask.factor(feature, place));
        }
    }

    /** Turns some examples of the panels into columns below the rows of features. */
    private void writeRows(DenseBlock<N> block, int from, int to) {
        for (int which = 0; which < block.panels.count(); which++) {
            int first = which * block.panels.panel();
            int width = block.panels.width(which);
            kernels.transpose(
                    Span.of(block.array, block.columns + block.panels.at(which) + from * width, width),
                    to - from,
                    Math.min(width, features - first),
                    Span.of(block.array, block.rows + first * block.stride + from, block.stride));
        }
    }
}
