package digits.notebook;

import digits.dataset.Dataset;
import digits.network.Layer;
import digits.network.Network;
import digits.training.TrainingStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as layers of units: lit as an example lights them, connected by lines as strong as the weights. An example's way
 * through it can be followed layer by layer, and a training replayed.
 *
 * <pre>{@code
 * NetworkDiagram.of(network, digits.first(6))
 * NetworkDiagram.replay(training, digits.first(6))
 * }</pre>
 */
public final class NetworkDiagram {

    /** Moments of a training that are kept; more would be hard to tell apart on a slider. */
    private static final int MOST_MOMENTS = 50;

    private static final int MOST_EXAMPLES = 20;

    /** More lines between two layers than this are a grey mass, so only the strongest are drawn. */
    private static final int MOST_LINES = 700;

    private NetworkDiagram() {}

    /**
     * A network as it is.
     *
     * @param examples up to 20, to be sent through it
     * @throws IllegalArgumentException if they are more, or do not fit the network
     */
    public static Widget of(Network network, Dataset examples) {
        checkCount(examples);
        List<Map<String, Object>> moments = List.of(DiagramMoment.of(network, examples, lines(network)));
        return widget("Network diagram: " + network, network, examples, moments, List.of());
    }

    /**
     * Runs a training and keeps up to 50 of its moments, evenly spaced, among them the first and the last.
     *
     * @param training a {@code Training}, or the steps of one that was run
     * @param examples up to 20, to be sent through the network at each moment
     * @throws IllegalArgumentException if they are more, or do not fit the network, or nothing was measured
     */
    public static Widget replay(Iterable<TrainingStep> training, Dataset examples) {
        checkCount(examples);
        List<TrainingStep> steps = new ArrayList<>();
        training.forEach(steps::add);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("replay needs a training with at least one measurement, but got none");
        }
        List<TrainingStep> kept = thinnedOut(steps);
        Network end = kept.get(kept.size() - 1).network();
        List<int[][]> lines = lines(end);
        List<Map<String, Object>> moments = new ArrayList<>();
        for (TrainingStep step : kept) {
            Map<String, Object> moment = DiagramMoment.of(step.network(), examples, lines);
            moment.put("iteration", step.iteration());
            moment.put("loss", step.loss());
            moment.put("trainAccuracy", step.trainAccuracy());
            moment.put("testAccuracy", step.measurement().hasTest() ? step.testAccuracy() : null);
            moments.add(moment);
        }
        return widget("Network diagram: the training of " + end, end, examples, moments, kept);
    }

    private static Widget widget(
            String label,
            Network network,
            Dataset examples,
            List<Map<String, Object>> moments,
            List<TrainingStep> steps) {
        Map<String, Object> data = new LinkedHashMap<>();
        List<Integer> sizes = new ArrayList<>(List.of(network.inputs()));
        network.layers().forEach(layer -> sizes.add(layer.units()));
        data.put("sizes", sizes);
        data.put(
                "activations",
                network.layers().stream()
                        .map(layer -> layer.activation().name())
                        .toList());
        data.put("height", examples.height() > 1 ? examples.height() : 0);
        data.put("width", examples.width());
        data.put("labels", examples.labels());
        data.put("inputs", DiagramMoment.rounded(examples.X()));
        data.put("lines", lines(network));
        data.put("moments", moments);
        return Widget.of("network-diagram", label, data, DiagramHtml.of(network, examples, steps));
    }

    /** Of each layer from which input to which unit lines go: all, or the strongest. */
    private static List<int[][]> lines(Network network) {
        List<int[][]> lines = new ArrayList<>();
        for (Layer layer : network.layers()) {
            lines.add(DiagramMoment.strongest(layer.W(), MOST_LINES));
        }
        return lines;
    }

    private static List<TrainingStep> thinnedOut(List<TrainingStep> steps) {
        if (steps.size() <= MOST_MOMENTS) {
            return steps;
        }
        List<TrainingStep> kept = new ArrayList<>();
        for (int i = 0; i < MOST_MOMENTS; i++) {
            kept.add(steps.get((int) Math.round((double) i * (steps.size() - 1) / (MOST_MOMENTS - 1))));
        }
        return kept;
    }

    private static void checkCount(Dataset examples) {
        if (examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException("a network diagram needs at most " + MOST_EXAMPLES
                    + " examples to choose from, but got " + examples.size() + "; take first(" + MOST_EXAMPLES + ")");
        }
    }
}
