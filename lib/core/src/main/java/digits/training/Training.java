package digits.training;

import digits.dataset.Dataset;
import digits.dataset.Distortion;
import digits.network.Dropout;
import digits.network.Loss;
import digits.network.Network;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A training as it is planned: which network learns from which examples, and how. Immutable; each method that sets
 * something returns a new plan. It is iterated, or run to its end:
 *
 * <pre>{@code
 * Training training = Training.of(network, split.train())
 *         .test(split.test()).learningRate(0.1).iterations(500).measureEvery(50);
 * for (TrainingStep step : training) { … step.loss() … step.network() … }
 * TrainingResult result = training.run();
 * }</pre>
 *
 * <p>An iteration, or step, is one update of the weights from one batch: all examples (full batch, the default), some (mini-batch) or
 * one. The same plan gives the same bits every time it is run.
 */
public final class Training extends TrainingSettings implements Iterable<TrainingStep> {

    private Training(Network network, Dataset train, Options chosen) {
        super(network, train, chosen);
    }

    /**
     * A plan with cross-entropy, gradient descent at α = 0.1, full batches, 1,000 iterations, measured 100 times.
     *
     * @param network where learning starts
     * @param train the examples to learn from
     * @throws IllegalArgumentException if the network has not one input for each feature and one output for each class
     */
    public static Training of(Network network, Dataset train) {
        checkFits(network, train);
        return new Training(network, train, Options.USUAL);
    }

    /** The same plan from another start. */
    public Training network(Network other) {
        checkFits(other, train());
        return new Training(other, train(), chosen);
    }

    /**
     * Also measures on examples that are not learned from: the test set, or, where something is chosen by it, a validation set.
     *
     * @throws IllegalArgumentException if the network does not fit them
     */
    public Training test(Dataset other) {
        checkFits(network(), other);
        return with(Options.TEST, other);
    }

    /** What training makes small. */
    public Training loss(Loss other) {
        return with(Options.LOSS, other);
    }

    /**
     * The rule by which a gradient changes the weights, and its learning rate.
     *
     * @throws IllegalArgumentException if another learning rate was set before: one of the two would be lost
     */
    public Training optimizer(Optimizer other) {
        Training changed = with(Options.OPTIMIZER, other);
        Double rate = chosen.get(Options.LEARNING_RATE);
        if (rate != null && rate != other.learningRate()) {
            throw new IllegalArgumentException("training needs one learning rate, but .learningRate(" + rate
                    + ") was set and the optimizer " + other + " brings " + other.learningRate()
                    + "; set .learningRate(" + other.learningRate() + ") before it, or leave .learningRate out");
        }
        return changed;
    }

    /**
     * The learning rate α, in place of the optimizer's own.
     *
     * @throws IllegalArgumentException if α is 0, negative, NaN or infinite
     */
    public Training learningRate(double learningRate) {
        return with(Options.OPTIMIZER, optimizer().withLearningRate(learningRate))
                .with(Options.LEARNING_RATE, learningRate);
    }

    /** How the learning rate changes along the training; without one it stays the same. */
    public Training schedule(Schedule other) {
        return with(Options.SCHEDULE, other);
    }

    /**
     * L2 regularization: adds λ/2 Σ W² to the loss that is made small, and that is reported; see {@link Regularization}.
     *
     * @throws IllegalArgumentException if λ is negative, NaN or infinite
     */
    public Training l2(double lambda) {
        return with(
                Options.REGULARIZATION,
                new Regularization(lambda, regularization().dropout()));
    }

    /** Leaves hidden units out at random while learning; see {@link #dropout(double, double)}. */
    public Training dropout(double hidden) {
        return dropout(0, hidden);
    }

    /**
     * Leaves inputs and hidden units out at random while learning, never while measuring; see {@link Dropout}.
     *
     * @param input the probability with which each input is left out
     * @param hidden the same for each unit of each layer but the last
     * @throws IllegalArgumentException if one is not from 0 to below 1
     */
    public Training dropout(double input, double hidden) {
        return with(Options.REGULARIZATION, new Regularization(regularization().l2(), new Dropout(input, hidden)));
    }

    /**
     * Learns from distorted examples, distorted in another way in each epoch. Measuring takes the examples as they are.
     *
     * @throws IllegalArgumentException if the training examples cannot be distorted in this way
     */
    public Training augment(Distortion distortion) {
        if (distortion.isNone()) {
            return with(Options.DISTORTION, Distortion.NONE);
        }
        distortion.distorter(train(), seed());
        return with(Options.DISTORTION, distortion);
    }

    /**
     * How many examples an iteration learns from: 1 for a single example, all of them for full batches.
     *
     * @throws IllegalArgumentException if it is not from 1 to the number of training examples
     */
    public Training batchSize(int examples) {
        if (examples < 1 || examples > train().size()) {
            throw new IllegalArgumentException(
                    "a batch needs from 1 to " + train().size() + " examples, but got " + examples);
        }
        return with(Options.BATCH_SIZE, examples);
    }

    /**
     * How many updates to make.
     *
     * @throws IllegalArgumentException if it is not at least 1, or epochs were set before: one of the two would be lost
     */
    public Training iterations(int count) {
        checkPositive("iteration", count);
        checkOneLength(Options.EPOCHS, ".epochs(" + chosen.get(Options.EPOCHS) + ")", ".iterations(" + count + ")");
        return with(Options.ITERATIONS, count);
    }

    /**
     * How many times to go through all examples, instead of a number of iterations.
     *
     * @throws IllegalArgumentException if it is not at least 1, or iterations were set before: one of the two would be lost
     */
    public Training epochs(int count) {
        checkPositive("epoch", count);
        checkOneLength(
                Options.ITERATIONS, ".iterations(" + chosen.get(Options.ITERATIONS) + ")", ".epochs(" + count + ")");
        return with(Options.EPOCHS, count);
    }

    /**
     * Measures, and yields a step, before the first iteration, then after every so many, and after the last.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training measureEvery(int everySoMany) {
        checkPositive("iteration between measurements", everySoMany);
        return with(Options.SPACING, everySoMany);
    }

    /** What decides everything random: the order of examples in mini-batches, what dropout leaves out, and distortions. */
    public Training seed(long other) {
        return with(Options.SEED, other);
    }

    /** Stops as soon as a rule about the history holds, asked after each measurement; {@link EarlyStop} has the usual rules. */
    public Training stopWhen(Predicate<History> rule) {
        return with(Options.STOP_RULE, Objects.requireNonNull(rule, "stopWhen needs a rule"));
    }

    /**
     * The result has the network of the best measurement, not the last: the highest accuracy on the test set if there is
     * one, which then is no test any more but a choice, so it should be a part of the training examples set aside.
     */
    public Training keepBest() {
        return with(Options.KEEP_BEST, true);
    }

    /** What to compute in; {@link Precision#DOUBLE} if nothing is said. */
    public Training precision(Precision other) {
        return with(Options.PRECISION, other);
    }

    /**
     * How many threads to use at most; the numbers are the same, bit for bit, with any. As many as there are processors, if
     * nothing is said.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training threads(int count) {
        checkPositive("thread", count);
        return with(Options.THREADS, count);
    }

    /**
     * The same plan, done with one matrix operation for each formula, by {@link ClearStepper}: slow, in double and in one
     * thread. Its numbers are those of the engine, to rounding.
     */
    public Training clearly() {
        return with(Options.CLEAR, true);
    }

    /** Starts the training; it goes on as the run is iterated. */
    public TrainingRun start() {
        checkLoss();
        return new TrainingRun(this, this::stepper);
    }

    /**
     * What takes the steps; a run decides when to measure and when to stop. It is the engine, where there is one; or the matrices, also after {@link
     * #clearly}, and with an optimizer that is no {@link ElementwiseOptimizer}.
     */
    public Stepper stepper() {
        return StepperProvider.find()
                .filter(provider -> mayBeFast())
                .map(provider -> provider.stepper(this))
                .orElseGet(() -> new ClearStepper(this));
    }

    /** A run whose steps are taken by a given stepper. */
    TrainingRun start(Stepper stepper) {
        return new TrainingRun(this, () -> stepper);
    }

    /** @throws IllegalArgumentException if the loss is not for what the last layer gives */
    void checkLoss() {
        loss().checkFits(network().layers().get(network().layers().size() - 1).activation());
    }

    /** The same as {@link #start()}, so that a training can stand in a for loop. */
    @Override
    public Iterator<TrainingStep> iterator() {
        return start();
    }

    /** Trains to the end. */
    public TrainingResult run() {
        return run(step -> {});
    }

    /**
     * Trains to the end. A thread that is interrupted ends it early with what was learned; the interrupt is then answered,
     * and no longer set.
     *
     * @param listener is given each step that is measured, in the thread that trains
     */
    public TrainingResult run(Consumer<TrainingStep> listener) {
        try (TrainingRun run = start()) {
            run.forEachRemaining(listener);
            return run.result();
        }
    }

    /** A copy of this plan with one option set; this plan stays as it is. */
    private <T> Training with(Option<T> option, T value) {
        Objects.requireNonNull(value, () -> "training needs " + option);
        return new Training(network(), train(), chosen.with(option, value));
    }

    private void checkOneLength(Option<Integer> other, String before, String now) {
        if (chosen.has(other)) {
            throw new IllegalArgumentException("training needs a number of iterations or of epochs, but " + before
                    + " was set before " + now + "; leave one of the two out");
        }
    }

    /** Says that it is a plan: what it comes to is in the result of {@link #run()}. */
    @Override
    public String toString() {
        return "Training of " + network() + " on " + train() + ": not run yet. Add .run() to train.";
    }

    private static void checkPositive(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("training needs at least one " + what + ", but got " + count);
        }
    }
}
