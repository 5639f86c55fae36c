package digits.network;

/**
 * Leaving units out at random while a network learns, so that none comes to rely on another. Each iteration and each example
 * leaves out others; what is left is made larger, so that on average as much arrives at the next layer as without dropout,
 * and a network that has learned is used as it is ("inverted" dropout). Srivastava et al., "Dropout: a simple way to prevent
 * neural networks from overfitting", Journal of Machine Learning Research 15, 2014.
 *
 * @param input the probability with which each input is left out, from 0 to below 1
 * @param hidden the same for each unit of each layer but the last
 */
public record Dropout(double input, double hidden) {

    /** Nothing is left out. */
    public static final Dropout NONE = new Dropout(0, 0);

    public Dropout {
        if (!(input >= 0 && input < 1 && hidden >= 0 && hidden < 1)) {
            throw new IllegalArgumentException("dropout needs probabilities from 0 to below 1, but got " + input
                    + " for the inputs and " + hidden + " for the hidden units");
        }
    }

    /** What is left out in one iteration; the same seed and iteration always give the same. */
    public DropoutMask mask(long seed, long iteration) {
        return new DropoutMask(this, DropoutMask.mix(DropoutMask.mix(seed) + iteration));
    }
}
