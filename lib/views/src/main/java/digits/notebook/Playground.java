package digits.notebook;

import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.dataset.Split;
import digits.playground.OwnPlan;
import digits.scan.PictureForm;
import digits.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page in which a network learns to read digits while one watches, changes its plan and looks into it. The core of this
 * library runs in it, compiled to JavaScript; the digits are in it, and it needs neither a kernel nor a network.
 */
public final class Playground {

    /** Some megabytes of text: each cell that shows a playground holds them. */
    private static final int MOST_PIXELS = 2_000_000;

    private Playground() {}

    /**
     * The page for a plan of one's own: it starts from the same weights, and takes the same steps as {@code training.run()}.
     *
     * <pre>{@code
     * Playground.of(Training.of(network, split.train()).test(split.test()).learningRate(0.1).batchSize(32))
     * }</pre>
     *
     * @throws IllegalArgumentException if it has no test examples, more than {@value #MOST_PIXELS} pixels, other pictures than
     *     8×8 or 28×28 of ten digits, or something that the page has no control for
     */
    public static Widget of(Training training) {
        Dataset train = training.train();
        Dataset test = training.test()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the playground needs test examples, but this training has none; add .test(split.test())"));
        PictureForm.of(training.network());
        if (train.classes() != 10) {
            throw new IllegalArgumentException(
                    "the playground needs ten digits, but got " + train.classes() + " classes");
        }
        long pixels = (long) (train.size() + test.size()) * train.features();
        if (pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("the playground needs at most " + MOST_PIXELS
                    + " pixels, since the notebook holds them, but got " + pixels
                    + "; take fewer examples, such as split.train().first(1000)");
        }
        OwnPlan plan = OwnPlan.of(training);
        Map<String, Object> data = data(new Split(train, test));
        data.put("own", Map.of("address", plan.address(), "weights", NetworkJson.base64(plan.weights())));
        return widget(data);
    }

    private static Map<String, Object> data(Split split) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("height", split.train().height());
        data.put("width", split.train().width());
        data.put("train", examples(split.train()));
        data.put("test", examples(split.test()));
        return data;
    }

    private static Widget widget(Map<String, Object> data) {
        if (Playground.class.getResource("/digits/playground/core.js") == null) {
            String missing =
                    "The playground is not there yet; after the first start it takes a minute. Restart this notebook's "
                            + "kernel then, and run the cell again. If it is still missing, run  python3 start.py playground  in the "
                            + "project's folder: that makes it, or says what it lacks.";
            return Widget.of("unbuilt", "Playground", missing, "<p>" + missing + "</p>");
        }
        String waiting =
                "<p>Here a network learns to read digits while you watch. It needs a browser that runs scripts; in "
                        + "JupyterLab, the notebook has to be trusted: run the cell yourself.</p>";
        return Widget.of(
                "playground",
                "Playground",
                data,
                waiting,
                "core.js",
                "fit.js",
                "sheet.js",
                "answers.js",
                "draw.css",
                "worker.js",
                "learner.js",
                "plan.js",
                "pictures.js",
                "layout.js",
                "diagram.js",
                "unit.js",
                "curves.js",
                "results.js",
                "pad.js",
                "sweep.js",
                "experiments.js",
                "sharing.js");
    }

    private static Map<String, Object> examples(Dataset dataset) {
        if (!(dataset.pixels() instanceof Pixels.Bytes bytes)) {
            throw new IllegalArgumentException(
                    "the playground needs pictures with whole numbers as pixels, as files hold them, but these were computed");
        }
        byte[] pixels = new byte[dataset.size() * dataset.features()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) bytes.stored(i / dataset.features(), i % dataset.features());
        }
        Map<String, Object> examples = new LinkedHashMap<>();
        examples.put("maximum", bytes.maximum());
        examples.put("pixels", Base64.getEncoder().encodeToString(pixels));
        examples.put("labels", dataset.labels());
        return examples;
    }

    /**
     * Writes the page, as {@code start.py} does.
     *
     * @param arguments where to, and the file of the digits
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Split split = DigitsCsv.read(Path.of(arguments[1])).split(0.2, 1);
        widget(data(split)).save(Path.of(arguments[0]), "playground.html");
    }
}
