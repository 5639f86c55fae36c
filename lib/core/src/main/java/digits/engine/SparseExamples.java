package digits.engine;

import digits.data.Dataset;
import digits.data.Pixels;
import digits.network.Dropout;
import digits.network.DropoutMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Examples of which only the features that aren't zero are kept, four bytes each. */
final class SparseExamples<A> extends Examples<A> {

    /** Pieces that a chosen block is cut into, so that two workers can sort at once. */
    private static final int PIECES = 2;

    private final int[] starts;
    private final int[] entries;
    private final Kernels<A> kernels;
    private final Pixels.Bytes pixels;
    private final FeatureOrder order;

    /** The frequent features; entries are made of the others, and have their places behind the last of these. */
    private final int[] frequent;

    /** @param order which features come first, as bytes; in {@link #choose} there can't be any */
    SparseExamples(Dataset dataset, FeatureOrder order, Kernels<A> kernels) {
        super(dataset);
        this.kernels = kernels;
        this.order = order;
        pixels = (Pixels.Bytes) dataset.pixels();
        frequent = new int[order.frequent()];
        int[] rare = new int[features - frequent.length];
        for (int feature = 0; feature < features; feature++) {
            int place = order.places()[feature];
            if (place < frequent.length) {
                frequent[place] = feature;
            } else {
                rare[place - frequent.length] = feature;
            }
        }
        starts = new int[labels.length + 1];
        for (int example = 0; example < labels.length; example++) {
            int nonzero = 0;
            for (int feature : rare) {
                nonzero += pixels.stored(example, feature) == 0 ? 0 : 1;
            }
            starts[example + 1] = starts[example] + nonzero;
        }
        entries = new int[starts[labels.length]];
        int place = 0;
        for (int example = 0; example < labels.length; example++) {
            for (int which = 0; which < rare.length; which++) {
                int code = pixels.stored(example, rare[which]);
                if (code != 0) {
                    entries[place++] = Entries.entry(which, code);
                }
            }
        }
    }

    /** Whether features are bytes. */
    static boolean isPossible(Dataset dataset) {
        return dataset.pixels() instanceof Pixels.Bytes;
    }

    /** For each feature the part of the examples in which it isn't zero, 0..1; 1 where features aren't bytes. */
    static double[] densities(Dataset dataset) {
        double[] densities = new double[dataset.features()];
        if (!(dataset.pixels() instanceof Pixels.Bytes pixels)) {
            Arrays.fill(densities, 1);
            return densities;
        }
        // A few hundred examples tell.
        int step = 1 + dataset.size() / 500;
        int looked = 0;
        for (int example = 0; example < dataset.size(); example += step) {
            for (int feature = 0; feature < dataset.features(); feature++) {
                densities[feature] += pixels.stored(example, feature) == 0 ? 0 : 1;
            }
            looked++;
        }
        for (int feature = 0; feature < densities.length; feature++) {
            densities[feature] /= looked;
        }
        return densities;
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

    @Override
    List<Block<A>> kept(int[] bounds) {
        List<Block<A>> kept = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++) {
            SparseBlock<A> block = new SparseBlock<>();
            block.frequent = frequentFeatures(bounds[i + 1] - bounds[i], true);
            show(block, bounds[i], bounds[i + 1]);
            block.place = bounds[i];
            block.byFeature = new Entries[] {sorted(block.byExample, bounds[i + 1] - bounds[i])};
            kept.add(block);
        }
        return kept;
    }

    private Entries sorted(Entries byExample, int examples) {
        int count = byExample.end(examples - 1) - byExample.start(0);
        int[] featureStarts = new int[features - frequent.length + 1];
        int[] sorted = new int[count];
        SparseBlock.sortByFeature(byExample, 0, examples, featureStarts, sorted, 0);
        return Entries.inOrder(featureStarts, 0, sorted);
    }

    private FrequentFeatures frequentFeatures(int examples, boolean learns) {
        int panel = LayerPlan.PANEL_VECTORS * kernels.lanes();
        return frequent.length == 0 ? null : new FrequentFeatures(frequent.length, examples, panel, learns);
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
        block.frequent = frequentFeatures(capacity, false);
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
        sparse.unit = 1.0 / pixels.maximum();
        for (int example = from; example < to; example++) {
            for (int which = 0; which < frequent.length; which++) {
                sparse.frequent.set(which, example - from, pixels.stored(example, frequent[which]));
            }
        }
    }

    @Override
    void choose(Block<A> block, int[] chosen, int from, int to, Chance chance, Share share) {
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
