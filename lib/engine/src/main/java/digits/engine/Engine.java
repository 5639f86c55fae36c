package digits.engine;

import digits.dataset.Distorter;
import digits.engine.iteration.ByExamples;
import digits.engine.iteration.ByUnits;
import digits.engine.iteration.LearnedState;
import digits.engine.iteration.Scoring;
import digits.engine.iteration.WorkSharing;
import digits.engine.kernels.Kernels;
import digits.engine.layers.Pass;
import digits.engine.layers.WeightMap;
import digits.engine.layers.Workspace;
import digits.engine.layout.Block;
import digits.engine.layout.DenseLayout;
import digits.engine.layout.Examples;
import digits.engine.layout.Layout;
import digits.engine.layout.SparseLayout;
import digits.engine.layout.TiledLayout;
import digits.engine.plan.ExecutionPlan;
import digits.engine.plan.Work;
import digits.engine.team.Team;
import digits.network.Dropout;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Regularization;
import digits.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains one network, or several of the same shape side by side, which share the examples and one way through them. It builds
 * what an {@link ExecutionPlan} says, and then takes one iteration after the other.
 *
 * @param <N> double[] or float[]: what it computes in
 */
final class Engine<N> {

    private final LearnedState<N> learning;
    private final Team team;
    private final WorkSharing sharing;
    private final Scoring<N> trainScoring;
    private final Scoring<N> testScoring;
    private final int networks;
    private final Regularization regularization;

    /** For each network the iteration at whose end a weight was no longer finite; −1 while all are. */
    private final int[] ended;

    private int iteration;

    /** @param trainings alike in everything but the optimizers' settings, the weights to start from and when to stop */
    Engine(List<Training> trainings, Kernels<N> kernels) {
        this(trainings, ExecutionPlan.choose(Work.of(trainings), kernels.lanes()), kernels);
    }

    /** @param workers how many threads to use, in place of as many as there is work for */
    Engine(List<Training> trainings, Kernels<N> kernels, int workers) {
        this(
                trainings,
                ExecutionPlan.choose(Work.of(trainings), kernels.lanes()).withWorkers(workers),
                kernels);
    }

    private Engine(List<Training> trainings, ExecutionPlan plan, Kernels<N> kernels) {
        Training training = trainings.get(0);
        Dropout dropout = training.regularization().dropout();
        networks = trainings.size();
        regularization = training.regularization();
        team = new Team(plan.workers());
        Layout<N> layout = layout(plan.layout(), training, kernels);
        Examples<N> examples = layout.examples(training.train(), dropout);
        WeightMap map = WeightMap.of(training.network(), networks, layout, kernels);
        learning = new LearnedState<>(map, trainings, kernels);
        for (int network = 0; network < networks; network++) {
            learning.write(network, trainings.get(network).network());
        }
        Pass<N> pass = Pass.of(map, layout, training.loss(), kernels);
        List<Workspace<N>> spaces = new ArrayList<>();
        for (int worker = 0; worker < team.workers(); worker++) {
            spaces.add(new Workspace<>(map, layout, plan.blockSize(), dropout.hidden() > 0, kernels));
        }
        if (plan.sharesExamples()) {
            List<Block<N>> blocks = examples.kept(plan.groups().bounds());
            sharing = new ByExamples<>(
                    pass, learning, team, training, plan.groups().count(), blocks, spaces);
        } else {
            sharing = new ByUnits<>(pass, layout, learning, team, distorted(examples, training, layout), training);
        }
        trainScoring = new Scoring<>(pass.forward(), learning, team, examples, training.loss(), networks, spaces);
        testScoring = training.test()
                .map(test -> new Scoring<>(
                        pass.forward(),
                        learning,
                        team,
                        layout.examples(test, Dropout.NONE),
                        training.loss(),
                        networks,
                        spaces))
                .orElse(null);
        ended = new int[networks];
        Arrays.fill(ended, -1);
        noteEnds();
    }

    private Layout<N> layout(ExecutionPlan.LayoutKind kind, Training training, Kernels<N> kernels) {
        int inputs = training.train().features();
        int units = training.network().layers().get(0).units();
        return switch (kind) {
            case DENSE -> new DenseLayout<>(networks, units, inputs, kernels);
            case SPARSE -> new SparseLayout<>(networks, units, inputs, kernels);
            case TILED -> new TiledLayout<>(networks, units, training.train(), kernels);
        };
    }

    /** The examples to learn from, if they are distorted; else as they are. */
    private Examples<N> distorted(Examples<N> examples, Training training, Layout<N> layout) {
        if (training.distortion().isNone()) {
            return examples;
        }
        List<Distorter> distorters = new ArrayList<>();
        for (int worker = 0; worker < team.workers(); worker++) {
            distorters.add(training.distortion().distorter(training.train(), training.seed()));
        }
        return ((DenseLayout<N>) layout).distorted(training.train(), distorters);
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
        return learning.read(network);
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
