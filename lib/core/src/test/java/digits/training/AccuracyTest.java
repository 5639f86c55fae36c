package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void itIsThePartThatIsRight() {
        assertEquals(0.75, Accuracy.of(new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 5}));
        assertEquals(0, Accuracy.of(new int[] {1}, new int[] {2}));
        assertEquals(1, Accuracy.of(new int[] {2, 2}, new int[] {2, 2}));
    }

    @Test
    void ofANetworkItComparesItsAnswersWithTheLabels() {
        // Outputs are the inputs: the larger one is the answer.
        Network larger = Network.of(new Layer(Matrix.of(2, 2, 1, 0, 0, 1), Matrix.zeros(2, 1), Activation.IDENTITY));
        Dataset dataset = Dataset.of(Matrix.of(2, 4, 9, 9, 1, 1, 0, 0, 5, 5), new int[] {0, 1, 1, 1}, 2, 1, 2);
        assertEquals(0.75, Accuracy.of(larger, dataset));
    }

    @Test
    void everyLabelNeedsAPrediction() {
        String needs = "accuracy needs one prediction for each label, at least one, but got ";
        assertRejected(needs + "1 predictions and 2 labels", () -> Accuracy.of(new int[1], new int[2]));
        assertRejected(needs + "0 predictions and 0 labels", () -> Accuracy.of(new int[0], new int[0]));
    }
}
