package digits.engine.plan;

import digits.engine.kernels.TileShape;

/**
 * How trainings are carried out. It decides from {@link Work} alone, without looking at a number that is learned, so that the
 * decisions can be tried by themselves.
 *
 * @param layout how examples are laid out for the first layer
 * @param groups how a full batch is cut
 * @param blockSize how many examples a workspace has room for; where the batch isn't cut, it serves only to measure
 * @param workers how many threads take part
 */
public record ExecutionPlan(LayoutKind layout, Groups groups, int blockSize, int workers) {

    /** How examples are laid out. */
    public enum LayoutKind {
        DENSE,
        SPARSE,
        TILED
    }

    /** Numbers in a workspace: 2 MB of doubles. */
    private static final int SPACE = 256 << 10;

    /** Fewer examples in a block, and starting a kernel would take a noticeable part of the time. */
    private static final int LEAST_IN_BLOCK = 64;

    /** A workspace for tiles has no room for more. */
    private static final int MOST_IN_BLOCK = TileShape.LONGEST;

    /** Above this many bytes, blocks of examples are made anew whenever they are needed. */
    private static final long MOST_KEPT = 128L << 20;

    /**
     * Mini-batches with a larger part of nonzero features are multiplied whole: that takes 0.3 ns for a vector instead of 0.7,
     * and its vectors are filled with examples, where a product that picks features needs units to fill them.
     */
    private static final double MOST_NONZERO = 0.45;

    /** Vector operations that are worth a worker: waiting for each other a few times costs as much as some thousands. */
    private static final long WORTH_A_WORKER = 10_000;

    /** Doubles in the longest vector. */
    private static final int VECTOR = 8;

    /** Most units of all networks side by side: 32 networks 64-10-10, if the workspace has room for so many. */
    private static final int MOST_UNITS = 640;

    /**
     * Decides. How examples are laid out and cut goes by one network, however many stand side by side: so each has the bits that it
     * would have alone.
     *
     * @param lanes how many numbers are in 64 bytes: 8 doubles or 16 floats
     */
    public static ExecutionPlan choose(Work work, int lanes) {
        Work one = work.ofOne();
        int count = keepsBlocks(one, lanes) ? Groups.count(one.examples(), one.parameters()) : 1;
        LayoutKind layout = layout(one, count > 1, lanes);
        int blockSize = blockSize(one, layout, lanes);
        Groups groups = new Groups(one.examples(), count, 2 * lanes, blockSize);
        return new ExecutionPlan(layout, groups, count > 1 ? groups.largestBlock() : blockSize, workers(work));
    }

    /** The same for another number of threads. */
    public ExecutionPlan withWorkers(int other) {
        return new ExecutionPlan(layout, groups, blockSize, other);
    }

    /** Whether each worker takes whole groups of examples; else it takes some units for all examples. */
    public boolean sharesExamples() {
        return groups.count() > 1;
    }

    /** How many networks are best trained side by side: enough to fill the vectors, not so many as to fill the cache. */
    public static int networksAtOnce(Work work, int lanes) {
        ExecutionPlan plan = choose(work, lanes);
        int units = work.layers().stream().mapToInt(LayerShape::units).sum();
        int examples = plan.sharesExamples() ? plan.blockSize() : Math.min(plan.blockSize(), work.batchSize());
        // What the networks share is left out: it is little beside what many of them need.
        int fits = SPACE / (examples * numbersPerExample(work.ofOne(), LayoutKind.TILED, lanes));
        return Math.max(1, Math.min(MOST_UNITS / units, fits));
    }

    /**
     * Whether blocks of all examples can be kept from iteration to iteration: not where the features that are left out, or how
     * pictures are distorted, differ each time, and not where they would take too much memory.
     */
    private static boolean keepsBlocks(Work work, int lanes) {
        long numbers = 2L * work.examples() * work.features();
        long bytes = work.trainIsBytes() ? numbers : numbers * 64 / lanes;
        return work.fullBatch() && !work.dropsFeatures() && !work.distorts() && bytes <= MOST_KEPT;
    }

    /** Whole blocks in tiles, batches as what isn't zero if that is little. Distorted pixels aren't whole numbers. */
    private static LayoutKind layout(Work work, boolean keeps, int lanes) {
        if (!work.allAreBytes() || work.distorts()) {
            return LayoutKind.DENSE;
        }
        if (keeps) {
            return LayoutKind.TILED;
        }
        // The part of the lanes that has something to do when they are filled with units of the first layer.
        int units = work.layers().get(0).units();
        double filled = (double) units / padded(units, lanes);
        return work.density() < MOST_NONZERO * filled ? LayoutKind.SPARSE : LayoutKind.DENSE;
    }

    /** As many examples as have room in the workspace. */
    private static int blockSize(Work work, LayoutKind layout, int lanes) {
        int step = 2 * lanes;
        int fits = SPACE / numbersPerExample(work, layout, lanes) / step * step;
        return Math.max(LEAST_IN_BLOCK, Math.min(MOST_IN_BLOCK, fits));
    }

    /** Numbers that a workspace holds for each example and network. */
    private static int numbersPerExample(Work work, LayoutKind layout, int lanes) {
        LayerShape first = work.layers().get(0);
        int sum = switch (layout) {
            case DENSE -> padded(first.inputs(), lanes);
            case SPARSE -> padded(first.units(), lanes);
            case TILED -> 0;
        };
        for (LayerShape layer : work.layers()) {
            sum += (layer.keepsZ() ? 3 : 2) * layer.units();
        }
        for (LayerShape later : work.layers().subList(1, work.layers().size())) {
            sum += padded(later.inputs(), lanes);
        }
        return sum;
    }

    private static int padded(int count, int lanes) {
        return (count + lanes - 1) / lanes * lanes;
    }

    /** As many threads as the trainings allow and have enough work for. */
    private static int workers(Work work) {
        long operations = 3 * work.parameters() * work.batchSize() / VECTOR;
        return (int) Math.max(1, Math.min(work.threads(), operations / WORTH_A_WORKER));
    }
}
