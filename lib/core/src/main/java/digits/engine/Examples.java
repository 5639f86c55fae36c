package digits.engine;

import digits.data.Dataset;
import digits.network.Dropout;
import java.util.List;

/**
 * A data set as the engine keeps it, and the blocks that are made of it.
 *
 * @param <A> double[] or float[]
 */
abstract sealed class Examples<A> permits SparseExamples, DenseExamples {

    final int[] labels;
    final int features;

    Examples(Dataset dataset) {
        labels = dataset.labels();
        features = dataset.features();
    }

    /**
     * Where the values of entries are looked up; null if examples are dense.
     *
     * @param dropout what is left out of the features while learning; what is left, is made larger for it
     */
    abstract A values(Dropout dropout);

    /**
     * All examples in blocks, ready for learning, to be kept.
     *
     * @param bounds where each block starts, and where the last ends
     */
    abstract List<Block<A>> kept(int[] bounds);

    /** An empty block for {@link #show} and {@link #choose}. */
    abstract Block<A> empty(int capacity);

    /** Fills a block with examples that follow each other; if sparse, for the way forward only. */
    abstract void show(Block<A> block, int from, int to);

    /**
     * Fills a block with chosen examples, ready for learning; all workers do their share, and then wait for each other.
     *
     * @param chosen the batch, of which examples from {@code from} up to but not including {@code to} are for this block
     * @param chance what is left out of the features, and how they are distorted
     */
    abstract void choose(Block<A> block, int[] chosen, int from, int to, Chance chance, Share share);
}
