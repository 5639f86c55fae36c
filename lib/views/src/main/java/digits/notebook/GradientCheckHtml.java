package digits.notebook;

import digits.training.GradientCheck;
import java.util.Locale;

/** A gradient check as HTML: a row for each matrix. */
final class GradientCheckHtml {

    private GradientCheckHtml() {}

    static String of(GradientCheck check) {
        StringBuilder html = new StringBuilder("<p>")
                .append(Html.escape(check.toString()))
                .append(
                        "</p><table><thead><tr><th>matrix</th><th>shape</th><th>relative error</th></tr></thead><tbody>");
        for (GradientCheck.Entry entry : check.matrices()) {
            html.append("<tr><td>").append(Html.escape(entry.name()));
            html.append("</td><td>").append(entry.gradient().shape());
            html.append("</td><td>").append(String.format(Locale.ROOT, "%.2e", entry.relativeError()));
            html.append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }
}
