package digits.bench;

import digits.dataset.Dataset;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a system is asked to do: which network learns from which examples; lib/bench/peers/work.py says what each means.
 *
 * @param text the request without the number of iterations: equal texts are the same work
 * @param data "digits" or "mnist"
 * @param examples how many, the first ones
 * @param layers inputs, then units of each layer
 * @param batch examples in a batch, 0 for all
 * @param precision "double" or "float"
 * @param rates the learning rates, one for each network
 */
record Work(String text, String data, int examples, int[] layers, int batch, String precision, double[] rates) {

    /** A request: a work, and how many iterations of it. */
    record Request(Work work, int iterations) {}

    static Request parse(String line) {
        Map<String, String> fields = new HashMap<>();
        for (String word : line.strip().split(" ")) {
            int equals = word.indexOf('=');
            fields.put(word.substring(0, equals), word.substring(equals + 1));
        }
        int[] layers = Arrays.stream(fields.get("layers").split("-"))
                .mapToInt(Integer::parseInt)
                .toArray();
        double[] rates = Arrays.stream(fields.get("rates").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Work work = new Work(
                line.substring(0, line.indexOf(" iterations=")),
                fields.get("data"),
                Integer.parseInt(fields.get("examples")),
                layers,
                Integer.parseInt(fields.get("batch")),
                fields.get("precision"),
                rates);
        return new Request(work, Integer.parseInt(fields.get("iterations")));
    }

    /** The examples it is about. */
    Dataset dataset() throws IOException {
        return Data.load(data).first(examples);
    }
}
