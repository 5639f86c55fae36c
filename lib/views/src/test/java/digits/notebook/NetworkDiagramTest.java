package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Training;
import digits.views.Examples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkDiagramTest {

    @Test
    void onlyTheStrongestLinesAreDrawn() {
        Matrix W = Matrix.of(2, 3, 1, -5, 0, 4, 2, -3);
        assertArrayEquals(new int[][] {{1, 0}, {0, 1}, {2, 1}}, DiagramMoment.strongest(W, 3));
        assertEquals(6, DiagramMoment.strongest(W, 700).length);
    }

    @Test
    void aMomentHoldsTheWeightsOfItsLinesAndTheActivationsExampleByExample() {
        Network network = Examples.network();
        var moment = DiagramMoment.of(network, Examples.DIGITS, List.<int[][]>of(new int[][] {{3, 2}, {0, 1}}));
        double[] weights = (double[]) ((List<?>) moment.get("weights")).get(0);
        Matrix W = network.layers().get(0).W();
        assertArrayEquals(new double[] {W.get(2, 3), W.get(1, 0)}, weights, 5e-4);
        double[] activations = (double[]) ((List<?>) moment.get("activations")).get(0);
        Matrix A = network.predict(Examples.DIGITS.X());
        assertEquals(A.get(1, 2), activations[2 * 3 + 1], 5e-4);
    }

    @Test
    void aReplayKeepsFirstAndLastMomentAndAtMostFifty() {
        Training training = Examples.training().iterations(200).measureEvery(1);
        String html = NetworkDiagram.replay(training, Examples.DIGITS).html();
        assertEquals(50, html.split("\"iteration\":", -1).length - 1);
        assertTrue(html.contains("\"iteration\":0,") && html.contains("\"iteration\":200,"), html);
    }

    @Test
    void aReplayOfTheCoursesNetworkIsFarBelowAMegabyte() {
        Network network = Network.inputs(64)
                .layer(10, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.HE, 1);
        Dataset examples = Dataset.of(
                Matrix.uniform(64, 10, 0, 1, new SplittableRandom(1)),
                IntStream.range(0, 10).toArray(),
                10,
                8,
                8);
        Training training =
                Training.of(network, examples).iterations(100).measureEvery(1).threads(1);
        int bytes = NetworkDiagram.replay(training, examples).html().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 700_000, bytes + " bytes");
    }

    @Test
    void withoutScriptsTablesTellOfAnswersAndTraining() {
        String html = NetworkDiagram.replay(Examples.training().iterations(100).measureEvery(1), Examples.DIGITS)
                .html();
        String shown = html.substring(html.indexOf("<div class=\"digits-static\">"), html.indexOf("<script type"));
        assertTrue(shown.contains("<th>largest output</th>") && shown.contains("<th>iteration</th>"), shown);
        assertTrue(shown.contains("<td>100</td>"), "the last iteration: " + shown);
        assertFalse(shown.contains("<script"), shown);
    }

    @Test
    void tooManyExamplesAndTooLittleTrainingAreSaid() {
        int[] labels = new int[21];
        Dataset many = Dataset.of(Matrix.zeros(4, 21), labels, 3, 2, 2);
        assertEquals(
                "a network diagram needs at most 20 examples to choose from, but got 21; take first(20)",
                assertThrows(IllegalArgumentException.class, () -> NetworkDiagram.of(Examples.network(), many))
                        .getMessage());
        assertEquals(
                "replay needs a training with at least one measurement, but got none",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> NetworkDiagram.replay(Arrays.asList(), Examples.DIGITS))
                        .getMessage());
    }
}
