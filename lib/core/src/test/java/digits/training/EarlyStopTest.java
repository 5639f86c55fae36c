package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EarlyStopTest {

    private static Measurement withTest(int iteration, double testLoss, double testAccuracy) {
        // The training loss falls and the training accuracy is 1 throughout: the rules must not go by them.
        return new Measurement(iteration, -iteration, 1, testLoss, testAccuracy);
    }

    private static Measurement withoutTest(int iteration, double loss, double accuracy) {
        return new Measurement(iteration, loss, accuracy, Double.NaN, Double.NaN);
    }

    /** How many measurements are made before a rule stops; −1 if it never does. */
    private static int stopsAt(Predicate<History> rule, Measurement... measurements) {
        History history = History.empty();
        for (int i = 0; i < measurements.length; i++) {
            history = history.with(measurements[i]);
            if (rule.test(history)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void anAccuracyIsReachedOnTheTestSetOrWithoutOneInTraining() {
        Predicate<History> rule = EarlyStop.atAccuracy(0.9);
        assertEquals(2, stopsAt(rule, withTest(0, 1, 0.1), withTest(1, 1, 0.8999), withTest(2, 1, 0.9)));
        assertEquals(1, stopsAt(rule, withoutTest(0, 1, 0.1), withoutTest(1, 1, 0.95)));
        assertEquals(-1, stopsAt(rule, withTest(0, 1, 0.1), withTest(1, 1, 0.8)));
    }

    @Test
    void patienceCountsMeasurementsSinceTheLowestLoss() {
        Measurement[] falling = {withTest(0, 9, 0), withTest(1, 8, 0), withTest(2, 7, 0), withTest(3, 6, 0)};
        assertEquals(-1, stopsAt(EarlyStop.afterNoImprovement(1), falling));
        // Lowest at 1; 2 and 3 are not lower.
        Measurement[] stuck = {withTest(0, 9, 0), withTest(1, 5, 0), withTest(2, 6, 0), withTest(3, 5, 0)};
        assertEquals(2, stopsAt(EarlyStop.afterNoImprovement(1), stuck));
        assertEquals(3, stopsAt(EarlyStop.afterNoImprovement(2), stuck));
        assertEquals(-1, stopsAt(EarlyStop.afterNoImprovement(3), stuck));
        // A new low starts the count anew.
        Measurement[] late = {withTest(0, 9, 0), withTest(1, 9, 0), withTest(2, 4, 0), withTest(3, 9, 0)};
        assertEquals(-1, stopsAt(EarlyStop.afterNoImprovement(2), late));
        Measurement[] training = {withoutTest(0, 1, 0), withoutTest(1, 2, 0)};
        assertEquals(1, stopsAt(EarlyStop.afterNoImprovement(1), training));
    }

    @Test
    void rulesNeedNumbersThatCanBeReached() {
        assertRejected(
                "early stopping needs a patience of at least 1, but got 0", () -> EarlyStop.afterNoImprovement(0));
        String accuracy = "early stopping needs an accuracy from 0 to 1, 0.95 for 95%, but got ";
        assertRejected(accuracy + "95.0", () -> EarlyStop.atAccuracy(95));
        assertRejected(accuracy + "-0.1", () -> EarlyStop.atAccuracy(-0.1));
        assertRejected(accuracy + "NaN", () -> EarlyStop.atAccuracy(Double.NaN));
    }

    @Test
    void aTrainingStopsByTheseRules() {
        TrainingResult result = TrainingTest.TRAINING
                .iterations(1000)
                .stopWhen(EarlyStop.atAccuracy(0.9))
                .run();
        assertEquals(StopReason.STOPPED_EARLY, result.stopReason());
        long below = result.history().measurements().stream()
                .filter(measurement -> measurement.trainAccuracy() < 0.9)
                .count();
        assertEquals(result.history().size() - 1, below, "it stops at the first measurement that reaches it");
    }
}
