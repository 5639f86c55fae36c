package digits.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.data.Augmentation;
import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Optimizer;
import digits.training.Precision;
import digits.training.Schedule;
import digits.training.Sweep;
import digits.training.SweepPoint;
import digits.training.Training;
import digits.training.TrainingResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Many trainings of all kinds give the same bits from version to version, on every machine, with and without vectors and with
 * any number of threads. Each line of same-bits.txt is a training and a hash of its weights and measurements. Whoever changes
 * an order of sums on purpose writes the file anew, with {@link #main}, and says so.
 */
class SameBitsTest {

    /** As many of the first 500 digits as are left to learn from: enough for two groups. */
    private static final int FULL = 450;

    private final Map<String, String> hashes = new LinkedHashMap<>();
    private int trainings;

    @Test
    void trainingsGiveTheBitsTheyAlwaysGave() throws IOException {
        try (InputStream expected = getClass().getResourceAsStream("same-bits.txt")) {
            assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), lines());
        }
    }

    /** Prints what same-bits.txt is to hold; run it in lib/engine. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(new SameBitsTest().lines());
    }

    private String lines() throws IOException {
        Split digits =
                DigitsCsv.read(Path.of("../../data/digits.csv")).first(500).split(0.1, 1);
        assertEquals(FULL, digits.train().size());
        for (Precision precision : Precision.values()) {
            String name = precision.name().toLowerCase(Locale.ROOT) + " ";
            layers(name, digits, precision);
            options(name, digits, precision);
            sweeps(name, digits, precision);
        }
        return hashes.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Training training(Split digits, Precision precision, Network network, int batch) {
        return Training.of(network, digits.train())
                .test(digits.test())
                .precision(precision)
                .batchSize(batch)
                .iterations(8)
                .measureEvery(4);
    }

    /** Features that are no bytes. */
    private static Split asNumbers(Split digits) {
        return new Split(asNumbers(digits.train()), asNumbers(digits.test()));
    }

    private static Dataset asNumbers(Dataset bytes) {
        return Dataset.of(bytes.X(), bytes.labels(), 10, 8, 8);
    }

    private static Network network(Activation hidden, Activation output, int... units) {
        Network.Plan plan = Network.inputs(64);
        for (int count : units) {
            plan = plan.layer(count, hidden);
        }
        return plan.layer(10, output).initialize(Initialization.HE, 3);
    }

    private void layers(String name, Split digits, Precision precision) {
        List<Activation> hidden = List.of(
                Activation.RELU,
                Activation.leakyRelu(0.25),
                Activation.SIGMOID,
                Activation.TANH,
                Activation.IDENTITY,
                Activation.SOFTMAX,
                Activation.elementwise("own", z -> z / (1 + Math.abs(z)), z -> 1 / (1 + z * z)));
        for (int batch : new int[] {FULL, 50}) {
            for (Activation activation : hidden) {
                Network network = network(activation, Activation.SOFTMAX, 20, 12);
                run(name + activation.name() + " " + batch, training(digits, precision, network, batch));
            }
            for (int[] units : new int[][] {{}, {3}, {130}}) {
                Network network = network(Activation.RELU, Activation.SOFTMAX, units);
                run(
                        name + List.of(units.length, units.length == 0 ? 0 : units[0]) + " " + batch,
                        training(digits, precision, network, batch));
            }
            for (Loss loss : List.of(Loss.BINARY_CROSS_ENTROPY, Loss.MEAN_SQUARED_ERROR)) {
                for (Activation output : List.of(Activation.SIGMOID, Activation.SOFTMAX)) {
                    Network network = network(Activation.TANH, output, 15);
                    run(
                            name + loss.name() + " " + output.name() + " " + batch,
                            training(digits, precision, network, batch).loss(loss));
                }
            }
        }
    }

    private void options(String name, Split digits, Precision precision) {
        Network network = network(Activation.RELU, Activation.SOFTMAX, 20);
        Augmentation augmentation =
                Augmentation.NONE.shift(1).rotation(10).scale(0.1).elastic(8, 3).noise(0.05);
        List<Optimizer> optimizers = List.of(
                Optimizer.gradientDescent(0.1),
                Optimizer.momentum(0.02),
                Optimizer.nesterov(0.02),
                Optimizer.rmsProp(0.001),
                Optimizer.adam(0.001));
        for (int batch : new int[] {FULL, 300, 32, 1}) {
            run(name + "numbers " + batch, training(asNumbers(digits), precision, network, batch));
        }
        for (int batch : new int[] {FULL, 32}) {
            Training training = training(digits, precision, network, batch);
            run(name + "dropout " + batch, training.dropout(0.1, 0.3).seed(7));
            run(
                    name + "dropout of hidden units " + batch,
                    training.dropout(0, 0.3).seed(7));
            run(name + "augmentation " + batch, training.augment(augmentation).seed(7));
            for (Optimizer optimizer : optimizers) {
                Training regularized = training.optimizer(optimizer).l2(1e-4).schedule(Schedule.cosine());
                run(name + optimizer.getClass().getSimpleName() + " " + batch, regularized);
            }
        }
    }

    private void sweeps(String name, Split digits, Precision precision) {
        Network network = network(Activation.RELU, Activation.SOFTMAX, 12);
        for (int batch : new int[] {FULL, 40}) {
            Training training = training(digits, precision, network, batch);
            sweep(name + "rate " + batch, Sweep.learningRates(training, 0.01, 0.1, 1, 10));
            Training numbers = training(asNumbers(digits), precision, network, batch);
            sweep(name + "rate for numbers " + batch, Sweep.learningRates(numbers, 0.01, 0.1, 1));
        }
    }

    private void sweep(String name, Sweep sweep) {
        for (SweepPoint point : sweep.run().points()) {
            hashes.put(name + " " + point.value(), hash(point.result()));
        }
    }

    /** One, two, three threads in turn: it must make no difference. */
    private void run(String name, Training training) {
        hashes.put(name, hash(training.threads(1 + trainings++ % 3).run()));
    }

    private static String hash(TrainingResult result) {
        long hash = 1;
        for (Layer layer : result.network().layers()) {
            for (Matrix matrix : List.of(layer.W(), layer.b())) {
                for (double number : matrix.toArray()) {
                    hash = 31 * hash + Double.hashCode(number);
                }
            }
        }
        for (Measurement measurement : result.history()) {
            hash = 31 * hash + Double.hashCode(measurement.loss());
            hash = 31 * hash + Double.hashCode(measurement.testLoss());
            hash = 31 * hash + Double.hashCode(measurement.testAccuracy());
        }
        return String.format(Locale.ROOT, "%016x", hash);
    }
}
