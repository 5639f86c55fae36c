package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import digits.matrix.Matrix;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static void assertFails(String message, Runnable check) {
        assertEquals(message, assertThrows(CheckFailed.class, check::run).getMessage());
    }

    @Test
    void whatIsAsItShouldBePasses() {
        Check.that(true, "anything");
        Check.equal("answer", 42, 42);
        Check.equal("labels", new int[] {1, 2}, new int[] {1, 2});
        Check.close("loss", 0.3, 0.1 + 0.2, 1e-15);
        Check.close("limit", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
        Check.close("Z", Matrix.row(1, 2), Matrix.row(1, 2 + 1e-12), 1e-9);
        Check.shape("Z1", Matrix.zeros(10, 5), 10, 5);
        Check.atLeast("accuracy", 0.95, 0.95);
        Check.atMost("error", 1e-8, 1e-7);
    }

    @Test
    void aConditionSaysWhatShouldHold() {
        assertFails("This should hold, but does not: the loss falls", () -> Check.that(false, "the loss falls"));
    }

    @Test
    void aValueSaysBothSides() {
        assertFails("m should be 5, but is 10", () -> Check.equal("m", 5, 10));
        assertFails(
                "labels should be [1, 2], but is [2, 1]",
                () -> Check.equal("labels", new int[] {1, 2}, new int[] {2, 1}));
        assertFails(
                "W1 differs by more than 0.0 in 1 of 640 elements; most in row 2, column 3 it should be 0.0, but is 1.0",
                () -> Check.equal(
                        "W1",
                        Matrix.zeros(10, 64),
                        Matrix.generate(10, 64, (row, column) -> row == 2 && column == 3 ? 1 : 0)));
        assertFails("name should be null, but is relu", () -> Check.equal("name", null, "relu"));
    }

    @Test
    void aNumberSaysHowFarItIsOff() {
        assertFails("loss should be 2.0 to within 0.1, but is 2.5: 0.5 apart", () -> Check.close("loss", 2, 2.5, 0.1));
        assertFails(
                "loss should be 2.0 to within 0.1, but is NaN: NaN apart",
                () -> Check.close("loss", 2, Double.NaN, 0.1));
    }

    @Test
    void aMatrixSaysWhereItIsWorst() {
        assertFails(
                "dW differs by more than 0.1 in 2 of 4 elements; most in row 1, column 0 it should be 3.0, but is 5.0",
                () -> Check.close("dW", Matrix.of(2, 2, 1, 2, 3, 4), Matrix.of(2, 2, 1, 2.5, 5, 4), 0.1));
        assertFails(
                "dW differs by more than 0.1 in 2 of 2 elements; most in row 0, column 0 it should be 1.0, but is NaN",
                () -> Check.close("dW", Matrix.row(1, 2), Matrix.row(Double.NaN, 7), 0.1));
    }

    @Test
    void aWrongShapeGuessesWhy() {
        assertFails(
                "Z1 should be 10×5, but is 5×10: did you swap rows and columns?",
                () -> Check.shape("Z1", Matrix.zeros(5, 10), 10, 5));
        assertFails(
                "picture should be 8×8, but is 64×1: the number of elements is right, so is a reshape missing?",
                () -> Check.shape("picture", Matrix.zeros(64, 1), 8, 8));
        assertFails("Z1 should be 10×5, but is 10×4", () -> Check.shape("Z1", Matrix.zeros(10, 4), 10, 5));
        assertFails(
                "Z1 should be 2×1, but is 1×2: did you swap rows and columns?",
                () -> Check.close("Z1", Matrix.column(1, 2), Matrix.row(1, 2), 1));
    }

    @Test
    void aBoundHoldsForNoNaN() {
        assertFails("accuracy should be at least 0.95, but is 0.9", () -> Check.atLeast("accuracy", 0.9, 0.95));
        assertFails("accuracy should be at least 0.95, but is NaN", () -> Check.atLeast("accuracy", Double.NaN, 0.95));
        assertFails("error should be at most 0.1, but is 0.2", () -> Check.atMost("error", 0.2, 0.1));
        assertFails("error should be at most 0.1, but is NaN", () -> Check.atMost("error", Double.NaN, 0.1));
    }
}
