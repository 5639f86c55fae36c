package digits.engine;

import digits.data.Pixels;
import java.util.Arrays;

/** Makes {@link Tiles} of pictures. */
final class TileMaker<A> {

    private final Pixels.Bytes pixels;
    private final int[] features;
    private final int[] order;
    private final boolean asNumbers;
    private final Kernels<A> kernels;
    private final int width;

    /**
     * @param places in which place each feature stands
     * @param order in which order examples stand
     * @param asNumbers whether to keep numbers or the bytes they are made of
     */
    TileMaker(Pixels.Bytes pixels, int[] places, int[] order, boolean asNumbers, Kernels<A> kernels) {
        this.pixels = pixels;
        this.features = new int[places.length];
        for (int feature = 0; feature < places.length; feature++) {
            features[places[feature]] = feature;
        }
        this.order = order;
        this.asNumbers = asNumbers;
        this.kernels = kernels;
        width = Tiles.width(kernels);
    }

    /** Where examples have ink, a bit for each feature. */
    static long[][] inkOfExamples(Pixels.Bytes pixels, int examples) {
        long[][] ink = new long[examples][(pixels.features() + 63) / 64];
        for (int example = 0; example < examples; example++) {
            for (int feature = 0; feature < pixels.features(); feature++) {
                if (pixels.stored(example, feature) != 0) {
                    ink[example][feature >> 6] |= 1L << feature;
                }
            }
        }
        return ink;
    }

    /** Where features have ink, a bit for each of some examples, about {@code most}, which tell enough. */
    static long[][] inkOfFeatures(Pixels.Bytes pixels, int examples, int most) {
        int step = (examples + most - 1) / most;
        int looked = (examples + step - 1) / step;
        long[][] ink = new long[pixels.features()][(looked + 63) / 64];
        for (int i = 0; i < looked; i++) {
            for (int feature = 0; feature < pixels.features(); feature++) {
                if (pixels.stored(i * step, feature) != 0) {
                    ink[feature][i >> 6] |= 1L << i;
                }
            }
        }
        return ink;
    }

    /** All examples, in strips of examples. */
    Tiles<A> byExample() {
        Collected all = new Collected(Tiles.count(order.length, width));
        for (int first = 0; first < order.length; first += width) {
            int end = Math.min(order.length, first + width);
            for (int place = 0; place < features.length; place++) {
                all.startRow();
                for (int example = first; example < end; example++) {
                    all.set(example - first, pixels.stored(order[example], features[place]));
                }
                all.endRow(place);
            }
            all.endStrip();
        }
        return all.tiles();
    }

    /** Each block by itself, in strips of features: first all strips of the first block. */
    Tiles<A> byFeature(int[] bounds) {
        Collected all = new Collected((bounds.length - 1) * Tiles.count(features.length, width));
        for (int block = 0; block + 1 < bounds.length; block++) {
            for (int first = 0; first < features.length; first += width) {
                int end = Math.min(features.length, first + width);
                for (int example = bounds[block]; example < bounds[block + 1]; example++) {
                    all.startRow();
                    for (int place = first; place < end; place++) {
                        all.set(place - first, pixels.stored(order[example], features[place]));
                    }
                    all.endRow(example - bounds[block]);
                }
                all.endStrip();
            }
        }
        return all.tiles();
    }

    /** Rows with ink, one after the other. */
    private final class Collected {

        private final int[] starts;
        private int strips;
        private int[] rows = new int[1024];
        private byte[] codes = new byte[rows.length * width];
        private int count;
        private boolean hasInk;

        Collected(int strips) {
            starts = new int[strips + 1];
        }

        void startRow() {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                codes = Arrays.copyOf(codes, 2 * count * width);
            }
            Arrays.fill(codes, count * width, (count + 1) * width, (byte) -Tiles.OFFSET);
            hasInk = false;
        }

        void set(int column, int code) {
            codes[count * width + column] = (byte) (code - Tiles.OFFSET);
            hasInk |= code != 0;
        }

        void endRow(int row) {
            if (hasInk) {
                rows[count++] = Tiles.offset(row);
            }
        }

        void endStrip() {
            starts[++strips] = count;
        }

        Tiles<A> tiles() {
            int[] kept = Arrays.copyOf(rows, count);
            if (!asNumbers) {
                return new Tiles<>(starts, kept, null, 0, Arrays.copyOf(codes, count * width));
            }
            A numbers = kernels.allocate(count * width);
            kernels.expand(codes, 0, numbers, kernels.first(), count * width, 1.0 / pixels.maximum());
            return new Tiles<>(starts, kept, numbers, kernels.first(), null);
        }
    }
}
