package digits.notebook;

import digits.network.Layer;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network as HTML: a row for each layer. */
final class NetworkHtml {

    private NetworkHtml() {}

    static String of(Network network) {
        List<List<Object>> rows = new ArrayList<>();
        for (Layer layer : network.layers()) {
            rows.add(List.of(
                    rows.size() + 1,
                    layer.inputs(),
                    layer.units(),
                    layer.W().shape(),
                    layer.b().shape(),
                    layer.activation().name()));
        }
        return "<p>" + Html.escape(network.toString())
                + String.format(Locale.ROOT, ": %,d weights and biases</p>", network.parameters())
                + Html.table(List.of("layer", "inputs", "units", "W", "b", "activation"), rows);
    }
}
