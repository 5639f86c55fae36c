package digits.engine;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.dataset.Pixels;
import digits.network.Dropout;
import digits.network.Network;
import digits.training.Batches;
import digits.training.Measurement;
import digits.training.Regularization;
import digits.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains one network, or several of the same shape side by side, which share the examples and one way through them. Read
 * {@link Pass}, which is forward and backward propagation, then {@link ByExamples} and {@link ByUnits}.
 *
 * @param <A> double[] or float[]: what it computes in
 */
final class Engine<A> {

    /** Numbers in a workspace: 1 MB of doubles, half of a core's own cache. */
    private static final int SPACE = 256 << 10;

    /** Examples in a block: fewer and starting a kernel costs, more and nothing is won. */
    private static final int LEAST_IN_BLOCK = 64;

    private static final int MOST_IN_BLOCK = Tiles.LONGEST;

    /** Above this many bytes, dense examples are made into matrices anew whenever they are needed. */
    private static final long MOST_KEPT = 128L << 20;

    /**
     * In mini-batches, above this part of nonzero examples, a product with all of them is faster: it takes 0.3 ns for a
     * vector where one that picks them takes 0.7 ns, but can fill its vectors with examples where the other needs units.
     */
    private static final double DENSE = 0.45;

    /** Examples that tell which features have ink together. */
    private static final int TELLING = 1024;

    /** Vector operations that are worth a worker: waiting for each other a few times costs as much as some thousands. */
    private static final long WORTH_A_WORKER = 10_000;

    private final Kernels<A> kernels;
    private final LayerPlan.Input input;
    private final Plan plan;
    private final Learning<A> learning;
    private final Team team;
    private final WorkSharing sharing;
    private final Scoring<A> trainScoring;
    private final Scoring<A> testScoring;
    private final int networks;
    private final Regularization regularization;

    /** For each network the iteration at whose end a weight was no longer finite; −1 while all are. */
    private final int[] ended;

    private int iteration;

    /**
     * @param trainings alike in everything but the optimizers' settings, the weights to start from and when to stop
     * @param workers how many threads to use; see {@link #workersFor}
     */
    Engine(List<Training> trainings, Kernels<A> kernels, int workers) {
        this.kernels = kernels;
        Training training = trainings.get(0);
        Dataset train = training.train();
        networks = trainings.size();
        regularization = training.regularization();
        Batches batches = training.batches();
        team = new Team(workers);
        boolean distorts = !training.distortion().isNone();
        Dropout dropout = training.regularization().dropout();
        // What is left out of the features, and how they are distorted, differs from iteration to iteration: such
        // blocks can't be kept.
        boolean keeps = batches.full() && dropout.input() == 0 && !distorts && keptBytes(training) <= MOST_KEPT;
        int groups = keeps
                ? ByExamples.groups(train.size(), networks * training.network().parameters())
                : 1;
        input = input(training, groups > 1);
        plan = Plan.of(training.network(), networks, input, kernels);
        Examples<A> examples = examples(train, dropout.hidden() > 0);
        int[] bounds = ByExamples.bounds(train.size(), groups, Tiles.width(kernels), blockSize());
        int blockSize = groups > 1 ? ByExamples.largest(bounds) : blockSize();
        learning = new Learning<>(plan, trainings, kernels);
        for (int network = 0; network < networks; network++) {
            learning.write(network, trainings.get(network).network());
        }
        Pass<A> pass = new Pass<>(plan, training.loss(), examples.values(dropout), true, kernels);
        List<Workspace<A>> spaces = new ArrayList<>();
        for (int worker = 0; worker < team.workers(); worker++) {
            spaces.add(new Workspace<>(plan, blockSize, dropout.hidden() > 0, kernels));
        }
        if (groups > 1) {
            List<Block<A>> blocks = ((InBlocks<A>) examples).kept(bounds);
            sharing = new ByExamples<>(pass, learning, team, training, groups, blocks, spaces);
        } else {
            Examples<A> learned = distorts ? distorted(training, team.workers()) : examples;
            sharing = new ByUnits<>(pass, learning, team, learned, training);
        }
        trainScoring = scoring(training, examples, spaces);
        testScoring = training.test()
                .map(test -> scoring(training, examples(test, false), spaces))
                .orElse(null);
        ended = new int[networks];
        Arrays.fill(ended, -1);
        noteEnds();
    }

    private Scoring<A> scoring(Training training, Examples<A> examples, List<Workspace<A>> spaces) {
        Pass<A> pass = new Pass<>(plan, training.loss(), examples.values(Dropout.NONE), false, kernels);
        return new Scoring<>(pass, learning, team, examples, training.loss(), networks, spaces);
    }

    /** @param asTheyAre whether examples are to stay in their order, since dropout asks for an example's place */
    private Examples<A> examples(Dataset dataset, boolean asTheyAre) {
        return switch (input.kind()) {
            case DENSE -> new DenseExamples<>(dataset, kernels);
            case SPARSE -> new SparseExamples<>(dataset, kernels);
            case TILED -> {
                int[] order = asTheyAre
                        ? IntStream.range(0, dataset.size()).toArray()
                        : Likeness.order(
                                TileMaker.inkOfExamples((Pixels.Bytes) dataset.pixels(), dataset.size()),
                                Tiles.width(kernels));
                yield new TiledExamples<>(dataset, input.places(), order, kernels);
            }
        };
    }

    private Examples<A> distorted(Training training, int workers) {
        List<Distorter> distorters = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            distorters.add(training.distortion().distorter(training.train(), training.seed()));
        }
        return new DenseExamples<>(training.train(), distorters, kernels);
    }

    /** How examples are kept: whole blocks in tiles, batches as what isn't zero if that is little. */
    private LayerPlan.Input input(Training training, boolean keeps) {
        // Distorted pixels aren't whole numbers.
        boolean bytes = training.distortion().isNone()
                && SparseExamples.isPossible(training.train())
                && training.test().map(SparseExamples::isPossible).orElse(true);
        if (!bytes) {
            return LayerPlan.Input.DENSE;
        }
        if (keeps) {
            Pixels.Bytes pixels = (Pixels.Bytes) training.train().pixels();
            int[] features = Likeness.order(
                    TileMaker.inkOfFeatures(pixels, training.train().size(), TELLING), Tiles.width(kernels));
            int[] places = new int[features.length];
            for (int place = 0; place < features.length; place++) {
                places[features[place]] = place;
            }
            return LayerPlan.Input.tiled(places);
        }
        // Which part of the lanes isn't computed for nothing when they are filled with units of the first layer.
        int units = networks * training.network().layers().get(0).units();
        double filled = (double) units / Plan.wholeVectors(units, kernels.lanes());
        return SparseExamples.density(training.train()) < DENSE * filled
                ? LayerPlan.Input.SPARSE
                : LayerPlan.Input.DENSE;
    }

    /** About how much memory blocks of all examples take at most, in both directions. */
    private long keptBytes(Training training) {
        long numbers = 2L * training.train().size() * training.train().features();
        return SparseExamples.isPossible(training.train()) ? numbers : numbers * 64 / kernels.lanes();
    }

    private int blockSize() {
        int step = Tiles.width(kernels);
        int fits = SPACE / Workspace.perExample(plan, kernels.lanes()) / step * step;
        return Math.max(LEAST_IN_BLOCK, Math.min(MOST_IN_BLOCK, fits));
    }

    /** As many threads as the trainings allow and have enough work for. */
    static int workersFor(List<Training> trainings) {
        Training training = trainings.get(0);
        long parameters = (long) trainings.size() * training.network().parameters();
        long operations = 3 * parameters * training.batches().size() / DoubleKernels.LANES;
        return (int) Math.max(1, Math.min(training.threads(), operations / WORTH_A_WORKER));
    }

    /**
     * Takes steps, as long as any network's weights are finite.
     *
     * @throws InterruptedException if the thread was interrupted; the steps taken until then are kept
     */
    void advance(int steps) throws InterruptedException {
        int end = iteration + steps;
        sharing.begin(iteration);
        team.run(share -> {
            boolean goesOn = learning.isAnyFinite();
            for (int next = iteration; next < end && goesOn; next++) {
                goesOn = sharing.iterate(next, share);
                if (share.worker() == 0) {
                    iteration = next + 1;
                    noteEnds();
                }
            }
        });
    }

    private void noteEnds() {
        for (int network = 0; network < networks; network++) {
            if (ended[network] < 0 && !learning.isFinite(network)) {
                ended[network] = iteration;
            }
        }
    }

    int iteration() {
        return iteration;
    }

    /** The iteration at whose end a weight of the network was no longer finite; −1 while all are. */
    int ended(int network) {
        return ended[network];
    }

    Network network(int network) {
        return plan.read(network, learning.weights, kernels);
    }

    /**
     * How good the networks are now.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    List<Measurement> measure() throws InterruptedException {
        Scoring.Scores train = trainScoring.score();
        Scoring.Scores test = testScoring == null ? null : testScoring.score();
        List<Measurement> measurements = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            double penalty = regularization.l2() == 0 ? 0 : regularization.penalty(network(network));
            measurements.add(new Measurement(
                    iteration,
                    train.losses()[network] + penalty,
                    train.accuracies()[network],
                    test == null ? Double.NaN : test.losses()[network] + penalty,
                    test == null ? Double.NaN : test.accuracies()[network]));
        }
        return measurements;
    }
}
