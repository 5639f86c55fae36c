package digits.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.network.Activation;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Optimizer;
import digits.training.Stepper;
import digits.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Full batches of pictures, of which only tiles with ink are kept. */
class TilesTest {

    private final Dataset pictures = Agreement.halfFilled(530, 16);

    private Training training(Activation hidden, int units) {
        return Training.of(Agreement.network(pictures, Activation.SOFTMAX, hidden, units), pictures)
                .learningRate(0.1);
    }

    private static Network clear(Training training, int steps) throws InterruptedException {
        try (Stepper stepper = training.clearly().stepper()) {
            stepper.advance(steps);
            return stepper.network();
        }
    }

    @Test
    void alikeStandTogether() {
        // Ink in the left half, in the right half, and in both; two of each kind.
        long[][] ink = {{0x0F}, {0xF0}, {0x0F}, {0xF0}, {0xFF}, {0xFF}};
        int[] halved = Likeness.halving(ink, 2);
        int[] grouped = Likeness.groups(ink, 2);
        for (int[] order : new int[][] {halved, grouped}) {
            for (int first = 0; first < order.length; first += 2) {
                assertArrayEquals(ink[order[first]], ink[order[first + 1]], Arrays.toString(order));
            }
            assertArrayEquals(
                    new int[] {0, 1, 2, 3, 4, 5}, Arrays.stream(order).sorted().toArray());
        }
        assertArrayEquals(new long[] {0xFF}, ink[grouped[0]], "most ink first");
    }

    /** Few are grouped one by one, many are halved again and again; either must find the kinds there are. */
    @Test
    void whatIsMixedIsSorted() {
        for (int count : new int[] {320, 3200}) {
            SplittableRandom random = new SplittableRandom(5);
            // Eight kinds with ink at sixteen places each, at most of which one has ink, and now and then elsewhere.
            long[][] ink = new long[count][2];
            for (int i = 0; i < count; i++) {
                for (int place = 0; place < 128; place++) {
                    if (random.nextDouble() < (place / 16 == i % 8 ? 0.7 : 0.02)) {
                        ink[i][place / 64] |= 1L << place;
                    }
                }
            }
            int[] order = Likeness.order(ink, 16);
            assertArrayEquals(
                    IntStream.range(0, count).toArray(),
                    Arrays.stream(order).sorted().toArray());
            double mixed = tiles(ink, IntStream.range(0, count).toArray());
            double sorted = tiles(ink, order);
            assertTrue(mixed > 0.8 && sorted < 0.4, count + ": " + mixed + " of the tiles, then " + sorted);
        }
    }

    /** The part of the tiles of 16 with ink. */
    private static double tiles(long[][] ink, int[] order) {
        int inked = 0;
        for (int first = 0; first < order.length; first += 16) {
            long[] any = new long[2];
            for (int i = first; i < first + 16; i++) {
                any[0] |= ink[order[i]][0];
                any[1] |= ink[order[i]][1];
            }
            inked += Long.bitCount(any[0]) + Long.bitCount(any[1]);
        }
        return inked / (128.0 * order.length / 16);
    }

    @Test
    void onlyRowsWithInkAreKept() {
        TileMaker<double[]> maker = maker(false);
        Tiles<double[]> tiles = maker.byExample();
        int width = Tiles.width(EngineStepper.doubleKernels());
        assertEquals(Tiles.count(pictures.size(), width) + 1, tiles.starts().length);
        int rows = tiles.rows().length;
        assertTrue(rows < 0.9 * tiles.starts().length * pictures.features(), rows + " rows");
        for (int row = 0; row < rows; row++) {
            int ink = 0;
            for (int column = 0; column < width; column++) {
                ink += tiles.codes()[row * width + column] + Tiles.OFFSET;
            }
            assertTrue(ink > 0, "row " + row);
        }
        Tiles<double[]> numbers = maker(true).byExample();
        assertArrayEquals(tiles.rows(), numbers.rows());
        for (int i = 0; i < rows * width; i++) {
            double number = numbers.numbers()[numbers.first() + i];
            assertEquals((tiles.codes()[i] + Tiles.OFFSET) / 255.0, number, 1e-15);
        }
    }

    private TileMaker<double[]> maker(boolean asNumbers) {
        Pixels.Bytes pixels = (Pixels.Bytes) pictures.pixels();
        int[] places = IntStream.range(0, pictures.features()).toArray();
        int[] order = IntStream.range(0, pictures.size()).toArray();
        return new TileMaker<>(pixels, places, order, asNumbers, EngineStepper.doubleKernels());
    }

    @Test
    void blocksStartAtTiles() {
        assertArrayEquals(new int[] {0, 240, 496, 752, 1000}, ByExamples.bounds(1000, 2, 16, 256));
        int[] bounds = ByExamples.bounds(500, 3, 32, 64);
        assertEquals(500, bounds[bounds.length - 1]);
        for (int i = 0; i + 1 < bounds.length; i++) {
            assertEquals(0, bounds[i] % 32);
            assertTrue(bounds[i + 1] - bounds[i] <= 64);
        }
    }

    @Test
    void weightsAreThoseOfTheMatrices() throws InterruptedException {
        for (Activation hidden : List.of(Activation.TANH, Activation.RELU, Activation.SOFTMAX)) {
            for (int units : new int[] {3, 10, 16, 25}) {
                Training training = training(hidden, units).optimizer(Optimizer.momentum(0.1));
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
                Agreement.after(new Engine<>(one, EngineStepper.floatKernels(), 2), 10),
                Agreement.after(new Engine<>(one, new PlainFloatKernels(), 2), 10));
        Agreement.assertClose(
                "float", alone, Agreement.after(new Engine<>(one, EngineStepper.floatKernels(), 2), 10), 1e-5);
    }

    @Test
    void measurementsAreThoseOfTheMatrices() throws InterruptedException {
        Training training = training(Activation.RELU, 10).test(Agreement.halfFilled(123, 16));
        try (Stepper clear = training.clearly().stepper();
                Stepper engine = new EngineStepper(training)) {
            clear.advance(5);
            engine.advance(5);
            Measurement expected = clear.measure();
            Measurement measured = engine.measure();
            assertEquals(expected.loss(), measured.loss(), 1e-9);
            assertEquals(expected.testLoss(), measured.testLoss(), 1e-9);
            assertEquals(expected.trainAccuracy(), measured.trainAccuracy());
            assertEquals(expected.testAccuracy(), measured.testAccuracy());
        }
    }

    @Test
    void trainingsSideBySideAreThoseByThemselves() throws InterruptedException {
        List<Training> trainings = new ArrayList<>();
        for (double rate : new double[] {0.05, 0.1, 0.2}) {
            trainings.add(training(Activation.TANH, 3).learningRate(rate));
        }
        Engine<?> together = new Engine<>(trainings, EngineStepper.doubleKernels(), 2);
        together.advance(20);
        for (int i = 0; i < trainings.size(); i++) {
            Network expected = clear(trainings.get(i), 20);
            Agreement.assertClose("network " + i, expected, together.network(i), Agreement.RELATIVE);
        }
    }
}
