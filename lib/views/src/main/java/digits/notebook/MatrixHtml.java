package digits.notebook;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A matrix as HTML: its shape, then its elements on the colours of a heat map, from blue below 0 to orange above. The middle of
 * a large one is left out; below it then stands a heat map of all elements that tells the value under the mouse.
 */
final class MatrixHtml {

    /** Rows and columns shown whole; of a larger matrix the first and the last five, as its text shows. */
    private static final int WHOLE = 10;

    /** Elements of a heat map at most: at 8 bytes each it adds 130 kB to the page. */
    private static final int MAPPED = 16_384;

    /** Strongest tint, in parts of 1: a dark and a light text can be read on it, on dark and light paper. */
    private static final double STRONGEST = 0.4;

    private MatrixHtml() {}

    /** A name before the shape may be empty. */
    static String of(String name, Matrix matrix) {
        String table = table(name, matrix);
        boolean whole = matrix.rows() <= WHOLE && matrix.columns() <= WHOLE;
        int elements = matrix.rows() * matrix.columns();
        return whole || elements > MAPPED ? table : table + map(name, matrix).html();
    }

    private static String table(String name, Matrix matrix) {
        int[] rows = shown(matrix.rows());
        int[] columns = shown(matrix.columns());
        double[] elements = elements(matrix, rows, columns);
        Numbers numbers = Numbers.in(elements);
        double largest = largest(elements);
        StringBuilder html = new StringBuilder(
                        "<div style=\"overflow-x: auto\" tabindex=\"0\" role=\"group\" aria-label=\"")
                .append(Html.escape(name))
                .append(matrix.shape())
                .append(" matrix\"><p>")
                .append(Html.escape(name))
                .append(matrix.shape())
                .append(" matrix</p><table><thead><tr><td></td>");
        for (int column : columns) {
            html.append("<th scope=\"col\" style=\"text-align: right; font-weight: normal\">")
                    .append(column < 0 ? "…" : String.valueOf(column))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int row : rows) {
            html.append("<tr><th scope=\"row\" style=\"font-weight: normal\">")
                    .append(row < 0 ? "⋮" : String.valueOf(row))
                    .append("</th>");
            for (int column : columns) {
                if (row < 0 || column < 0) {
                    html.append("<td style=\"text-align: right\">")
                            .append(row < 0 ? "⋮" : "…")
                            .append("</td>");
                } else {
                    append(html, row, column, matrix.get(row, column), numbers, largest);
                }
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /** A cell; the mouse over it shows every digit. */
    private static void append(StringBuilder html, int row, int column, double value, Numbers numbers, double largest) {
        html.append("<td style=\"text-align: right")
                .append(tint(value, largest))
                .append("\" title=\"[");
        html.append(row)
                .append(", ")
                .append(column)
                .append("] = ")
                .append(value)
                .append("\">");
        html.append(numbers.text(value)).append("</td>");
    }

    /** See-through, so that the page's own colour, light or dark, is the middle of the scale. */
    private static String tint(double value, double largest) {
        if (!Double.isFinite(value) || value == 0) {
            return "";
        }
        String color = value < 0 ? "67, 147, 195" : "232, 130, 93";
        return String.format(Locale.ROOT, "; background: rgba(%s, %.2f)", color, STRONGEST * Math.abs(value) / largest);
    }

    private static Widget map(String name, Matrix matrix) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", matrix.rows());
        data.put("columns", matrix.columns());
        data.put("values", Numbers.rounded(matrix.toArray(), 5));
        return Widget.of("heat-map", name + matrix.shape() + " heat map", data, "");
    }

    private static double largest(double[] elements) {
        return Arrays.stream(elements)
                .map(Math::abs)
                .filter(size -> size < Double.POSITIVE_INFINITY)
                .max()
                .orElse(1);
    }

    private static double[] elements(Matrix matrix, int[] rows, int[] columns) {
        return Arrays.stream(rows)
                .filter(row -> row >= 0)
                .boxed()
                .flatMapToDouble(row -> Arrays.stream(columns)
                        .filter(column -> column >= 0)
                        .mapToDouble(column -> matrix.get(row, column)))
                .toArray();
    }

    /** The indices shown, −1 standing for those left out. */
    private static int[] shown(int count) {
        if (count <= WHOLE) {
            return IntStream.range(0, count).toArray();
        }
        int half = WHOLE / 2;
        return IntStream.concat(
                        IntStream.concat(IntStream.range(0, half), IntStream.of(-1)),
                        IntStream.range(count - half, count))
                .toArray();
    }
}
