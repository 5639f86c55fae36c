package digits.engine.layout;

import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;

/**
 * A matrix that is cut downwards into panels of a few vectors, so that what a kernel reads lies together: rows of 512 numbers
 * would lie 4,096 bytes apart, and a cache can keep only a few lines that far from each other.
 *
 * @param columns padded to whole vectors
 * @param panel how many columns each panel but the last has
 * @param rows that there is room for
 */
public record Panels(int columns, int panel, int rows) {

    public static Panels of(int columns, int rows, Kernels<?> kernels) {
        int padded = kernels.padded(columns);
        return new Panels(padded, Math.min(padded, kernels.panel()), rows);
    }

    int count() {
        return (columns + panel - 1) / panel;
    }

    public int size() {
        return columns * rows;
    }

    /** How wide a panel is: all but the last are full. */
    int width(int which) {
        return Math.min(panel, columns - which * panel);
    }

    /** Where a panel starts in a matrix that starts at 0. */
    int at(int which) {
        return which * panel * rows;
    }

    /**
     * Writes the transpose of a part of a matrix: its row r becomes column {@code fromColumn + r}, its first column becomes
     * row {@code fromRow}.
     *
     * @param part where the part starts
     * @param to where these panels start
     */
    public <N> void fill(
            Kernels<N> kernels, Span<N> part, int fromColumn, int toColumn, int fromRow, int toRow, N array, int to) {
        for (int which = fromColumn / panel; which * panel < toColumn; which++) {
            int start = Math.max(fromColumn, which * panel);
            int end = Math.min(toColumn, (which + 1) * panel);
            int at = to + at(which) + fromRow * width(which) + start - which * panel;
            kernels.transpose(
                    Span.of(part.array(), part.at() + (start - fromColumn) * part.stride(), part.stride()),
                    end - start,
                    toRow - fromRow,
                    Span.of(array, at, width(which)));
        }
    }

    /**
     * dW = start + dZ · Xᵀ, where these panels hold Xᵀ: an example in each row.
     *
     * @param units rows of dZ and dW
     * @param examples columns of dZ
     * @param input where the panels start
     * @param start what the sums start with: zeros with a step of 0, or dW itself
     */
    public <N> void gradient(
            Kernels<N> kernels, Span<N> dZ, int units, int examples, N array, int input, Span<N> dW, Span<N> start) {
        for (int which = 0; which < count(); which++) {
            kernels.product(
                    dZ,
                    units,
                    examples,
                    Span.of(array, input + at(which), width(which)),
                    right(start, which * panel),
                    right(dW, which * panel),
                    width(which));
        }
    }

    /** The same matrix from a column on. */
    private static <N> Span<N> right(Span<N> matrix, int column) {
        return new Span<>(matrix.array(), matrix.at() + column * matrix.step(), matrix.stride(), matrix.step());
    }
}
