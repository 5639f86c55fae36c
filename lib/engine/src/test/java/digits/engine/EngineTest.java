package digits.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.Augmentation;
import digits.dataset.Dataset;
import digits.engine.kernels.Kernels;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Optimizer;
import digits.training.Precision;
import digits.training.Schedule;
import digits.training.Stepper;
import digits.training.Sweep;
import digits.training.SweepPoint;
import digits.training.Training;
import digits.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final Activation OWN =
            Activation.elementwise("softsign", z -> z / (1 + Math.abs(z)), z -> 1 / Math.pow(1 + Math.abs(z), 2));

    static final List<Activation> HIDDEN = List.of(
            Activation.SIGMOID,
            Activation.TANH,
            Activation.RELU,
            Activation.LEAKY_RELU,
            Activation.leakyRelu(0.2),
            Activation.IDENTITY,
            Activation.SOFTMAX,
            OWN);

    /** Each loss with outputs it can take, in its simple form and with the activation's own slope. */
    record Output(Loss loss, Activation activation) {}

    static final List<Output> OUTPUTS = List.of(
            new Output(Loss.CROSS_ENTROPY, Activation.SOFTMAX),
            new Output(Loss.CROSS_ENTROPY, Activation.SIGMOID),
            new Output(Loss.BINARY_CROSS_ENTROPY, Activation.SIGMOID),
            new Output(Loss.BINARY_CROSS_ENTROPY, Activation.SOFTMAX),
            new Output(Loss.MEAN_SQUARED_ERROR, Activation.SOFTMAX),
            new Output(Loss.MEAN_SQUARED_ERROR, Activation.TANH),
            new Output(Loss.MEAN_SQUARED_ERROR, Activation.IDENTITY),
            new Output(Loss.MEAN_SQUARED_ERROR, OWN));

    private final Dataset pictures = Agreement.pictures(530, 6, 16, 0.2);

    private static Network clear(Training training, int steps) throws InterruptedException {
        Stepper stepper = training.clearly().stepper();
        stepper.advance(steps);
        return stepper.network();
    }

    @Test
    void weightsAreThoseOfTheMatricesForEveryActivationLossAndDepth() throws InterruptedException {
        for (Activation hidden : HIDDEN) {
            for (Output output : OUTPUTS) {
                for (int[] units : new int[][] {{}, {7}, {12, 9}}) {
                    Training training = Training.of(
                                    Agreement.network(pictures, output.activation(), hidden, units), pictures)
                            .loss(output.loss())
                            .learningRate(0.3);
                    Network expected = clear(training, 3);
                    String what = hidden + ", " + output + ", " + units.length + " hidden layers";
                    Agreement.assertClose(what, expected, Agreement.vectors(training, 2, 3), Agreement.RELATIVE);
                }
            }
        }
    }

    @Test
    void weightsAreThoseOfTheMatricesForEveryBatchSizeAndKindOfPixels() throws InterruptedException {
        List<Dataset> datasets = List.of(
                pictures, Agreement.asDoubles(pictures), Agreement.pictures(530, 6, 255, 0.9), pictures.first(37));
        for (Dataset dataset : datasets) {
            for (int batchSize : new int[] {1, 37, 300, 530}) {
                for (int hidden : new int[] {3, 70}) {
                    Network network = Agreement.network(dataset, Activation.SOFTMAX, Activation.TANH, hidden);
                    Training training = Training.of(network, dataset)
                            .learningRate(0.2)
                            .batchSize(Math.min(batchSize, dataset.size()))
                            .seed(5);
                    Network expected = clear(training, 16);
                    String what = dataset + ", batches of " + batchSize + ", " + hidden + " units";
                    Agreement.assertClose(what, expected, Agreement.vectors(training, 3, 16), Agreement.RELATIVE);
                    assertNotEquals(network, expected);
                }
            }
        }
    }

    @Test
    void weightsAreThoseOfTheMatricesAfterAThousandIterations() throws InterruptedException {
        for (Activation hidden : List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU)) {
            Training training = Training.of(
                            Agreement.network(pictures, Activation.SOFTMAX, hidden, 10), pictures.first(120))
                    .learningRate(0.1);
            Agreement.assertClose(
                    hidden.name(), clear(training, 1000), Agreement.vectors(training, 2, 1000), Agreement.RELATIVE);
        }
    }

    @Test
    void weightsAreThoseOfTheMatricesForEveryOptimizerAndRegularization() throws InterruptedException {
        List<Optimizer> optimizers = List.of(
                Optimizer.gradientDescent(0.2),
                Optimizer.momentum(0.05),
                Optimizer.nesterov(0.05),
                Optimizer.rmsProp(0.01),
                Optimizer.adam(0.01));
        for (Dataset dataset : List.of(pictures, Agreement.asDoubles(pictures))) {
            for (Activation hidden : List.of(Activation.SIGMOID, Activation.SOFTMAX)) {
                for (int batchSize : new int[] {530, 50}) {
                    for (Optimizer optimizer : optimizers) {
                        Training training = Training.of(
                                        Agreement.network(dataset, Activation.SOFTMAX, hidden, 11, 9), dataset)
                                .optimizer(optimizer)
                                .batchSize(batchSize)
                                .iterations(20)
                                .schedule(Schedule.cosine());
                        for (Training regularized : List.of(
                                training.l2(0.01), training.dropout(0.3).l2(0.01), training.dropout(0.2, 0.3))) {
                            String what = optimizer + ", " + regularized.regularization() + ", batches of " + batchSize;
                            Network expected = clear(regularized, 5);
                            Network network = Agreement.vectors(regularized, 2, 5);
                            Agreement.assertClose(what, expected, network, Agreement.RELATIVE);
                            assertEquals(network, Agreement.vectors(regularized, 3, 5), what);
                        }
                    }
                }
            }
        }
    }

    @Test
    void weightsAreThoseOfTheMatricesWhenPicturesAreDistorted() throws InterruptedException {
        Augmentation augmentation =
                Augmentation.NONE.shift(1).rotation(10).elastic(4, 2).noise(0.05);
        for (Dataset dataset : List.of(pictures, Agreement.asDoubles(pictures))) {
            for (int batchSize : new int[] {530, 50}) {
                Training training = Training.of(
                                Agreement.network(dataset, Activation.SOFTMAX, Activation.RELU, 20), dataset)
                        .batchSize(batchSize)
                        .dropout(0.1, 0.2)
                        .augment(augmentation);
                // 13 iterations go into the second epoch of batches of 50.
                Network expected = clear(training, 13);
                Network network = Agreement.vectors(training, 2, 13);
                Agreement.assertClose("batches of " + batchSize, expected, network, Agreement.RELATIVE);
                assertEquals(network, Agreement.vectors(training, 1, 13));
                assertEquals(network, Agreement.vectors(training, 3, 13));
                assertEquals(network, Agreement.plain(training, 2, 13));
            }
        }
    }

    @Test
    void bitsAreTheSameForAnyNumberOfThreads() throws InterruptedException {
        for (int batchSize : new int[] {530, 300, 64, 7}) {
            for (int[] units : new int[][] {{10}, {70, 33}}) {
                for (Dataset dataset : List.of(pictures, Agreement.asDoubles(pictures))) {
                    Training training = Training.of(
                                    Agreement.network(dataset, Activation.SOFTMAX, Activation.SIGMOID, units), dataset)
                            .batchSize(batchSize);
                    Network alone = Agreement.vectors(training, 1, 6);
                    for (int threads : new int[] {2, 3, 7}) {
                        String what = threads + " threads, batches of " + batchSize + ", " + dataset;
                        assertEquals(alone, Agreement.vectors(training, threads, 6), what);
                    }
                }
            }
        }
    }

    @Test
    void bitsAreTheSameWithAndWithoutVectors() throws InterruptedException {
        for (Activation hidden : HIDDEN) {
            for (int batchSize : new int[] {530, 50}) {
                Training training = Training.of(
                                Agreement.network(pictures, Activation.SOFTMAX, hidden, 21, 10), pictures)
                        .batchSize(batchSize);
                assertEquals(
                        Agreement.vectors(training, 2, 10),
                        Agreement.plain(training, 2, 10),
                        hidden.name() + batchSize);
                List<Training> alone = List.of(training);
                assertEquals(
                        Agreement.after(new Engine<>(alone, Agreement.FLOATS, 2), 10),
                        Agreement.after(new Engine<>(alone, Kernels.inFloat(false), 2), 10),
                        hidden.name() + " in float");
            }
        }
    }

    @Test
    void floatGivesTheWeightsToItsSevenDigits() throws InterruptedException {
        for (Activation hidden : HIDDEN) {
            for (int batchSize : new int[] {530, 50}) {
                Training training = Training.of(
                                Agreement.network(pictures, Activation.SOFTMAX, hidden, 21, 10), pictures)
                        .batchSize(batchSize)
                        .precision(Precision.FLOAT);
                Network network = Agreement.after(EngineStepper.engine(List.of(training)), 10);
                Agreement.assertClose(hidden.name(), clear(training, 10), network, 1e-5);
                assertEquals(
                        (float) network.layers().get(0).W().get(0, 0),
                        network.layers().get(0).W().get(0, 0));
            }
        }
    }

    @Test
    void measurementsAreThoseOfTheMatrices() throws InterruptedException {
        Dataset test = Agreement.pictures(123, 6, 16, 0.2);
        for (Output output : OUTPUTS) {
            Training training = Training.of(
                            Agreement.network(pictures, output.activation(), Activation.RELU, 12), pictures)
                    .loss(output.loss())
                    .l2(0.01)
                    .dropout(0.2)
                    .test(test);
            Agreement.assertMeasuredAlike(training);
        }
    }

    @Test
    void divergenceEndsAtTheSameIterationAsWithMatrices() {
        Training training = Training.of(
                        Agreement.network(pictures, Activation.IDENTITY, Activation.IDENTITY, 10), pictures)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .learningRate(1e3)
                .iterations(1000)
                .measureEvery(1000);
        TrainingResult expected = training.clearly().run();
        TrainingResult result = training.run();
        assertEquals(expected.stopReason(), result.stopReason());
        assertEquals(expected.iteration(), result.iteration());
        assertTrue(result.iteration() < 1000);
    }

    @Test
    void trainingsSideBySideAreThoseByThemselves() throws InterruptedException {
        for (int batchSize : new int[] {530, 50}) {
            List<Training> trainings = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                Network network = Network.inputs(36)
                        .layer(10, Activation.TANH)
                        .layer(5, Activation.RELU)
                        .layer(10, Activation.SOFTMAX)
                        .initialize(Initialization.HE, i);
                trainings.add(Training.of(network, pictures)
                        .batchSize(batchSize)
                        .optimizer(Optimizer.gradientDescent(0.05 * (i + 1))));
            }
            for (Dataset dataset : List.of(pictures)) {
                Engine<?> together = new Engine<>(trainings, Agreement.DOUBLES, 2);
                together.advance(20);
                for (int i = 0; i < trainings.size(); i++) {
                    Agreement.assertClose(
                            "network " + i + " on " + dataset,
                            clear(trainings.get(i), 20),
                            together.network(i),
                            Agreement.RELATIVE);
                }
            }
        }
    }

    /** Weights so large that outputs are rounded to 0 and 1: the loss and the way on are those of the matrices. */
    @Test
    void saturatedOutputsGiveOneLoss() {
        for (Output output : OUTPUTS) {
            Network start = scaled(Agreement.network(pictures, output.activation(), Activation.RELU, 7), 1000);
            Training training = Training.of(start, pictures)
                    .loss(output.loss())
                    .learningRate(1e-9)
                    .iterations(2);
            TrainingResult clear = training.clearly().run();
            TrainingResult fast = training.run();
            assertEquals(clear.stopReason(), fast.stopReason(), output.toString());
            assertEquals(
                    clear.history().last().loss(),
                    fast.history().last().loss(),
                    1e-9 * clear.history().last().loss(),
                    output.toString());
            Agreement.assertClose(output.toString(), clear.network(), fast.network(), Agreement.RELATIVE);
        }
    }

    /** One example, and the other of two classes is certain: what Loss says of each way of computing. */
    @Test
    void theLargestSurpriseIs700NatsAndInFloat87() {
        Dataset one = Dataset.of(Matrix.column(1.0), new int[] {0}, 2, 1, 1);
        for (Activation output : List.of(Activation.SOFTMAX, Activation.SIGMOID)) {
            Layer certain = new Layer(Matrix.column(-5000, 5000), Matrix.column(0, 0), output);
            Training training = Training.of(Network.of(certain), one).iterations(1);
            assertEquals(700, training.clearly().start().next().loss(), 1e-9);
            assertEquals(700, training.start().next().loss(), 1e-9);
            assertEquals(87, training.precision(Precision.FLOAT).start().next().loss(), 1e-3);
        }
    }

    private static Network scaled(Network network, double factor) {
        return Network.of(network.layers().stream()
                .map(layer -> new Layer(layer.W().times(factor), layer.b(), layer.activation()))
                .toList());
    }

    /** Ten kinds of trainings side by side, and alone. */
    @Test
    void aSweepHasTheBitsOfEachTrainingAlone() {
        double[] rates = {0.01, 0.03, 0.1, 0.3, 1};
        for (Output output : OUTPUTS) {
            for (int batch : new int[] {32, pictures.size()}) {
                Training training = Training.of(
                                Agreement.network(pictures, output.activation(), Activation.TANH, 9), pictures)
                        .loss(output.loss())
                        .batchSize(batch)
                        .iterations(20);
                for (SweepPoint point :
                        Sweep.learningRates(training, rates).run().points()) {
                    TrainingResult alone = training.learningRate(point.value()).run();
                    String what = output + ", batches of " + batch + ", rate " + point.value();
                    assertEquals(alone.network(), point.result().network(), what);
                    assertEquals(alone.history(), point.result().history(), what);
                }
            }
        }
    }
}
