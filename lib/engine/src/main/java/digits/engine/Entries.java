package digits.engine;

/**
 * The nonzero elements of a matrix, row by row. An entry is its column and its value in one int: {@code column << 8 | code},
 * where the code is the byte that a pixel is stored as, an index into a table of values. Four bytes an entry, where a column
 * and a double would take twelve: less to bring from memory.
 *
 * @param starts where in the entries each row starts, at {@code firstStart + row}
 * @param ends where each row ends, at {@code firstEnd + row}
 * @param entries column and code of each nonzero element
 */
record Entries(int[] starts, int firstStart, int[] ends, int firstEnd, int[] entries) {

    static final int CODE_BITS = 8;
    static final int CODES = 1 << CODE_BITS;

    /** Rows one after the other, without gaps: row 0 starts at {@code starts[first]}, and each ends where the next starts. */
    static Entries inOrder(int[] starts, int first, int[] entries) {
        return new Entries(starts, first, starts, first + 1, entries);
    }

    static int entry(int column, int code) {
        return column << CODE_BITS | code;
    }

    int start(int row) {
        return starts[firstStart + row];
    }

    int end(int row) {
        return ends[firstEnd + row];
    }
}
