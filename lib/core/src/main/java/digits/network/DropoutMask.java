package digits.network;

import digits.matrix.Matrix;

/**
 * What {@link Dropout} leaves out in one iteration. Whether a unit is left out for an example depends on the mask, the layer,
 * the unit and the example alone, so that it can be asked in any order and by any number of threads.
 *
 * @param dropout how much is left out
 * @param key what tells this mask from others of the same dropout
 */
public record DropoutMask(Dropout dropout, long key) {

    /** Lets everything through. */
    public static final DropoutMask NONE = new DropoutMask(Dropout.NONE, 0);

    /**
     * The mask of what goes into one layer.
     *
     * @param key what tells it from the masks of other layers and iterations
     * @param rate the probability of being left out
     * @param units how many numbers go into the layer for each example
     */
    public record Inputs(long key, double rate, int units) {

        /**
         * What one number that goes into the layer is multiplied with: 0 if it is left out, else 1 / (1 − rate).
         *
         * @param unit the unit of the layer before, or the feature
         * @param example its place in the batch
         */
        public double factor(int unit, int example) {
            // The top 53 bits of a random number, as a fraction from 0 to below 1.
            double random = (mix(key + GOLDEN * ((long) example * units + unit + 1)) >>> 11) * 0x1p-53;
            return random < rate ? 0 : 1 / (1 - rate);
        }
    }

    /** 2^64 divided by the golden ratio, and odd: its multiples are spread evenly. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Whether numbers that go into a layer are left out. */
    public boolean drops(int layer) {
        return rate(layer) > 0;
    }

    /**
     * The mask of what goes into a layer.
     *
     * @param layer counted from 0
     * @param units how many inputs the layer has
     */
    public Inputs inputs(int layer, int units) {
        return new Inputs(mix(key + GOLDEN * (layer + 1)), rate(layer), units);
    }

    /**
     * Multiplies what goes into a layer, or the slope along it, with the mask: (inputs × m) ⊙ mask. Without dropout there it
     * is given back as it is.
     *
     * @param layer counted from 0
     */
    public Matrix apply(int layer, Matrix input) {
        if (!drops(layer)) {
            return input;
        }
        Inputs mask = inputs(layer, input.rows());
        return input.hadamard(Matrix.generate(input.rows(), input.columns(), mask::factor));
    }

    private double rate(int layer) {
        return layer == 0 ? dropout.input() : dropout.hidden();
    }

    /**
     * Turns numbers that follow each other into numbers that look random, each into another one. Steele, Lea and Flood, "Fast
     * splittable pseudorandom number generators", OOPSLA 2014, doi:10.1145/2660193.2660195, with Stafford's constants.
     */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
