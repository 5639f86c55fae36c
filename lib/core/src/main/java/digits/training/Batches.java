package digits.training;

import digits.dataset.Shuffle;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which examples each iteration learns from. An epoch goes once through all examples in a new random order, batch by batch;
 * its last batch is smaller where the batch size does not divide the number of examples. Not shared between threads.
 */
public final class Batches {

    /** How far {@link SplittableRandom} moves from one number to the next: 2^64 divided by the golden ratio, made odd. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final int examples;
    private final int batchSize;
    private final long seed;
    private long epochInHand = -1;
    private int[] order;

    /**
     * @param batchSize examples in a batch, 1..examples; if it is {@code examples}, every iteration takes all of them in
     *     their own order
     * @throws IllegalArgumentException if the batch size is outside 1..examples
     */
    public Batches(int examples, int batchSize, long seed) {
        if (batchSize < 1 || batchSize > examples) {
            throw new IllegalArgumentException("batches of " + examples + " examples need a size from 1 to " + examples
                    + ", but got " + batchSize);
        }
        this.examples = examples;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Examples in a batch; an epoch's last may have fewer. */
    public int size() {
        return batchSize;
    }

    /** Whether every iteration takes all examples. */
    public boolean full() {
        return batchSize == examples;
    }

    /** Iterations in an epoch. */
    public int perEpoch() {
        return (examples + batchSize - 1) / batchSize;
    }

    /** In which epoch an iteration is, both counted from 0. */
    public long epoch(long iteration) {
        return iteration / perEpoch();
    }

    /** The examples of an iteration, counted from 0, for mini-batches; see {@link #full()}. */
    public int[] batch(long iteration) {
        long epoch = epoch(iteration);
        if (epoch != epochInHand) {
            order = Shuffle.order(examples, new SplittableRandom(epochSeed(epoch)));
            epochInHand = epoch;
        }
        int from = (int) (iteration % perEpoch()) * batchSize;
        return Arrays.copyOfRange(order, from, Math.min(from + batchSize, examples));
    }

    /**
     * A seed of its own for each epoch, so that any iteration can be asked for first: the number that a generator gives
     * when it is moved on by so many steps. The moved generator itself would not do: it runs through the same numbers as
     * that of the epoch before, one later, and would put the examples in nearly the same order.
     */
    private long epochSeed(long epoch) {
        return new SplittableRandom(seed + STEP * epoch).nextLong();
    }
}
