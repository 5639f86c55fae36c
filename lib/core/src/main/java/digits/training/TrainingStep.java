package digits.training;

import digits.network.Network;

/**
 * A moment of training that was measured, some iterations after the one before: the network as it was, and how good it was.
 *
 * @param measurement how good
 * @param network the network after {@code measurement.iteration()} steps
 */
public record TrainingStep(Measurement measurement, Network network) {

    /** How many steps had been taken; 0 before the first. */
    public int iteration() {
        return measurement.iteration();
    }

    /** Mean over the training examples. */
    public double loss() {
        return measurement.loss();
    }

    /** The part of the training examples that were classified correctly, 0..1. */
    public double trainAccuracy() {
        return measurement.trainAccuracy();
    }

    /** The part of the test examples that were classified correctly, 0..1; NaN if there are none. */
    public double testAccuracy() {
        return measurement.testAccuracy();
    }
}
