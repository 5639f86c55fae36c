package digits.notebook;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as HTML: its first rows, the types of its columns, and how large it is. */
final class TableHtml {

    /** A table of up to so many rows is shown whole. */
    private static final int WHOLE = 30;

    /** Rows shown of a larger one. */
    private static final int FIRST = 10;

    /** A table of up to so many columns is shown whole; of a wider one the first and the last. */
    private static final int COLUMNS = 24;

    private static final int LAST_COLUMNS = 4;

    private TableHtml() {}

    static String of(Table table) {
        int rows = table.rowCount() <= WHOLE ? table.rowCount() : FIRST;
        List<Column<?>> columns = shown(table);
        StringBuilder html = new StringBuilder("<div style=\"overflow-x: auto\"><table>");
        html.append("<thead><tr>");
        for (Column<?> column : columns) {
            html.append("<th style=\"text-align: ").append(side(column)).append("\">");
            html.append(column == null ? "…" : Html.escape(column.name()));
            html.append("<br><small style=\"font-weight: normal; opacity: 0.7\">");
            html.append(column == null ? "" : column.type().name().toLowerCase(Locale.ROOT));
            html.append("</small></th>");
        }
        html.append("</tr></thead><tbody>");
        Map<Column<?>, Numbers> numbers = numbers(columns, rows);
        for (int row = 0; row < rows; row++) {
            html.append("<tr>");
            for (Column<?> column : columns) {
                html.append("<td style=\"text-align: ").append(side(column)).append("\">");
                html.append(column == null ? "…" : Html.escape(cell(column, row, numbers.get(column))))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div><p><small>")
                .append(size(table, rows))
                .append("</small></p>");
        return html.toString();
    }

    private static String size(Table table, int shownRows) {
        String size = String.format(
                Locale.ROOT,
                "%s: %,d row%s × %,d column%s",
                table.name(),
                table.rowCount(),
                table.rowCount() == 1 ? "" : "s",
                table.columnCount(),
                table.columnCount() == 1 ? "" : "s");
        return Html.escape(shownRows < table.rowCount() ? size + ", the first " + shownRows + " shown" : size);
    }

    /** The columns to show, null standing for those left out. */
    private static List<Column<?>> shown(Table table) {
        if (table.columnCount() <= COLUMNS) {
            return table.columns();
        }
        List<Column<?>> columns = new ArrayList<>(table.columns().subList(0, COLUMNS - LAST_COLUMNS));
        columns.add(null);
        columns.addAll(table.columns().subList(table.columnCount() - LAST_COLUMNS, table.columnCount()));
        return columns;
    }

    private static String side(Column<?> column) {
        return column == null ? "center" : column instanceof NumericColumn ? "right" : "left";
    }

    /** How the numbers of each column that has fractions are written. */
    private static Map<Column<?>, Numbers> numbers(List<Column<?>> columns, int rows) {
        Map<Column<?>, Numbers> numbers = new IdentityHashMap<>();
        for (Column<?> column : columns) {
            if (column instanceof DoubleColumn fractions) {
                numbers.put(column, Numbers.in(fractions.first(rows).asDoubleArray()));
            }
        }
        return numbers;
    }

    private static String cell(Column<?> column, int row, Numbers numbers) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof DoubleColumn fractions) {
            return numbers.text(fractions.getDouble(row));
        }
        return column.getString(row);
    }
}
