package digits.engine.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.engine.plan.ExecutionPlan.LayoutKind;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Training;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decides how trainings are carried out, tried without a training. */
class ExecutionPlanTest {

    private static final int DOUBLES = 8;
    private static final int FLOATS = 16;

    private static final List<LayerShape> THIN = List.of(new LayerShape(784, 10, false), new LayerShape(10, 10, false));
    private static final List<LayerShape> WIDE =
            List.of(new LayerShape(784, 128, false), new LayerShape(128, 10, false));

    /** MNIST's pictures, of which a fifth is ink. */
    private static Work mnist(int examples, int batchSize, List<LayerShape> layers) {
        return new Work(examples, batchSize, layers, 1, true, true, 0.19, false, false, 2);
    }

    private static LayoutKind layout(Work work) {
        return ExecutionPlan.choose(work, DOUBLES).layout();
    }

    @Test
    void fullBatchesOfBytesAreInTilesAndSharedByExamples() {
        ExecutionPlan plan = ExecutionPlan.choose(mnist(41_000, 41_000, THIN), DOUBLES);
        assertEquals(LayoutKind.TILED, plan.layout());
        assertTrue(plan.sharesExamples());
        assertEquals(16, plan.groups().count());
        assertEquals(2, plan.workers());
    }

    @Test
    void miniBatchesAreSparseRowsUnlessTooMuchIsInk() {
        assertEquals(LayoutKind.SPARSE, layout(mnist(60_000, 64, WIDE)));
        assertFalse(ExecutionPlan.choose(mnist(60_000, 64, WIDE), DOUBLES).sharesExamples());
        // 8×8 digits: half is ink.
        Work digits = new Work(
                1437,
                32,
                List.of(new LayerShape(64, 32, false), new LayerShape(32, 10, false)),
                1,
                true,
                true,
                0.51,
                false,
                false,
                2);
        assertEquals(LayoutKind.DENSE, layout(digits));
    }

    /** 10 units fill 10 of 16 lanes: then picking is worth less, and 0.45 · 10/16 = 0.28 is where matrices are faster. */
    @Test
    void unitsThatDoNotFillTheVectorsMakeMatricesBetter() {
        assertEquals(LayoutKind.SPARSE, layout(withDensity(0.27)));
        assertEquals(LayoutKind.DENSE, layout(withDensity(0.29)));
    }

    private static Work withDensity(double density) {
        return new Work(60_000, 64, THIN, 1, true, true, density, false, false, 2);
    }

    @Test
    void whatDiffersFromIterationToIterationIsNotKept() {
        Work dropping = new Work(41_000, 41_000, THIN, 1, true, true, 0.19, true, false, 2);
        Work distorting = new Work(41_000, 41_000, THIN, 1, true, true, 0.19, false, true, 2);
        assertFalse(ExecutionPlan.choose(dropping, DOUBLES).sharesExamples());
        assertEquals(LayoutKind.SPARSE, layout(dropping));
        assertFalse(ExecutionPlan.choose(distorting, DOUBLES).sharesExamples());
        assertEquals(LayoutKind.DENSE, layout(distorting));
    }

    @Test
    void examplesThatAreNotAllBytesAreMatrices() {
        Work doubles = new Work(1437, 1437, THIN, 1, false, false, 1, false, false, 2);
        Work testedOnDoubles = new Work(1437, 1437, THIN, 1, true, false, 0.5, false, false, 2);
        assertEquals(LayoutKind.DENSE, layout(doubles));
        assertTrue(ExecutionPlan.choose(doubles, DOUBLES).sharesExamples());
        assertEquals(LayoutKind.DENSE, layout(testedOnDoubles));
    }

    /** 784 · 41,000 doubles in both directions are 514 MB; as bytes they are 64 MB. */
    @Test
    void whatTakesTooMuchMemoryIsNotKept() {
        Work doubles = new Work(41_000, 41_000, THIN, 1, false, false, 1, false, false, 2);
        assertFalse(ExecutionPlan.choose(doubles, DOUBLES).sharesExamples());
    }

    @Test
    void fewExamplesOrManyParametersMakeFewGroups() {
        assertEquals(1, Groups.count(300, 100));
        assertEquals(2, Groups.count(400, 100));
        assertEquals(6, Groups.count(1437, 760));
        assertEquals(16, Groups.count(60_000, 7_960));
        assertEquals(8, Groups.count(60_000, 1 << 20));
        assertEquals(1, Groups.count(60_000, 1L << 40));
    }

    @Test
    void groupsAreTheSameForAnyNumberOfThreads() {
        for (int threads : new int[] {1, 2, 3, 7}) {
            Work work = new Work(41_000, 41_000, THIN, 1, true, true, 0.19, false, false, threads);
            ExecutionPlan plan = ExecutionPlan.choose(work, DOUBLES);
            assertEquals(threads, plan.workers());
            assertEquals(
                    ExecutionPlan.choose(mnist(41_000, 41_000, THIN), DOUBLES).withWorkers(threads), plan);
        }
    }

    @Test
    void littleWorkIsForOneWorker() {
        List<LayerShape> tiny = List.of(new LayerShape(4, 3, false));
        assertEquals(1, ExecutionPlan.choose(mnist(100, 100, tiny), DOUBLES).workers());
    }

    @Test
    void blocksFitIntoTheWorkspaceInWholeTiles() {
        for (int units : new int[] {10, 100, 1_000, 10_000}) {
            for (int lanes : new int[] {DOUBLES, FLOATS}) {
                List<LayerShape> layers = List.of(new LayerShape(64, units, true), new LayerShape(units, 10, false));
                int size = ExecutionPlan.choose(mnist(1_000, 10, layers), lanes).blockSize();
                assertEquals(0, size % (2 * lanes));
                assertTrue(size >= 64 && size <= 256, size + " examples for " + units + " units");
            }
        }
        assertEquals(256, ExecutionPlan.choose(mnist(60_000, 64, THIN), DOUBLES).blockSize());
    }

    @Test
    void blocksStartAtTiles() {
        assertArrayEquals(new int[] {0, 240, 496, 752, 1000}, new Groups(1000, 2, 16, 256).bounds());
        int[] bounds = new Groups(500, 3, 32, 64).bounds();
        assertEquals(500, bounds[bounds.length - 1]);
        for (int i = 0; i + 1 < bounds.length; i++) {
            assertEquals(0, bounds[i] % 32);
            assertTrue(bounds[i + 1] - bounds[i] <= 64);
        }
    }

    @Test
    void sweepsTakeAsManyNetworksAsFillTheVectorsAndHaveRoom() {
        // 262,144 numbers of room: 64 examples of 56 numbers for each network leave it to the units, 240 take all of
        // it.
        assertEquals(32, ExecutionPlan.networksAtOnce(mnist(60_000, 64, THIN), DOUBLES));
        assertEquals(19, ExecutionPlan.networksAtOnce(mnist(1_437, 1_437, THIN), DOUBLES));
        assertEquals(4, ExecutionPlan.networksAtOnce(mnist(60_000, 64, WIDE), DOUBLES));
        List<LayerShape> wider = List.of(new LayerShape(784, 1_000, false), new LayerShape(1_000, 10, false));
        assertEquals(1, ExecutionPlan.networksAtOnce(mnist(60_000, 64, wider), DOUBLES));
    }

    @Test
    void networksSideBySideAreLaidOutAndCutAsOneIs() {
        for (int batch : new int[] {1_437, 64}) {
            Work one = mnist(1_437, batch, THIN);
            Work many = new Work(1_437, batch, THIN, 32, true, true, 0.19, false, false, 2);
            assertEquals(
                    ExecutionPlan.choose(one, DOUBLES).withWorkers(2),
                    ExecutionPlan.choose(many, DOUBLES).withWorkers(2));
        }
    }

    @Test
    void workIsWhatTrainingsHaveInCommon() {
        byte[] pixels = {0, 1, 0, 2, 0, 0, 0, 3};
        Dataset bytes = Dataset.ofBytes(pixels, 16, new int[] {0, 1}, 2, 2, 2);
        Dataset doubles = Dataset.of(Matrix.of(4, 1, new double[4]), new int[] {0}, 2, 2, 2);
        Network network = Network.inputs(4)
                .layer(3, Activation.elementwise("own", z -> z, z -> 1))
                .layer(2, Activation.SOFTMAX)
                .initialize(Initialization.HE, 1);
        Training training =
                Training.of(network, bytes).threads(3).dropout(0.5, 0).batchSize(1);
        Work work = Work.of(List.of(training, training.learningRate(2)));
        List<LayerShape> layers = List.of(new LayerShape(4, 3, true), new LayerShape(3, 2, false));
        assertEquals(new Work(2, 1, layers, 2, true, true, 3.0 / 8, true, false, 3), work);
        assertFalse(Work.of(List.of(training.test(doubles))).allAreBytes());
        assertFalse(Work.of(List.of(Training.of(network, doubles))).trainIsBytes());
    }
}
