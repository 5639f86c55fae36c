package digits.training;

/**
 * One training of a sweep.
 *
 * @param value its learning rate, or whatever the trainings differ in
 * @param result what it came to
 */
public record SweepPoint(double value, TrainingResult result) {

    /**
     * The accuracy at the end, 0..1: on the test set if there is one. After a divergence that before it; if the best network
     * was kept, its accuracy.
     */
    public double accuracy() {
        return result.measurement().accuracy();
    }

    /** Whether the loss or a weight became NaN or infinite. */
    public boolean diverged() {
        return result.stopReason() == StopReason.DIVERGED;
    }
}
