package digits.notebook;

import digits.views.Picture;
import java.util.Base64;
import java.util.List;

/** Pieces of HTML. */
public final class Html {

    private static final String DARK = dark();

    private Html() {}

    /** Text that means itself wherever it stands in HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A table; each cell is text. */
    static String table(List<String> columns, List<? extends List<?>> rows) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        columns.forEach(column -> html.append("<th>").append(escape(column)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<?> row : rows) {
            html.append("<tr>");
            row.forEach(
                    cell -> html.append("<td>").append(escape(cell.toString())).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /**
     * A picture inside the page, so that it is there without a file or a network; its description is read to those who cannot see
     * it. On a dark page, of JupyterLab or of the course, paper and ink of a chart change places and its hues stay; a picture of
     * ink on paper becomes a little darker.
     */
    static String image(Picture picture) {
        return DARK + "<img class=\"digits-" + (picture.isChart() ? "chart" : "picture") + "\" width=\""
                + picture.width() + "\" height=\"" + picture.height() + "\" alt=\""
                + escape(picture.description()) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture.png()) + "\">";
    }

    private static String dark() {
        String charts = "{ filter: invert(0.9) hue-rotate(180deg); }", pictures = "{ filter: brightness(0.85); }";
        String lab = "[data-jp-theme-light=false] .digits-", course = ".course .digits-";
        return "<style>" + lab + "chart " + charts + " " + lab + "picture " + pictures
                + " @media screen and (prefers-color-scheme: dark) { " + course + "chart " + charts + " " + course
                + "picture "
                + pictures + " }</style>";
    }
}
