package digits.dataset;

/**
 * How examples are changed at random while a network learns from them, in every epoch anew, so that it learns what does not
 * change the class. The module data has one for pictures, {@code digits.data.Augmentation}.
 */
public interface Distortion {

    /** Leaves examples as they are. */
    Distortion NONE = new Distortion() {
        @Override
        public Distorter distorter(Dataset dataset, long seed) {
            throw new IllegalStateException("a distorter needs a distortion, but got " + this);
        }

        @Override
        public boolean isNone() {
            return true;
        }

        @Override
        public String toString() {
            return "none";
        }
    };

    /**
     * What distorts the examples of a data set one at a time, for one thread.
     *
     * @param seed what decides the distortions
     * @throws IllegalArgumentException if the examples cannot be distorted in this way
     */
    Distorter distorter(Dataset dataset, long seed);

    /** Whether examples stay as they are. */
    default boolean isNone() {
        return false;
    }
}
