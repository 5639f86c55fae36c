package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What may change along a training: the optimizer's memory, the learning rate, and which network is kept. */
class TrainingCourseTest {

    private static final Dataset POINTS = Dataset.of(
            Matrix.uniform(4, 12, -1, 1, new SplittableRandom(3)),
            new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2},
            3,
            1,
            4);
    private static final Network NETWORK = Network.inputs(4)
            .layer(5, Activation.TANH)
            .layer(3, Activation.SOFTMAX)
            .initialize(Initialization.XAVIER, 1);

    @Test
    void everyOptimizerLearnsThePoints() {
        for (Optimizer optimizer : List.of(
                Optimizer.momentum(0.1), Optimizer.nesterov(0.1), Optimizer.rmsProp(0.01), Optimizer.adam(0.05))) {
            TrainingResult result = Training.of(NETWORK, POINTS)
                    .optimizer(optimizer)
                    .iterations(500)
                    .run();
            assertEquals(1, result.history().last().trainAccuracy(), optimizer.toString());
        }
    }

    /** Momentum's velocity must live from step to step: two trainings of one iteration forget it, one of two does not. */
    @Test
    void theMemoryOfAnOptimizerIsCarriedFromStepToStep() {
        Training training = Training.of(NETWORK, POINTS).optimizer(new Momentum(0.1, 0.5));
        Network once = training.iterations(1).run().network();
        Network forgetful = training.network(once).iterations(1).run().network();
        Network twice = training.iterations(2).run().network();
        for (int layer = 0; layer < 2; layer++) {
            Matrix firstStep = once.layers()
                    .get(layer)
                    .W()
                    .minus(NETWORK.layers().get(layer).W());
            Matrix expected = forgetful.layers().get(layer).W().plus(firstStep.times(0.5));
            assertTrue(GradientCheck.relativeError(
                            expected, twice.layers().get(layer).W())
                    < 1e-15);
        }
    }

    /** The memory of a step before a schedule's change is the same; only the step taken with it is shorter. */
    @Test
    void theScheduleChangesTheLearningRateOfEachIteration() {
        Training training = Training.of(NETWORK, POINTS)
                .optimizer(new Momentum(0.5, 0.5))
                .schedule(Schedule.step(0.125, 0.5))
                .iterations(2);
        assertEquals(0.5, training.learningRateAt(0));
        assertEquals(0.0625, training.learningRateAt(1));
        Network once =
                training.schedule(Schedule.constant()).iterations(1).run().network();
        Training full =
                Training.of(NETWORK, POINTS).optimizer(new Momentum(0.5, 0.5)).iterations(2);
        Matrix longStep = full.run()
                .network()
                .layers()
                .get(0)
                .W()
                .minus(once.layers().get(0).W());
        Matrix shortStep = training.run()
                .network()
                .layers()
                .get(0)
                .W()
                .minus(once.layers().get(0).W());
        assertTrue(GradientCheck.relativeError(longStep.times(0.125), shortStep) < 1e-14);
    }

    @Test
    void aScheduleGoesByTheIterationsOfTheWholeTraining() {
        List<String> asked = new ArrayList<>();
        Schedule schedule = (iteration, iterations) -> {
            asked.add(iteration + " of " + iterations);
            return 1;
        };
        Training.of(NETWORK, POINTS).batchSize(6).epochs(2).schedule(schedule).run();
        assertEquals(List.of("0 of 4", "1 of 4", "2 of 4", "3 of 4"), asked);
    }

    @Test
    void aScheduleThatGivesNoLearningRateIsRejected() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRejected(
                    IllegalStateException.class,
                    "a schedule needs to give factors above 0 and finite, but for iteration 0 of 3 it gave " + bad,
                    () -> Training.of(NETWORK, POINTS)
                            .iterations(3)
                            .schedule((iteration, iterations) -> bad)
                            .run());
        }
    }

    @Test
    void theBestNetworkIsKeptWhenAskedFor() {
        Training training = Training.of(NETWORK, POINTS).iterations(4).measureEvery(1);
        Script script = new Script(0.5, 0.75, 0.9, 0.9, 0.25);
        TrainingResult last = resultOf(training, script);
        assertEquals(4, last.networkIteration());
        assertEquals(script.networks.get(4), last.network());
        assertEquals(0.25, last.measurement().trainAccuracy());
        assertEquals("Training completed its 4 iterations.", last.explanation());

        TrainingResult best = resultOf(training.keepBest(), script);
        assertEquals(2, best.networkIteration());
        assertEquals(script.networks.get(2), best.network());
        assertEquals(0.9, best.measurement().trainAccuracy());
        assertEquals(best.history().best(), best.measurement());
        assertEquals("Training completed its 4 iterations. The network is that of iteration 2.", best.explanation());
        assertEquals(best.explanation() + " Loss 1.0000, accuracy 90.00%.", best.toString());
        assertEquals(5, best.history().size());
    }

    @Test
    void theBestNetworkIsKeptAfterAnEarlyStopAndAfterADivergence() {
        Training training =
                Training.of(NETWORK, POINTS).iterations(4).measureEvery(1).keepBest();
        Script script = new Script(0.5, 0.75, 0.5, 0.25, 0.25);
        TrainingResult stopped =
                resultOf(training.stopWhen(history -> history.last().trainAccuracy() == 0.25), script);
        assertEquals(StopReason.STOPPED_EARLY, stopped.stopReason());
        assertEquals(3, stopped.iteration());
        assertEquals(1, stopped.networkIteration());
        assertEquals(script.networks.get(1), stopped.network());

        TrainingResult diverged = resultOf(training, new Script(0.5, 0.75, Double.NaN));
        assertEquals(StopReason.DIVERGED, diverged.stopReason());
        assertEquals(2, diverged.iteration());
        assertEquals(1, diverged.networkIteration());
    }

    @Test
    void aDivergenceWithoutKeepBestLeavesTheNetworkOfTheLastMeasurement() {
        Training training = Training.of(NETWORK, POINTS).iterations(4).measureEvery(1);
        Script script = new Script(0.5, 0.75, 0.25, Double.NaN);
        TrainingResult diverged = resultOf(training, script);
        assertEquals(2, diverged.networkIteration());
        assertEquals(script.networks.get(2), diverged.network());
        assertTrue(diverged.explanation().endsWith(" The network is that of iteration 2."), diverged.explanation());
    }

    private static TrainingResult resultOf(Training training, Script script) {
        script.iteration = 0;
        TrainingRun run = training.start(script);
        run.forEachRemaining(step -> {});
        return run.result();
    }

    /** Takes no steps, but reports accuracies as they are written down; at a NaN it has diverged. */
    private static final class Script implements Stepper {
        private final double[] accuracies;
        private final List<Network> networks = new ArrayList<>();
        private int iteration;

        Script(double... accuracies) {
            this.accuracies = accuracies;
            for (int seed = 0; seed < accuracies.length; seed++) {
                networks.add(Network.inputs(4).layer(3, Activation.SOFTMAX).initialize(Initialization.XAVIER, seed));
            }
        }

        @Override
        public void advance(int steps) {
            iteration += steps;
        }

        @Override
        public int iteration() {
            return iteration;
        }

        @Override
        public boolean isFinite() {
            return !Double.isNaN(accuracies[iteration]);
        }

        @Override
        public Network network() {
            return networks.get(iteration);
        }

        @Override
        public Measurement measure() {
            return new Measurement(iteration, 1, accuracies[iteration], Double.NaN, Double.NaN);
        }
    }
}
