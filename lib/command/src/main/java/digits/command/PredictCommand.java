package digits.command;

import digits.data.ReadPictures;
import digits.data.SavedNetwork;
import digits.data.WholeFile;
import digits.matrix.Matrix;
import digits.network.Network;
import digits.scan.Digits;
import digits.scan.ScannedDigit;
import digits.training.ConfusionMatrix;
import digits.training.Predictions;
import digits.views.Charts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uses a network. */
@Command(
        name = "predict",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Reads digits with a network that train or sweep has saved.",
            "",
            "Examples:",
            "  @|bold ${COMMAND-FULL-NAME} digits.npz photo.jpg|@",
            "      every digit on a photo or scan, in reading order",
            "  @|bold ${COMMAND-FULL-NAME} digits.npz mine.csv --into answers.csv --chart confusion.png|@",
            "      every example of a data file; with labels, also how many are right",
            ""
        })
final class PredictCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NETWORK", description = "the saved network, such as digits.npz")
    private Path network;

    @Parameters(index = "1", paramLabel = "FILE", description = "an image, or a file of examples")
    private Path file;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--into",
            paramLabel = "FILE",
            description = "where the answers go, as CSV (without it: they are printed)")
    private Path into;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "which digit was taken for which, as .png or .svg; needs labels")
    private String chart;

    @Override
    public Integer call() throws IOException {
        OutputFiles.check(
                Stream.concat(Stream.of(network, file), data.files()), Stream.of(into, ChartFile.path(chart)));
        Network reader = SavedNetwork.load(network).network();
        boolean isImage = file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp|tiff?)");
        List<String> lines = new ArrayList<>();
        if (isImage) {
            lines.add("digit,read as,probability");
            List<ScannedDigit> digits = digits();
            for (int digit = 0; digit < digits.size(); digit++) {
                lines.add((digit + 1) + ","
                        + answer(reader.predict(digits.get(digit).X(reader))));
                if (!digits.get(digit).note().isEmpty()) {
                    spec.commandLine()
                            .getErr()
                            .println("digit " + (digit + 1) + digits.get(digit).note());
                }
            }
            needsNo(chart, "an image");
        } else {
            examples(reader, lines);
        }
        if (into == null) {
            lines.forEach(spec.commandLine().getOut()::println);
        } else {
            byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            WholeFile.write(into, out -> out.write(text));
        }
        return 0;
    }

    private List<ScannedDigit> digits() throws IOException {
        try {
            return Digits.allFromImage(file);
        } catch (IllegalArgumentException e) {
            // It is the picture that is wrong, and no option.
            throw new IOException(e.getMessage().replaceFirst("\\ballFromImage\\b", "predict"), e);
        }
    }

    private void examples(Network reader, List<String> lines) throws IOException {
        PrintWriter log = spec.commandLine().getErr();
        ReadPictures read = data.read(file, log);
        int features = read.pictures().features();
        if (features != reader.inputs()) {
            throw new IOException(network + " takes examples of " + reader.inputs() + " numbers, but those of " + file
                    + " have " + features + ": it was trained on others");
        }
        int[] labels = read.labelled().map(dataset -> dataset.labels()).orElse(null);
        lines.add(labels == null ? "example,read as,probability" : "example,label,read as,probability");
        Matrix probabilities = Predictions.of(reader, read.pictures());
        for (int example = 0; example < probabilities.columns(); example++) {
            String label = labels == null ? "" : labels[example] + ",";
            lines.add((example + 1) + "," + label + answer(probabilities.column(example)));
        }
        if (labels == null) {
            needsNo(chart, "a file without labels");
            return;
        }
        ConfusionMatrix confusion = ConfusionMatrix.of(
                probabilities.columnArgMax(), labels, read.dataset().classes());
        log.println(String.format(
                Locale.ROOT, "%.2f%% of %,d examples are read right.", 100 * confusion.accuracy(), labels.length));
        ChartFile.save(chart, () -> Charts.confusion(confusion), log);
    }

    private static void needsNo(String chart, String what) {
        if (chart != null) {
            throw new IllegalArgumentException("--chart shows which digit was taken for which, for which " + what
                    + " does not say enough: leave it out");
        }
    }

    /** What the network takes an example for, and how sure it is: of the outputs for it (classes × 1). */
    private static String answer(Matrix probabilities) {
        int best = probabilities.columnArgMax()[0];
        return String.format(Locale.ROOT, "%d,%.4f", best, probabilities.get(best, 0));
    }
}
