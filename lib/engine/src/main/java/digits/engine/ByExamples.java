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
 * gradients are added in an order that only hangs on the groups, so that it makes no difference who did which.
 *
 * <p>Few weights are learned by each worker for itself: adding all gradients takes less time than to wait once more until the
 * others have added theirs, and to fetch what they learned. All learn the same, to the bit.
 */
final class ByExamples<A> implements WorkSharing {

    /** Fewer examples in a group, and adding the gradients would take a noticeable part of the time. */
    private static final int GROUP = 240;

    /** More groups wouldn't be shared better among a few workers. */
    private static final int MOST_GROUPS = 16;

    /** Numbers in all gradients together: 64 MB of doubles. */
    private static final int MOST_NUMBERS = 8 << 20;

    /** Up to so many numbers are learned by each worker for itself. */
    private static final int FEW = 4096;

    private final Kernels<A> kernels;
    private final Pass<A> pass;
    private final Plan plan;

    /** One for each worker; the same for all if there is much to learn. */
    private final List<Learning<A>> learners = new ArrayList<>();

    private final boolean apart;

    /**
     * The gradients of all groups, one after the other. If workers learn apart, once more for every other iteration, since
     * one worker may already write them while another still reads the last.
     */
    private final A gradients;

    private final Team team;
    private final int examples;
    private final Dropout dropout;
    private final long seed;
    private final List<List<Block<A>>> groups = new ArrayList<>();
    private final List<Workspace<A>> spaces;

    /** How many of the even groups, and of the odd ones, are done in the iteration in hand. */
    private final AtomicIntegerArray done = new AtomicIntegerArray(2);

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
        this.team = team;
        kernels = learning.kernels;
        plan = learning.plan;
        apart = plan.size() <= FEW;
        learners.add(learning);
        for (int worker = 1; worker < team.workers(); worker++) {
            learners.add(apart ? learning.copy() : learning);
        }
        int copies = apart ? 2 * groupCount : groupCount;
        gradients = kernels.allocate(Math.addExact(plan.from(), Math.multiplyExact(copies, plan.size())));
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
    public boolean iterate(int iteration, Share share) throws InterruptedException {
        Learning<A> learning = learners.get(share.worker());
        if (apart || share.worker() == 0) {
            learning.begin(iteration);
        }
        pass.begin(learning.weights, spaces.get(share.worker()));
        DropoutMask mask = dropout.mask(seed, iteration);
        int shift = apart ? iteration % 2 * groups.size() * plan.size() : 0;
        for (int i = 0; i < share.workers(); i++) {
            // Its own groups first, which may still be in its cache, then what the others haven't come to.
            // Neighbours are alike, and have about as much ink: they are for different workers.
            int first = (share.worker() + i) % share.workers();
            for (int group = first; group < groups.size(); group += share.workers()) {
                if (taken.compareAndSet(group, iteration, iteration + 1)) {
                    learn(groups.get(group), learning.weights, mask, shift + group * plan.size(), share);
                    if (apart) {
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
            learning.sum(gradients, shift, groups.size(), share);
            learning.update(share, iteration);
            team.await();
        }
        return learning.isAnyFinite();
    }

    /**
     * Whoever does the last of the even groups, or of the odd ones, adds their gradients up, in the place of the first of them.
     * With two workers they are its own, and the other has only one gradient to fetch.
     */
    private void addHalf(int half, int shift) {
        int count = (groups.size() + 1 - half) / 2;
        if (done.incrementAndGet(half) == count) {
            done.set(half, 0);
            int at = shift + plan.from() + half * plan.size();
            kernels.sumCopies(gradients, at, 2 * plan.size(), count, gradients, at, plan.size());
        }
    }

    private void learn(List<Block<A>> group, A weights, DropoutMask mask, int shift, Share share) {
        Workspace<A> space = spaces.get(share.worker());
        space.mask = mask;
        boolean fresh = true;
        for (Block<A> block : group) {
            if (team.isStopped(share)) {
                return;
            }
            learn(block, weights, space, shift, fresh);
            fresh = false;
        }
    }

    private void learn(Block<A> block, A weights, Workspace<A> space, int shift, boolean fresh) {
        for (int layer = 0; layer < pass.layers(); layer++) {
            pass.forward(layer, block, weights, space, Share.ALL);
            pass.softmax(layer, block, space, Share.ALL);
        }
        pass.slopeOfLoss(block, examples, space, Share.ALL);
        for (int layer = pass.layers() - 1; layer > 0; layer--) {
            pass.gradient(layer, block, space, gradients, shift, fresh, Share.ALL);
            pass.backward(layer, block, weights, space, Share.ALL);
            pass.timesSoftmaxSlope(layer - 1, block, space, Share.ALL);
        }
        pass.gradient(0, block, space, gradients, shift, fresh, Share.ALL);
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
