package digits.notebook;

import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.dataset.Split;
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

    private Playground() {}

    /** The page on given examples. */
    static Widget of(Split split) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("height", split.train().height());
        data.put("width", split.train().width());
        data.put("train", examples(split.train()));
        data.put("test", examples(split.test()));
        String waiting =
                "<p>Here a network learns to read digits while you watch. It needs a browser that runs scripts.</p>";
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
        of(split).save(Path.of(arguments[0]), "playground.html");
    }
}
