package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.network.Loss;
import digits.network.Network;
import digits.notebook.CheckFailed;
import org.junit.jupiter.api.Test;

class Exercises11IdealTest {

    private static Matrix climbed(Network network, int digit, int steps, double step) {
        Matrix picture = Matrix.generate(64, 1, (pixel, column) -> 0.3);
        Matrix Y = Matrix.generate(10, 1, (row, column) -> row == digit ? 1 : 0);
        for (int i = 0; i < steps; i++) {
            Matrix slope = network.backward(network.forward(picture), Y, Loss.CROSS_ENTROPY)
                    .get(0)
                    .dInput();
            picture = picture.minus(slope.map(Math::signum).times(step)).map(ink -> Math.max(0, Math.min(1, ink)));
        }
        return picture;
    }

    private static void rejects(String hint, Two<Network, Integer, Matrix> answer) {
        String told = assertThrows(CheckFailed.class, () -> Exercises11Ideal.ideal(answer))
                .getMessage();
        assertTrue(told.contains(hint), told);
    }

    /** The check draws another network each time, so it is asked a few times. */
    @Test
    void picturesOfEveryNetworkPass() {
        for (int time = 0; time < 5; time++) {
            assertEquals(
                    5,
                    Exercises11Ideal.ideal((network, digit) -> climbed(network, digit, 100, 0.02))
                            .exercise()
                            .place());
        }
    }

    @Test
    void stepsWithTheSlopeAreSeen() {
        rejects("lead away from the digit", (network, digit) -> climbed(network, digit, 100, -0.02));
    }

    @Test
    void tooFewStepsAreSeen() {
        rejects("take more steps or longer ones", (network, digit) -> climbed(network, digit, 2, 0.01));
    }

    @Test
    void whatIsNoPictureIsSeen() {
        rejects("keep them between paper, 0, and ink, 1", (network, digit) -> Matrix.generate(64, 1, (p, c) -> 1.5));
        rejects("keep them between paper", (network, digit) -> Matrix.generate(64, 1, (p, c) -> Double.NaN));
        rejects("of the shape 64×1, but is 8×8", (network, digit) -> Matrix.zeros(8, 8));
        rejects("is a return missing?", (network, digit) -> null);
    }

    @Test
    void onePictureForAllNetworksIsNotEnough() {
        Network known = Exercises11Ideal.reader(1);
        rejects("is wanted", (network, digit) -> climbed(known, 3, 100, 0.02));
    }

    @Test
    void aWrittenDigitIsSeen() {
        rejects(
                "that somebody has written",
                (network, digit) -> Course.digits().X().column(digit));
    }
}
