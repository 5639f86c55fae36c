package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Dropout;
import digits.network.DropoutMask;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegularizationTest {

    private static final Matrix X = Matrix.uniform(6, 7, -1, 1, new SplittableRandom(1));
    private static final int[] LABELS = {0, 1, 2, 0, 1, 2, 0};
    private static final Dataset POINTS = Dataset.of(X, LABELS, 3, 1, 6);
    private static final Network NETWORK = Network.inputs(6)
            .layer(5, Activation.TANH)
            .layer(4, Activation.SIGMOID)
            .layer(3, Activation.SOFTMAX)
            .initialize(Initialization.UNIFORM, 1);

    private static Regularization l2(double lambda) {
        return new Regularization(lambda, Dropout.NONE);
    }

    @Test
    void thePenaltyIsHalfLambdaTimesTheSquaresOfTheWeightsAlone() {
        Layer first = new Layer(Matrix.of(2, 1, 1, -2), Matrix.column(10, 10), Activation.RELU);
        Layer second = new Layer(Matrix.row(3, 0), Matrix.column(10.0), Activation.IDENTITY);
        // 0.5 / 2 · (1 + 4 + 9)
        assertEquals(3.5, l2(0.5).penalty(Network.of(first, second)));
        assertEquals(0, Regularization.NONE.penalty(Network.of(first, second)));
    }

    /** Central differences with h = 1e−5 have an error of about 1e−10 relative; 1e−7 is the project's bound for gradients. */
    @Test
    void dWIsTheSlopeOfTheLossWithItsPenalty() {
        for (Loss loss : new Loss[] {Loss.CROSS_ENTROPY, Loss.MEAN_SQUARED_ERROR}) {
            GradientCheck check = GradientCheck.of(NETWORK, X, POINTS.Y(), loss, l2(0.3), DropoutMask.NONE);
            assertTrue(check.worst() < 1e-7, check.toString());
        }
    }

    @Test
    void dZIsTheSlopeOfTheLossWithUnitsLeftOut() {
        for (Loss loss : new Loss[] {Loss.CROSS_ENTROPY, Loss.MEAN_SQUARED_ERROR}) {
            DropoutMask mask = new Dropout(0.2, 0.5).mask(1, 0);
            GradientCheck check = GradientCheck.of(NETWORK, X, POINTS.Y(), loss, l2(0.3), mask);
            assertTrue(check.worst() < 1e-7, check.toString());
            assertNotEquals(NETWORK.forward(X), NETWORK.forward(X, mask));
        }
    }

    @Test
    void weightsDecayByAlphaLambdaInAStepOfGradientDescentAndBiasesDoNot() {
        Training plain = Training.of(NETWORK, POINTS).learningRate(0.5).iterations(1);
        Network without = plain.run().network();
        Network with = plain.l2(0.1).run().network();
        for (int layer = 0; layer < 3; layer++) {
            Matrix W = NETWORK.layers().get(layer).W();
            Matrix expected = without.layers().get(layer).W().minus(W.times(0.5 * 0.1));
            assertTrue(GradientCheck.relativeError(
                            expected, with.layers().get(layer).W())
                    < 1e-15);
            assertEquals(
                    without.layers().get(layer).b(), with.layers().get(layer).b());
        }
    }

    @Test
    void theReportedLossIncludesThePenaltyOnTrainingAndTestExamples() {
        Training plain = Training.of(NETWORK, POINTS).test(POINTS).iterations(1);
        Measurement without = plain.start().next().measurement();
        Measurement with = plain.l2(0.1).start().next().measurement();
        double penalty = l2(0.1).penalty(NETWORK);
        assertEquals(without.loss() + penalty, with.loss());
        assertEquals(without.testLoss() + penalty, with.testLoss());
        assertEquals(without.trainAccuracy(), with.trainAccuracy());
    }

    @Test
    void dropoutTrainsTheSameBitsFromTheSameSeedAndOthersFromAnother() {
        Training training = Training.of(NETWORK, POINTS)
                .dropout(0.1, 0.5)
                .batchSize(3)
                .iterations(10)
                .seed(4);
        assertEquals(training.run().network(), training.run().network());
        assertNotEquals(training.run().network(), training.seed(5).run().network());
        assertNotEquals(training.run().network(), training.dropout(0).run().network());
    }

    @Test
    void eachIterationLeavesOutOthers() {
        Training training =
                Training.of(NETWORK, POINTS).dropout(0.5).learningRate(1e-9).iterations(20);
        Network before = NETWORK;
        // At such a small α the gradients of all iterations are those of the first network, but for what is left out.
        Matrix[] steps = new Matrix[20];
        for (TrainingStep step : training.measureEvery(1)) {
            if (step.iteration() > 0) {
                steps[step.iteration() - 1] = step.network()
                        .layers()
                        .get(2)
                        .W()
                        .minus(before.layers().get(2).W());
            }
            before = step.network();
        }
        long distinct = IntStream.range(1, 20)
                .filter(i -> GradientCheck.relativeError(steps[i], steps[0]) > 1e-3)
                .count();
        assertEquals(19, distinct);
    }

    @Test
    void theLossIsMeasuredWithoutDropout() {
        Training plain = Training.of(NETWORK, POINTS);
        assertEquals(
                plain.start().next().measurement(),
                plain.dropout(0.5, 0.5).start().next().measurement());
    }

    @Test
    void l2AndDropoutAreSetIndependently() {
        Regularization both =
                Training.of(NETWORK, POINTS).l2(0.25).dropout(0.5).l2(0.125).regularization();
        assertEquals(new Regularization(0.125, new Dropout(0, 0.5)), both);
    }

    @Test
    void aNegativePriceIsRejected() {
        for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRejected(
                    "L2 regularization needs a λ of 0 or above and finite, but got " + bad,
                    () -> Training.of(NETWORK, POINTS).l2(bad));
        }
    }
}
