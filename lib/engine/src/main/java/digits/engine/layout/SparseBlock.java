package digits.engine.layout;

import digits.engine.kernels.SparseRows;
import java.util.Arrays;

/**
 * Examples as their nonzero features, in both directions: for the way forward the features of each example, for the
 * gradient the examples of each feature. So neither way has to write to memory for each entry: each sums up one row of its
 * result in registers.
 */
final class SparseBlock<N> extends Block<N> {

    /** What the codes of entries stand for. */
    N values;

    /** Row e: the features of example e that aren't zero. */
    SparseRows byExample;

    /** For each piece of the examples, one after the other: row i holds the examples in which feature i isn't zero. */
    SparseRows[] byFeature;

    /** Counts and sorts the entries of one piece by feature: into {@code starts} and {@code entries}, from {@code at} on. */
    static void sortByFeature(
            SparseRows byExample, int fromExample, int toExample, int[] starts, int[] entries, int at) {
        int features = starts.length - 1;
        int[] list = byExample.entries;
        Arrays.fill(starts, 0);
        for (int example = fromExample; example < toExample; example++) {
            int end = byExample.end(example);
            for (int place = byExample.start(example); place < end; place++) {
                starts[SparseRows.column(list[place])]++;
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
                int code = SparseRows.code(entry);
                entries[starts[SparseRows.column(entry)]++] = SparseRows.entry(example, code);
            }
        }
        // Each start has moved to the next one's place.
        System.arraycopy(starts, 0, starts, 1, features);
        starts[0] = at;
    }
}
