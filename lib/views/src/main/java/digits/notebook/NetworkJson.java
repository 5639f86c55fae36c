package digits.notebook;

import digits.network.Activation;
import digits.network.Layer;
import digits.network.LeakyRelu;
import digits.network.Network;
import digits.network.Softmax;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network for a script that propagates forward: {@code network.js} reads it. */
final class NetworkJson {

    private NetworkJson() {}

    /**
     * Its layers from input to output, and whether its outputs are parts of 1.
     *
     * @throws IllegalArgumentException if an activation is none of the library's own
     */
    static Map<String, Object> of(Network network) {
        List<Object> layers = new ArrayList<>();
        for (Layer layer : network.layers()) {
            layers.add(layer(layer));
        }
        Activation last = network.layers().get(network.layers().size() - 1).activation();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("layers", layers);
        json.put("percent", last instanceof Softmax || last.equals(Activation.SIGMOID));
        return json;
    }

    private static Map<String, Object> layer(Layer layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("units", layer.units());
        json.put("inputs", layer.inputs());
        json.put("W", base64(layer.W().toArray()));
        json.put("b", base64(layer.b().toArray()));
        Activation activation = layer.activation();
        if (activation instanceof LeakyRelu leaky) {
            json.put("activation", Activation.LEAKY_RELU.name());
            json.put("slope", leaky.negativeSlope());
        } else if (Activation.LIBRARY.contains(activation)) {
            json.put("activation", activation.name());
        } else {
            throw new IllegalArgumentException(
                    "a page computes with the library's own activations (sigmoid, tanh, ReLU, leaky "
                            + "ReLU, identity, softmax), but a layer of this network has " + activation.name());
        }
        return json;
    }

    /** The bits of the numbers, eight bytes each, the lowest first: half as long as in decimals, and nothing is rounded. */
    static String base64(double[] elements) {
        ByteBuffer bytes = ByteBuffer.allocate(elements.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(elements);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
