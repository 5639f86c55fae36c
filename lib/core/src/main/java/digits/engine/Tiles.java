package digits.engine;

/**
 * A matrix of which only what lies in tiles with ink is kept. Columns are cut into strips as wide as a tile, and of each strip
 * only those rows are kept that aren't all zero. So a product with it leaves out most of the zeros and still takes
 * a whole strip at once, in full vectors.
 *
 * @param starts where the rows of each strip start, and at its end where the last ends
 * @param rows which row each is: where in the other factor its first element is, see {@link #offset}
 * @param numbers the rows, one after the other, {@code width} numbers each, from {@code first} on; null if they are codes
 * @param codes the same as a byte each; null if they are numbers
 */
record Tiles<A>(int[] starts, int[] rows, A numbers, int first, byte[] codes) {

    /** Units that are done at once: with two vectors for each there are 20 sums in registers, of which there are 32. */
    static final int UNITS = 10;

    /** What is added to a byte to get the code it stands for: codes go up to 255, bytes to 127. */
    static final int OFFSET = 128;

    /** How many numbers a tile is wide: two vectors. */
    static int width(Kernels<?> kernels) {
        return 2 * kernels.lanes();
    }

    /** Where row i of the other factor is, in which the elements for the ten units lie beside each other. */
    static int offset(int row) {
        return row * UNITS;
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
