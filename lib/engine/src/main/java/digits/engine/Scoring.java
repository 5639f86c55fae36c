package digits.engine;

import digits.network.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Loss and accuracy of networks on examples: the way forward only, block by block, by all workers. */
final class Scoring<A> {

    /** What networks reached, one after the other. */
    record Scores(double[] losses, double[] accuracies) {}

    private final Pass<A> pass;
    private final Learning<A> learning;
    private final Team team;
    private final Examples<A> examples;
    private final Loss loss;
    private final int networks;
    private final int blockSize;
    private final List<Workspace<A>> spaces;
    private final List<Block<A>> blocks = new ArrayList<>();

    Scoring(
            Pass<A> pass,
            Learning<A> learning,
            Team team,
            Examples<A> examples,
            Loss loss,
            int networks,
            List<Workspace<A>> spaces) {
        this.pass = pass;
        this.learning = learning;
        this.team = team;
        this.examples = examples;
        this.loss = loss;
        this.networks = networks;
        this.spaces = spaces;
        blockSize = Math.min(spaces.get(0).examples, examples.labels.length);
        for (int worker = 0; worker < team.workers(); worker++) {
            blocks.add(examples.empty(blockSize));
        }
    }

    /**
     * Scores of all networks as they are now.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    Scores score() throws InterruptedException {
        int count = (examples.labels.length + blockSize - 1) / blockSize;
        double[][] losses = new double[count][networks];
        int[][] hits = new int[count][networks];
        AtomicInteger next = new AtomicInteger();
        team.run(share -> {
            pass.begin(learning.weights, spaces.get(share.worker()));
            for (int i = next.getAndIncrement(); i < count && !team.isStopped(share); i = next.getAndIncrement()) {
                Block<A> block = blocks.get(share.worker());
                int from = i * blockSize;
                examples.show(block, from, Math.min(from + blockSize, examples.labels.length));
                score(block, spaces.get(share.worker()), losses[i], hits[i]);
            }
        });
        return total(losses, hits);
    }

    private void score(Block<A> block, Workspace<A> space, double[] losses, int[] hits) {
        for (int layer = 0; layer < pass.layers(); layer++) {
            pass.forward(layer, block, learning.weights, space, Share.ALL);
            pass.softmax(layer, block, space, Share.ALL);
        }
        LayerPlan last = learning.plan.layers().get(pass.layers() - 1);
        for (int network = 0; network < networks; network++) {
            for (int example = 0; example < block.count; example++) {
                int at = space.A[pass.layers() - 1] + network * last.units() * space.row + example;
                int label = block.labels[block.labelsAt + example];
                losses[network] += loss(space, at, last.units(), label);
                hits[network] += largest(space, at, last.units()) == label ? 1 : 0;
            }
        }
    }

    private double loss(Workspace<A> space, int at, int units, int label) {
        double sum = 0;
        for (int unit = 0; unit < units; unit++) {
            sum += loss.term(learning.kernels.get(space.array, at + unit * space.row), unit == label ? 1 : 0);
        }
        return sum;
    }

    private int largest(Workspace<A> space, int at, int units) {
        int best = 0;
        for (int unit = 1; unit < units; unit++) {
            if (learning.kernels.get(space.array, at + unit * space.row)
                    > learning.kernels.get(space.array, at + best * space.row)) {
                best = unit;
            }
        }
        return best;
    }

    /** Blocks are added in their order, whoever did them. */
    private Scores total(double[][] losses, int[][] hits) {
        double[] sums = new double[networks];
        double[] accuracies = new double[networks];
        for (int network = 0; network < networks; network++) {
            for (int block = 0; block < losses.length; block++) {
                sums[network] += losses[block][network];
                accuracies[network] += hits[block][network];
            }
            sums[network] /= examples.labels.length;
            accuracies[network] /= examples.labels.length;
        }
        return new Scores(sums, accuracies);
    }
}
