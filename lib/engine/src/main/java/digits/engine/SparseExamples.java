package digits.engine;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.network.Dropout;
import digits.network.DropoutMask;

/** Examples of which only the features that aren't zero are kept, four bytes each. */
final class SparseExamples<A> extends Examples<A> implements InBatches<A> {

    /** Pieces that a chosen block is cut into, so that two workers can sort at once. */
    private static final int PIECES = 2;

    private final int[] starts;
    private final int[] entries;
    private final Kernels<A> kernels;
    private final Pixels.Bytes pixels;

    SparseExamples(Dataset dataset, Kernels<A> kernels) {
        super(dataset);
        this.kernels = kernels;
        pixels = (Pixels.Bytes) dataset.pixels();
        starts = new int[labels.length + 1];
        for (int example = 0; example < labels.length; example++) {
            int nonzero = 0;
            for (int feature = 0; feature < features; feature++) {
                nonzero += pixels.stored(example, feature) == 0 ? 0 : 1;
            }
            starts[example + 1] = starts[example] + nonzero;
        }
        entries = new int[starts[labels.length]];
        int place = 0;
        for (int example = 0; example < labels.length; example++) {
            for (int feature = 0; feature < features; feature++) {
                int code = pixels.stored(example, feature);
                if (code != 0) {
                    entries[place++] = Entries.entry(feature, code);
                }
            }
        }
    }

    /** Whether features are bytes. */
    static boolean isPossible(Dataset dataset) {
        return dataset.pixels() instanceof Pixels.Bytes;
    }

    /** The part of the features that isn't zero, 0..1. */
    static double density(Dataset dataset) {
        Pixels.Bytes pixels = (Pixels.Bytes) dataset.pixels();
        // A few hundred examples tell.
        int step = 1 + dataset.size() / 500;
        long looked = 0;
        long nonzero = 0;
        for (int example = 0; example < dataset.size(); example += step) {
            for (int feature = 0; feature < dataset.features(); feature++) {
                nonzero += pixels.stored(example, feature) == 0 ? 0 : 1;
                looked++;
            }
        }
        return (double) nonzero / looked;
    }

    @Override
    A values(Dropout dropout) {
        A values = kernels.memory(1, Entries.CODES)[0];
        double scale = dropout.input() == 0 ? 1 : 1 / (1 - dropout.input());
        for (int code = 0; code < Entries.CODES; code++) {
            kernels.set(values, code, (double) code / pixels.maximum() * scale);
        }
        return values;
    }

    /** Room for so many examples, however many of their features are nonzero. */
    @Override
    Block<A> empty(int capacity) {
        int most = 0;
        for (int example = 0; example < labels.length; example++) {
            most = Math.max(most, starts[example + 1] - starts[example]);
        }
        SparseBlock<A> block = new SparseBlock<>();
        block.labels = new int[capacity];
        block.byExample = new Entries(new int[capacity], 0, new int[capacity], 0, new int[capacity * most]);
        block.byFeature = new Entries[PIECES];
        int[] sorted = new int[capacity * most];
        for (int piece = 0; piece < PIECES; piece++) {
            block.byFeature[piece] = Entries.inOrder(new int[features + 1], 0, sorted);
        }
        return block;
    }

    @Override
    void show(Block<A> block, int from, int to) {
        SparseBlock<A> sparse = (SparseBlock<A>) block;
        sparse.count = to - from;
        sparse.labels = labels;
        sparse.labelsAt = from;
        sparse.byExample = Entries.inOrder(starts, from, entries);
        sparse.byFeature = new Entries[] {};
    }

    @Override
    public void choose(Block<A> block, int[] chosen, int from, int to, Chance chance, Share share) {
        DropoutMask mask = chance.mask();
        SparseBlock<A> sparse = (SparseBlock<A>) block;
        int count = to - from;
        int piece = (count + PIECES - 1) / PIECES;
        if (share.worker() == 0) {
            sparse.count = count;
            sparse.place = from;
        }
        for (int which = share.from(PIECES, 1); which < share.to(PIECES, 1); which++) {
            int first = Math.min(count, which * piece);
            int last = Math.min(count, (which + 1) * piece);
            if (mask.drops(0)) {
                dropPiece(sparse, chosen, from, first, last, mask);
            } else {
                copyPiece(sparse, chosen, from, first, last);
            }
            Entries sorted = sparse.byFeature[which];
            int start = startOf(chosen, from, first);
            SparseBlock.sortByFeature(sparse.byExample, first, last, sorted.starts(), sorted.entries(), start);
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

    private void copyPiece(SparseBlock<A> block, int[] chosen, int from, int first, int last) {
        int place = startOf(chosen, from, first);
        for (int i = first; i < last; i++) {
            int example = chosen[from + i];
            int length = starts[example + 1] - starts[example];
            System.arraycopy(entries, starts[example], block.byExample.entries(), place, length);
            block.byExample.starts()[i] = place;
            place += length;
            block.byExample.ends()[i] = place;
            block.labels[i] = labels[example];
        }
    }

    /** The same without what is left out. */
    private void dropPiece(SparseBlock<A> block, int[] chosen, int from, int first, int last, DropoutMask mask) {
        DropoutMask.Inputs inputs = mask.inputs(0, features);
        int place = startOf(chosen, from, first);
        for (int i = first; i < last; i++) {
            int example = chosen[from + i];
            block.byExample.starts()[i] = place;
            for (int k = starts[example]; k < starts[example + 1]; k++) {
                if (inputs.factor(entries[k] >>> Entries.CODE_BITS, from + i) != 0) {
                    block.byExample.entries()[place++] = entries[k];
                }
            }
            block.byExample.ends()[i] = place;
            block.labels[i] = labels[example];
        }
    }
}
