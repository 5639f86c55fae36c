package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.matrix.Matrix;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static final int[] LABELS = {0, 0, 0, 1, 1, 2, 2, 2};

    private static final int[] PREDICTED = {0, 0, 1, 1, 1, 0, 1, 2};

    /** Of class 0 two were recognized and one taken for 1; of class 1 both; of class 2 one went each way. */
    private static final ConfusionMatrix MATRIX = ConfusionMatrix.of(PREDICTED, LABELS, 4);

    @Test
    void rowsAreTrueClassesAndColumnsPredictedOnes() {
        assertEquals(Matrix.of(4, 4, 2, 1, 0, 0, 0, 2, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0), MATRIX.toMatrix());
        assertEquals(4, MATRIX.classes());
        assertEquals(1, MATRIX.count(0, 1));
        assertEquals(0, MATRIX.count(1, 0));
        assertEquals(MATRIX.toMatrix().toString(), MATRIX.toString());
    }

    @Test
    void ratesByHand() {
        assertEquals(5 / 8.0, MATRIX.accuracy());
        assertEquals(2 / 3.0, MATRIX.recall(0));
        assertEquals(1, MATRIX.recall(1));
        assertEquals(1 / 3.0, MATRIX.recall(2));
        assertEquals(2 / 3.0, MATRIX.precision(0));
        assertEquals(2 / 4.0, MATRIX.precision(1));
        assertEquals(1, MATRIX.precision(2));
    }

    @Test
    void aClassThatDoesNotOccurHasNoRates() {
        assertEquals(Double.NaN, MATRIX.recall(3));
        assertEquals(Double.NaN, MATRIX.precision(3));
    }

    @Test
    void ofANetworkItCountsWhatTheNetworkSays() {
        ConfusionMatrix matrix = ConfusionMatrix.of(TrainingTest.NETWORK, TrainingTest.POINTS);
        assertEquals(3, matrix.classes());
        assertEquals(20, matrix.toMatrix().sum());
        assertEquals(Accuracy.of(TrainingTest.NETWORK, TrainingTest.POINTS), matrix.accuracy());
        int[] counts = TrainingTest.POINTS.classCounts();
        assertEquals(
                Matrix.column(counts[0], counts[1], counts[2]),
                matrix.toMatrix().rowSums());
    }

    @Test
    void predictionsAndLabelsNeedToFit() {
        String needs = "a confusion matrix needs one prediction for each label, at least one, but got ";
        assertRejected(
                needs + "1 predictions and 2 labels", () -> ConfusionMatrix.of(new int[] {0}, new int[] {0, 1}, 2));
        assertRejected(needs + "0 predictions and 0 labels", () -> ConfusionMatrix.of(new int[0], new int[0], 2));
        String classes = "a confusion matrix of 2 classes needs classes from 0 to 1, but got ";
        assertRejected(
                "a confusion matrix needs at least one class, but got -1",
                () -> ConfusionMatrix.of(new int[] {0}, new int[] {0}, -1));
        assertRejected(classes + "2", () -> ConfusionMatrix.of(new int[] {0}, new int[] {2}, 2));
        assertRejected(classes + "-1", () -> ConfusionMatrix.of(new int[] {-1}, new int[] {0}, 2));
        String four = "a confusion matrix of 4 classes needs classes from 0 to 3, but got ";
        assertRejected(four + "4", () -> MATRIX.count(0, 4));
        assertRejected(four + "-1", () -> MATRIX.count(-1, 0));
        assertRejected(four + "4", () -> MATRIX.recall(4));
        assertRejected(four + "7", () -> MATRIX.precision(7));
    }
}
