package digits.training;

import digits.data.Dataset;
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
    private Predicate<History> stopRule = history -> false;

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

    /** What decides the random order of the examples in mini-batches. */
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

    /** How many updates are made in all. */
    public int iterations() {
        return epochs == 0 ? iterations : Math.multiplyExact(epochs, batches().perEpoch());
    }

    /** Iterations from one measurement to the next. */
    public int spacing() {
        return spacing == 0 ? Math.max(1, iterations() / USUAL_MEASUREMENTS) : spacing;
    }

    /** Which examples each iteration learns from; a new object at each call. */
    public Batches batches() {
        return new Batches(train.size(), batchSize, seed);
    }

    Predicate<History> stopRule() {
        return stopRule;
    }

    /** Starts the training; it goes on as the run is iterated. */
    public TrainingRun start() {
        loss.checkFits(network.layers().get(network.layers().size() - 1).activation());
        return new TrainingRun(this, new ClearStepper(this));
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
