package digits.engine.layout;

import digits.dataset.Dataset;
import digits.engine.team.Share;
import java.util.List;

/**
 * A data set in one of the layouts, and the blocks that are made of it: kept for full batches, chosen for mini-batches, or
 * shown to measure on them.
 *
 * @param <N> double[] or float[]
 */
public abstract sealed class Examples<N> permits SparseExamples, DenseExamples, TiledExamples {

    final int[] labels;
    final int features;

    Examples(Dataset dataset) {
        this(dataset.labels(), dataset.features());
    }

    Examples(int[] labels, int features) {
        this.labels = labels;
        this.features = features;
    }

    /** How many examples there are. */
    public int size() {
        return labels.length;
    }

    /** An empty block for {@link #show} and {@link #choose}. */
    public abstract Block<N> empty(int capacity);

    /** Fills a block with examples that follow each other, for the way forward. */
    public abstract void show(Block<N> block, int from, int to);

    /**
     * Fills a block with chosen examples, ready for learning; all workers do their share, and then wait for each other.
     *
     * @param chosen the batch, of which examples from {@code from} up to but not including {@code to} are for this block
     * @param chance what is left out of the features, and how they are distorted
     * @throws UnsupportedOperationException if the layout is for full batches only
     */
    public void choose(Block<N> block, int[] chosen, int from, int to, Chance chance, Share share) {
        throw new UnsupportedOperationException("this layout is for full batches");
    }

    /**
     * All examples in blocks, ready for learning, to be kept.
     *
     * @param bounds where each block starts, and where the last ends
     * @throws UnsupportedOperationException if the layout is for mini-batches only
     */
    public List<Block<N>> kept(int[] bounds) {
        throw new UnsupportedOperationException("this layout is for mini-batches");
    }
}
