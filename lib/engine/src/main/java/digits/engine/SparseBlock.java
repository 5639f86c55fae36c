package digits.engine;

/**
 * Examples as their nonzero features, in both directions: for the way forward the features of each example, for the
 * gradient the examples of each feature. So neither way has to write to memory for each entry: each sums up one row of its
 * result in registers.
 */
final class SparseBlock<A> extends Block<A> {

    /** Row e: the features of example e that aren't zero. */
    Entries byExample;

    /** For each piece of the examples, one after the other: row i holds the examples in which feature i isn't zero. */
    Entries[] byFeature;

    /** Counts and sorts the entries of one piece by feature: into {@code starts} and {@code entries}, from {@code at} on. */
    static void sortByFeature(Entries byExample, int fromExample, int toExample, int[] starts, int[] entries, int at) {
        int features = starts.length - 1;
        int[] list = byExample.entries();
        java.util.Arrays.fill(starts, 0);
        for (int example = fromExample; example < toExample; example++) {
            int end = byExample.end(example);
            for (int place = byExample.start(example); place < end; place++) {
                starts[list[place] >>> Entries.CODE_BITS]++;
            }
        }
        int next = at;
        for (int feature = 0; feature < features; feature++) {
            int count = starts[feature];
            starts[feature] = next;
            next += count;
        }
        for (int example = fromExample; example < toExample; example++) {
            int end = byExample.end(example);
            for (int place = byExample.start(example); place < end; place++) {
                int entry = list[place];
                int code = entry & (Entries.CODES - 1);
                entries[starts[entry >>> Entries.CODE_BITS]++] = Entries.entry(example, code);
            }
        }
        // Each start has moved to the next one's place.
        System.arraycopy(starts, 0, starts, 1, features);
        starts[0] = at;
    }
}
