package digits.training;

import digits.dataset.Dataset;
import digits.dataset.Distortion;
import digits.network.Dropout;
import digits.network.Loss;
import digits.network.Network;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
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

    /** The rule of a training that goes on to its end. */
    static final Predicate<History> NEVER = history -> false;

    private static final Option<Dataset> TEST = Option.shared("test examples", null);
    private static final Option<Loss> LOSS = Option.shared("a loss", Loss.CROSS_ENTROPY);
    private static final Option<Optimizer> OPTIMIZER = Option.own("an optimizer", Optimizer.gradientDescent(0.1));
    private static final Option<Double> LEARNING_RATE = Option.own("a learning rate", null);
    private static final Option<Integer> BATCH_SIZE = Option.shared("a batch size", null);
    private static final Option<Integer> ITERATIONS = Option.shared("iterations", 1000);
    private static final Option<Integer> EPOCHS = Option.shared("epochs", 0);
    private static final Option<Integer> SPACING = Option.shared("a spacing of measurements", 0);
    private static final Option<Long> SEED = Option.shared("a seed", 0L);
    private static final Option<Predicate<History>> STOP_RULE = Option.own("a rule to stop by", NEVER);
    private static final Option<Boolean> KEEP_BEST = Option.own("which network to keep", false);
    private static final Option<Schedule> SCHEDULE = Option.shared("a schedule", Schedule.constant());
    private static final Option<Regularization> REGULARIZATION = Option.shared("a regularization", Regularization.NONE);
    private static final Option<Distortion> DISTORTION = Option.shared("a distortion", Distortion.NONE);
    private static final Option<Precision> PRECISION = Option.shared("a precision", Precision.DOUBLE);
    private static final Option<Integer> THREADS =
            Option.own("threads", Runtime.getRuntime().availableProcessors());
    private static final Option<Boolean> CLEAR = Option.shared("which way to go", false);

    private final Network network;
    private final Dataset train;

    /** What was set; an option that is not in it is as usual. */
    private final Map<Option<?>, Object> chosen;

    private Training(Network network, Dataset train, Map<Option<?>, Object> chosen) {
        this.network = network;
        this.train = train;
        this.chosen = chosen;
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
        return new Training(network, train, Map.of());
    }

    /** The same plan from another start. */
    public Training network(Network other) {
        checkFits(other, train);
        return new Training(other, train, chosen);
    }

    /**
     * Also measures on examples that are not learned from.
     *
     * @throws IllegalArgumentException if the network does not fit them
     */
    public Training test(Dataset other) {
        checkFits(network, other);
        return with(TEST, other);
    }

    /** What training makes small. */
    public Training loss(Loss other) {
        return with(LOSS, other);
    }

    /**
     * The rule by which a gradient changes the weights, and its learning rate.
     *
     * @throws IllegalArgumentException if another learning rate was set before: one of the two would be lost
     */
    public Training optimizer(Optimizer other) {
        Training changed = with(OPTIMIZER, other);
        Double rate = get(LEARNING_RATE);
        if (rate != null && rate != other.learningRate()) {
            throw new IllegalArgumentException("training needs one learning rate, but .learningRate(" + rate
                    + ") was followed by the optimizer " + other
                    + "; give the optimizer first, then .learningRate if it is to have another");
        }
        return changed;
    }

    /**
     * The learning rate α, in place of the optimizer's own.
     *
     * @throws IllegalArgumentException if α is 0, negative, NaN or infinite
     */
    public Training learningRate(double learningRate) {
        return with(OPTIMIZER, optimizer().withLearningRate(learningRate)).with(LEARNING_RATE, learningRate);
    }

    /** How the learning rate changes along the training; without one it stays the same. */
    public Training schedule(Schedule other) {
        return with(SCHEDULE, other);
    }

    /**
     * L2 regularization: adds λ/2 Σ W² to the loss that is made small, and that is reported; see {@link Regularization}.
     *
     * @throws IllegalArgumentException if λ is negative, NaN or infinite
     */
    public Training l2(double lambda) {
        return with(REGULARIZATION, new Regularization(lambda, regularization().dropout()));
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
        return with(REGULARIZATION, new Regularization(regularization().l2(), new Dropout(input, hidden)));
    }

    /**
     * Learns from distorted examples, distorted in another way in each epoch. Measuring takes the examples as they are.
     *
     * @throws IllegalArgumentException if the training examples cannot be distorted in this way
     */
    public Training augment(Distortion distortion) {
        if (distortion.isNone()) {
            return with(DISTORTION, Distortion.NONE);
        }
        distortion.distorter(train, seed());
        return with(DISTORTION, distortion);
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
        return with(BATCH_SIZE, examples);
    }

    /**
     * How many updates to make.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training iterations(int count) {
        checkPositive("iteration", count);
        return with(ITERATIONS, count).with(EPOCHS, 0);
    }

    /**
     * How many times to go through all examples, instead of a number of iterations.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training epochs(int count) {
        checkPositive("epoch", count);
        return with(EPOCHS, count);
    }

    /**
     * Measures, and yields a step, before the first iteration, then after every so many, and after the last.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training measureEvery(int everySoMany) {
        checkPositive("iteration between measurements", everySoMany);
        return with(SPACING, everySoMany);
    }

    /** What decides everything random: the order of examples in mini-batches, what dropout leaves out, and distortions. */
    public Training seed(long other) {
        return with(SEED, other);
    }

    /**
     * Stops as soon as a rule about the history holds; it is asked after each measurement. {@link EarlyStop} has the usual
     * rules.
     */
    public Training stopWhen(Predicate<History> rule) {
        return with(STOP_RULE, Objects.requireNonNull(rule, "stopWhen needs a rule"));
    }

    /**
     * The result has the network of the best measurement, not the last: the highest accuracy on the test set if there is
     * one, which then is no test any more but a choice, so it should be a part of the training examples set aside.
     */
    public Training keepBest() {
        return with(KEEP_BEST, true);
    }

    /** What to compute in; {@link Precision#DOUBLE} if nothing is said. */
    public Training precision(Precision other) {
        return with(PRECISION, other);
    }

    /**
     * How many threads to use at most; the numbers are the same, bit for bit, with any. As many as there are processors, if
     * nothing is said.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training threads(int count) {
        checkPositive("thread", count);
        return with(THREADS, count);
    }

    /**
     * The same plan, done with one matrix operation for each formula, by {@link ClearStepper}: slow, in double and in one
     * thread. Its numbers are those of the engine, to rounding.
     */
    public Training clearly() {
        return with(CLEAR, true);
    }

    public Network network() {
        return network;
    }

    public Dataset train() {
        return train;
    }

    public Optional<Dataset> test() {
        return Optional.ofNullable(get(TEST));
    }

    public Loss loss() {
        return get(LOSS);
    }

    public Optimizer optimizer() {
        return get(OPTIMIZER);
    }

    public Schedule schedule() {
        return get(SCHEDULE);
    }

    /**
     * The learning rate α of one iteration: the optimizer's times the schedule's factor.
     *
     * @param iteration counted from 0
     * @throws IllegalStateException if the schedule's factor is 0, negative, NaN or infinite
     */
    public double learningRateAt(int iteration) {
        double factor = schedule().factor(iteration, iterations());
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("a schedule needs to give factors above 0 and finite, but for iteration "
                    + iteration + " of " + iterations() + " it gave " + factor);
        }
        return optimizer().learningRate() * factor;
    }

    public Regularization regularization() {
        return get(REGULARIZATION);
    }

    /** How examples are distorted while learning; {@link Distortion#NONE} if they aren't. */
    public Distortion distortion() {
        return get(DISTORTION);
    }

    /**
     * How many updates are made in all.
     *
     * @throws IllegalArgumentException if the epochs have more of them than an int can count
     */
    public int iterations() {
        int epochs = get(EPOCHS);
        if (epochs == 0) {
            return get(ITERATIONS);
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
        Integer size = get(BATCH_SIZE);
        return size == null ? train.size() : size;
    }

    /** Iterations from one measurement to the next. */
    public int spacing() {
        int spacing = get(SPACING);
        return spacing == 0 ? Math.max(1, iterations() / USUAL_MEASUREMENTS) : spacing;
    }

    /** Which examples each iteration learns from; a new object at each call. */
    public Batches batches() {
        return new Batches(train.size(), batchSize(), seed());
    }

    public long seed() {
        return get(SEED);
    }

    public Precision precision() {
        return get(PRECISION);
    }

    /** How many threads are used at most. */
    public int threads() {
        return get(THREADS);
    }

    Predicate<History> stopRule() {
        return get(STOP_RULE);
    }

    boolean keepsBest() {
        return get(KEEP_BEST);
    }

    /** Whether a faster stepper may take this training's steps: it needs an optimizer that treats each weight by itself. */
    private boolean mayBeFast() {
        return !get(CLEAR) && optimizer() instanceof ElementwiseOptimizer;
    }

    /** What trainings have in common that can be trained side by side; they may differ in α, the start and when to stop. */
    private record Kind(
            Dataset train, Network.Plan plan, Class<? extends Optimizer> optimizer, Map<Option<?>, Object> options) {}

    private Kind kind() {
        Map<Option<?>, Object> options = new HashMap<>(chosen);
        options.keySet().removeIf(option -> option.mayDiffer);
        return new Kind(train, network.plan(), optimizer().getClass(), options);
    }

    /** Whether both can be trained side by side: what may differ is α, the weights to start from and when to stop. */
    boolean isAlike(Training other) {
        return mayBeFast() && other.mayBeFast() && kind().equals(other.kind());
    }

    /** Starts the training; it goes on as the run is iterated. */
    public TrainingRun start() {
        checkLoss();
        return start(stepper());
    }

    /**
     * What takes the steps, without measuring or stopping: the engine, where there is one; or the matrices, also after {@link
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
        return new TrainingRun(this, stepper);
    }

    /**
     * Checks that the loss is for what the last layer gives.
     *
     * @throws IllegalArgumentException if it isn't
     */
    void checkLoss() {
        loss().checkFits(network.layers().get(network.layers().size() - 1).activation());
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
        Map<Option<?>, Object> more = new HashMap<>(chosen);
        more.put(option, value);
        return new Training(network, train, Collections.unmodifiableMap(more));
    }

    /** An option is only ever put in with a value of its type. */
    @SuppressWarnings("unchecked")
    private <T> T get(Option<T> option) {
        return (T) chosen.getOrDefault(option, option.usual);
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
