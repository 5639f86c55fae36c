package digits.matrix;

import java.util.Locale;
import java.util.stream.IntStream;

/** A matrix as text: its shape, then its elements in aligned columns, the middle left out where it is large. */
final class MatrixText {

    /** Rows and columns shown of a large matrix; with the dots between the halves they fit 100 characters. */
    private static final int SHOWN = 10;

    private MatrixText() {}

    static String of(Matrix matrix) {
        StringBuilder text = new StringBuilder(matrix.shape());
        int[] shownRows = shown(matrix.rows());
        int[] shownColumns = shown(matrix.columns());
        for (int row : shownRows) {
            text.append('\n');
            for (int column : shownColumns) {
                // The blank is for numbers that need more than eight places, so that they stay apart.
                text.append(' ')
                        .append(String.format("%8s", row < 0 || column < 0 ? "…" : number(matrix.get(row, column))));
            }
        }
        return text.toString();
    }

    /** The indices shown, −1 standing for those left out. */
    private static int[] shown(int count) {
        if (count <= SHOWN) {
            return IntStream.range(0, count).toArray();
        }
        int half = SHOWN / 2;
        int[] indices = new int[SHOWN + 1];
        for (int i = 0; i < half; i++) {
            indices[i] = i;
            indices[SHOWN - i] = count - 1 - i;
        }
        indices[half] = -1;
        return indices;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) {
            return Long.toString((long) value);
        }
        if (size >= 1e-3 && size < 1e4) {
            return String.format(Locale.ROOT, size < 100 ? "%.4f" : "%.2f", value);
        }
        // The exponent without its plus and leading zero: 1.23e-5, 1.23e10.
        return String.format(Locale.ROOT, "%.2e", value).replaceFirst("e\\+?(-?)0?", "e$1");
    }
}
