package digits.data;

import digits.dataset.PictureSet;
import digits.dataset.Pixels;

/** New pixels, filled in by any number of threads, each in places of its own. */
interface PixelSink {

    /** Sets one feature of one example. */
    void put(int example, int feature, double value);

    /** What was filled in, as pictures. */
    PictureSet pictures(int height, int width);

    /**
     * Room for pixels of the kind of others.
     *
     * <p>Whole numbers of a small range, as the 0..16 of the 8×8 digits, are kept in steps as fine as a byte allows that
     * still contain the old ones: 0..240. A value that is put in as it was is the same number when it is read.
     */
    static PixelSink like(Pixels others, int examples) {
        int features = others.features();
        if (others instanceof Pixels.Bytes bytes) {
            int maximum = 255 / bytes.maximum() * bytes.maximum();
            return new OfBytes(new byte[examples * features], features, maximum);
        }
        return new OfDoubles(new double[examples * features], features);
    }

    /** Values 0..1 as whole numbers; what lies outside is brought inside. */
    @SuppressWarnings("ArrayRecordComponent") // Compared with nothing: it is written to.
    record OfBytes(byte[] bytes, int features, int maximum) implements PixelSink {
        @Override
        public void put(int example, int feature, double value) {
            double inside = Math.max(0, Math.min(1, value));
            bytes[example * features + feature] = (byte) (inside * maximum + 0.5);
        }

        @Override
        public PictureSet pictures(int height, int width) {
            return PictureSet.owning(bytes, maximum, height, width);
        }
    }

    /** Values as they are. */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    record OfDoubles(double[] values, int features) implements PixelSink {
        @Override
        public void put(int example, int feature, double value) {
            values[example * features + feature] = value;
        }

        @Override
        public PictureSet pictures(int height, int width) {
            return PictureSet.owning(values, height, width);
        }
    }
}
