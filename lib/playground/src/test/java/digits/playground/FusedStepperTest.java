package digits.playground;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import digits.dataset.Dataset;
import digits.dataset.Distortion;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Optimizer;
import digits.training.Schedule;
import digits.training.Stepper;
import digits.training.Training;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stepper of the browser gives the bits of the formulas' matrices. */
class FusedStepperTest {

    private static final Split SPLIT = pictures(60).split(0.2, 1);

    private static final Training USUAL = plan(Activation.RELU, Activation.SOFTMAX, 6);

    /** Pictures with many empty pixels, in three classes that have something to do with them. */
    static Dataset pictures(int count) {
        SplittableRandom random = new SplittableRandom(3);
        byte[] pixels = new byte[count * 12];
        int[] labels = new int[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, (int) (random.nextDouble() * 32) - 15);
            labels[i / 12] = (labels[i / 12] + pixels[i]) % 3;
        }
        return Dataset.ofBytes(pixels, 16, labels, 3, 3, 4);
    }

    private static Training plan(Activation hidden, Activation output, int... units) {
        Network.Plan plan = Network.inputs(12);
        for (int count : units) {
            plan = plan.layer(count, hidden);
        }
        Network start = plan.layer(3, output).initialize(Initialization.UNIFORM, 1);
        return Training.of(start, SPLIT.train()).test(SPLIT.test()).batchSize(7).seed(5);
    }

    static Stream<Training> plans() {
        return Stream.of(
                USUAL,
                USUAL.batchSize(1),
                USUAL.batchSize(SPLIT.train().size()),
                plan(Activation.TANH, Activation.SOFTMAX, 5, 4, 9),
                plan(Activation.SIGMOID, Activation.SOFTMAX, 4, 4, 4, 4, 4),
                plan(Activation.LEAKY_RELU, Activation.SIGMOID, 8).loss(Loss.BINARY_CROSS_ENTROPY),
                plan(Activation.RELU, Activation.SIGMOID, 8).loss(Loss.MEAN_SQUARED_ERROR),
                plan(Activation.IDENTITY, Activation.SOFTMAX, 8)
                        .loss(Loss.MEAN_SQUARED_ERROR)
                        .learningRate(0.02),
                plan(Activation.RELU, Activation.SOFTMAX),
                USUAL.optimizer(Optimizer.momentum(0.02)),
                USUAL.optimizer(Optimizer.nesterov(0.02)),
                USUAL.optimizer(Optimizer.rmsProp(0.001)),
                USUAL.optimizer(Optimizer.adam(0.01)),
                USUAL.l2(0.01).dropout(0.1, 0.4).schedule(Schedule.cosine()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aThousandIterationsGiveTheBitsOfTheMatrices(Training training) throws InterruptedException {
        Stepper clear = training.clearly().stepper();
        FusedStepper fused = new FusedStepper(training);
        for (int part = 0; part < 4; part++) {
            assertEquals(clear.measure(), fused.measure());
            clear.advance(250);
            fused.advance(250);
            assertEquals(clear.network(), fused.network());
        }
        assertNotEquals(training.network(), fused.network());
        assertEquals(clear.measure(), fused.measure());
    }

    @Test
    void aChangedLearningRateHoldsFromTheNextStepOn() throws InterruptedException {
        FusedStepper fused = new FusedStepper(USUAL);
        fused.advance(10);
        fused.learningRate(0.3);
        fused.advance(10);
        // A training whose schedule changes to three times as much.
        Training same = USUAL.schedule((iteration, iterations) -> iteration < 10 ? 1 : 0.3 / 0.1);
        Stepper clear = same.clearly().stepper();
        clear.advance(20);
        assertEquals(0, distance(clear.network(), fused.network()), 1e-12);
        assertNotEquals(0, distance(fused.network(), new FusedStepper(USUAL).network()), 1e-3);
    }

    private static double distance(Network one, Network other) {
        double largest = 0;
        for (int layer = 0; layer < one.layers().size(); layer++) {
            Matrix difference =
                    one.layers().get(layer).W().minus(other.layers().get(layer).W());
            largest = Math.max(largest, difference.map(Math::abs).max());
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aStateThatIsRestoredGoesOnAsBefore(Training training) {
        FusedStepper fused = new FusedStepper(training);
        fused.advance(9);
        FusedStepper.State state = fused.state();
        fused.advance(5);
        Network once = fused.network();
        fused.measure();
        fused.restore(state);
        assertEquals(9, fused.iteration());
        fused.advance(5);
        assertEquals(once, fused.network());
    }

    @Test
    void aTrainingThatDivergesEndsWhereTheMatricesDo() throws InterruptedException {
        Training tooFast = plan(Activation.RELU, Activation.SIGMOID, 6)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .l2(1)
                .learningRate(1000);
        Stepper clear = tooFast.clearly().stepper();
        FusedStepper fused = new FusedStepper(tooFast);
        clear.advance(1000);
        fused.advance(1000);
        assertFalse(fused.isFinite());
        assertEquals(clear.iteration(), fused.iteration());
    }

    @Test
    void distortedExamplesAreRefused() {
        // Only its being there is asked.
        Distortion distortion = (dataset, seed) -> null;
        assertRejected(
                "the playground learns from examples as they are, but this training distorts them; leave .augment out",
                () -> new FusedStepper(USUAL.augment(distortion)));
    }

    @Test
    void anOptimizerOfOnesOwnIsRefused() {
        record Own(double learningRate) implements Optimizer {
            @Override
            public Optimizer withLearningRate(double rate) {
                return new Own(rate);
            }

            @Override
            public digits.training.Parameter start(Matrix value) {
                return new digits.training.Parameter(value, List.of(), 0);
            }

            @Override
            public digits.training.Parameter update(digits.training.Parameter parameter, Matrix gradient) {
                return parameter;
            }
        }
        assertRejected(
                "the playground knows the library's own optimizers, but got Own[learningRate=0.1]",
                () -> new FusedStepper(USUAL.optimizer(new Own(0.1))));
    }
}
