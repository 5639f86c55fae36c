package digits.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.engine.kernels.Kernels;
import digits.network.Activation;
import digits.network.Network;
import digits.training.Optimizer;
import digits.training.Stepper;
import digits.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Full batches of pictures, of which only tiles with ink are kept. */
class TilesTest {

    private final Dataset pictures = Agreement.halfFilled(530, 16);

    private Training training(Activation hidden, int units) {
        return training(hidden, units, Optimizer.gradientDescent(0.1));
    }

    private Training training(Activation hidden, int units, Optimizer optimizer) {
        return Training.of(Agreement.network(pictures, Activation.SOFTMAX, hidden, units), pictures)
                .optimizer(optimizer);
    }

    private static Network clear(Training training, int steps) throws InterruptedException {
        Stepper stepper = training.clearly().stepper();
        stepper.advance(steps);
        return stepper.network();
    }

    @Test
    void weightsAreThoseOfTheMatrices() throws InterruptedException {
        for (Activation hidden : List.of(Activation.TANH, Activation.RELU, Activation.SOFTMAX)) {
            for (int units : new int[] {3, 10, 16, 25}) {
                Training training = training(hidden, units, Optimizer.momentum(0.02));
                String what = hidden + ", " + units + " units";
                Network expected = clear(training, 30);
                Agreement.assertClose(what, expected, Agreement.vectors(training, 2, 30), Agreement.RELATIVE);
            }
        }
    }

    /** More inputs than one part of the weights has. */
    @Test
    void manyInputsAreInPartsOfTheWeights() throws InterruptedException {
        Dataset large = Agreement.halfFilled(530, 23);
        Training training = Training.of(Agreement.network(large, Activation.SOFTMAX, Activation.RELU, 12), large)
                .learningRate(0.1);
        Agreement.assertClose(
                "529 inputs", clear(training, 30), Agreement.vectors(training, 2, 30), Agreement.RELATIVE);
        assertEquals(Agreement.vectors(training, 1, 10), Agreement.plain(training, 2, 10));
    }

    @Test
    void bitsAreTheSameForAnyNumberOfThreadsAndWithoutVectors() throws InterruptedException {
        Training training = training(Activation.SIGMOID, 10);
        Network alone = Agreement.vectors(training, 1, 10);
        for (int threads : new int[] {2, 3, 7}) {
            assertEquals(alone, Agreement.vectors(training, threads, 10), threads + " threads");
        }
        assertEquals(alone, Agreement.plain(training, 2, 10));
        List<Training> one = List.of(training);
        assertEquals(
                Agreement.after(new Engine<>(one, Agreement.FLOATS, 2), 10),
                Agreement.after(new Engine<>(one, Kernels.inFloat(false), 2), 10));
        Agreement.assertClose("float", alone, Agreement.after(new Engine<>(one, Agreement.FLOATS, 2), 10), 1e-5);
    }

    @Test
    void measurementsAreThoseOfTheMatrices() throws InterruptedException {
        Training training = training(Activation.RELU, 10).test(Agreement.halfFilled(123, 16));
        Agreement.assertMeasuredAlike(training);
    }

    @Test
    void trainingsSideBySideAreThoseByThemselves() throws InterruptedException {
        List<Training> trainings = new ArrayList<>();
        for (double rate : new double[] {0.05, 0.1, 0.2}) {
            trainings.add(training(Activation.TANH, 3).learningRate(rate));
        }
        Engine<?> together = new Engine<>(trainings, Agreement.DOUBLES, 2);
        together.advance(20);
        for (int i = 0; i < trainings.size(); i++) {
            Network expected = clear(trainings.get(i), 20);
            Agreement.assertClose("network " + i, expected, together.network(i), Agreement.RELATIVE);
        }
    }
}
