package digits.notebook;

import digits.network.Layer;
import digits.network.Network;
import java.util.Locale;

/** A network as HTML: a row for each layer. */
final class NetworkHtml {

    private NetworkHtml() {}

    static String of(Network network) {
        StringBuilder html = new StringBuilder("<p>")
                .append(Html.escape(network.toString()))
                .append(String.format(Locale.ROOT, ": %,d weights and biases</p>", network.parameters()))
                .append("<table><thead><tr><th>layer</th><th>inputs</th><th>units</th><th>W</th><th>b</th>")
                .append("<th>activation</th></tr></thead><tbody>");
        int number = 1;
        for (Layer layer : network.layers()) {
            html.append("<tr><td>").append(number++);
            html.append("</td><td>").append(layer.inputs());
            html.append("</td><td>").append(layer.units());
            html.append("</td><td>").append(layer.W().shape());
            html.append("</td><td>").append(layer.b().shape());
            html.append("</td><td>").append(Html.escape(layer.activation().name()));
            html.append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }
}
