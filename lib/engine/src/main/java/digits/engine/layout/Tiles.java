package digits.engine.layout;

/**
 * A matrix of which only what lies in tiles with ink is kept. Columns are cut into strips as wide as a tile, and of each strip
 * only those rows are kept that aren't all zero. So a product with it leaves out most of the zeros and still takes
 * a whole strip at once, in full vectors.
 *
 * @param starts where the rows of each strip start, and at its end where the last ends
 * @param rows for each row the offset, in the matrix it is multiplied with, of its element for the first of ten units
 * @param numbers the rows, one after the other, {@code width} numbers each, from {@code first} on; null if there are codes
 * @param codes the rows, a byte for each number; null if there are numbers
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and read in the innermost loops
record Tiles<N>(int[] starts, int[] rows, N numbers, int first, byte[] codes) {

    /** Where a strip's rows start; they end where the next strip's start. */
    int start(int strip) {
        return starts[strip];
    }
}
