package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is refused; the display itself is tried in a browser. */
class PlaygroundTest {

    private static Training training(int size, int classes) {
        Network network = Network.inputs(64)
                .layer(3, Activation.RELU)
                .layer(classes, Activation.SOFTMAX)
                .initialize(Initialization.HE, 1);
        return Training.of(network, pictures(size, classes));
    }

    private static Dataset pictures(int size, int classes) {
        return Dataset.ofBytes(new byte[64 * size], 16, new int[size], classes, 8, 8);
    }

    /** The module's own build has none of the JavaScript, which start.py puts beside the jars. */
    @Test
    void aLibraryWithoutTheJavaScriptSaysHowToGetIt() {
        Training training = training(20, 10).test(pictures(5, 10));
        assertTrue(Playground.of(training).html().contains("run  python3 start.py playground  in"));
    }

    private static void assertRejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void whatAPageCannotShowIsRefused() {
        assertRejected(
                "the playground needs test examples, but this training has none; add .test(split.test())",
                () -> Playground.of(training(20, 10)));
        assertRejected(
                "the playground needs ten digits, but got 3 classes",
                () -> Playground.of(training(20, 3).test(pictures(5, 3))));
        assertRejected(
                "the playground needs at most 2000000 pixels, since the notebook holds them, but got 2560320; take fewer "
                        + "examples, such as split.train().first(1000)",
                () -> Playground.of(training(40_000, 10).test(pictures(5, 10))));
        Dataset computed = Dataset.of(Matrix.zeros(64, 20), new int[20], 10, 8, 8);
        assertRejected(
                "the playground needs pictures with whole numbers as pixels, as files hold them, but these were computed",
                () -> Playground.of(training(20, 10).test(computed)));
    }
}
