import digits.data.Augmentation;
import digits.dataset.Dataset;
import digits.data.DigitsCsv;
import digits.data.Mnist;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.notebook.DigitsGallery;
import digits.notebook.DrawingBoard;
import digits.notebook.Widget;
import digits.scan.PictureForm;
import digits.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what the tests of the drawing board and of the gallery compare the browser's scripts with: java WriteBoards.java FOLDER DIGITS_CSV. A
 * file of JSON has the library's numbers; boards are pages, the names of which begin with "board".
 */
public class WriteBoards {

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Dataset digits = DigitsCsv.read(Path.of(arguments[1]));
        Split split = digits.split(0.2, 1);
        Network small = Training.of(plan(64, 64).initialize(Initialization.HE, 1), split.train())
                .learningRate(0.1)
                .batchSize(32)
                .epochs(60)
                .augment(Augmentation.NONE.shift(0.5).rotation(10).scale(0.1).shear(0.15))
                .run()
                .network();
        DrawingBoard.of(small).save(folder.resolve("board-8.html"));
        DigitsGallery.of(small, split.test()).save(folder.resolve("gallery.html"));
        Files.writeString(folder.resolve("gallery.json"), answers(small, split.test()));
        twoOnOnePage(folder.resolve("boards.html"), DrawingBoard.of(small), DrawingBoard.of(plan(784, 5).initialize(Initialization.HE, 2)));
        if (Mnist.isPresent()) {
            Network large = Training.of(plan(784, 64).initialize(Initialization.HE, 1), Mnist.load().train().first(30_000))
                    .learningRate(0.1)
                    .batchSize(64)
                    .epochs(6)
                    .run()
                    .network();
            DrawingBoard.of(large).save(folder.resolve("board-28.html"));
        }
        Files.writeString(folder.resolve("forward.json"), forward(digits.first(1_000), small));
        Files.writeString(folder.resolve("fit.json"), fit(digits.first(60)));
    }

    private static Network.Plan plan(int inputs, int units) {
        return Network.inputs(inputs).layer(units, Activation.RELU).layer(10, Activation.SOFTMAX);
    }

    private static void twoOnOnePage(Path file, Widget first, Widget second) throws IOException {
        first.save(file);
        Files.writeString(file, Files.readString(file).replace("</main>", second.html() + "</main>"));
    }

    /** What each digit is, what it is read as, and with which probability. */
    private static String answers(Network network, Dataset digits) {
        Matrix probabilities = network.predict(digits.X());
        return "{\"labels\":" + Arrays.toString(digits.labels()) + ",\"answers\":"
                + Arrays.toString(network.classify(digits.X())) + ",\"sure\":" + numbers(probabilities.columnMaxima()) + ",\"first\":"
                + numbers(digits.X().column(0)) + "}";
    }

    /** For each of several networks its page and its outputs for 1,000 digits. */
    private static String forward(Dataset digits, Network trained) {
        Matrix X = digits.X();
        Network.Plan plan = Network.inputs(64).layer(16, Activation.leakyRelu(0.2));
        // Softmax, the last one, is the last layer's.
        for (Activation activation : Activation.LIBRARY) {
            plan = plan.layer(10, activation);
        }
        Network deep = plan.initialize(Initialization.UNIFORM, 3);
        Network withoutSoftmax =
                Network.inputs(64).layer(9, Activation.TANH).layer(10, Activation.SIGMOID).initialize(Initialization.XAVIER, 4);
        return "{\"X\":" + columns(X) + ",\"networks\":["
                + Arrays.asList(trained, deep, withoutSoftmax).stream()
                        .map(network -> "{\"html\":" + quoted(DrawingBoard.of(network).html()) + ",\"outputs\":"
                                + columns(network.predict(X)) + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    /** Digits enlarged to bitmaps of different sizes, and what each form makes of them. */
    private static String fit(Dataset digits) {
        return IntStream.range(0, digits.size())
                .mapToObj(example -> {
                    int dot = 5 + example % 7;
                    Matrix picture = digits.picture(example);
                    Matrix bitmap = Matrix.generate(
                            8 * dot, 8 * dot, (row, column) -> picture.get(row / dot, column / dot) > 0.4 ? 1 : 0);
                    return "{\"height\":" + bitmap.rows() + ",\"width\":" + bitmap.columns() + ",\"points\":" + numbers(bitmap)
                            + ",\"UCI\":" + numbers(PictureForm.UCI.fit(bitmap)) + ",\"MNIST\":"
                            + numbers(PictureForm.MNIST.fit(bitmap)) + "}";
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String columns(Matrix matrix) {
        return IntStream.range(0, matrix.columns())
                .mapToObj(column -> numbers(matrix.column(column)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String numbers(Matrix matrix) {
        return Arrays.toString(matrix.toArray());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("</", "<\\/") + "\"";
    }
}
