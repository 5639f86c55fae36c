package digits.dataset;

/**
 * The features of a data set as they are kept in memory, example by example. {@link Dataset} is the way to them that
 * checks its arguments; this one is for code that reads them by the million.
 */
public sealed interface Pixels {

    /** Features of one example. */
    int features();

    /** One feature of one example; a pixel from 0 to 1. */
    double value(int example, int feature);

    /** Chosen examples in the order given. */
    Pixels choose(int... examples);

    /** Whole numbers 0..maximum, a byte each; a value is the byte divided by the maximum. */
    final class Bytes implements Pixels {
        private final byte[] bytes;
        private final int features;
        private final int maximum;

        /** Takes the array over without a copy. */
        Bytes(byte[] bytes, int features, int maximum) {
            this.bytes = bytes;
            this.features = features;
            this.maximum = maximum;
        }

        /** The number that stands for a value of 1. */
        public int maximum() {
            return maximum;
        }

        /** The stored number of one feature of one example, 0..maximum. */
        public int stored(int example, int feature) {
            return bytes[example * features + feature] & 0xFF;
        }

        @Override
        public int features() {
            return features;
        }

        @Override
        public double value(int example, int feature) {
            return (double) stored(example, feature) / maximum;
        }

        @Override
        public Pixels choose(int... examples) {
            byte[] chosen = new byte[PictureSet.checkedCount(examples.length, features)];
            for (int i = 0; i < examples.length; i++) {
                System.arraycopy(bytes, examples[i] * features, chosen, i * features, features);
            }
            return new Bytes(chosen, features, maximum);
        }
    }

    /** Any finite numbers, a double each. */
    final class Doubles implements Pixels {
        private final double[] values;
        private final int features;

        /** Takes the array over without a copy. */
        Doubles(double[] values, int features) {
            this.values = values;
            this.features = features;
        }

        @Override
        public int features() {
            return features;
        }

        @Override
        public double value(int example, int feature) {
            return values[example * features + feature];
        }

        @Override
        public Pixels choose(int... examples) {
            double[] chosen = new double[PictureSet.checkedCount(examples.length, features)];
            for (int i = 0; i < examples.length; i++) {
                System.arraycopy(values, examples[i] * features, chosen, i * features, features);
            }
            return new Doubles(chosen, features);
        }
    }
}
