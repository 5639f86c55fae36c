package digits.engine.iteration;

import digits.engine.layers.Forward;
import digits.engine.layers.LastLayer;
import digits.engine.layers.Workspace;
import digits.engine.layout.Block;
import digits.engine.layout.Examples;
import digits.engine.team.Share;
import digits.engine.team.Team;
import digits.network.DropoutMask;
import digits.network.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Loss and accuracy of networks on examples: the way forward only, block by block, by all workers. */
public final class Scoring<N> {

    /** What networks reached, one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // made by the engine, read by the engine
    public record Scores(double[] losses, double[] accuracies) {}

    private final Forward<N> forward;
    private final LearnedState<N> learning;
    private final Team team;
    private final Examples<N> examples;
    private final Loss loss;
    private final int networks;
    private final int blockSize;
    private final List<Workspace<N>> spaces;
    private final List<Block<N>> blocks = new ArrayList<>();

    public Scoring(
            Forward<N> forward,
            LearnedState<N> learning,
            Team team,
            Examples<N> examples,
            Loss loss,
            int networks,
            List<Workspace<N>> spaces) {
        this.forward = forward;
        this.learning = learning;
        this.team = team;
        this.examples = examples;
        this.loss = loss;
        this.networks = networks;
        this.spaces = spaces;
        blockSize = Math.min(spaces.get(0).examples, examples.size());
        for (int worker = 0; worker < team.workers(); worker++) {
            blocks.add(examples.empty(blockSize));
        }
    }

    /**
     * Scores of all networks as they are now.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public Scores score() throws InterruptedException {
        int count = (examples.size() + blockSize - 1) / blockSize;
        double[][] losses = new double[count][networks];
        int[][] hits = new int[count][networks];
        AtomicInteger next = new AtomicInteger();
        team.run(share -> {
            Workspace<N> space = spaces.get(share.worker());
            // While measuring nothing is left out.
            space.mask = DropoutMask.NONE;
            forward.begin(learning.weights, space);
            for (int i = next.getAndIncrement(); i < count && !team.shouldStop(share); i = next.getAndIncrement()) {
                Block<N> block = blocks.get(share.worker());
                int from = i * blockSize;
                examples.show(block, from, Math.min(from + blockSize, examples.size()));
                score(block, space, losses[i], hits[i]);
            }
        });
        return total(losses, hits);
    }

    private void score(Block<N> block, Workspace<N> space, double[] losses, int[] hits) {
        for (int layer = 0; layer < forward.layers(); layer++) {
            forward.layer(layer, block, learning.weights, space, Share.ALL);
            forward.softmax(layer, block, space, Share.ALL);
        }
        LastLayer<N> last = new LastLayer<>(learning.map, space, learning.kernels);
        for (int network = 0; network < networks; network++) {
            for (int example = 0; example < block.count; example++) {
                int label = block.labels[block.labelsAt + example];
                losses[network] += last.loss(loss, network, example, label);
                hits[network] += last.largest(network, example) == label ? 1 : 0;
            }
        }
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
            sums[network] /= examples.size();
            accuracies[network] /= examples.size();
        }
        return new Scores(sums, accuracies);
    }
}
