package digits.training;

/**
 * How good a network was at one moment of its training.
 *
 * @param iteration how many steps had been taken; 0 before the first
 * @param loss mean over the training examples
 * @param trainAccuracy the part of the training examples that were classified correctly, 0..1
 * @param testLoss mean over the test examples; NaN if there are none
 * @param testAccuracy the part of the test examples that were classified correctly, 0..1; NaN if there are none
 */
public record Measurement(int iteration, double loss, double trainAccuracy, double testLoss, double testAccuracy) {

    /** Whether there were test examples to measure with. */
    public boolean hasTest() {
        return !Double.isNaN(testAccuracy);
    }

    /** The accuracy that counts, 0..1: on the test examples, or on the training examples if there are none. */
    public double accuracy() {
        return hasTest() ? testAccuracy : trainAccuracy;
    }
}
