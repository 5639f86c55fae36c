package digits.engine;

import digits.network.Dropout;
import digits.network.DropoutMask;
import digits.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Full batches of many examples: the examples are cut into groups, and a worker takes one group after the other, forward and
 * backward, block by block, while everything it needs is in its cache. Each group has a gradient of its own. At the end the
 * gradients are added in the order of the groups, so that it makes no difference who did which.
 */
final class ByExamples<A> implements WorkSharing {

    /** Fewer examples in a group, and adding the gradients would take a noticeable part of the time. */
    private static final int GROUP = 240;

    /** More groups wouldn't be shared better among a few workers. */
    private static final int MOST_GROUPS = 16;

    /** Numbers in all gradients together: 64 MB of doubles. */
    private static final int MOST_NUMBERS = 8 << 20;

    private final Pass<A> pass;
    private final Learning<A> learning;
    private final Team team;
    private final int examples;
    private final Dropout dropout;
    private final long seed;
    private final List<List<Block<A>>> groups = new ArrayList<>();
    private final List<Workspace<A>> spaces;

    /** For each group how many iterations it was taken in. */
    private final AtomicIntegerArray taken;

    /**
     * @param blocks the blocks of all groups, as {@link #bounds} has them
     * @param spaces one for each worker
     */
    ByExamples(
            Pass<A> pass,
            Learning<A> learning,
            Team team,
            Training training,
            int groupCount,
            List<Block<A>> blocks,
            List<Workspace<A>> spaces) {
        this.pass = pass;
        this.learning = learning;
        this.team = team;
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

    /** How many groups so many examples are cut into: 1 means that this isn't the way for them. */
    static int groups(int examples, int parameters) {
        int byExamples = Math.min(MOST_GROUPS, Math.round((float) examples / GROUP));
        return Math.max(1, Math.min(byExamples, MOST_NUMBERS / Math.max(1, parameters)));
    }

    /**
     * Where blocks start, and the last ends: each group has the same number of blocks of about the same size.
     *
     * @param step what all blocks but the last start and end at a multiple of
     * @param mostInBlock a multiple of step
     */
    static int[] bounds(int examples, int groups, int step, int mostInBlock) {
        int steps = (examples + step - 1) / step;
        int perGroup = 1;
        while ((long) groups * perGroup * (mostInBlock / step) < steps) {
            perGroup++;
        }
        int blocks = groups * perGroup;
        int[] bounds = new int[blocks + 1];
        for (int block = 0; block <= blocks; block++) {
            bounds[block] = (int) Math.min(examples, (long) steps * block / blocks * step);
        }
        return bounds;
    }

    /** How many examples the largest block has room for. */
    static int largest(int[] bounds) {
        int largest = 0;
        for (int i = 0; i + 1 < bounds.length; i++) {
            largest = Math.max(largest, bounds[i + 1] - bounds[i]);
        }
        return largest;
    }

    @Override
    public void iterate(int iteration, Share share) throws InterruptedException {
        if (share.worker() == 0) {
            learning.begin(iteration);
        }
        pass.begin(learning.weights, spaces.get(share.worker()));
        DropoutMask mask = dropout.mask(seed, iteration);
        for (int i = 0; i < share.workers(); i++) {
            // Its own groups first, which may still be in its cache, then what the others haven't come to. Neighbours,
            // which
            // are alike and have about as much ink, are for different workers.
            int first = (share.worker() + i) % share.workers();
            for (int group = first; group < groups.size(); group += share.workers()) {
                if (taken.compareAndSet(group, iteration, iteration + 1)) {
                    learn(group, mask, share);
                }
            }
        }
        team.await();
        team.checkStopped();
        learning.sum(groups.size(), share);
        learning.update(share, iteration);
        team.await();
    }

    private void learn(int group, DropoutMask mask, Share share) {
        Workspace<A> space = spaces.get(share.worker());
        space.mask = mask;
        boolean fresh = true;
        for (Block<A> block : groups.get(group)) {
            if (team.isStopped(share)) {
                return;
            }
            learn(block, space, group * learning.plan.size(), fresh);
            fresh = false;
        }
    }

    private void learn(Block<A> block, Workspace<A> space, int shift, boolean fresh) {
        for (int layer = 0; layer < pass.layers(); layer++) {
            pass.forward(layer, block, learning.weights, space, Share.ALL);
            pass.softmax(layer, block, space, Share.ALL);
        }
        pass.slopeOfLoss(block, examples, space, Share.ALL);
        for (int layer = pass.layers() - 1; layer > 0; layer--) {
            pass.gradient(layer, block, space, learning.gradients, shift, fresh, Share.ALL);
            pass.backward(layer, block, learning.weights, space, Share.ALL);
            pass.timesSoftmaxSlope(layer - 1, block, space, Share.ALL);
        }
        pass.gradient(0, block, space, learning.gradients, shift, fresh, Share.ALL);
    }

    @Override
    public void begin(int iteration) {
        // An iteration that was given up left some groups taken.
        for (int group = 0; group < groups.size(); group++) {
            taken.set(group, iteration);
        }
    }
}
