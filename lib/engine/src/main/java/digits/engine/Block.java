package digits.engine;

/**
 * Some examples in the form in which the first layer reads them: {@link SparseBlock}, {@link TiledBlock} or {@link DenseBlock}.
 *
 * @param <A> double[] or float[]
 */
abstract sealed class Block<A> permits SparseBlock, DenseBlock, TiledBlock {

    /** How many examples there are. */
    int count;

    /** The place of the first in the batch. */
    int place;

    /** The class of each example, from {@link #labelsAt} on. */
    int[] labels;

    int labelsAt;
}
