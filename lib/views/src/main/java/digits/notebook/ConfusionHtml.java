package digits.notebook;

import digits.training.ConfusionMatrix;

/** A confusion matrix as a plain table. */
final class ConfusionHtml {

    private ConfusionHtml() {}

    static String of(ConfusionMatrix confusion) {
        StringBuilder html = new StringBuilder(
                        "<table><caption>Rows: what the digit is. Columns: what it was read as.</caption>")
                .append("<thead><tr><th></th>");
        for (int predicted = 0; predicted < confusion.classes(); predicted++) {
            html.append("<th scope=\"col\">").append(predicted).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int label = 0; label < confusion.classes(); label++) {
            html.append("<tr><th scope=\"row\">").append(label).append("</th>");
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                html.append("<td>").append(confusion.count(label, predicted)).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }
}
