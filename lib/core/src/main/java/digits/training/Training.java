package digits.training;

import digits.data.Augmentation;
import digits.data.Dataset;
import digits.engine.EngineStepper;
import digits.network.Dropout;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
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
 * <p>An iteration is one update of the weights from one batch: all examples (full batch, the default), some (mini-batch) or
 * one. The same plan gives the same bits every time it is run.
 */
public final class Training implements Iterable<TrainingStep> {

    /** Measurements of a training that does not say how often to measure. */
    private static final int USUAL_MEASUREMENTS = 100;

    private static final int USUAL_ITERATIONS = 1000;

    /** The rule of a training that goes on to its end. */
    static final Predicate<History> NEVER = history -> false;

    // Set only while a copy is made; see with().
    private Network network;
    private final Dataset train;
    private Dataset test;
    private Loss loss = Loss.CROSS_ENTROPY;
    private Optimizer optimizer = Optimizer.gradientDescent(0.1);
    private int batchSize;
    private int iterations = USUAL_ITERATIONS;
    private int epochs;
    private int spacing;
    private long seed;
    private Predicate<History> stopRule = NEVER;
    private boolean keepBest;
    private Schedule schedule = Schedule.constant();
    private Regularization regularization = Regularization.NONE;
    private Augmentation augmentation = Augmentation.NONE;
    private Precision precision = Precision.DOUBLE;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean clear;

    private Training(Network network, Dataset train) {
        this.network = network;
        this.train = train;
        this.batchSize = train.size();
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
        return new Training(network, train);
    }

    /** The same plan from another start. */
    public Training network(Network other) {
        checkFits(other, train);
        return with(copy -> copy.network = other);
    }

    /**
     * Also measures on examples that are not learned from.
     *
     * @throws IllegalArgumentException if the network does not fit them
     */
    public Training test(Dataset other) {
        checkFits(network, other);
        return with(copy -> copy.test = other);
    }

    /** What training makes small. */
    public Training loss(Loss other) {
        return with(copy -> copy.loss = Objects.requireNonNull(other, "training needs a loss"));
    }

    /** The rule by which a gradient changes the weights. */
    public Training optimizer(Optimizer other) {
        return with(copy -> copy.optimizer = Objects.requireNonNull(other, "training needs an optimizer"));
    }

    /**
     * The learning rate α of the optimizer.
     *
     * @throws IllegalArgumentException if α is 0, negative, NaN or infinite
     */
    public Training learningRate(double learningRate) {
        return optimizer(optimizer.withLearningRate(learningRate));
    }

    /** How the learning rate changes along the training; without one it stays the same. */
    public Training schedule(Schedule other) {
        return with(copy -> copy.schedule = Objects.requireNonNull(other, "training needs a schedule"));
    }

    /**
     * L2 regularization: adds λ/2 Σ W² to the loss that is made small, and that is reported; see {@link Regularization}.
     *
     * @throws IllegalArgumentException if λ is negative, NaN or infinite
     */
    public Training l2(double lambda) {
        return with(copy -> copy.regularization = new Regularization(lambda, regularization.dropout()));
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
        return with(copy -> copy.regularization = new Regularization(regularization.l2(), new Dropout(input, hidden)));
    }

    /**
     * Learns from distorted pictures, distorted in another way in each epoch. Measuring takes the pictures as they are.
     *
     * @throws IllegalArgumentException if the training examples are no pictures but rows of features
     */
    public Training augment(Augmentation other) {
        other.distorter(train, seed);
        return with(copy -> copy.augmentation = other);
    }

    /**
     * How many examples an iteration learns from: 1 for a single example, all of them for full batches.
     *
     * @throws IllegalArgumentException if it is not from 1 to the number of training examples
     */
    public Training batchSize(int examples) {
        if (examples < 1 || examples > train.size()) {
            throw new IllegalArgumentException(
                    "a batch needs from 1 to " + train.size() + " examples, but got " + examples);
        }
        return with(copy -> copy.batchSize = examples);
    }

    /**
     * How many updates to make.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training iterations(int count) {
        checkPositive("iteration", count);
        return with(copy -> {
            copy.iterations = count;
            copy.epochs = 0;
        });
    }

    /**
     * How many times to go through all examples, instead of a number of iterations.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training epochs(int count) {
        checkPositive("epoch", count);
        return with(copy -> copy.epochs = count);
    }

    /**
     * Measures, and yields a step, before the first iteration, then after every so many, and after the last.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training measureEvery(int everySoMany) {
        checkPositive("iteration between measurements", everySoMany);
        return with(copy -> copy.spacing = everySoMany);
    }

    /** What decides everything random: the order of examples in mini-batches, what dropout leaves out, and distortions. */
    public Training seed(long other) {
        return with(copy -> copy.seed = other);
    }

    /**
     * Stops as soon as a rule about the history holds; it is asked after each measurement. {@link EarlyStop} has the usual
     * rules.
     */
    public Training stopWhen(Predicate<History> rule) {
        return with(copy -> copy.stopRule = Objects.requireNonNull(rule, "stopWhen needs a rule"));
    }

    /**
     * The result has the network of the best measurement, not the last: the highest accuracy on the test set if there is
     * one, which then is no test any more but a choice, so it should be a part of the training examples set aside.
     */
    public Training keepBest() {
        return with(copy -> copy.keepBest = true);
    }

    /** What to compute in; {@link Precision#DOUBLE} if nothing is said. */
    public Training precision(Precision other) {
        return with(copy -> copy.precision = Objects.requireNonNull(other, "training needs a precision"));
    }

    /**
     * How many threads to use at most; the numbers are the same, bit for bit, with any. As many as there are processors, if
     * nothing is said.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training threads(int count) {
        checkPositive("thread", count);
        return with(copy -> copy.threads = count);
    }

    /**
     * The same plan, done with one matrix operation for each formula, by {@link ClearStepper}: slow, in double and in one
     * thread. Its numbers are those of the engine, to rounding.
     */
    public Training clearly() {
        return with(copy -> copy.clear = true);
    }

    public Network network() {
        return network;
    }

    public Dataset train() {
        return train;
    }

    public Optional<Dataset> test() {
        return Optional.ofNullable(test);
    }

    public Loss loss() {
        return loss;
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    public Schedule schedule() {
        return schedule;
    }

    /**
     * The learning rate α of one iteration: the optimizer's times the schedule's factor.
     *
     * @param iteration counted from 0
     * @throws IllegalStateException if the schedule's factor is 0, negative, NaN or infinite
     */
    public double learningRateAt(int iteration) {
        double factor = schedule.factor(iteration, iterations());
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("a schedule needs to give factors above 0 and finite, but for iteration "
                    + iteration + " of " + iterations() + " it gave " + factor);
        }
        return optimizer.learningRate() * factor;
    }

    public Regularization regularization() {
        return regularization;
    }

    public Augmentation augmentation() {
        return augmentation;
    }

    /**
     * How many updates are made in all.
     *
     * @throws IllegalArgumentException if the epochs have more of them than an int can count
     */
    public int iterations() {
        if (epochs == 0) {
            return iterations;
        }
        long all = (long) epochs * batches().perEpoch();
        if (all > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a training needs at most " + Integer.MAX_VALUE + " iterations, but got "
                    + epochs + " epochs of " + batches().perEpoch() + " iterations");
        }
        return (int) all;
    }

    /** How many examples an iteration learns from; the last of an epoch may have fewer. */
    public int batchSize() {
        return batchSize;
    }

    /** Iterations from one measurement to the next. */
    public int spacing() {
        return spacing == 0 ? Math.max(1, iterations() / USUAL_MEASUREMENTS) : spacing;
    }

    /** Which examples each iteration learns from; a new object at each call. */
    public Batches batches() {
        return new Batches(train.size(), batchSize, seed);
    }

    public long seed() {
        return seed;
    }

    public Precision precision() {
        return precision;
    }

    /** How many threads are used at most. */
    public int threads() {
        return threads;
    }

    Predicate<History> stopRule() {
        return stopRule;
    }

    boolean keepsBest() {
        return keepBest;
    }

    /** Whether the engine can take this training's steps: it needs an optimizer that treats each weight by itself. */
    boolean isForEngine() {
        return !clear && optimizer instanceof ElementwiseOptimizer;
    }

    /** Whether both can be trained side by side: what may differ is α, the weights to start from and when to stop. */
    boolean isAlike(Training other) {
        return isForEngine()
                && other.isForEngine()
                && train == other.train
                && test == other.test
                && loss == other.loss
                && optimizer.getClass() == other.optimizer.getClass()
                && batchSize == other.batchSize
                && seed == other.seed
                && precision == other.precision
                && iterations() == other.iterations()
                && spacing() == other.spacing()
                && schedule == other.schedule
                && regularization.equals(other.regularization)
                && augmentation.equals(other.augmentation)
                && network.toString().equals(other.network.toString())
                && network.layers().stream()
                        .map(Layer::activation)
                        .toList()
                        .equals(other.network.layers().stream()
                                .map(Layer::activation)
                                .toList());
    }

    /** Starts the training; it goes on as the run is iterated. */
    public TrainingRun start() {
        checkLoss();
        return start(stepper());
    }

    /**
     * What takes the steps, without measuring or stopping: the engine; or the matrices after {@link #clearly}, and with an
     * optimizer that is no {@link ElementwiseOptimizer}.
     */
    public Stepper stepper() {
        return isForEngine() ? new EngineStepper(this) : new ClearStepper(this);
    }

    /** A run whose steps are taken by a given stepper. */
    TrainingRun start(Stepper stepper) {
        return new TrainingRun(this, stepper);
    }

    /**
     * Checks that the loss is for what the last layer gives.
     *
     * @throws IllegalArgumentException if it isn't
     */
    void checkLoss() {
        loss.checkFits(network.layers().get(network.layers().size() - 1).activation());
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

    /** A copy of this plan with something changed; this plan stays as it is. */
    private Training with(Consumer<Training> change) {
        Training copy = new Training(network, train);
        copy.test = test;
        copy.loss = loss;
        copy.optimizer = optimizer;
        copy.batchSize = batchSize;
        copy.iterations = iterations;
        copy.epochs = epochs;
        copy.spacing = spacing;
        copy.seed = seed;
        copy.stopRule = stopRule;
        copy.keepBest = keepBest;
        copy.schedule = schedule;
        copy.regularization = regularization;
        copy.augmentation = augmentation;
        copy.precision = precision;
        copy.threads = threads;
        copy.clear = clear;
        change.accept(copy);
        return copy;
    }

    private static void checkFits(Network network, Dataset dataset) {
        if (network.inputs() != dataset.features() || network.outputs() != dataset.classes()) {
            throw new IllegalArgumentException("training needs a network with " + dataset.features() + " inputs and "
                    + dataset.classes() + " outputs for " + dataset + ", but the network is " + network);
        }
    }

    private static void checkPositive(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("training needs at least one " + what + ", but got " + count);
        }
    }
}
