package digits.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two inputs, two hidden ReLU units, two outputs, two examples, worked with pencil and paper. All numbers are fractions of
 * powers of two, which doubles hold exactly, so that everything is compared bit for bit.
 *
 * <pre>
 * W1 =  1    −1    b1 =  0      W2 =  1    2   b2 = 0      X = 1    1/4    Y = 1  0
 *       1/2   1         −1/2         −1/2  1        1/2        1/2  1          0  1
 * </pre>
 */
class HandWorkedExampleTest {

    private static final Layer HIDDEN =
            new Layer(Matrix.of(2, 2, 1, -1, 0.5, 1), Matrix.column(0, -0.5), Activation.RELU);

    private static final Layer OUTPUT =
            new Layer(Matrix.of(2, 2, 1, 2, -0.5, 1), Matrix.column(0, 0.5), Activation.IDENTITY);

    private static final Network NETWORK = Network.of(HIDDEN, OUTPUT);

    private static final Matrix X = Matrix.of(2, 2, 1, 0.25, 0.5, 1);

    private static final Matrix Y = Matrix.of(2, 2, 1, 0, 0, 1);

    private final List<ForwardStep> forward = NETWORK.forward(X);

    private final List<BackwardStep> backward = NETWORK.backward(forward, Y, Loss.MEAN_SQUARED_ERROR);

    @Test
    void forward() {
        // Z1: 1·1 − 1·1/2 + 0 = 1/2        1·1/4 − 1·1 + 0 = −3/4
        //     1/2·1 + 1·1/2 − 1/2 = 1/2    1/2·1/4 + 1·1 − 1/2 = 5/8
        assertEquals(Matrix.of(2, 2, 0.5, -0.75, 0.5, 0.625), forward.get(0).Z());
        // A1 = max(0, Z1)
        assertEquals(Matrix.of(2, 2, 0.5, 0, 0.5, 0.625), forward.get(0).A());
        // Z2: 1·1/2 + 2·1/2 + 0 = 3/2         1·0 + 2·5/8 + 0 = 5/4
        //     −1/2·1/2 + 1·1/2 + 1/2 = 3/4    −1/2·0 + 1·5/8 + 1/2 = 9/8
        assertEquals(Matrix.of(2, 2, 1.5, 1.25, 0.75, 1.125), forward.get(1).Z());
        assertEquals(forward.get(1).Z(), forward.get(1).A());
    }

    @Test
    void loss() {
        // A2 − Y: 1/2  5/4      ½ (1/4 + 9/16) = 13/32      ½ (25/16 + 1/64) = 101/128
        //         3/4  1/8      their mean: (52/128 + 101/128) / 2 = 153/256
        assertEquals(153 / 256.0, Loss.MEAN_SQUARED_ERROR.of(forward.get(1).A(), Y));
    }

    @Test
    void backwardThroughTheOutputLayer() {
        BackwardStep output = backward.get(1);
        // dZ2 = (A2 − Y) / 2
        assertEquals(Matrix.of(2, 2, 0.25, 0.625, 0.375, 0.0625), output.dZ());
        // dW2 = dZ2 · A1ᵀ: 1/4·1/2 + 5/8·0 = 1/8    1/4·1/2 + 5/8·5/8 = 33/64
        //                  3/8·1/2 + 1/16·0 = 3/16  3/8·1/2 + 1/16·5/8 = 29/128
        assertEquals(Matrix.of(2, 2, 1 / 8.0, 33 / 64.0, 3 / 16.0, 29 / 128.0), output.dW());
        // db2: 1/4 + 5/8 and 3/8 + 1/16
        assertEquals(Matrix.column(7 / 8.0, 7 / 16.0), output.db());
        // dA1 = W2ᵀ · dZ2: 1·1/4 − 1/2·3/8 = 1/16   1·5/8 − 1/2·1/16 = 19/32
        //                  2·1/4 + 1·3/8 = 7/8      2·5/8 + 1·1/16 = 21/16
        assertEquals(Matrix.of(2, 2, 1 / 16.0, 19 / 32.0, 7 / 8.0, 21 / 16.0), output.dInput());
    }

    @Test
    void backwardThroughTheHiddenLayer() {
        BackwardStep hidden = backward.get(0);
        // dZ1 = dA1 where Z1 > 0, else 0: the first unit was off for the second example.
        assertEquals(Matrix.of(2, 2, 1 / 16.0, 0, 7 / 8.0, 21 / 16.0), hidden.dZ());
        // dW1 = dZ1 · Xᵀ: 1/16·1 + 0 = 1/16             1/16·1/2 + 0 = 1/32
        //                 7/8·1 + 21/16·1/4 = 77/64     7/8·1/2 + 21/16·1 = 7/4
        assertEquals(Matrix.of(2, 2, 1 / 16.0, 1 / 32.0, 77 / 64.0, 7 / 4.0), hidden.dW());
        assertEquals(Matrix.column(1 / 16.0, 35 / 16.0), hidden.db());
        // ∂L/∂X = W1ᵀ · dZ1: 1·1/16 + 1/2·7/8 = 1/2    0 + 1/2·21/16 = 21/32
        //                    −1/16 + 7/8 = 13/16       0 + 21/16
        assertEquals(Matrix.of(2, 2, 1 / 2.0, 21 / 32.0, 13 / 16.0, 21 / 16.0), hidden.dInput());
    }

    @Test
    void oneStepDownTheSlope() {
        // With α = 1/2 every weight loses half its slope. Both layers are updated from slopes of the old network: had
        // W2
        // been updated before dA1 was taken, W1 would come out differently.
        Network stepped = NETWORK.step(backward, 0.5);
        Layer hidden = stepped.layers().get(0);
        Layer output = stepped.layers().get(1);
        assertEquals(Matrix.of(2, 2, 31 / 32.0, -65 / 64.0, -13 / 128.0, 1 / 8.0), hidden.W());
        assertEquals(Matrix.column(-1 / 32.0, -51 / 32.0), hidden.b());
        assertEquals(Matrix.of(2, 2, 15 / 16.0, 223 / 128.0, -19 / 32.0, 227 / 256.0), output.W());
        assertEquals(Matrix.column(-7 / 16.0, 9 / 32.0), output.b());
    }
}
