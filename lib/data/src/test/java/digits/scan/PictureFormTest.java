package digits.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import org.junit.jupiter.api.Test;

class PictureFormTest {

    /** A ring, 60 high and 40 wide, with its middle at (row, column) of a bitmap of 200 × 200. */
    private static Matrix ring(double row, double column, double pen) {
        return Matrix.generate(200, 200, (r, c) -> {
            double distance = Math.hypot((r - row) / 30, (c - column) / 20);
            return Math.abs(distance - 1) * 20 < pen / 2 ? 1 : 0;
        });
    }

    private static Matrix line(int height, int width, double lean) {
        return Matrix.generate(200, 200, (r, c) -> {
            boolean beside = Math.abs(c - 100 - lean * (100 - r)) <= width / 2.0;
            return beside && Math.abs(r - 100) <= height / 2.0 ? 1 : 0;
        });
    }

    @Test
    void whereOnTheSheetADigitIsDrawnDoesNotMatter() {
        for (PictureForm form : PictureForm.values()) {
            assertEquals(form.fit(ring(60, 50, 6)), form.fit(ring(130, 140, 6)), form.name());
        }
    }

    @Test
    void mnistKeepsTheProportionsAndFillsTwentyPixels() {
        Matrix picture = PictureForm.MNIST.fit(ring(90, 90, 8));
        assertEquals("28×28", picture.shape());
        assertEquals(20, rowsWithInk(picture));
        // (40 + pen) / (60 + 1.5 pen) of 20 pixels, and whole pixels are counted.
        assertEquals(14, rowsWithInk(picture.transpose()), 1);
    }

    @Test
    void mnistPutsTheCentreOfMassInTheMiddle() {
        Matrix seven = Matrix.generate(
                100,
                100,
                (r, c) -> (r > 10 && r < 20 && c > 45 && c < 75)
                                || (r >= 20 && r < 90 && Math.abs(c - 68 + (r - 20) / 2) < 5)
                        ? 1
                        : 0);
        Matrix picture = PictureForm.MNIST.fit(seven);
        double x = 0;
        double y = 0;
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                x += (column + 0.5) * picture.get(row, column) / picture.sum();
                y += (row + 0.5) * picture.get(row, column) / picture.sum();
            }
        }
        // It is moved by whole eighths of a pixel.
        assertEquals(14, x, 1 / 16.0 + 1e-9);
        assertEquals(14, y, 1 / 16.0 + 1e-9);
    }

    @Test
    void mnistMendsStrokesThatAreTooThinOrTooWide() {
        double thin = PictureForm.MNIST.fit(ring(90, 90, 1.5)).sum();
        double usual = PictureForm.MNIST.fit(ring(90, 90, 7)).sum();
        double wide = PictureForm.MNIST.fit(ring(90, 90, 25)).sum();
        // A ring whose middle is an ellipse of 17.6 × 12 pixels, 2.4 pixels wide, has about 112 pixels of ink.
        assertEquals(112, thin, 12);
        assertEquals(thin, usual, 0.15 * thin);
        assertTrue(wide < 1.9 * usual, "wide " + wide + ", usual " + usual);
    }

    @Test
    void uciFillsTheHeightWithTheInkOfTheOtherDigits() {
        for (double pen : new double[] {2, 6, 12}) {
            Matrix picture = PictureForm.UCI.fit(ring(90, 90, pen));
            assertEquals("8×8", picture.shape());
            assertEquals(8, rowsWithInk(picture));
            assertEquals(0, picture.column(0).sum() + picture.column(7).sum(), "the outer columns");
            // 19.5 pixels, but for the rounding to 16ths and the size of a point.
            assertEquals(19.5, picture.sum(), 1.5);
            for (double pixel : picture.toArray()) {
                assertEquals(Math.rint(16 * pixel), 16 * pixel, "16ths");
            }
        }
    }

    @Test
    void uciTakesTheSlantOut() {
        Matrix upright = PictureForm.UCI.fit(line(150, 12, 0));
        Matrix leaning = PictureForm.UCI.fit(line(150, 12, 0.4));
        assertTrue(upright.minus(leaning).map(Math::abs).max() <= 0.25, upright + "\n" + leaning);
        assertEquals(0, leaning.column(0).plus(leaning.column(7)).sum());
    }

    @Test
    void theFormOfANetworkFollowsFromItsInputs() {
        assertEquals(PictureForm.UCI, PictureForm.of(network(64)));
        assertEquals(PictureForm.MNIST, PictureForm.of(network(784)));
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> PictureForm.of(network(100)));
        assertEquals(
                "a digit of one's own needs a network with 64 inputs, for 8×8 pixels, or 784, for 28×28, but this one has 100",
                failure.getMessage());
    }

    @Test
    void aSheetWithoutInkIsRejected() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> PictureForm.UCI.fit(Matrix.of(1, 2, 0.5, 0.2)));
        assertEquals(
                "fit needs ink, elements above 0.5, but the largest of this 1×2 bitmap is 0.5", failure.getMessage());
    }

    private static Network network(int inputs) {
        return Network.inputs(inputs).layer(2, Activation.RELU).initialize(Initialization.HE, 1);
    }

    private static int rowsWithInk(Matrix picture) {
        int rows = 0;
        for (double sum : picture.rowSums().toArray()) {
            rows += sum > 0 ? 1 : 0;
        }
        return rows;
    }

    @Test
    void whatIsAllInkFills20x20Pixels() {
        for (Matrix ink : new Matrix[] {Matrix.generate(60, 60, (row, column) -> 1), Matrix.of(1, 1, 1)}) {
            Matrix picture = PictureForm.MNIST.fit(ink);
            assertEquals(
                    Matrix.generate(28, 28, (r, c) -> r >= 4 && r < 24 && c >= 4 && c < 24 ? 1 : 0)
                            .sum(),
                    picture.sum(),
                    40);
            assertEquals(
                    0,
                    picture.row(2).sum()
                            + picture.column(2).sum()
                            + picture.row(25).sum());
        }
    }
}
