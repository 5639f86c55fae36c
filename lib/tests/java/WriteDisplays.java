import digits.dataset.Dataset;
import digits.data.DigitsCsv;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.BackwardStep;
import digits.network.ForwardStep;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.notebook.NetworkDiagram;
import digits.notebook.StepPlayer;
import digits.notebook.Widget;
import digits.training.GradientDescent;
import digits.training.Parameter;
import digits.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what the tests of the displays look at: java WriteDisplays.java FOLDER DIGITS_CSV. Pages, and beside those of step
 * players a file of JSON with the library's own matrices, asked for one by one.
 */
public class WriteDisplays {

    private static final double ALPHA = 0.5;

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Dataset digits = DigitsCsv.read(Path.of(arguments[1]));
        Dataset three = Dataset.of(Matrix.of(2, 3, 0.5, -1, 2, 1, 0.25, -0.5), new int[] {0, 1, 1}, 2, 1, 2);
        Network small = network(2, 3, 2, Activation.SIGMOID);
        Network real = network(64, 10, 10, Activation.RELU);
        player(folder, "small", small, three, Loss.CROSS_ENTROPY);
        player(folder, "squared", small, three, Loss.MEAN_SQUARED_ERROR);
        player(folder, "real", real, digits.first(5), Loss.CROSS_ENTROPY);
        Split split = digits.split(0.2, 1);
        Training training =
                Training.of(real, split.train()).test(split.test()).iterations(200).measureEvery(20);
        NetworkDiagram.replay(training, split.test().first(6)).save(folder.resolve("replay.html"));
        NetworkDiagram.of(small, three).save(folder.resolve("diagram.html"));
        StepPlayer.forward(small, three).save(folder.resolve("forward.html"));
        together(folder.resolve("together.html"), StepPlayer.of(small, three, ALPHA), StepPlayer.of(small, three, ALPHA), NetworkDiagram.of(small, three), NetworkDiagram.of(small, three));
    }

    private static Network network(int inputs, int hidden, int outputs, Activation activation) {
        return Network.inputs(inputs)
                .layer(hidden, activation)
                .layer(outputs, Activation.SOFTMAX)
                .initialize(Initialization.XAVIER, 1);
    }

    private static void together(Path file, Widget first, Widget... others) throws IOException {
        first.save(file);
        String more = Arrays.stream(others).map(Widget::html).collect(Collectors.joining());
        Files.writeString(file, Files.readString(file).replace("</main>", more + "</main>"));
    }

    private static void player(Path folder, String name, Network network, Dataset examples, Loss loss) throws IOException {
        StepPlayer.of(network, examples, loss, ALPHA).save(folder.resolve(name + ".html"));
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        Matrix X = examples.X();
        Matrix Y = examples.Y();
        List<ForwardStep> forward = network.forward(X);
        List<BackwardStep> backward = network.backward(forward, Y, loss);
        GradientDescent optimizer = new GradientDescent(ALPHA);
        for (int layer = 1; layer <= 2; layer++) {
            ForwardStep there = forward.get(layer - 1);
            BackwardStep back = backward.get(layer - 1);
            Parameter W = optimizer.start(network.layers().get(layer - 1).W());
            Parameter b = optimizer.start(network.layers().get(layer - 1).b());
            matrices.put("Z" + layer, there.Z());
            matrices.put("A" + layer, there.A());
            matrices.put("dZ" + layer, back.dZ());
            matrices.put("dW" + layer, back.dW());
            matrices.put("db" + layer, back.db());
            matrices.put("W" + layer + "′", optimizer.update(W, back.dW()).value());
            matrices.put("b" + layer + "′", optimizer.update(b, back.db()).value());
        }
        matrices.put("dA1", backward.get(1).dInput());
        matrices.put("dA2", loss.dA(forward.get(1).A(), Y));
        matrices.put("terms", forward.get(1).A().combine(Y, loss::term));
        matrices.put("A2′", network.step(backward, ALPHA).predict(X));
        matrices.put("L", Matrix.of(1, 1, loss.of(forward.get(1).A(), Y)));
        matrices.put("L′", Matrix.of(1, 1, loss.of(network.step(backward, ALPHA).predict(X), Y)));
        String json = matrices.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + Arrays.deepToString(entry.getValue().toRows()))
                .collect(Collectors.joining(",\n", "{", "}"));
        Files.writeString(folder.resolve(name + ".json"), json);
    }
}
