package digits.notebook;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Loss;
import digits.network.Network;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One iteration of gradient descent, step by step: forward propagation, loss, backpropagation and the update of every weight
 * and bias. Each step shows its formula, its shapes, its matrices, and the formula with the numbers of one unit plugged in,
 * which is chosen by a click or with the keyboard.
 *
 * <pre>{@code
 * StepPlayer.of(network, digits.first(3), 0.1)
 * }</pre>
 */
public final class StepPlayer {

    /** Numbers written to the page, at about 20 bytes each: it stays well below a megabyte. */
    private static final int MOST_NUMBERS = 40_000;

    private StepPlayer() {}

    /**
     * One iteration with cross-entropy as the loss.
     *
     * @param examples a few; all of them are one batch
     * @param learningRate α, above 0
     * @throws IllegalArgumentException if the examples do not fit the network, or both are too large to be read
     */
    public static Widget of(Network network, Dataset examples, double learningRate) {
        return of(network, examples, Loss.CROSS_ENTROPY, learningRate);
    }

    /** The same with another loss. */
    public static Widget of(Network network, Dataset examples, Loss loss, double learningRate) {
        StepPlan plan = plan(network, examples.X(), examples.Y(), loss, learningRate);
        return widget(network, plan, plan.steps(), learningRate, pictures(examples));
    }

    /**
     * One iteration with examples that are matrices.
     *
     * @param X examples, one per column (inputs × m)
     * @param Y what the outputs should be (outputs × m)
     */
    public static Widget of(Network network, Matrix X, Matrix Y, Loss loss, double learningRate) {
        StepPlan plan = plan(network, X, Y, loss, learningRate);
        return widget(network, plan, plan.steps(), learningRate, null);
    }

    /**
     * Forward propagation alone.
     *
     * @param examples a few
     * @throws IllegalArgumentException if the examples do not fit the network, or both are too large to be read
     */
    public static Widget forward(Network network, Dataset examples) {
        // Forward propagation is the same with any loss, and this one fits every network.
        StepPlan plan = plan(network, examples.X(), examples.Y(), Loss.MEAN_SQUARED_ERROR, 1);
        return widget(network, plan, plan.forwardSteps(), 1, pictures(examples));
    }

    private static Map<String, Object> pictures(Dataset examples) {
        Map<String, Object> pictures = new LinkedHashMap<>();
        // Features in one row are no picture.
        pictures.put("height", examples.height() > 1 ? examples.height() : 0);
        pictures.put("width", examples.width());
        pictures.put("labels", examples.labels());
        return pictures;
    }

    private static StepPlan plan(Network network, Matrix X, Matrix Y, Loss loss, double learningRate) {
        long units = network.layers().stream().mapToLong(layer -> layer.units()).sum();
        // W, dW and the new W; for each unit and example Z, A, dA, the slope and dZ.
        long numbers = 3L * network.parameters() + (5 * units + X.rows()) * X.columns();
        if (numbers > MOST_NUMBERS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the step player needs a network and examples with at most %,d numbers to show, but a %s network "
                            + "with %,d examples has %,d; take fewer examples or a smaller network",
                    MOST_NUMBERS,
                    network,
                    X.columns(),
                    numbers));
        }
        return new StepPlan(network, X, Y, loss, learningRate);
    }

    private static Widget widget(
            Network network, StepPlan plan, List<Step> steps, double learningRate, Map<String, Object> pictures) {
        Map<String, Object> data = new LinkedHashMap<>();
        Matrix X = plan.matrices().get("A0").matrix();
        boolean whole = steps.size() == plan.steps().size();
        data.put("learningRate", learningRate);
        data.put("examples", X.columns());
        data.put("pictures", pictures);
        data.put("axes", axes(network, X, plan.matrices().get("Y").matrix()));
        data.put("matrices", plan.matrices().json(steps, whole ? Set.of("A0", "L", "L′") : Set.of("A0")));
        data.put("steps", steps);
        String label = "Step player: " + (whole ? "one iteration of " : "forward through ") + network;
        return Widget.of("step-player", label, data, StepsHtml.of(plan, steps));
    }

    /** What the rows and columns of the matrices count, how many there are, and which to choose at first. */
    private static Map<String, Object> axes(Network network, Matrix X, Matrix Y) {
        Map<String, Object> axes = new LinkedHashMap<>();
        // An input that says something: many pixels at the edge are 0 in every picture.
        double[] inputs = X.column(0).toArray();
        int strongest = IntStream.range(0, inputs.length)
                .reduce((best, next) -> Math.abs(inputs[next]) > Math.abs(inputs[best]) ? next : best)
                .orElse(0);
        axes.put("unit0", Arrays.asList("input", X.rows(), strongest));
        int number = 1;
        for (var layer : network.layers()) {
            // Of the outputs the one that should have won.
            int first = number == network.layers().size() ? Y.columnArgMax()[0] : 0;
            axes.put("unit" + number, List.of("unit of layer " + number, layer.units(), first));
            number++;
        }
        axes.put("example", List.of("example", X.columns(), 0));
        axes.put("one", List.of("", 1, 0));
        return axes;
    }
}
