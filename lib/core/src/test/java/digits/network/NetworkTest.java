package digits.network;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import digits.matrix.Matrix;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final Network NETWORK = Network.inputs(5)
            .layer(4, Activation.TANH)
            .layer(3, Activation.SOFTMAX)
            .initialize(Initialization.UNIFORM, 1);

    private static final Matrix X = Matrix.uniform(5, 7, -1, 1, new SplittableRandom(2));

    private static final Matrix Y = Matrix.generate(3, 7, (row, column) -> column % 3 == row ? 1 : 0);

    private static Layer layer(int inputs, int units) {
        return new Layer(Matrix.zeros(units, inputs), Matrix.zeros(units, 1), Activation.RELU);
    }

    // --- what it is

    @Test
    void sizesByHand() {
        assertEquals(5, NETWORK.inputs());
        assertEquals(3, NETWORK.outputs());
        // 4 units of 5 weights and a bias, 3 units of 4 weights and a bias
        assertEquals(4 * 6 + 3 * 5, NETWORK.parameters());
        assertEquals("5-4-3, tanh, softmax", NETWORK.toString());
        assertEquals("4×5", NETWORK.layers().get(0).W().shape());
        assertEquals("3×4", NETWORK.layers().get(1).W().shape());
    }

    @Test
    void equalMeansTheSameLayers() {
        Network same = Network.of(NETWORK.layers());
        assertEquals(NETWORK, same);
        assertEquals(NETWORK.hashCode(), same.hashCode());
        assertNotEquals(NETWORK, Network.of(NETWORK.layers().get(0)));
        assertNotEquals(NETWORK, Network.of(layer(5, 4), layer(4, 3)));
        assertNotEquals(NETWORK, "5-4-3, tanh, softmax");
    }

    @Test
    void theLayersCannotBeExchanged() {
        Layer first = NETWORK.layers().get(0);
        assertThrows(UnsupportedOperationException.class, () -> NETWORK.layers().set(0, first));
        List<ForwardStep> steps = NETWORK.forward(X);
        ForwardStep step = steps.get(0);
        assertThrows(UnsupportedOperationException.class, () -> steps.set(0, step));
        List<BackwardStep> gradients = NETWORK.backward(steps, Y, Loss.CROSS_ENTROPY);
        BackwardStep gradient = gradients.get(0);
        assertThrows(UnsupportedOperationException.class, () -> gradients.set(0, gradient));
    }

    // --- forward

    @Test
    void whatALayerPutsOutTheNextTakesIn() {
        List<ForwardStep> steps = NETWORK.forward(X);
        assertEquals(2, steps.size());
        assertSame(X, steps.get(0).input());
        assertSame(steps.get(0).A(), steps.get(1).input());
        assertEquals(
                NETWORK.layers()
                        .get(1)
                        .forward(NETWORK.layers().get(0).forward(X).A()),
                steps.get(1));
    }

    @Test
    void thePredictionIsTheLastLayersOutputAndTheClassItsLargest() {
        Matrix A = NETWORK.forward(X).get(1).A();
        assertEquals(A, NETWORK.predict(X));
        assertArrayEquals(A.columnArgMax(), NETWORK.classify(X));
        Network identity = Network.of(
                new Layer(Matrix.of(3, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1), Matrix.zeros(3, 1), Activation.SOFTMAX));
        assertArrayEquals(new int[] {2, 0}, identity.classify(Matrix.of(3, 2, 1, 9, 2, 8, 3, 7)));
    }

    @Test
    void theAnswerToAnExampleDoesNotDependOnItsNeighbours() {
        Matrix all = NETWORK.predict(X);
        for (int example = 0; example < X.columns(); example++) {
            assertEquals(all.column(example), NETWORK.predict(X.column(example)));
        }
    }

    @Test
    void examplesNeedOneRowForEachInput() {
        assertRejected(
                "forward needs 5 rows, one for each input of the layer, but the input is 7×5; transpose() makes columns of rows",
                () -> NETWORK.predict(X.transpose()));
    }

    // --- backward

    @Test
    void theGradientOfABatchIsTheMeanOfThoseOfItsExamples() {
        List<BackwardStep> batch = NETWORK.backward(NETWORK.forward(X), Y, Loss.CROSS_ENTROPY);
        for (int layer = 0; layer < 2; layer++) {
            Matrix dW = batch.get(layer).dW().times(0);
            Matrix db = batch.get(layer).db().times(0);
            for (int example = 0; example < 7; example++) {
                BackwardStep one = NETWORK.backward(
                                NETWORK.forward(X.column(example)), Y.column(example), Loss.CROSS_ENTROPY)
                        .get(layer);
                dW = dW.plus(one.dW().times(1 / 7.0));
                db = db.plus(one.db().times(1 / 7.0));
            }
            assertEquals(0, dW.minus(batch.get(layer).dW()).norm(), 1e-15);
            assertEquals(0, db.minus(batch.get(layer).db()).norm(), 1e-15);
        }
    }

    @Test
    void backwardNeedsTheStepsAndLabelsOfThisNetwork() {
        List<ForwardStep> steps = NETWORK.forward(X);
        assertRejected(
                "backward needs one forward step for each of the 2 layers, but got 1",
                () -> NETWORK.backward(steps.subList(0, 1), Y, Loss.CROSS_ENTROPY));
        assertRejected(
                "backward needs Y of the shape of the outputs, 3×7, but Y is 7×3",
                () -> NETWORK.backward(steps, Y.transpose(), Loss.CROSS_ENTROPY));
        assertRejected(
                "backward needs Y of the shape of the outputs, 3×7, but Y is 3×6",
                () -> NETWORK.backward(steps, Y.columns(0, 1, 2, 3, 4, 5), Loss.CROSS_ENTROPY));
    }

    // --- step

    @Test
    void aStepGoesAgainstTheGradientAndChangesNeitherNetworkNorGradient() {
        List<BackwardStep> gradients = NETWORK.backward(NETWORK.forward(X), Y, Loss.CROSS_ENTROPY);
        Matrix before = NETWORK.layers().get(0).W();
        Matrix copy = Matrix.of(before.toRows());
        Network stepped = NETWORK.step(gradients, 0.5);
        for (int layer = 0; layer < 2; layer++) {
            Layer old = NETWORK.layers().get(layer);
            Layer young = stepped.layers().get(layer);
            assertEquals(old.W().minus(gradients.get(layer).dW().times(0.5)), young.W());
            assertEquals(old.b().minus(gradients.get(layer).db().times(0.5)), young.b());
            assertSame(old.activation(), young.activation());
        }
        assertSame(before, NETWORK.layers().get(0).W());
        assertEquals(copy, before);
    }

    @Test
    void aSmallStepMakesTheLossSmaller() {
        for (Loss loss : Loss.values()) {
            List<BackwardStep> gradients = NETWORK.backward(NETWORK.forward(X), Y, loss);
            double before = loss.of(NETWORK.predict(X), Y);
            double after = loss.of(NETWORK.step(gradients, 0.01).predict(X), Y);
            // To first order the loss falls by α times the square of the gradient's length.
            double squares = gradients.stream()
                    .mapToDouble(step ->
                            Math.pow(step.dW().norm(), 2) + Math.pow(step.db().norm(), 2))
                    .sum();
            assertEquals(0.01 * squares, before - after, 0.05 * 0.01 * squares, loss.toString());
        }
    }

    @Test
    void aStepNeedsALearningRateAndAGradientForEachLayer() {
        List<BackwardStep> gradients = NETWORK.backward(NETWORK.forward(X), Y, Loss.CROSS_ENTROPY);
        String needs = "step needs a learning rate α above 0 and finite, but got ";
        assertRejected(needs + "0.0", () -> NETWORK.step(gradients, 0));
        assertRejected(needs + "-0.1", () -> NETWORK.step(gradients, -0.1));
        assertRejected(needs + "NaN", () -> NETWORK.step(gradients, Double.NaN));
        assertRejected(needs + "Infinity", () -> NETWORK.step(gradients, Double.POSITIVE_INFINITY));
        assertRejected(
                "step needs one gradient for each of the 2 layers, but got 1",
                () -> NETWORK.step(gradients.subList(0, 1), 0.1));
    }

    // --- what is refused

    @Test
    void layersNeedToFitTogether() {
        assertRejected("a network needs at least one layer, but got none", () -> Network.of());
        assertRejected(
                "layer 3 needs as many inputs as layer 2 has units, 3, but has 4",
                () -> Network.of(layer(5, 4), layer(4, 3), layer(4, 2)));
    }

    @Test
    void aPlanNeedsInputsUnitsAndLayers() {
        assertRejected(
                "a network needs at least one input and one unit in each layer, but got 0 inputs and layers of []",
                () -> Network.inputs(0));
        assertRejected(
                "a network needs at least one input and one unit in each layer, but got 5 inputs and layers of [4, -3]",
                () -> Network.inputs(5).layer(4, Activation.RELU).layer(-3, Activation.RELU));
        assertRejected(
                "a network needs at least one layer, but got none",
                () -> Network.inputs(5).initialize(Initialization.HE, 1));
        assertRejected(
                "a network needs one activation for each layer, but got 2 layers and 1 activations",
                () -> new Network.Plan(5, List.of(4, 3), List.of(Activation.RELU)));
    }

    @Test
    void aPlanIsNotChangedByAddingToIt() {
        Network.Plan plan = Network.inputs(5).layer(4, Activation.RELU);
        Network deeper = plan.layer(3, Activation.SOFTMAX).initialize(Initialization.HE, 1);
        assertEquals("5-4-3, relu, softmax", deeper.toString());
        assertEquals("5-4, relu", plan.initialize(Initialization.HE, 1).toString());
    }

    @Test
    void aPlanSaysThatItIsNoNetworkYet() {
        assertEquals(
                "5-4, relu: a plan, no network yet; add .initialize(Initialization.HE, 1)",
                Network.inputs(5).layer(4, Activation.RELU).toString());
    }

    @Test
    void aLayerWithoutAnActivationIsRejectedWhereItIsAdded() {
        assertRejected(
                NullPointerException.class,
                "a layer needs an activation",
                () -> Network.inputs(2).layer(3, null));
    }
}
