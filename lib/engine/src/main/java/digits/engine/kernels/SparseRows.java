package digits.engine.kernels;

/**
 * A sparse matrix by rows (CSR): only nonzero elements are kept. An entry is an element's column and value in one int: {@code
 * column << 8 | code}, where the code is the byte that a pixel is stored as, an index into a table of values. That takes four
 * bytes, where a column and a double would take twelve: less to bring from memory.
 */
public final class SparseRows {

    public static final int CODE_BITS = 8;
    public static final int CODES = 1 << CODE_BITS;

    /** Row r starts in the entries at {@code starts[firstStart + r]}. */
    public final int[] starts;

    private final int firstStart;

    /** Row r ends in the entries at {@code ends[firstEnd + r]}. */
    public final int[] ends;

    private final int firstEnd;

    /** Column and code of each nonzero element. */
    public final int[] entries;

    private SparseRows(int[] starts, int firstStart, int[] ends, int firstEnd, int[] entries) {
        this.starts = starts;
        this.firstStart = firstStart;
        this.ends = ends;
        this.firstEnd = firstEnd;
        this.entries = entries;
    }

    /** Rows one after the other, without gaps: row 0 starts at {@code starts[first]}, and each ends where the next starts. */
    public static SparseRows inOrder(int[] starts, int first, int[] entries) {
        return new SparseRows(starts, first, starts, first + 1, entries);
    }

    /** Rows that may leave room between each other. */
    public static SparseRows withGaps(int rows, int[] entries) {
        return new SparseRows(new int[rows], 0, new int[rows], 0, entries);
    }

    public static int entry(int column, int code) {
        return column << CODE_BITS | code;
    }

    public static int column(int entry) {
        return entry >>> CODE_BITS;
    }

    public static int code(int entry) {
        return entry & CODES - 1;
    }

    public int start(int row) {
        return starts[firstStart + row];
    }

    public int end(int row) {
        return ends[firstEnd + row];
    }
}
