package digits.engine.kernels;

/**
 * A matrix in a stretch of an array: element (row, column) is at {@code at + row · stride + column · step}.
 *
 * @param array double[] or float[]
 * @param at where its first element is
 * @param stride from one row to the next
 * @param step from one column to the next
 */
public record Span<N>(N array, int at, int stride, int step) {

    /** A matrix whose rows are {@code stride} apart, each row's elements beside each other. */
    public static <N> Span<N> of(N array, int at, int stride) {
        return new Span<>(array, at, stride, 1);
    }

    /** The transpose of the matrix that is there: what are rows there are columns here. */
    public static <N> Span<N> across(N array, int at, int stride) {
        return new Span<>(array, at, 1, stride);
    }

    /** Rows in which all elements are the row's first number, which must stand there {@link Kernels#panel} times. */
    public static <N> Span<N> repeated(N array, int at, int stride) {
        return new Span<>(array, at, stride, 0);
    }
}
