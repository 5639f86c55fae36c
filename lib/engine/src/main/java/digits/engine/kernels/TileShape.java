package digits.engine.kernels;

/**
 * How large tiles are. A tile is as wide as two vectors, and the kernel multiplies it for ten units at once. The elements of
 * the other factor that belong to one unit are beside each other; the next unit's are {@link #unitStride} further on.
 */
public final class TileShape {

    /** Units that are done at once. */
    public static final int UNITS = 10;

    /** The most examples in a block, and inputs in a part of the weights. */
    public static final int LONGEST = 256;

    /** A pixel of 0..255 is kept in a signed byte, which is this much less. */
    public static final int OFFSET = 128;

    private TileShape() {}

    /** How many numbers a tile is wide: two vectors. */
    public static int width(Kernels<?> kernels) {
        return 2 * kernels.lanes();
    }

    /**
     * From one unit's elements in the other factor to the next unit's: a constant, so that one register is enough for the
     * addresses of all ten. A line more than {@link #LONGEST}, or all ten would want the same places in the cache.
     */
    public static int unitStride(Kernels<?> kernels) {
        return LONGEST + kernels.lanes();
    }

    /** Where an input's weight to the first of ten units is, if the weights are in parts of {@link #LONGEST} inputs. */
    public static int weightAt(int input, Kernels<?> kernels) {
        return input / LONGEST * UNITS * unitStride(kernels) + input % LONGEST;
    }

    /** Numbers that the weights to ten units take in such parts. */
    public static int weights(int inputs, Kernels<?> kernels) {
        return count(inputs, LONGEST) * UNITS * unitStride(kernels);
    }

    /** How many pieces of a size it takes to cover all. */
    public static int count(int all, int size) {
        return (all + size - 1) / size;
    }
}
