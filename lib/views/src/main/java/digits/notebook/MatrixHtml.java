package digits.notebook;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A matrix as HTML: its shape, then its elements, the middle left out where it is large. */
final class MatrixHtml {

    /** Rows and columns shown whole; of a larger matrix the first and the last five, as its text shows. */
    private static final int WHOLE = 10;

    private MatrixHtml() {}

    /** A name before the shape may be empty. */
    static String of(String name, Matrix matrix) {
        int[] rows = shown(matrix.rows());
        int[] columns = shown(matrix.columns());
        Numbers numbers = Numbers.in(elements(matrix, rows, columns));
        StringBuilder html = new StringBuilder("<div style=\"overflow-x: auto\"><p>")
                .append(Html.escape(name))
                .append(matrix.shape())
                .append(" matrix</p><table><thead><tr><th></th>");
        for (int column : columns) {
            html.append("<th style=\"text-align: right; font-weight: normal; opacity: 0.7\">")
                    .append(column < 0 ? "…" : String.valueOf(column))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int row : rows) {
            html.append("<tr><td style=\"opacity: 0.7\">")
                    .append(row < 0 ? "⋮" : String.valueOf(row))
                    .append("</td>");
            for (int column : columns) {
                html.append("<td style=\"text-align: right\">")
                        .append(row < 0 ? "⋮" : column < 0 ? "…" : numbers.text(matrix.get(row, column)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
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
