package digits.engine.iteration;

import digits.engine.layers.Pass;
import digits.engine.layers.Workspace;
import digits.engine.layout.Block;
import digits.engine.layout.Chance;
import digits.engine.layout.Examples;
import digits.engine.layout.Layout;
import digits.engine.team.Share;
import digits.engine.team.Team;
import digits.network.Dropout;
import digits.training.Batches;
import digits.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that {@link ByExamples} isn't for: mini-batches, and full batches that are small, or whose blocks can't be kept. In each
 * layer every worker takes a part of the units and does them for all examples. After each layer all meet at a barrier.
 */
public final class ByUnits<N> implements WorkSharing {

    /** Larger batches are done in chunks, for which the workspace stays in the cache. */
    private static final int CHUNK = 256;

    private final Pass<N> pass;
    private final LearnedState<N> learning;
    private final Team team;
    private final Examples<N> examples;
    private final Dropout dropout;
    private final long seed;

    /** One for each worker, all alike: {@link Batches} may not be shared between threads. */
    private final List<Batches> batches = new ArrayList<>();

    private final Workspace<N> space;
    private final Block<N> block;

    /** All examples, for full batches; null for mini-batches. */
    private final int[] all;

    public ByUnits(
            Pass<N> pass,
            Layout<N> layout,
            LearnedState<N> learning,
            Team team,
            Examples<N> examples,
            Training training) {
        this.pass = pass;
        this.learning = learning;
        this.team = team;
        this.examples = examples;
        dropout = training.regularization().dropout();
        seed = training.seed();
        for (int worker = 0; worker < team.workers(); worker++) {
            batches.add(training.batches());
        }
        int most = Math.min(CHUNK, batches.get(0).size());
        space = new Workspace<>(learning.map, layout, most, dropout.hidden() > 0, learning.kernels);
        block = examples.empty(most);
        all = batches.get(0).full() ? IntStream.range(0, examples.size()).toArray() : null;
    }

    @Override
    public boolean iterate(int iteration, Share share) throws InterruptedException {
        int[] batch = all != null ? all : batches.get(share.worker()).batch(iteration);
        long epoch = batches.get(share.worker()).epoch(iteration);
        for (int from = 0; from < batch.length; from += CHUNK) {
            int to = Math.min(batch.length, from + CHUNK);
            Chance chance = new Chance(dropout.mask(seed, iteration), epoch);
            examples.choose(block, batch, from, to, chance, share);
            if (share.worker() == 0) {
                space.mask = chance.mask();
                if (from == 0) {
                    learning.begin(iteration);
                }
            }
            team.shouldStop(share);
            team.await();
            team.checkStopped();
            learn(batch.length, from == 0, share);
        }
        learning.update(share, iteration);
        team.await();
        return learning.isAnyFinite();
    }

    private void learn(int m, boolean fresh, Share share) throws InterruptedException {
        for (int layer = 0; layer < pass.layers(); layer++) {
            pass.forward().layer(layer, block, learning.weights, space, share);
            team.await();
            if (pass.lossSlope().needsSoftmax(layer)) {
                pass.forward().softmax(layer, block, space, share);
                team.await();
            }
        }
        pass.lossSlope().compute(block, m, space, share);
        team.await();
        for (int layer = pass.layers() - 1; layer > 0; layer--) {
            pass.backward().slopesBefore(layer, block, learning.weights, space, share);
            team.await();
            if (pass.backward().isSoftmax(layer - 1)) {
                pass.backward().timesSoftmaxSlope(layer - 1, block, space, share);
                team.await();
            }
        }
        for (int layer = 0; layer < pass.layers(); layer++) {
            pass.backward().gradient(layer, block, space, learning.gradient, 0, fresh, share);
        }
        team.await();
    }

    @Override
    public void begin(int iteration) {}
}
