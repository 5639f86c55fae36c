package digits.engine.layout;

/**
 * Some examples in the form in which the first layer reads them: {@link SparseBlock}, {@link TiledBlock} or {@link DenseBlock}.
 *
 * @param <N> double[] or float[]
 */
public abstract sealed class Block<N> permits SparseBlock, DenseBlock, TiledBlock {

    /** How many examples it has. */
    public int count;

    /** The place of its first example in the batch. */
    public int place;

    /** The class of each example, from {@link #labelsAt} on. */
    public int[] labels;

    public int labelsAt;
}
