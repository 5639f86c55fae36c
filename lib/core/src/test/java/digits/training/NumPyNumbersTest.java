package digits.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.BackwardStep;
import digits.network.ForwardStep;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A 6-5-4-3 network for each loss beside the same computed by NumPy 2.4.6 (src/test/python/numpy_numbers.py). Both add up in
 * other orders, so that they may differ in the last bits: 1e−12 is some thousands of roundings, and far below any error in
 * a formula.
 */
class NumPyNumbersTest {

    private static final double TOLERANCE = 1e-12;

    private static final Map<Loss, List<Activation>> ACTIVATIONS = Map.of(
            Loss.CROSS_ENTROPY, List.of(Activation.TANH, Activation.RELU, Activation.SOFTMAX),
            Loss.BINARY_CROSS_ENTROPY, List.of(Activation.LEAKY_RELU, Activation.SIGMOID, Activation.SIGMOID),
            Loss.MEAN_SQUARED_ERROR, List.of(Activation.SOFTMAX, Activation.SIGMOID, Activation.SOFTMAX));

    @ParameterizedTest
    @EnumSource
    void forwardAndBackwardGiveNumPysNumbers(Loss loss) throws IOException {
        Map<String, Matrix> numpy = read(loss);
        Network network = network(loss, numpy);
        List<ForwardStep> forward = network.forward(numpy.get("X"));
        List<BackwardStep> backward = network.backward(forward, numpy.get("Y"), loss);
        for (int layer = 1; layer <= 3; layer++) {
            assertClose(numpy, "Z" + layer, forward.get(layer - 1).Z());
            assertClose(numpy, "A" + layer, forward.get(layer - 1).A());
            assertClose(numpy, "dZ" + layer, backward.get(layer - 1).dZ());
            assertClose(numpy, "dW" + layer, backward.get(layer - 1).dW());
            assertClose(numpy, "db" + layer, backward.get(layer - 1).db());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHundredIterationsGiveNumPysNumbers(Loss loss) throws IOException {
        Map<String, Matrix> numpy = read(loss);
        Matrix X = numpy.get("X");
        Dataset dataset = Dataset.of(X, numpy.get("Y").columnArgMax(), 3, 1, 6);
        TrainingResult result = Training.of(network(loss, numpy), dataset)
                .loss(loss)
                .learningRate(0.5)
                .iterations(100)
                .measureEvery(1)
                .run();
        double[] losses = result.history().measurements().stream()
                .mapToDouble(Measurement::loss)
                .toArray();
        assertClose(numpy, "losses", Matrix.row(losses));
        for (int layer = 1; layer <= 3; layer++) {
            assertClose(
                    numpy,
                    "trainedW" + layer,
                    result.network().layers().get(layer - 1).W());
            assertClose(
                    numpy,
                    "trainedb" + layer,
                    result.network().layers().get(layer - 1).b());
        }
    }

    private static Network network(Loss loss, Map<String, Matrix> numpy) {
        List<Layer> layers = new ArrayList<>();
        for (int layer = 1; layer <= 3; layer++) {
            layers.add(new Layer(
                    numpy.get("W" + layer),
                    numpy.get("b" + layer),
                    ACTIVATIONS.get(loss).get(layer - 1)));
        }
        return Network.of(layers);
    }

    private static void assertClose(Map<String, Matrix> numpy, String name, Matrix actual) {
        Matrix expected = numpy.get(name);
        assertEquals(0, expected.minus(actual).norm() / expected.norm(), TOLERANCE, name);
    }

    private static Map<String, Matrix> read(Loss loss) throws IOException {
        String name = "numpy-" + loss.toString().replace(' ', '-') + ".txt";
        Map<String, Matrix> matrices = new HashMap<>();
        try (InputStream in = NumPyNumbersTest.class.getResourceAsStream(name);
                Scanner words = new Scanner(in, StandardCharsets.US_ASCII)) {
            words.nextLine(); // says which NumPy it was
            while (words.hasNext()) {
                String matrix = words.next();
                int rows = Integer.parseInt(words.next());
                int columns = Integer.parseInt(words.next());
                matrices.put(matrix, Matrix.generate(rows, columns, (row, column) -> Double.parseDouble(words.next())));
            }
        }
        return matrices;
    }
}
