package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final Training TRAINING = TrainingTest.TRAINING.test(TrainingTest.points(30, 2));

    // --- what it gives

    @Test
    void aSweepGivesTheBitsOfSeparateTrainings() {
        double[] learningRates = {0.01, 0.1, 1, 10};
        SweepResult result = Sweep.learningRates(TRAINING, learningRates).run();
        assertEquals("learning rate α", result.parameter());
        assertEquals(4, result.points().size());
        for (int i = 0; i < 4; i++) {
            SweepPoint point = result.points().get(i);
            TrainingResult alone = TRAINING.learningRate(learningRates[i]).run();
            assertEquals(learningRates[i], point.value());
            assertEquals(alone.network(), point.result().network());
            assertEquals(alone.history(), point.result().history());
            assertEquals(alone.history().last().testAccuracy(), point.accuracy());
        }
    }

    @Test
    void trainingsThatGoOnAreHeardOfAtEachMeasurementSideBySideAndApart() {
        Training training = TRAINING.iterations(30).measureEvery(10);
        Sweep sideBySide = Sweep.learningRates(training, 0.01, 0.1);
        Sweep apart = Sweep.over("spacing", spacing -> training.measureEvery((int) spacing), 10, 15);
        assertEquals(60, sideBySide.iterations());
        assertArrayEquals(new double[] {0.01, 0.1}, sideBySide.values());
        List<SweepPoint> heard = new ArrayList<>();
        SweepResult result = sideBySide.run(ended -> {}, heard::add);
        List<Integer> iterations =
                heard.stream().map(point -> point.result().iteration()).toList();
        // Each core goes at its own pace.
        assertEquals(
                List.of(0, 0, 10, 10, 20, 20, 30, 30),
                iterations.stream().sorted().toList());
        assertEquals(
                result.points().get(0).result().network(),
                last(heard, result.points().get(0)).result().network());
        heard.clear();
        SweepResult alone = apart.run(ended -> {}, heard::add);
        assertEquals(4 + 3, heard.size());
        for (SweepPoint end : alone.points()) {
            assertEquals(end.accuracy(), last(heard, end).accuracy());
        }
    }

    @Test
    void groupsAreHalvedUntilEachThreadHasOne() {
        List<List<Integer>> one = List.of(List.of(1, 2, 3, 4, 5));
        assertEquals(one, Together.spread(one, 1));
        assertEquals(List.of(List.of(1, 2), List.of(3, 4, 5)), Together.spread(one, 2));
        assertEquals(List.of(List.of(1, 2), List.of(3), List.of(4, 5)), Together.spread(one, 3));
        assertEquals(5, Together.spread(one, 8).size());
        assertEquals(List.of(), Together.spread(List.of(), 2));
    }

    /** What was heard last of one of the trainings. */
    private static SweepPoint last(List<SweepPoint> heard, SweepPoint end) {
        return heard.stream()
                .filter(point -> point.value() == end.value())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void aTrainingThatStopsEarlyKeepsItsNetworkWhileTheOthersGoOn() {
        double start = TRAINING.loss()
                .of(
                        TRAINING.network().predict(TRAINING.train().X()),
                        TRAINING.train().Y());
        Training training =
                TRAINING.measureEvery(1).stopWhen(history -> history.last().loss() < 0.99 * start);
        double[] learningRates = {1e-9, 0.5};
        SweepResult result = Sweep.learningRates(training, learningRates).run();
        TrainingResult goesOn = result.points().get(0).result();
        assertEquals(StopReason.COMPLETED, goesOn.stopReason());
        TrainingResult stopped = result.points().get(1).result();
        TrainingResult alone = training.learningRate(0.5).run();
        assertEquals(StopReason.STOPPED_EARLY, stopped.stopReason());
        assertEquals(alone.networkIteration(), stopped.networkIteration());
        assertEquals(alone.network(), stopped.network());
    }

    @Test
    void miniBatchesAreSweptToo() {
        Training training = TRAINING.batchSize(3).seed(4);
        SweepResult result = Sweep.learningRates(training, 0.1, 0.5).run();
        assertEquals(
                training.learningRate(0.5).run().network(),
                result.points().get(1).result().network());
    }

    @Test
    void trainingsMayDifferInAnything() {
        SweepResult seeds = Sweep.overSeeds(
                        "seed", seed -> TRAINING.batchSize(3).seed((long) seed), 1, 2, 3)
                .run();
        assertEquals("seed", seeds.parameter());
        assertEquals(
                TRAINING.batchSize(3).seed(2).run().network(),
                seeds.points().get(1).result().network());
        SweepResult widths = Sweep.over("hidden units", units -> TRAINING.network(network((int) units)), 2, 9)
                .run();
        assertEquals(
                "2-9-3, tanh, softmax",
                widths.points().get(1).result().network().toString());
    }

    private static Network network(int units) {
        return Network.inputs(2)
                .layer(units, Activation.TANH)
                .layer(3, Activation.SOFTMAX)
                .initialize(Initialization.XAVIER, 1);
    }

    @Test
    void theListenerHearsOfEachTrainingInTheCallingThread() {
        List<Double> heard = new ArrayList<>();
        Set<Thread> threads = new java.util.HashSet<>();
        Sweep.learningRates(TRAINING, 0.1, 0.2, 0.3).run(point -> {
            heard.add(point.value());
            threads.add(Thread.currentThread());
        });
        assertEquals(Set.of(0.1, 0.2, 0.3), Set.copyOf(heard));
        assertEquals(3, heard.size());
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    @Test
    void aDivergenceIsAPointLikeOthersButNeverTheBest() {
        Network linear = Network.inputs(2).layer(3, Activation.IDENTITY).initialize(Initialization.XAVIER, 1);
        Training training = Training.of(linear, TrainingTest.POINTS)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .iterations(1000)
                .measureEvery(10);
        SweepResult result = Sweep.learningRates(training, 100, 0.1, 200).run();
        SweepPoint diverged = result.points().get(0);
        assertTrue(diverged.diverged());
        assertEquals(100, diverged.value());
        assertEquals(diverged.result().history().last().trainAccuracy(), diverged.accuracy());
        assertFalse(result.points().get(1).diverged());
        assertSame(result.points().get(1), result.best());
        SweepResult hopeless = new SweepResult("learning rate α", false, List.of(diverged, diverged));
        assertRejected(
                IllegalStateException.class,
                "best needs a training that did not diverge, but there is none among 2",
                hopeless::best);
    }

    @Test
    void ofEqualsTheFirstIsTheBest() {
        SweepResult result = Sweep.over("nothing", value -> TRAINING, 1, 2, 3).run();
        assertEquals(1, result.best().value());
    }

    // --- ends before the end

    @Test
    void anInterruptEndsAllTrainingsAndTheirThreads() throws InterruptedException {
        // More trainings than any machine has cores, so that some have not begun; each would take hours.
        double[] values =
                java.util.stream.IntStream.rangeClosed(1, 500).asDoubleStream().toArray();
        Training endless = TRAINING.iterations(2_000_000_000).measureEvery(1_000_000_000);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<SweepResult> results = new ArrayList<>();
        List<Boolean> stillInterrupted = new ArrayList<>();
        Thread caller = new Thread(() -> {
            results.add(Sweep.overSeeds("seed", seed -> endless.seed((long) seed), values)
                    .run());
            stillInterrupted.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        Thread.sleep(300);
        caller.interrupt();
        caller.join(5000);
        assertFalse(caller.isAlive());
        assertEquals(List.of(false), stillInterrupted);
        List<SweepPoint> points = results.get(0).points();
        assertTrue(points.size() < 500, "not all had begun");
        for (SweepPoint point : points) {
            assertEquals(StopReason.INTERRUPTED, point.result().stopReason());
            assertEquals(1, point.result().history().size());
        }
        assertThreadsEnd(before);
    }

    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Sweep.learningRates(TRAINING, 0.1, 0.2, 0.3).run();
        assertThreadsEnd(before);
    }

    @Test
    void aTrainingThatFailsSaysWhy() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Network relu = Network.inputs(2).layer(3, Activation.RELU).initialize(Initialization.HE, 1);
        Sweep sweep = Sweep.over("variant", value -> value == 2 ? TRAINING.network(relu) : TRAINING, 1, 2);
        IllegalStateException failed = assertThrows(IllegalStateException.class, sweep::run);
        String cause =
                "cross-entropy needs outputs from 0 to 1, such as those of softmax or sigmoid, but the last layer's"
                        + " activation is relu";
        assertEquals("a training of the sweep failed: " + cause, failed.getMessage());
        assertEquals(cause, failed.getCause().getMessage());
        assertThreadsEnd(before);
    }

    /** Threads end a moment after their work. */
    private static void assertThreadsEnd(Set<Thread> before) throws InterruptedException {
        List<String> left = List.of();
        for (int tries = 0; tries < 100; tries++) {
            left = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread ->
                            !before.contains(thread) && thread.getName().contains("sweep"))
                    .map(Thread::getName)
                    .collect(Collectors.toList());
            if (left.isEmpty()) {
                return;
            }
            Thread.sleep(20);
        }
        assertEquals(List.of(), left, "threads left running");
    }

    // --- the grid, and what is refused

    @Test
    void aLogGridGoesByEqualFactors() {
        assertArrayEquals(new double[] {0.001, 0.01, 0.1, 1}, Sweep.logGrid(0.001, 1, 4));
        assertArrayEquals(new double[] {1e-4, 0.1, 100}, Sweep.logGrid(1e-4, 100, 3));
        double[] grid = Sweep.logGrid(1e-4, 10, 16);
        assertEquals(16, grid.length);
        assertEquals(1e-4, grid[0]);
        assertEquals(10, grid[15]);
        for (int i = 1; i < 16; i++) {
            // 10^(1/3) from one to the next
            assertEquals(Math.cbrt(10), grid[i] / grid[i - 1], 1e-10);
        }
    }

    @Test
    void aLogGridNeedsTwoEnds() {
        String needs = "a log grid needs 0 < low < high and at least 2 numbers, but got low ";
        assertRejected(needs + "0.0, high 1.0 and 3 numbers", () -> Sweep.logGrid(0, 1, 3));
        assertRejected(needs + "1.0, high 1.0 and 3 numbers", () -> Sweep.logGrid(1, 1, 3));
        assertRejected(needs + "0.1, high 1.0 and 1 numbers", () -> Sweep.logGrid(0.1, 1, 1));
        assertRejected(needs + "NaN, high 1.0 and 3 numbers", () -> Sweep.logGrid(Double.NaN, 1, 3));
        assertRejected(needs + "1.0, high Infinity and 3 numbers", () -> Sweep.logGrid(1, Double.POSITIVE_INFINITY, 3));
    }

    @Test
    void aSweepNeedsValuesThatCanBeTrainedWith() {
        assertRejected("a sweep needs at least one learning rate α, but got none", () -> Sweep.learningRates(TRAINING));
        assertRejected(
                "a learning rate α needs to be above 0 and finite, but got -1.0",
                () -> Sweep.learningRates(TRAINING, 0.1, -1));
        assertRejected(
                "a learning rate α needs to be above 0 and finite, but got NaN",
                () -> Sweep.learningRates(TRAINING, Double.NaN));
    }
}
