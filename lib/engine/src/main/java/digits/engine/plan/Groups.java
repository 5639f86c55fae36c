package digits.engine.plan;

/**
 * How a full batch is cut: into groups of examples, each with a gradient of its own, and each group into blocks. It is the same
 * for any number of threads, so that the order of every sum is, too.
 *
 * @param examples in all
 * @param count how many groups: 1 where the batch isn't cut, as for all mini-batches; threads then share the units
 * @param step each block starts at a multiple of it
 * @param mostInBlock a multiple of step
 */
public record Groups(int examples, int count, int step, int mostInBlock) {

    /** Fewer examples in a group, and adding the gradients would take a noticeable part of the time. */
    private static final int GROUP = 240;

    /** More groups wouldn't be shared better among a few workers. */
    private static final int MOST_GROUPS = 16;

    /** Numbers in all gradients together: 64 MB of doubles. */
    private static final int MOST_NUMBERS = 8 << 20;

    /** How many groups so many examples are cut into, if each has a gradient of so many parameters. */
    static int count(int examples, long parameters) {
        int byExamples = Math.min(MOST_GROUPS, Math.round((float) examples / GROUP));
        return (int) Math.max(1, Math.min(byExamples, MOST_NUMBERS / Math.max(1, parameters)));
    }

    /** Where blocks start, and the last ends: each group has the same number of blocks of about the same size. */
    public int[] bounds() {
        int steps = (examples + step - 1) / step;
        int perGroup = 1;
        while ((long) count * perGroup * (mostInBlock / step) < steps) {
            perGroup++;
        }
        int blocks = count * perGroup;
        int[] bounds = new int[blocks + 1];
        for (int block = 0; block <= blocks; block++) {
            bounds[block] = (int) Math.min(examples, (long) steps * block / blocks * step);
        }
        return bounds;
    }

    /** How many examples the largest block has. */
    int largestBlock() {
        int[] bounds = bounds();
        int largest = 0;
        for (int i = 0; i + 1 < bounds.length; i++) {
            largest = Math.max(largest, bounds[i + 1] - bounds[i]);
        }
        return largest;
    }
}
