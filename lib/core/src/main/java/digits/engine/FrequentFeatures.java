package digits.engine;

/**
 * The features of some examples that are seldom zero, a byte each, as matrices in panels of four vectors: for the way
 * forward four vectors of examples, for the gradient four vectors of features. They become numbers a few rows at a time,
 * right before a product reads them ({@link Kernels#expand}), since bytes are a sixth to an eighth of what has to come from
 * memory otherwise.
 */
final class FrequentFeatures {

    /** Rows that are expanded at once: 32 kB of numbers, which stay in the first cache while the product reads them. */
    static final int ROWS = 128;

    /** What is added to a byte to get the code it stands for: codes go up to 255, bytes to 127. */
    static final int OFFSET = 128;

    final int features;
    final int panel;

    /** For each {@link #panel} examples, one panel after the other: a row for each feature. */
    final byte[] forward;

    /** For each {@link #panel} features, one panel after the other: a row for each example. Empty if only shown. */
    final byte[] backward;

    private final int capacity;

    /**
     * @param examples how many there is room for
     * @param learns whether the gradient is wanted
     */
    FrequentFeatures(int features, int examples, int panel, boolean learns) {
        this.features = features;
        this.panel = panel;
        capacity = Plan.wholeVectors(examples, panel);
        forward = new byte[features * capacity];
        backward = new byte[learns ? features * capacity : 0];
    }

    void set(int feature, int example, int code) {
        byte stored = (byte) (code - OFFSET);
        forward[forwardAt(example / panel, feature) + example % panel] = stored;
        if (backward.length > 0) {
            backward[backwardAt(feature / panel, example) + feature % panel] = stored;
        }
    }

    /** Where the row of a feature is, in a panel of examples. */
    int forwardAt(int whichPanel, int feature) {
        return (whichPanel * features + feature) * panel;
    }

    /** Where the row of an example is, in a panel of features. */
    int backwardAt(int whichPanel, int example) {
        return (whichPanel * capacity + example) * panel;
    }
}
