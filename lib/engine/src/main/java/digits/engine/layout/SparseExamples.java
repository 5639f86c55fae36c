package digits.engine.layout;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.SparseRows;
import digits.engine.team.Share;
import digits.matrix.Interruption;
import digits.network.Dropout;
import digits.network.DropoutMask;

/** Examples of which only the features that aren't zero are kept, four bytes each. */
final class SparseExamples<N> extends Examples<N> {

    /** Pieces that a chosen block is cut into, so that two workers can sort at once. */
    private static final int PIECES = 2;

    private final int[] starts;
    private final int[] entries;
    private final Kernels<N> kernels;
    private final Pixels.Bytes pixels;

    /** What codes stand for. */
    private final N values;

    /** What they stand for while some of them are left out: more, to make up for it. */
    private final N valuesOfTheRest;

    /** @param dropout what is left out of the features while learning */
    SparseExamples(Dataset dataset, Dropout dropout, Kernels<N> kernels) {
        super(dataset);
        this.kernels = kernels;
        pixels = (Pixels.Bytes) dataset.pixels();
        values = values(1);
        valuesOfTheRest = dropout.input() == 0 ? values : values(1 / (1 - dropout.input()));
        starts = new int[labels.length + 1];
        for (int example = 0; example < labels.length; example++) {
            Interruption.check();
            int nonzero = 0;
            for (int feature = 0; feature < features; feature++) {
                nonzero += pixels.stored(example, feature) == 0 ? 0 : 1;
            }
            starts[example + 1] = starts[example] + nonzero;
        }
        entries = new int[starts[labels.length]];
        int place = 0;
        for (int example = 0; example < labels.length; example++) {
            Interruption.check();
            for (int feature = 0; feature < features; feature++) {
                int code = pixels.stored(example, feature);
                if (code != 0) {
                    entries[place++] = SparseRows.entry(feature, code);
                }
            }
        }
    }

    private N values(double scale) {
        N values = kernels.memory(1, SparseRows.CODES)[0];
        for (int code = 0; code < SparseRows.CODES; code++) {
            kernels.set(values, code, (double) code / pixels.maximum() * scale);
        }
        return values;
    }

    /** Room for so many examples, however many of their features are nonzero. */
    @Override
    public Block<N> empty(int capacity) {
        int most = 0;
        for (int example = 0; example < labels.length; example++) {
            most = Math.max(most, starts[example + 1] - starts[example]);
        }
        SparseBlock<N> block = new SparseBlock<>();
        block.labels = new int[capacity];
        block.byExample = SparseRows.withGaps(capacity, new int[capacity * most]);
        block.byFeature = new SparseRows[PIECES];
        int[] sorted = new int[capacity * most];
        for (int piece = 0; piece < PIECES; piece++) {
            block.byFeature[piece] = SparseRows.inOrder(new int[features + 1], 0, sorted);
        }
        return block;
    }

    @Override
    public void show(Block<N> block, int from, int to) {
        SparseBlock<N> sparse = (SparseBlock<N>) block;
        sparse.count = to - from;
        sparse.values = values;
        sparse.labels = labels;
        sparse.labelsAt = from;
        sparse.byExample = SparseRows.inOrder(starts, from, entries);
        sparse.byFeature = new SparseRows[] {};
    }

    @Override
    public void choose(Block<N> block, int[] chosen, int from, int to, Chance chance, Share share) {
        DropoutMask mask = chance.mask();
        SparseBlock<N> sparse = (SparseBlock<N>) block;
        int count = to - from;
        int piece = (count + PIECES - 1) / PIECES;
        if (share.worker() == 0) {
            sparse.count = count;
            sparse.place = from;
            sparse.values = valuesOfTheRest;
        }
        for (int which = share.from(PIECES, 1); which < share.to(PIECES, 1); which++) {
            int first = Math.min(count, which * piece);
            int last = Math.min(count, (which + 1) * piece);
            if (mask.drops(0)) {
                dropPiece(sparse, chosen, from, first, last, mask);
            } else {
                copyPiece(sparse, chosen, from, first, last);
            }
            SparseRows sorted = sparse.byFeature[which];
            int start = startOf(chosen, from, first);
            SparseBlock.sortByFeature(sparse.byExample, first, last, sorted.starts, sorted.entries, start);
        }
    }

    /** Where the entries of an example of a block go, if nothing is left out. */
    private int startOf(int[] chosen, int from, int which) {
        int place = 0;
        for (int i = 0; i < which; i++) {
            place += starts[chosen[from + i] + 1] - starts[chosen[from + i]];
        }
        return place;
    }

    private void copyPiece(SparseBlock<N> block, int[] chosen, int from, int first, int last) {
        int place = startOf(chosen, from, first);
        for (int i = first; i < last; i++) {
            int example = chosen[from + i];
            int length = starts[example + 1] - starts[example];
            System.arraycopy(entries, starts[example], block.byExample.entries, place, length);
            block.byExample.starts[i] = place;
            place += length;
            block.byExample.ends[i] = place;
            block.labels[i] = labels[example];
        }
    }

    /** The same without what is left out. */
    private void dropPiece(SparseBlock<N> block, int[] chosen, int from, int first, int last, DropoutMask mask) {
        DropoutMask.Inputs inputs = mask.inputs(0, features);
        int place = startOf(chosen, from, first);
        for (int i = first; i < last; i++) {
            int example = chosen[from + i];
            block.byExample.starts[i] = place;
            for (int k = starts[example]; k < starts[example + 1]; k++) {
                if (inputs.factor(SparseRows.column(entries[k]), from + i) != 0) {
                    block.byExample.entries[place++] = entries[k];
                }
            }
            block.byExample.ends[i] = place;
            block.labels[i] = labels[example];
        }
    }
}
