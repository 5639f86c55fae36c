package digits.engine.iteration;

import digits.engine.kernels.Kernels;
import digits.engine.layers.Pass;
import digits.engine.layers.WeightMap;
import digits.engine.layers.Workspace;
import digits.engine.layout.Block;
import digits.engine.team.Share;
import digits.engine.team.Team;
import digits.network.Dropout;
import digits.network.DropoutMask;
import digits.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Full batches of many examples: the examples are cut into groups, and a worker takes one group after the other, forward and
 * backward, block by block, while everything it needs is in its cache. Each group has a gradient of its own. At the end the
 * gradients are added in an order that is always the same, so that it makes no difference which worker did which group.
 *
 * <p>Where there are few weights, each worker keeps a copy of its own and updates all of it: that takes less time than a second
 * barrier, and fetching what others have updated. All copies stay the same, to the bit.
 */
public final class ByExamples<N> implements WorkSharing {

    /** Up to so many weights and biases, each worker keeps a copy of its own. */
    private static final int FEW = 4096;

    private final Kernels<N> kernels;
    private final Pass<N> pass;
    private final WeightMap map;

    /** One for each worker; the same for all if there is much to learn. */
    private final List<LearnedState<N>> learners = new ArrayList<>();

    private final boolean apart;

    /**
     * Whether the gradients are added in two halves: if one network by itself has at most {@link #FEW} weights, since its sums
     * must not change when others stand beside it.
     */
    private final boolean halves;

    /**
     * The gradients of all groups, one after the other. If workers learn apart, once more for every other iteration, since
     * one worker may already write them while another still reads the last.
     */
    private final N gradients;

    private final Team team;
    private final int examples;
    private final Dropout dropout;
    private final long seed;
    private final List<List<Block<N>>> groups = new ArrayList<>();
    private final List<Workspace<N>> spaces;

    /** How many of the even groups, and of the odd ones, are done in the current iteration. */
    private final AtomicIntegerArray done = new AtomicIntegerArray(2);

    /** For each group how many iterations it was taken in. */
    private final AtomicIntegerArray taken;

    /**
     * @param blocks the blocks of all groups, the same number of them in each
     * @param spaces one for each worker
     */
    public ByExamples(
            Pass<N> pass,
            LearnedState<N> learning,
            Team team,
            Training training,
            int groupCount,
            List<Block<N>> blocks,
            List<Workspace<N>> spaces) {
        this.pass = pass;
        this.team = team;
        kernels = learning.kernels;
        map = learning.map;
        apart = map.size() <= FEW;
        halves = training.network().parameters() <= FEW;
        learners.add(learning);
        for (int worker = 1; worker < team.workers(); worker++) {
            learners.add(apart ? learning.copy() : learning);
        }
        int copies = apart ? 2 * groupCount : groupCount;
        gradients = kernels.allocate(Math.addExact(map.from(), Math.multiplyExact(copies, map.size())));
        examples = training.train().size();
        dropout = training.regularization().dropout();
        seed = training.seed();
        this.spaces = spaces;
        int perGroup = blocks.size() / groupCount;
        for (int group = 0; group < groupCount; group++) {
            groups.add(blocks.subList(group * perGroup, (group + 1) * perGroup));
        }
        taken = new AtomicIntegerArray(groupCount);
    }

    @Override
    public boolean iterate(int iteration, Share share) throws InterruptedException {
        LearnedState<N> learning = learners.get(share.worker());
        if (apart || share.worker() == 0) {
            learning.begin(iteration);
        }
        pass.forward().begin(learning.weights, spaces.get(share.worker()));
        DropoutMask mask = dropout.mask(seed, iteration);
        int shift = apart ? iteration % 2 * groups.size() * map.size() : 0;
        for (int i = 0; i < share.workers(); i++) {
            // Its own groups first, which may still be in its cache, then what the others haven't come to.
            // Neighbouring groups have about as much ink, so giving them to different workers shares the work evenly.
            int first = (share.worker() + i) % share.workers();
            for (int group = first; group < groups.size(); group += share.workers()) {
                if (taken.compareAndSet(group, iteration, iteration + 1)) {
                    learn(groups.get(group), learning.weights, mask, shift + group * map.size(), share);
                    if (halves) {
                        addHalf(group % 2, shift);
                    }
                }
            }
        }
        team.await();
        team.checkStopped();
        if (apart) {
            learning.sum(gradients, shift, 2, Share.ALL);
            learning.update(Share.ALL, iteration);
        } else {
            learning.sum(gradients, shift, halves ? 2 : groups.size(), share);
            learning.update(share, iteration);
            team.await();
        }
        return learning.isAnyFinite();
    }

    /**
     * Whoever does the last of the even groups, or of the odd ones, adds their gradients up, in the place of the first of them.
     * With two workers each adds up the groups that it did itself, and later fetches only one gradient from the other.
     */
    private void addHalf(int half, int shift) {
        int count = (groups.size() + 1 - half) / 2;
        if (done.incrementAndGet(half) == count) {
            done.set(half, 0);
            int at = shift + map.from() + half * map.size();
            kernels.sumCopies(gradients, at, 2 * map.size(), count, gradients, at, map.size());
        }
    }

    private void learn(List<Block<N>> group, N weights, DropoutMask mask, int shift, Share share) {
        Workspace<N> space = spaces.get(share.worker());
        space.mask = mask;
        boolean fresh = true;
        for (Block<N> block : group) {
            if (team.shouldStop(share)) {
                return;
            }
            learn(block, weights, space, shift, fresh);
            fresh = false;
        }
    }

    private void learn(Block<N> block, N weights, Workspace<N> space, int shift, boolean fresh) {
        for (int layer = 0; layer < pass.layers(); layer++) {
            pass.forward().layer(layer, block, weights, space, Share.ALL);
            if (pass.lossSlope().needsSoftmax(layer)) {
                pass.forward().softmax(layer, block, space, Share.ALL);
            }
        }
        pass.lossSlope().compute(block, examples, space, Share.ALL);
        for (int layer = pass.layers() - 1; layer > 0; layer--) {
            pass.backward().gradient(layer, block, space, gradients, shift, fresh, Share.ALL);
            pass.backward().slopesBefore(layer, block, weights, space, Share.ALL);
            pass.backward().timesSoftmaxSlope(layer - 1, block, space, Share.ALL);
        }
        pass.backward().gradient(0, block, space, gradients, shift, fresh, Share.ALL);
    }

    @Override
    public void begin(int iteration) {
        // An iteration that was given up left some groups taken, and some done.
        done.set(0, 0);
        done.set(1, 0);
        for (int group = 0; group < groups.size(); group++) {
            taken.set(group, iteration);
        }
    }
}
