package digits.network;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import digits.matrix.Matrix;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final Matrix ONES = Matrix.generate(200, 500, (unit, example) -> 1);

    @Test
    void whatIsLeftIsMadeLargerSoThatTheMeanStays() {
        Matrix masked = new Dropout(0, 0.2).mask(1, 0).apply(1, ONES);
        int dropped = 0;
        for (double factor : masked.toArray()) {
            if (factor == 0) {
                dropped++;
            } else {
                assertEquals(1.25, factor);
            }
        }
        // Of 100,000 draws with probability 0.2: 20,000 with a standard deviation of 126.
        assertEquals(20_000, dropped, 5 * 126);
        assertEquals(1, masked.sum() / 100_000, 5 * 126 * 1.25 / 100_000);
    }

    @Test
    void unitsAndExamplesAreLeftOutIndependently() {
        Matrix masked = new Dropout(0, 0.5).mask(1, 0).apply(1, ONES);
        // Neighbours are both left out in a quarter of the cases: 99,500 or 99,800 pairs, a standard deviation of 137.
        int together = 0;
        int inTurn = 0;
        for (int unit = 0; unit < 200; unit++) {
            for (int example = 0; example < 500; example++) {
                boolean out = masked.get(unit, example) == 0;
                together += out && unit > 0 && masked.get(unit - 1, example) == 0 ? 1 : 0;
                inTurn += out && example > 0 && masked.get(unit, example - 1) == 0 ? 1 : 0;
            }
        }
        assertEquals(199 * 500 / 4.0, together, 5 * 137);
        assertEquals(200 * 499 / 4.0, inTurn, 5 * 137);
    }

    @Test
    void theSameSeedIterationAndLayerLeaveOutTheSame() {
        Dropout dropout = new Dropout(0.5, 0.5);
        Matrix mask = dropout.mask(1, 2).apply(3, ONES);
        assertEquals(mask, dropout.mask(1, 2).apply(3, ONES));
        assertNotEquals(mask, dropout.mask(2, 2).apply(3, ONES));
        assertNotEquals(mask, dropout.mask(1, 3).apply(3, ONES));
        assertNotEquals(mask, dropout.mask(1, 2).apply(2, ONES));
        assertNotEquals(mask, dropout.mask(2, 1).apply(3, ONES));
    }

    /** So that threads can share out a batch: an example's mask must not depend on what else is computed. */
    @Test
    void eachNumberOfAMaskCanBeAskedForByItself() {
        DropoutMask mask = new Dropout(0, 0.5).mask(1, 2);
        Matrix whole = mask.apply(1, ONES);
        DropoutMask.Inputs inputs = mask.inputs(1, 200);
        for (int example = 499; example >= 0; example -= 7) {
            assertEquals(whole.get(11, example), inputs.factor(11, example));
        }
    }

    @Test
    void theInputsAndTheHiddenUnitsHaveEachTheirProbability() {
        assertSame(ONES, new Dropout(0, 0.5).mask(1, 0).apply(0, ONES));
        assertSame(ONES, new Dropout(0.5, 0).mask(1, 0).apply(1, ONES));
        assertEquals(2, new Dropout(0.5, 0).mask(1, 0).apply(0, ONES).max());
        assertEquals(4, new Dropout(0.5, 0.75).mask(1, 0).apply(2, ONES).max());
        assertSame(ONES, DropoutMask.NONE.apply(0, ONES));
    }

    /** Layer 1 gives A1 = X = (1, 2); layer 2 adds up what is left of it, and its output is compared with 0. */
    @Test
    void forwardAndBackwardPropagationMultiplyWithTheMask() {
        Layer first = new Layer(Matrix.of(2, 2, 1, 0, 0, 1), Matrix.zeros(2, 1), Activation.IDENTITY);
        Layer second = new Layer(Matrix.row(1, 1), Matrix.zeros(1, 1), Activation.IDENTITY);
        Network network = Network.of(first, second);
        DropoutMask mask = new Dropout(0, 0.5).mask(seedThatDropsOnlyTheSecond(), 0);
        List<ForwardStep> steps = network.forward(Matrix.column(1, 2), mask);
        // The mask is (2, 0).
        assertEquals(Matrix.column(1, 2), steps.get(0).A());
        assertEquals(Matrix.column(2, 0), steps.get(1).input());
        assertEquals(Matrix.column(2.0), steps.get(1).A());
        List<BackwardStep> gradients = network.backward(steps, Matrix.column(0.0), Loss.MEAN_SQUARED_ERROR, mask);
        // dZ2 = A2 − 0 = 2; dW2 = dZ2 · inputᵀ = (4, 0); the slope along the input is (2, 2), along A1 it is (4, 0).
        assertEquals(Matrix.row(4, 0), gradients.get(1).dW());
        assertEquals(Matrix.column(2, 2), gradients.get(1).dInput());
        assertEquals(Matrix.column(4, 0), gradients.get(0).dZ());
    }

    private static long seedThatDropsOnlyTheSecond() {
        for (long seed = 0; seed < 100; seed++) {
            DropoutMask.Inputs inputs = new Dropout(0, 0.5).mask(seed, 0).inputs(1, 2);
            if (inputs.factor(0, 0) == 2 && inputs.factor(1, 0) == 0) {
                return seed;
            }
        }
        throw new IllegalStateException("of 100 masks none is (2, 0)");
    }

    /** As the formulas of the generator give them in Python: a seed leaves out the same for ever. */
    @Test
    void whatASeedLeavesOutStaysTheSame() {
        Dropout dropout = new Dropout(0.5, 0.5);
        DropoutMask mask = dropout.mask(42, 7);
        assertEquals(-1_211_274_664_761_577_749L, dropout.mask(1, 2).key());
        assertEquals("01111100 01010110 11001111", kept(mask, 0));
        assertEquals("00111010 11111100 11011011", kept(mask, 1));
        assertEquals("01010101 11011110 01001011", kept(mask, 2));
    }

    /** For each of three examples which of eight inputs of a layer are kept. */
    private static String kept(DropoutMask mask, int layer) {
        DropoutMask.Inputs inputs = mask.inputs(layer, 8);
        return IntStream.range(0, 3)
                .mapToObj(example -> IntStream.range(0, 8)
                        .mapToObj(unit -> inputs.factor(unit, example) == 0 ? "0" : "1")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aNetworkIsUsedWithoutDropout() {
        Network network = Network.inputs(3).layer(2, Activation.SOFTMAX).initialize(Initialization.XAVIER, 1);
        Matrix X = Matrix.column(1, 2, 3);
        assertEquals(network.predict(X), network.forward(X).get(0).A());
        assertEquals(
                network.predict(X), network.forward(X, DropoutMask.NONE).get(0).A());
    }

    @Test
    void probabilitiesOutsideZeroToBelowOneAreRejected() {
        for (double bad : new double[] {-0.1, 1, Double.NaN}) {
            assertRejected(
                    "dropout needs probabilities from 0 to below 1, but got " + bad
                            + " for the inputs and 0.5 for the hidden units",
                    () -> new Dropout(bad, 0.5));
            assertRejected(
                    "dropout needs probabilities from 0 to below 1, but got 0.5 for the inputs and " + bad
                            + " for the hidden units",
                    () -> new Dropout(0.5, bad));
        }
    }
}
