package digits.engine;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import digits.data.Augmentation;
import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Batches;
import digits.training.Sweep;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.training.Training;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentedTrainingTest {

    private static final Dataset PICTURES = Dataset.of(
            Matrix.uniform(36, 8, 0, 1, new SplittableRandom(3)), new int[] {0, 1, 2, 0, 1, 2, 0, 1}, 3, 6, 6);
    private static final Network NETWORK =
            Network.inputs(36).layer(3, Activation.SOFTMAX).initialize(Initialization.XAVIER, 1);
    private static final Augmentation SLIGHT =
            Augmentation.NONE.shift(1).rotation(10).elastic(4, 2).noise(0.1);

    /** Three steps by hand, in two epochs: the pictures of a batch are those that the distorter draws for its epoch. */
    @Test
    void eachEpochLearnsFromOtherDistortions() {
        Training training = Training.of(NETWORK, PICTURES)
                .batchSize(4)
                .learningRate(0.5)
                .seed(7)
                .augment(SLIGHT);
        Distorter distorter = SLIGHT.distorter(PICTURES, 7);
        Batches batches = training.batches();
        Network network = NETWORK;
        for (int iteration = 0; iteration < 3; iteration++) {
            int[] batch = batches.batch(iteration);
            Matrix X = distorter.X(batch, iteration / 2);
            Matrix Y = PICTURES.Y().columns(batch);
            network = network.step(network.backward(network.forward(X), Y, Loss.CROSS_ENTROPY), 0.5);
        }
        assertEquals(network, training.clearly().iterations(3).run().network());
    }

    @Test
    void fullBatchesAreDistortedAnewInEachIteration() {
        Training training =
                Training.of(NETWORK, PICTURES).learningRate(0.5).seed(7).augment(SLIGHT);
        Distorter distorter = SLIGHT.distorter(PICTURES, 7);
        Network network = NETWORK;
        for (int iteration = 0; iteration < 2; iteration++) {
            Matrix X = distorter.X(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, iteration);
            network = network.step(network.backward(network.forward(X), PICTURES.Y(), Loss.CROSS_ENTROPY), 0.5);
        }
        assertEquals(network, training.clearly().iterations(2).run().network());
    }

    @Test
    void anotherSeedDistortsInAnotherWay() {
        Training training = Training.of(NETWORK, PICTURES).iterations(1).augment(SLIGHT);
        assertNotEquals(training.seed(1).run().network(), training.seed(2).run().network());
        assertEquals(training.seed(1).run().network(), training.seed(1).run().network());
    }

    @Test
    void aSweepOverAugmentationsKeepsThemApart() {
        Training training = Training.of(NETWORK, PICTURES).learningRate(0.5).iterations(5);
        SweepResult sweep = Sweep.over("shift", shift -> training.augment(Augmentation.NONE.shift(shift)), 0, 1, 2)
                .run();
        for (SweepPoint point : sweep.points()) {
            Training alone = training.augment(Augmentation.NONE.shift(point.value()));
            assertEquals(alone.run().network(), point.result().network());
        }
        assertNotEquals(
                sweep.points().get(0).result().network(),
                sweep.points().get(1).result().network());
    }

    @Test
    void measuringTakesThePicturesAsTheyAre() {
        Training training = Training.of(NETWORK, PICTURES).test(PICTURES);
        assertEquals(
                training.clearly().start().next().measurement(),
                training.augment(SLIGHT).clearly().start().next().measurement());
    }

    @Test
    void examplesThatAreNoPicturesAreRejected() {
        Dataset points = Dataset.of(Matrix.of(36, 1, new double[36]), new int[] {0}, 3, 1, 36);
        assertRejected(
                "augmentation needs pictures, but got 1 examples of 3 classes, 1×36 pixels",
                () -> Training.of(NETWORK, points).augment(SLIGHT));
    }
}
