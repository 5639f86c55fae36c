package digits.training;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.matrix.Interruption;
import digits.matrix.Matrix;
import digits.network.BackwardStep;
import digits.network.DropoutMask;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Training as the formulas say it, one matrix operation for each: forward, backward, update. */
public final class ClearStepper implements Stepper {

    private final Training training;
    private final Loss loss;
    private final Regularization regularization;
    private final Examples train;
    private final Examples test;
    private final Batches batches;
    private final int[] all;

    /** Null if examples are learned from as they are. */
    private final Distorter distorter;

    private Network network;
    private List<LayerParameters> parameters;
    private int iteration;

    /** A layer's weights and biases with what the optimizer remembers of them. */
    private record LayerParameters(Parameter W, Parameter b) {}

    /** Examples with everything that measuring needs of them. */
    @SuppressWarnings("ArrayRecordComponent") // Compared with nothing, and seen by this class alone.
    private record Examples(Matrix X, Matrix Y, int[] labels) {
        static Examples of(Dataset dataset) {
            return new Examples(dataset.X(), dataset.Y(), dataset.labels());
        }
    }

    ClearStepper(Training training) {
        this.training = training;
        loss = training.loss();
        regularization = training.regularization();
        network = training.network();
        train = Examples.of(training.train());
        test = training.test().map(Examples::of).orElse(null);
        batches = training.batches();
        all = IntStream.range(0, train.labels().length).toArray();
        distorter = training.distortion().isNone()
                ? null
                : training.distortion().distorter(training.train(), training.seed());
        Optimizer optimizer = training.optimizer();
        parameters = network.layers().stream()
                .map(layer -> new LayerParameters(optimizer.start(layer.W()), optimizer.start(layer.b())))
                .toList();
    }

    @Override
    public void advance(int steps) throws InterruptedException {
        try {
            for (int taken = 0; taken < steps && isFinite(); taken++) {
                Interruption.check();
                step();
            }
        } catch (CancellationException stop) {
            throw answered();
        }
    }

    @Override
    public int iteration() {
        return iteration;
    }

    /** One iteration: the gradient of the loss over one batch, and the network a step further down. */
    private void step() {
        int[] batch = batches.full() ? all : batches.batch(iteration);
        Matrix batchX = distorter != null
                ? distorter.X(batch, batches.epoch(iteration))
                : batches.full() ? train.X() : train.X().columns(batch);
        Matrix batchY = batches.full() ? train.Y() : train.Y().columns(batch);
        DropoutMask mask = regularization.dropout().mask(training.seed(), iteration);
        List<BackwardStep> gradients = network.backward(network.forward(batchX, mask), batchY, loss, mask);
        gradients = regularization.withPenalty(gradients, network);
        Optimizer optimizer = training.optimizer().withLearningRate(training.learningRateAt(iteration));
        List<LayerParameters> updated = new ArrayList<>();
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < gradients.size(); layer++) {
            Parameter W = optimizer.update(
                    parameters.get(layer).W(), gradients.get(layer).dW());
            Parameter b = optimizer.update(
                    parameters.get(layer).b(), gradients.get(layer).db());
            updated.add(new LayerParameters(W, b));
            layers.add(
                    new Layer(W.value(), b.value(), network.layers().get(layer).activation()));
        }
        parameters = updated;
        network = Network.of(layers);
        iteration++;
    }

    @Override
    public boolean isFinite() {
        return network.layers().stream()
                .allMatch(layer -> layer.W().isFinite() && layer.b().isFinite());
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Measurement measure() throws InterruptedException {
        try {
            Interruption.check();
            Score onTrain = score(train);
            Score onTest = test == null ? new Score(Double.NaN, Double.NaN) : score(test);
            return new Measurement(iteration, onTrain.loss(), onTrain.accuracy(), onTest.loss(), onTest.accuracy());
        } catch (CancellationException stop) {
            throw answered();
        }
    }

    private record Score(double loss, double accuracy) {}

    private Score score(Examples examples) {
        Matrix A = network.predict(examples.X());
        return new Score(
                loss.of(A, examples.Y()) + regularization.penalty(network),
                Accuracy.of(A.columnArgMax(), examples.labels()));
    }

    /** An interrupt is no longer set when it is answered. */
    private static InterruptedException answered() {
        Thread.interrupted();
        return new InterruptedException("training was interrupted");
    }
}
