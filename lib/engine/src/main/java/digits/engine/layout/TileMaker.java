package digits.engine.layout;

import digits.dataset.Pixels;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.TileShape;
import digits.matrix.Interruption;
import java.util.Arrays;

/** Makes {@link Tiles} of pictures. */
final class TileMaker<N> {

    /** The code of a pixel without ink. */
    private static final byte NO_INK = -TileShape.OFFSET;

    private final Pixels.Bytes pixels;
    private final int[] features;
    private final int[] order;
    private final boolean asNumbers;
    private final Kernels<N> kernels;
    private final int width;

    /**
     * @param places in which place each feature stands
     * @param order in which order examples stand
     * @param asNumbers whether to keep numbers or the bytes they are made of
     */
    TileMaker(Pixels.Bytes pixels, int[] places, int[] order, boolean asNumbers, Kernels<N> kernels) {
        this.pixels = pixels;
        this.features = new int[places.length];
        for (int feature = 0; feature < places.length; feature++) {
            features[places[feature]] = feature;
        }
        this.order = order;
        this.asNumbers = asNumbers;
        this.kernels = kernels;
        width = TileShape.width(kernels);
    }

    /** All examples, in strips of examples. */
    Tiles<N> byExample() {
        Collected all = new Collected(TileShape.count(order.length, width));
        byte[] strip = new byte[features.length * width];
        for (int first = 0; first < order.length; first += width) {
            Interruption.check();
            int end = Math.min(order.length, first + width);
            Arrays.fill(strip, NO_INK);
            for (int example = first; example < end; example++) {
                for (int place = 0; place < features.length; place++) {
                    strip[place * width + example - first] = code(example, place);
                }
            }
            for (int place = 0; place < features.length; place++) {
                all.row(strip, place * width, TileShape.weightAt(place, kernels));
            }
            all.endStrip();
        }
        return all.tiles();
    }

    /** Each block by itself, in strips of features: first all strips of the first block. */
    Tiles<N> byFeature(int[] bounds) {
        Collected all = new Collected((bounds.length - 1) * TileShape.count(features.length, width));
        byte[] row = new byte[width];
        for (int block = 0; block + 1 < bounds.length; block++) {
            for (int first = 0; first < features.length; first += width) {
                Interruption.check();
                int end = Math.min(features.length, first + width);
                Arrays.fill(row, NO_INK);
                for (int example = bounds[block]; example < bounds[block + 1]; example++) {
                    for (int place = first; place < end; place++) {
                        row[place - first] = code(example, place);
                    }
                    all.row(row, 0, example - bounds[block]);
                }
                all.endStrip();
            }
        }
        return all.tiles();
    }

    private byte code(int example, int place) {
        return (byte) (pixels.stored(order[example], features[place]) - TileShape.OFFSET);
    }

    /** Rows with ink, one after the other. */
    private final class Collected {

        private final int[] starts;
        private final byte[] empty = new byte[width];
        private int strips;
        private int[] rows = new int[1024];
        private byte[] codes = new byte[rows.length * width];
        private int count;

        Collected(int strips) {
            starts = new int[strips + 1];
            Arrays.fill(empty, NO_INK);
        }

        /**
         * Keeps a row if it has ink.
         *
         * @param offset of the row in the other factor
         */
        void row(byte[] from, int at, int offset) {
            if (Arrays.equals(from, at, at + width, empty, 0, width)) {
                return;
            }
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                codes = Arrays.copyOf(codes, 2 * count * width);
            }
            rows[count] = offset;
            System.arraycopy(from, at, codes, count * width, width);
            count++;
        }

        void endStrip() {
            starts[++strips] = count;
        }

        Tiles<N> tiles() {
            int[] kept = Arrays.copyOf(rows, count);
            if (!asNumbers) {
                return new Tiles<>(starts, kept, null, 0, Arrays.copyOf(codes, count * width));
            }
            N numbers = kernels.allocate(count * width);
            kernels.expand(codes, 0, numbers, kernels.first(), count * width, 1.0 / pixels.maximum());
            return new Tiles<>(starts, kept, numbers, kernels.first(), null);
        }
    }
}
