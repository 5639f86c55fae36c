package digits.engine;

/**
 * A matrix of which only what lies in tiles with ink is kept. Columns are cut into strips as wide as a tile, and of each strip
 * only those rows are kept that aren't all zero. So a product with it leaves out most of the zeros and still takes
 * a whole strip at once, in full vectors.
 *
 * @param starts where the rows of each strip start, and at its end where the last ends
 * @param rows which row each is: where in the other factor its element for the first of ten units is
 * @param numbers the rows, one after the other, {@code width} numbers each, from {@code first} on; null if they are codes
 * @param codes the same as a byte each; null if they are numbers
 */
record Tiles<A>(int[] starts, int[] rows, A numbers, int first, byte[] codes) {

    /** Units that are done at once: with two vectors for each there are 20 sums in registers, of which there are 32. */
    static final int UNITS = 10;

    /** Examples in a block, and inputs in a part of the weights: what lies between one unit's elements and the next's. */
    static final int LONGEST = 256;

    /** What is added to a byte to get the code it stands for: codes go up to 255, bytes to 127. */
    static final int OFFSET = 128;

    /** How many numbers a tile is wide: two vectors. */
    static int width(Kernels<?> kernels) {
        return 2 * kernels.lanes();
    }

    /**
     * From one unit's elements in the other factor to the next unit's: a constant, so that one register is enough for the
     * addresses of all ten. A line more than {@link #LONGEST}, or all ten would want the same places in the cache.
     */
    static int unitRow(Kernels<?> kernels) {
        return LONGEST + kernels.lanes();
    }

    /** Where an input's weight to the first of ten units is, if the weights are in parts of {@link #LONGEST} inputs. */
    static int weightAt(int input, Kernels<?> kernels) {
        return input / LONGEST * UNITS * unitRow(kernels) + input % LONGEST;
    }

    /** Numbers that the weights to ten units take in such parts. */
    static int weights(int inputs, Kernels<?> kernels) {
        return count(inputs, LONGEST) * UNITS * unitRow(kernels);
    }

    /** How many strips or groups of units there are. */
    static int count(int all, int size) {
        return (all + size - 1) / size;
    }

    /** The least whole number of tiles of units. */
    static int wholeUnits(int units) {
        return count(units, UNITS) * UNITS;
    }
}
