package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawingBoardTest {

    private static Network network(int inputs, Activation first, Activation last) {
        return Network.inputs(inputs).layer(3, first).layer(10, last).initialize(Initialization.HE, 1);
    }

    @Test
    void aBoardCarriesTheNetworkAndTheFormOfItsPictures() {
        String small = DrawingBoard.of(network(64, Activation.RELU, Activation.SOFTMAX))
                .html();
        assertTrue(small.contains("\"form\":\"UCI\"") && small.contains("\"size\":8"), small);
        assertTrue(small.contains("\"units\":3,\"inputs\":64,"), small);
        assertTrue(small.contains("function predict(") && small.contains("function fitAsUci("), small);
        assertTrue(small.contains("the network 64-3-10, relu, softmax"), small);
        String large = DrawingBoard.of(network(784, Activation.RELU, Activation.SOFTMAX))
                .html();
        assertTrue(large.contains("\"form\":\"MNIST\"") && large.contains("\"size\":28"), large);
    }

    @Test
    void everyActivationOfTheLibraryIsKnown() {
        for (Activation activation : new Activation[] {
            Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.IDENTITY, Activation.SOFTMAX
        }) {
            assertTrue(json(activation).contains("\"activation\":\"" + activation.name() + "\"}"), json(activation));
        }
        assertTrue(json(Activation.LEAKY_RELU).contains("\"activation\":\"leaky relu\",\"slope\":0.01"));
        assertTrue(json(Activation.leakyRelu(0.2)).contains("\"activation\":\"leaky relu\",\"slope\":0.2"));
    }

    @Test
    void outputsArePercentagesWhereTheyLieBetween0And1() {
        assertEquals(
                true,
                NetworkJson.of(network(64, Activation.RELU, Activation.SOFTMAX)).get("percent"));
        assertEquals(
                true,
                NetworkJson.of(network(64, Activation.RELU, Activation.SIGMOID)).get("percent"));
        assertEquals(
                false,
                NetworkJson.of(network(64, Activation.RELU, Activation.TANH)).get("percent"));
    }

    @Test
    void anActivationOfOnesOwnIsRejectedEvenIfItBearsAKnownName() {
        for (String name : new String[] {"swish", "leaky relu", "leaky relu x", "relu"}) {
            Activation own = Activation.elementwise(name, z -> z * z, z -> 2 * z);
            IllegalArgumentException failure = assertThrows(
                    IllegalArgumentException.class, () -> DrawingBoard.of(network(64, own, Activation.SOFTMAX)));
            assertEquals(
                    "a page computes with the library's own activations (sigmoid, tanh, ReLU, leaky ReLU, identity, softmax), "
                            + "but a layer of this network has " + name,
                    failure.getMessage());
        }
    }

    private static String json(Activation activation) {
        Map<String, Object> json = NetworkJson.of(network(64, activation, Activation.SOFTMAX));
        return Json.of(json);
    }
}
