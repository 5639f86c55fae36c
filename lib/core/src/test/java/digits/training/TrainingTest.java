package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.BackwardStep;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrainingTest {

    /** 20 points of the plane of three classes, by which side of two lines they are on. */
    static final Dataset POINTS = points(20, 1);

    static final Network NETWORK = Network.inputs(2)
            .layer(5, Activation.TANH)
            .layer(3, Activation.SOFTMAX)
            .initialize(Initialization.XAVIER, 1);

    static final Training TRAINING =
            Training.of(NETWORK, POINTS).learningRate(0.5).iterations(20).measureEvery(5);

    static Dataset points(int count, long seed) {
        Matrix X = Matrix.uniform(2, count, -1, 1, new SplittableRandom(seed));
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = X.get(0, i) > 0.3 ? 2 : X.get(1, i) > 0 ? 1 : 0;
        }
        return Dataset.of(X, labels, 3, 1, 2);
    }

    private static List<TrainingStep> steps(Training training) {
        List<TrainingStep> steps = new ArrayList<>();
        training.iterator().forEachRemaining(steps::add);
        return steps;
    }

    private static List<Integer> iterations(Training training) {
        return steps(training).stream().map(TrainingStep::iteration).toList();
    }

    private static void assertClose(Network expected, Network actual) {
        for (int i = 0; i < expected.layers().size(); i++) {
            Layer a = expected.layers().get(i);
            Layer b = actual.layers().get(i);
            assertTrue(GradientCheck.relativeError(a.W(), b.W()) < 1e-12, "W of layer " + (i + 1));
            assertTrue(GradientCheck.relativeError(a.b(), b.b()) < 1e-12, "b of layer " + (i + 1));
        }
    }

    // --- what is yielded

    @Test
    void theFirstStepIsBeforeAnythingWasLearned() {
        TrainingStep first = TRAINING.iterator().next();
        assertEquals(0, first.iteration());
        assertEquals(NETWORK, first.network());
        assertEquals(Loss.CROSS_ENTROPY.of(NETWORK.predict(POINTS.X()), POINTS.Y()), first.loss(), 1e-14);
        assertEquals(Accuracy.of(NETWORK, POINTS), first.trainAccuracy());
        assertEquals(Double.NaN, first.testAccuracy());
    }

    @Test
    void stepsComeAtTheSpacingAndAtTheEnd() {
        assertEquals(List.of(0, 5, 10, 15, 20), iterations(TRAINING));
        assertEquals(List.of(0, 8, 16, 20), iterations(TRAINING.measureEvery(8)));
        assertEquals(List.of(0, 20), iterations(TRAINING.measureEvery(1000)));
        assertEquals(List.of(0, 1), iterations(TRAINING.iterations(1)));
        assertEquals(21, iterations(TRAINING.measureEvery(1)).size());
    }

    @Test
    void withoutASpacingThereAreAHundredMeasurements() {
        Training training = Training.of(NETWORK, POINTS);
        assertEquals(1000, training.iterations());
        assertEquals(10, training.spacing());
        assertEquals(1, training.iterations(50).spacing());
    }

    @Test
    void everyStepSaysHowGoodItsNetworkIs() {
        Dataset test = points(30, 2);
        for (TrainingStep step : TRAINING.test(test)) {
            Network network = step.network();
            assertEquals(Loss.CROSS_ENTROPY.of(network.predict(POINTS.X()), POINTS.Y()), step.loss(), 1e-13);
            assertEquals(Accuracy.of(network, POINTS), step.trainAccuracy());
            assertEquals(
                    Loss.CROSS_ENTROPY.of(network.predict(test.X()), test.Y()),
                    step.measurement().testLoss(),
                    1e-13);
            assertEquals(Accuracy.of(network, test), step.testAccuracy());
        }
    }

    @Test
    void theLossFalls() {
        List<TrainingStep> steps = steps(TRAINING.iterations(200).measureEvery(20));
        for (int i = 1; i < steps.size(); i++) {
            assertTrue(
                    steps.get(i).loss() < steps.get(i - 1).loss(),
                    "iteration " + steps.get(i).iteration());
        }
        assertTrue(steps.get(10).trainAccuracy() > 0.9);
    }

    @Test
    void anIterationOfAFullBatchIsOneStepOfTheNetwork() {
        Matrix X = POINTS.X();
        Matrix Y = POINTS.Y();
        Network byHand = NETWORK;
        for (int i = 0; i < 3; i++) {
            List<BackwardStep> gradients = byHand.backward(byHand.forward(X), Y, Loss.CROSS_ENTROPY);
            byHand = byHand.step(gradients, 0.5);
        }
        assertClose(byHand, TRAINING.iterations(3).run().network());
    }

    @Test
    void anIterationOfAMiniBatchLearnsFromThatBatchOnly() {
        for (int batchSize : new int[] {1, 7}) {
            Training training = TRAINING.batchSize(batchSize).seed(9).iterations(25);
            Network byHand = NETWORK;
            Batches batches = training.batches();
            for (int i = 0; i < 25; i++) {
                Dataset batch = POINTS.choose(batches.batch(i));
                List<BackwardStep> gradients =
                        byHand.backward(byHand.forward(batch.X()), batch.Y(), Loss.CROSS_ENTROPY);
                byHand = byHand.step(gradients, 0.5);
            }
            assertClose(byHand, training.run().network());
        }
    }

    @Test
    void anEpochIsAsManyIterationsAsThereAreBatches() {
        Training plan = Training.of(NETWORK, POINTS);
        assertEquals(6, plan.epochs(2).batchSize(7).iterations());
        assertEquals(40, plan.epochs(2).batchSize(1).iterations());
        assertEquals(2, plan.epochs(2).iterations());
    }

    // --- the result

    @Test
    void theResultHoldsTheLastNetworkAndTheWholeHistory() {
        List<TrainingStep> heard = new ArrayList<>();
        TrainingResult result = TRAINING.run(heard::add);
        assertEquals(StopReason.COMPLETED, result.stopReason());
        assertEquals(20, result.iteration());
        assertEquals(5, result.history().size());
        assertEquals(heard.get(4).network(), result.network());
        assertEquals(
                heard.stream().map(TrainingStep::measurement).toList(),
                result.history().measurements());
        assertEquals("Training completed its 20 iterations.", result.explanation());
        assertTrue(
                result.toString()
                        .matches(
                                "Training completed its 20 iterations\\. Loss \\d\\.\\d{4}, accuracy \\d+\\.\\d\\d%\\."),
                result.toString());
        String withTest = TRAINING.test(POINTS).run().toString();
        assertTrue(withTest.matches(".* accuracy (\\d+\\.\\d\\d)%, on the test set \\1%\\."), withTest);
    }

    @Test
    void thereIsNoResultBeforeTheEnd() {
        TrainingRun run = TRAINING.start();
        run.next();
        run.next();
        assertRejected(
                IllegalStateException.class,
                "result needs a training that ended, but this one is at iteration 5 of 20; iterate to its end or close it",
                run::result);
        run.close();
        assertEquals(StopReason.INTERRUPTED, run.result().stopReason());
        assertEquals(5, run.result().iteration());
        assertEquals(2, run.result().history().size());
        assertFalse(run.hasNext());
    }

    @Test
    void afterTheEndThereIsNoNext() {
        TrainingRun run = TRAINING.start();
        run.forEachRemaining(step -> {});
        assertRejected(
                NoSuchElementException.class,
                "next needs a training that goes on. Training completed its 20 iterations.",
                run::next);
    }

    // --- the same again

    @Test
    void theSamePlanGivesTheSameBitsEveryTime() {
        for (Training training : List.of(TRAINING, TRAINING.batchSize(3).seed(5), TRAINING.batchSize(1))) {
            assertEquals(training.run().network(), training.run().network());
            assertEquals(training.run().history(), training.run().history());
        }
    }

    @Test
    void anotherSeedGoesAnotherWay() {
        Training training = TRAINING.batchSize(3);
        assertNotEquals(training.seed(1).run().network(), training.seed(2).run().network());
    }

    @Test
    void howOftenIsMeasuredDoesNotChangeWhatIsLearned() {
        Training training = TRAINING.batchSize(3);
        assertEquals(
                training.measureEvery(1).run().network(),
                training.measureEvery(20).run().network());
        assertEquals(training.run().network(), training.test(points(9, 3)).run().network());
    }

    /**
     * The bits as first computed, on OpenJDK 17.0.15 and Temurin 25.0.3, x86-64: sigmoid, tanh, softmax and logarithm all
     * go in. Another JDK or processor that rounds otherwise would show here.
     */
    @Test
    void theBitsAreTheSameOnEveryMachine() throws InterruptedException {
        Network network = Network.inputs(2)
                .layer(6, Activation.SIGMOID)
                .layer(5, Activation.TANH)
                .layer(3, Activation.SOFTMAX)
                .initialize(Initialization.UNIFORM, 7);
        ClearStepper stepper = new ClearStepper(
                Training.of(network, POINTS).learningRate(0.5).batchSize(7).seed(3));
        stepper.advance(500);
        int bits = 0;
        for (Layer layer : stepper.network().layers()) {
            bits = 31 * bits + Arrays.hashCode(layer.W().toArray());
            bits = 31 * bits + Arrays.hashCode(layer.b().toArray());
        }
        assertEquals(-1929942754, bits);
        assertEquals(0.015672990525941767, stepper.measure().loss());
    }

    // --- a plan is not changed

    @Test
    void settingSomethingLeavesThePlanAsItWas() {
        Training plan = Training.of(NETWORK, POINTS);
        Network other = Network.inputs(2).layer(3, Activation.SOFTMAX).initialize(Initialization.HE, 1);
        plan.network(other)
                .test(POINTS)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .learningRate(3)
                .batchSize(2)
                .epochs(2)
                .measureEvery(4)
                .seed(8)
                .stopWhen(history -> true);
        assertSame(NETWORK, plan.network());
        assertTrue(plan.test().isEmpty());
        assertEquals(Loss.CROSS_ENTROPY, plan.loss());
        assertEquals(0.1, plan.optimizer().learningRate());
        assertTrue(plan.batches().full());
        assertEquals(1000, plan.iterations());
        assertEquals(10, plan.spacing());
        assertEquals(101, plan.run().history().size());
    }

    @Test
    void everySettingIsKeptWhenAnotherIsMade() {
        Network other = Network.inputs(2).layer(3, Activation.SOFTMAX).initialize(Initialization.HE, 1);
        Training plan = Training.of(NETWORK, POINTS)
                .network(other)
                .test(POINTS)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .learningRate(3)
                .batchSize(2)
                .iterations(7)
                .measureEvery(4)
                .seed(8)
                .stopWhen(EarlyStop.atAccuracy(0))
                .seed(9);
        assertSame(other, plan.network());
        assertSame(POINTS, plan.train());
        assertSame(POINTS, plan.test().orElseThrow());
        assertEquals(Loss.MEAN_SQUARED_ERROR, plan.loss());
        assertEquals(3, plan.optimizer().learningRate());
        assertEquals(10, plan.batches().perEpoch());
        assertEquals(7, plan.iterations());
        assertEquals(4, plan.spacing());
        assertEquals(StopReason.STOPPED_EARLY, plan.run().stopReason());
    }

    // --- ends before the end

    @Test
    void aRuleStopsEarly() {
        TrainingResult result =
                TRAINING.stopWhen(history -> history.last().iteration() >= 10).run();
        assertEquals(StopReason.STOPPED_EARLY, result.stopReason());
        assertEquals(10, result.iteration());
        assertEquals(3, result.history().size());
        assertEquals("Training stopped early at iteration 10, as it was asked to.", result.explanation());
        assertEquals(TRAINING.iterations(10).run().network(), result.network());
    }

    @Test
    void anInterruptKeepsWhatWasLearnedAndIsAnswered() {
        TrainingResult result = TRAINING.iterations(1_000_000).run(step -> {
            if (step.iteration() == 15) {
                Thread.currentThread().interrupt();
            }
        });
        assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is answered");
        assertEquals(StopReason.INTERRUPTED, result.stopReason());
        assertEquals(15, result.iteration());
        assertEquals(4, result.history().size());
        assertEquals(TRAINING.iterations(15).run().network(), result.network());
        assertEquals(
                "Training was interrupted at iteration 15; what was learned until then is kept.", result.explanation());
    }

    /** The steps of core's own stepper: it asks before each step and each measurement, and takes note of the interrupt. */
    @Test
    void theClearStepperTakesNoStepAndMeasuresNothingWhenInterrupted() {
        Stepper stepper = TRAINING.clearly().stepper();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> stepper.advance(1));
        assertEquals(0, stepper.iteration());
        assertFalse(Thread.currentThread().isInterrupted());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, stepper::measure);
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aStartThatIsNotFiniteIsToldFromALearningRate() {
        Layer broken = new Layer(Matrix.of(2, 1, Double.NaN, 1), Matrix.column(0, 0), Activation.SIGMOID);
        Dataset one = Dataset.of(Matrix.column(1.0), new int[] {0}, 2, 1, 1);
        TrainingResult result = Training.of(Network.of(broken), one).run();
        assertEquals(
                "Training diverged before its first step: the loss or a weight of the network that it starts from is no finite"
                        + " number.",
                result.toString());
    }

    @Test
    void aLossOfThreeHundredDigitsIsWrittenShort() {
        Layer large = new Layer(Matrix.of(2, 1, 1e150, 0), Matrix.column(0, 0), Activation.IDENTITY);
        Dataset one = Dataset.of(Matrix.column(1.0), new int[] {0}, 2, 1, 1);
        Training training = Training.of(Network.of(large), one)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .learningRate(1e-9);
        String result = training.iterations(1).run().toString();
        assertTrue(result.contains(" Loss 5.0000e+299, accuracy"), result);
    }

    @Test
    void anInterruptFromOutsideStopsALongTrainingSoon() throws InterruptedException {
        List<TrainingResult> results = new ArrayList<>();
        Thread trainer = new Thread(() -> results.add(
                TRAINING.iterations(2_000_000_000).measureEvery(1_000_000_000).run()));
        trainer.start();
        Thread.sleep(100);
        trainer.interrupt();
        // Within 200 ms on a machine with nothing else to do; ten times as long for one that is busy.
        trainer.join(2000);
        assertFalse(trainer.isAlive());
        assertEquals(StopReason.INTERRUPTED, results.get(0).stopReason());
        assertEquals(1, results.get(0).history().size());
        assertTrue(results.get(0).iteration() > 0);
    }

    @Test
    void aDivergenceStopsWithAdviceAndKeepsHistoryAndLastNetwork() {
        Network linear = Network.inputs(2).layer(3, Activation.IDENTITY).initialize(Initialization.XAVIER, 1);
        List<TrainingStep> heard = new ArrayList<>();
        TrainingResult result = Training.of(linear, POINTS)
                .loss(Loss.MEAN_SQUARED_ERROR)
                .learningRate(70)
                .iterations(1000)
                .measureEvery(1)
                .run(heard::add);
        assertEquals(StopReason.DIVERGED, result.stopReason());
        int last = result.history().last().iteration();
        assertTrue(last > 10 && last < 900, "it diverged after iteration " + last);
        assertEquals(last + 1, result.iteration());
        assertEquals(last + 1, result.history().size());
        assertTrue(Double.isFinite(result.history().last().loss()));
        assertEquals(heard.get(last).network(), result.network());
        assertTrue(result.network().layers().get(0).W().isFinite());
        assertEquals(
                "Training diverged at iteration " + result.iteration()
                        + ": the loss or a weight is no longer a finite number. The learning rate α = 70.0 is probably too"
                        + " large; try 7.0 or less. The network is that of iteration " + last + ".",
                result.explanation());
    }

    @Test
    void adviceAfterADivergenceIsARoundNumber() {
        TrainingResult result =
                new TrainingResult(NETWORK, 0, History.empty(), StopReason.DIVERGED, 3, Optimizer.gradientDescent(0.7));
        assertTrue(
                result.explanation().contains("α = 0.7 is probably too large; try 0.07 or less."),
                result.explanation());
        assertEquals(result.explanation(), result.toString());
    }

    @Test
    void aPlanSaysThatItWasNotRun() {
        assertTrue(TRAINING.toString().endsWith(": not run yet. Add .run() to train."), TRAINING.toString());
    }

    @Test
    void aTrainingThatLearnedNothingSaysSo() {
        TrainingResult small = TRAINING.learningRate(1e-9).run();
        assertTrue(small.learnedNothing());
        assertTrue(small.toString().contains(" It learned nothing: the loss began at "), small.toString());
        assertTrue(small.toString().contains("α = 1.0E-9 is far too small"), small.toString());
        TrainingResult large = TRAINING.learningRate(60).run();
        assertTrue(
                large.toString().endsWith("The learning rate α = 60.0 is probably too large; try 6.0 or less."),
                large.toString());
        assertFalse(TRAINING.iterations(400).run().learnedNothing());
    }

    // --- what is refused

    @Test
    void aNetworkNeedsToFitTheData() {
        Network wide = Network.inputs(64).layer(10, Activation.SOFTMAX).initialize(Initialization.HE, 1);
        String message =
                "training needs a network with 2 inputs and 3 outputs for 20 examples of 3 classes, 1×2 pixels,"
                        + " but the network is 64-10, softmax";
        assertRejected(message, () -> Training.of(wide, POINTS));
        assertRejected(message, () -> TRAINING.network(wide));
        Dataset other = Dataset.of(Matrix.zeros(3, 5), new int[5], 3, 1, 3);
        assertRejected(
                "training needs a network with 3 inputs and 3 outputs for 5 examples of 3 classes, 1×3 pixels,"
                        + " but the network is 2-5-3, tanh, softmax",
                () -> TRAINING.test(other));
    }

    @Test
    void aLearningRateIsAbove0AndFinite() {
        String needs = "a learning rate α needs to be above 0 and finite, but got ";
        for (double learningRate : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRejected(needs + learningRate, () -> TRAINING.learningRate(learningRate));
            assertRejected(needs + learningRate, () -> Optimizer.gradientDescent(learningRate));
        }
    }

    @Test
    void countsAreAtLeast1() {
        assertRejected("training needs at least one iteration, but got 0", () -> TRAINING.iterations(0));
        assertRejected("training needs at least one thread, but got 0", () -> TRAINING.threads(0));
        assertRejected("training needs at least one epoch, but got -1", () -> TRAINING.epochs(-1));
        assertRejected(
                "a training needs at most 2147483647 iterations, but got 2147483647 epochs of 20 iterations",
                () -> Training.of(NETWORK, POINTS)
                        .batchSize(1)
                        .epochs(Integer.MAX_VALUE)
                        .iterations());
        assertRejected(
                "training needs a number of iterations or of epochs, but .iterations(20) was set before .epochs(3); leave one of "
                        + "the two out",
                () -> TRAINING.epochs(3));
        assertRejected(
                "training needs a number of iterations or of epochs, but .epochs(3) was set before .iterations(9); leave one of "
                        + "the two out",
                () -> Training.of(NETWORK, POINTS).epochs(3).iterations(9));
        assertRejected(
                "training needs at least one iteration between measurements, but got 0",
                () -> TRAINING.measureEvery(0));
        assertRejected("a batch needs from 1 to 20 examples, but got 0", () -> TRAINING.batchSize(0));
        assertRejected("a batch needs from 1 to 20 examples, but got 21", () -> TRAINING.batchSize(21));
    }

    @Test
    void aLearningRateIsNotLostToAnOptimizerThatComesLater() {
        Training plan = Training.of(NETWORK, POINTS);
        assertEquals(
                0.2,
                plan.optimizer(Optimizer.adam(0.01))
                        .learningRate(0.2)
                        .optimizer()
                        .learningRate());
        assertEquals(
                Optimizer.adam(0.2),
                plan.learningRate(0.2).optimizer(Optimizer.adam(0.2)).optimizer());
        assertRejected(
                "training needs one learning rate, but .learningRate(0.2) was set and the optimizer Momentum["
                        + "learningRate=0.1, beta=0.9] brings 0.1; set .learningRate(0.1) before it, or leave "
                        + ".learningRate out",
                () -> plan.learningRate(0.2).optimizer(Optimizer.momentum(0.1)));
    }

    /** What trainings side by side share is compared by value: an option that differs keeps them apart. */
    @Test
    void trainingsAreAlikeThatDifferInTheRateTheStartAndWhenToStopOnly() {
        Training alike = Training.of(NETWORK, POINTS)
                .iterations(20)
                .measureEvery(5)
                .learningRate(3)
                .network(Network.inputs(2)
                        .layer(4, Activation.leakyRelu(0.01))
                        .layer(3, Activation.SOFTMAX)
                        .initialize(Initialization.HE, 77))
                .stopWhen(EarlyStop.atAccuracy(0.5))
                .keepBest()
                .threads(1);
        Training base = Training.of(NETWORK, POINTS)
                .iterations(20)
                .measureEvery(5)
                .network(Network.inputs(2)
                        .layer(4, Activation.LEAKY_RELU)
                        .layer(3, Activation.SOFTMAX)
                        .initialize(Initialization.HE, 1));
        assertEquals(base.kind(), alike.kind());
        assertNotEquals(base.kind(), base.test(POINTS).kind());
        assertNotEquals(base.kind(), base.loss(Loss.MEAN_SQUARED_ERROR).kind());
        assertNotEquals(base.kind(), base.optimizer(Optimizer.momentum(0.1)).kind());
        assertNotEquals(base.kind(), base.batchSize(3).kind());
        assertNotEquals(base.kind(), base.iterations(7).kind());
        Training free = Training.of(NETWORK, POINTS);
        assertNotEquals(free.kind(), free.epochs(7).kind());
        assertNotEquals(base.kind(), base.measureEvery(7).kind());
        assertEquals(base.kind(), base.seed(7).kind(), "nothing is random in a full batch without dropout");
        assertNotEquals(base.batchSize(3).kind(), base.batchSize(3).seed(7).kind());
        assertNotEquals(base.dropout(0.1).kind(), base.dropout(0.1).seed(7).kind());
        assertNotEquals(base.kind(), base.schedule(Schedule.cosine()).kind());
        for (Supplier<Schedule> made : List.<Supplier<Schedule>>of(
                Schedule::cosine,
                () -> Schedule.step(0.1, 0.5, 0.75),
                () -> Schedule.warmUp(0.1).then(Schedule.cosine()))) {
            assertEquals(
                    base.schedule(made.get()).kind(), base.schedule(made.get()).kind(), "made anew");
        }
        assertEquals(base.kind(), base.schedule(Schedule.constant()).kind(), "set to what it is anyway");
        assertNotEquals(base.kind(), base.l2(0.1).kind());
        assertNotEquals(base.kind(), base.dropout(0.1).kind());
        assertNotEquals(base.kind(), base.precision(Precision.FLOAT).kind());
        assertNotEquals(base.kind(), base.clearly().kind());
        assertNotEquals(base.kind(), Training.of(base.network(), points(20, 1)).kind());
        assertNotEquals(
                base.kind(),
                base.network(Network.inputs(2)
                                .layer(4, Activation.leakyRelu(0.02))
                                .layer(3, Activation.SOFTMAX)
                                .initialize(Initialization.HE, 1))
                        .kind());
    }

    @Test
    void nothingIsNull() {
        assertRejected(NullPointerException.class, "training needs a loss", () -> TRAINING.loss(null));
        assertRejected(NullPointerException.class, "training needs an optimizer", () -> TRAINING.optimizer(null));
        assertRejected(NullPointerException.class, "stopWhen needs a rule", () -> TRAINING.stopWhen(null));
    }

    @Test
    void aLossNeedsOutputsItCanUse() {
        Network relu = Network.inputs(2).layer(3, Activation.RELU).initialize(Initialization.HE, 1);
        assertRejected(
                "cross-entropy needs outputs from 0 to 1, such as those of softmax or sigmoid, but the last layer's"
                        + " activation is relu",
                () -> Training.of(relu, POINTS).run());
    }
}
