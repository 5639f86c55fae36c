package digits.training;

import java.util.List;
import java.util.function.Predicate;

/**
 * The usual rules for {@link Training#stopWhen}. They go by the test set, which is then a validation set, or without one by
 * what is trained on.
 */
public final class EarlyStop {

    private EarlyStop() {}

    /**
     * Stops when this accuracy is reached.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public static Predicate<History> atAccuracy(double accuracy) {
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException(
                    "early stopping needs an accuracy from 0 to 1, 0.95 for 95%, but got " + accuracy);
        }
        return history -> history.last().accuracy() >= accuracy;
    }

    /**
     * Stops when the loss, on the test set if there is one, has not been lower than before for so many measurements.
     *
     * @throws IllegalArgumentException if patience is not at least 1
     */
    public static Predicate<History> afterNoImprovement(int patience) {
        if (patience < 1) {
            throw new IllegalArgumentException("early stopping needs a patience of at least 1, but got " + patience);
        }
        return history -> {
            List<Measurement> measurements = history.measurements();
            int best = 0;
            for (int i = 1; i < measurements.size(); i++) {
                if (loss(measurements.get(i)) < loss(measurements.get(best))) {
                    best = i;
                }
            }
            return measurements.size() - 1 - best >= patience;
        };
    }

    private static double loss(Measurement measurement) {
        return measurement.hasTest() ? measurement.testLoss() : measurement.loss();
    }
}
