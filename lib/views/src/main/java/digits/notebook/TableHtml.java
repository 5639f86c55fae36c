package digits.notebook;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A Tablesaw table as HTML: its rows, the types of its columns, and how large it is. A long one is turned page by page; where
 * no script runs its first rows show.
 */
final class TableHtml {

    /** A table of up to so many rows is shown whole. */
    private static final int WHOLE = 30;

    /** Rows shown of a larger one. */
    private static final int FIRST = 10;

    /** A table of up to so many columns is shown whole; of a wider one the first and the last. */
    private static final int COLUMNS = 24;

    private static final int LAST_COLUMNS = 4;

    /** Cells that a page holds for paging: at some 8 bytes each they add 100 kB to it. */
    private static final int PAGED_CELLS = 12_000;

    private TableHtml() {}

    static String of(Table table) {
        List<Column<?>> columns = shown(table);
        int paged = Math.min(table.rowCount(), Math.max(FIRST, PAGED_CELLS / Math.max(1, columns.size())));
        IdentityHashMap<Column<?>, Numbers> numbers = numbers(columns, paged);
        if (table.rowCount() <= WHOLE) {
            return html(table, columns, numbers, table.rowCount());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", table.name());
        data.put("size", table.rowCount());
        data.put("summary", size(table, table.rowCount()));
        data.put(
                "columns",
                columns.stream()
                        .map(column -> List.of(name(column), type(column), side(column)))
                        .toList());
        data.put(
                "rows",
                IntStream.range(0, paged)
                        .mapToObj(row -> columns.stream()
                                .map(column -> column == null ? "…" : cell(column, row, numbers.get(column)))
                                .toList())
                        .toList());
        String label = "table " + size(table, table.rowCount());
        return Widget.of("table", label, data, html(table, columns, numbers, FIRST))
                .html();
    }

    private static String html(
            Table table, List<Column<?>> columns, IdentityHashMap<Column<?>, Numbers> numbers, int rows) {
        StringBuilder html = new StringBuilder(
                        "<div style=\"overflow-x: auto\" tabindex=\"0\" role=\"group\" aria-label=\"")
                .append(Html.escape(table.name()))
                .append("\"><table><thead><tr>");
        for (Column<?> column : columns) {
            html.append("<th scope=\"col\" style=\"text-align: ")
                    .append(side(column))
                    .append("\">");
            html.append(Html.escape(name(column)));
            html.append("<br><small style=\"font-weight: normal\">");
            html.append(type(column)).append("</small></th>");
        }
        html.append("</tr></thead><tbody>");
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
                .append(Html.escape(size(table, rows)))
                .append("</small></p>");
        return html.toString();
    }

    private static String name(Column<?> column) {
        return column == null ? "…" : column.name();
    }

    private static String type(Column<?> column) {
        return column == null ? "" : column.type().name().toLowerCase(Locale.ROOT);
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
        return shownRows < table.rowCount() ? size + ", the first " + shownRows + " shown" : size;
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
    private static IdentityHashMap<Column<?>, Numbers> numbers(List<Column<?>> columns, int rows) {
        IdentityHashMap<Column<?>, Numbers> numbers = new IdentityHashMap<>();
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
