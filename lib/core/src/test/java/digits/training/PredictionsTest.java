package digits.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    private static final Network NETWORK = Network.inputs(4)
            .layer(5, Activation.TANH)
            .layer(3, Activation.SOFTMAX)
            .initialize(Initialization.XAVIER, 1);

    /** 1,000 examples are a block: one less, one more, and a last block that is not full. */
    @Test
    void blocksGiveTheBitsOfTheWhole() {
        for (int size : new int[] {1, 999, 1000, 1001, 2500}) {
            Matrix X = Matrix.uniform(4, size, 0, 1, new SplittableRandom(size));
            Dataset dataset = Dataset.of(X, new int[size], 3, 2, 2);
            assertEquals(NETWORK.predict(X), Predictions.of(NETWORK, dataset));
            assertArrayEquals(NETWORK.classify(X), Predictions.classes(NETWORK, dataset));
        }
    }
}
