package digits.training;

import digits.dataset.Dataset;
import digits.dataset.Distortion;
import digits.network.Dropout;
import digits.network.Loss;
import digits.network.Network;
import java.util.Optional;
import java.util.function.Predicate;

/** What a {@link Training} is set to; the methods that set it are there. Immutable. */
public abstract sealed class TrainingSettings permits Training {

    /** Measurements of a training that does not say how often to measure. */
    private static final int USUAL_MEASUREMENTS = 100;

    final Options chosen;

    private final Network network;
    private final Dataset train;

    TrainingSettings(Network network, Dataset train, Options chosen) {
        this.network = network;
        this.train = train;
        this.chosen = chosen;
    }

    public Network network() {
        return network;
    }

    public Dataset train() {
        return train;
    }

    public Optional<Dataset> test() {
        return Optional.ofNullable(chosen.get(Options.TEST));
    }

    public Loss loss() {
        return chosen.get(Options.LOSS);
    }

    public Optimizer optimizer() {
        return chosen.get(Options.OPTIMIZER);
    }

    public Schedule schedule() {
        return chosen.get(Options.SCHEDULE);
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
        return chosen.get(Options.REGULARIZATION);
    }

    /** How examples are distorted while learning; {@link Distortion#NONE} if they aren't. */
    public Distortion distortion() {
        return chosen.get(Options.DISTORTION);
    }

    /**
     * How many updates are made in all.
     *
     * @throws IllegalArgumentException if the epochs have more of them than an int can count
     */
    public int iterations() {
        int epochs = chosen.get(Options.EPOCHS);
        if (epochs == 0) {
            return chosen.get(Options.ITERATIONS);
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
        Integer size = chosen.get(Options.BATCH_SIZE);
        return size == null ? train.size() : size;
    }

    /** Iterations from one measurement to the next. */
    public int spacing() {
        int spacing = chosen.get(Options.SPACING);
        return spacing == 0 ? Math.max(1, iterations() / USUAL_MEASUREMENTS) : spacing;
    }

    /** Which examples each iteration learns from; a new object at each call. */
    public Batches batches() {
        return new Batches(train.size(), batchSize(), seed());
    }

    public long seed() {
        return chosen.get(Options.SEED);
    }

    public Precision precision() {
        return chosen.get(Options.PRECISION);
    }

    /** How many threads are used at most. */
    public int threads() {
        return chosen.get(Options.THREADS);
    }

    Predicate<History> stopRule() {
        return chosen.get(Options.STOP_RULE);
    }

    boolean keepsBest() {
        return chosen.get(Options.KEEP_BEST);
    }

    /** Whether a faster stepper may take this training's steps: it needs an optimizer that treats each weight by itself. */
    boolean mayBeFast() {
        return !chosen.get(Options.CLEAR) && optimizer() instanceof ElementwiseOptimizer;
    }

    /**
     * What trainings have in common that can be trained side by side; the settings of their optimizers, the start and when to
     * stop may differ.
     */
    record Kind(Dataset train, Network.Plan plan, Class<? extends Optimizer> optimizer, Options options) {}

    Kind kind() {
        return new Kind(train, network.plan(), optimizer().getClass(), chosen.shared(isRandom()));
    }

    /** Whether the seed decides anything. */
    private boolean isRandom() {
        return batchSize() < train.size()
                || !regularization().dropout().equals(Dropout.NONE)
                || !distortion().isNone();
    }

    static void checkFits(Network network, Dataset dataset) {
        if (network.inputs() != dataset.features() || network.outputs() != dataset.classes()) {
            throw new IllegalArgumentException("training needs a network with " + dataset.features() + " inputs and "
                    + dataset.classes() + " outputs for " + dataset + ", but the network is " + network);
        }
    }
}
