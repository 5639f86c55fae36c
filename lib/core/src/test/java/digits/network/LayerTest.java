package digits.network;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import digits.matrix.Matrix;
import org.junit.jupiter.api.Test;

class LayerTest {

    private static final Layer LAYER =
            new Layer(Matrix.of(2, 3, 1, 2, 3, -1, 0, 1), Matrix.column(10, -20), Activation.RELU);

    /** Two examples of three numbers. */
    private static final Matrix INPUT = Matrix.of(3, 2, 1, 0, 2, 1, 3, -5);

    @Test
    void sizesAreThoseOfW() {
        assertEquals(2, LAYER.units());
        assertEquals(3, LAYER.inputs());
    }

    @Test
    void forwardByHand() {
        // 1·1 + 2·2 + 3·3 + 10 = 24     1·0 + 2·1 + 3·(−5) + 10 = −3
        // −1·1 + 0·2 + 1·3 − 20 = −18   −1·0 + 0·1 + 1·(−5) − 20 = −25
        ForwardStep step = LAYER.forward(INPUT);
        assertSame(INPUT, step.input());
        assertEquals(Matrix.of(2, 2, 24, -3, -18, -25), step.Z());
        assertEquals(Matrix.of(2, 2, 24, 0, 0, 0), step.A());
    }

    @Test
    void backwardByHand() {
        Matrix dZ = Matrix.of(2, 2, 1, 2, 3, 4);
        BackwardStep step = LAYER.backward(LAYER.forward(INPUT), dZ);
        assertSame(dZ, step.dZ());
        // dW = dZ · inputᵀ: 1·1 + 2·0, 1·2 + 2·1, 1·3 + 2·(−5); 3·1 + 4·0, 3·2 + 4·1, 3·3 + 4·(−5)
        assertEquals(Matrix.of(2, 3, 1, 4, -7, 3, 10, -11), step.dW());
        // Each unit has a bias of its own: dZ is summed over the examples, not over the units.
        assertEquals(Matrix.column(3, 7), step.db());
        // dInput = Wᵀ · dZ: 1·1 − 1·3, 1·2 − 1·4; 2·1, 2·2; 3·1 + 1·3, 3·2 + 1·4
        assertEquals(Matrix.of(3, 2, -2, -2, 2, 4, 6, 10), step.dInput());
    }

    @Test
    void inputsNeedOneRowForEach() {
        assertRejected(
                "forward needs 3 rows, one for each input of the layer, but the input is 2×3; transpose() makes columns of rows",
                () -> LAYER.forward(INPUT.transpose()));
    }

    @Test
    void everyUnitNeedsABias() {
        Matrix W = Matrix.zeros(2, 3);
        assertRejected(
                "a layer with W of 2×3 needs b of 2×1, but got 3×1",
                () -> new Layer(W, Matrix.zeros(3, 1), Activation.RELU));
        assertRejected(
                "a layer with W of 2×3 needs b of 2×1, but got 2×2",
                () -> new Layer(W, Matrix.zeros(2, 2), Activation.RELU));
        assertRejected(
                NullPointerException.class,
                "a layer needs an activation",
                () -> new Layer(W, Matrix.zeros(2, 1), null));
    }

    @Test
    void stepsNeedMatricesThatFitTogether() {
        assertRejected(
                "a forward step needs Z and A of one shape and as many columns in its input,"
                        + " but input is 3×2, Z is 2×2 and A is 2×3",
                () -> new ForwardStep(INPUT, Matrix.zeros(2, 2), Matrix.zeros(2, 3)));
        assertRejected(
                "a forward step needs Z and A of one shape and as many columns in its input,"
                        + " but input is 3×2, Z is 2×4 and A is 2×4",
                () -> new ForwardStep(INPUT, Matrix.zeros(2, 4), Matrix.zeros(2, 4)));
        String needs =
                "a backward step needs dZ (units × m), dW (units × inputs), db (units × 1) and dInput (inputs × m),"
                        + " but they are ";
        Matrix dZ = Matrix.zeros(2, 5);
        Matrix dW = Matrix.zeros(2, 3);
        Matrix db = Matrix.zeros(2, 1);
        Matrix dInput = Matrix.zeros(3, 5);
        assertRejected(needs + "2×5, 3×2, 2×1 and 3×5", () -> new BackwardStep(dZ, dW.transpose(), db, dInput));
        assertRejected(needs + "2×5, 2×3, 1×2 and 3×5", () -> new BackwardStep(dZ, dW, db.transpose(), dInput));
        assertRejected(needs + "2×5, 2×3, 2×5 and 3×5", () -> new BackwardStep(dZ, dW, dZ, dInput));
        assertRejected(needs + "2×5, 2×3, 2×1 and 2×5", () -> new BackwardStep(dZ, dW, db, dZ));
        assertRejected(needs + "2×5, 2×3, 2×1 and 3×4", () -> new BackwardStep(dZ, dW, db, Matrix.zeros(3, 4)));
    }
}
