package digits.engine;

import digits.dataset.Dataset;
import digits.network.Dropout;

/**
 * A data set as the engine keeps it, and the blocks that are made of it.
 *
 * @param <A> double[] or float[]
 */
abstract sealed class Examples<A> permits SparseExamples, DenseExamples, TiledExamples {

    final int[] labels;
    final int features;

    Examples(Dataset dataset) {
        this(dataset.labels(), dataset.features());
    }

    Examples(int[] labels, int features) {
        this.labels = labels;
        this.features = features;
    }

    /**
     * Where the values of entries are looked up; null if examples are dense.
     *
     * @param dropout what is left out of the features while learning; what is left, is made larger for it
     */
    abstract A values(Dropout dropout);

    /** An empty block for {@link #show} and {@link InBatches#choose}. */
    abstract Block<A> empty(int capacity);

    /** Fills a block with examples that follow each other; if sparse, for the way forward only. */
    abstract void show(Block<A> block, int from, int to);
}
