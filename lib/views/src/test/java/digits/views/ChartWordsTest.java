package digits.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import digits.training.ConfusionMatrix;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read to those who cannot see a picture: as many numbers as are seen at a glance. */
class ChartWordsTest {

    private static void assertSaid(String words, Picture picture) {
        assertEquals(words, picture.description());
        assertEquals(words, picture.toString());
    }

    @Test
    void learningCurvesSayWhereTheyBeginAndEndAndHowSoon() {
        assertSaid(
                "Accuracy, a chart of accuracy (% of examples) from 0 to 100 against iterations (updates of the weights) from 0 to "
                        + "50. training: rises from 10 to 90, half of it by 50; test: rises from 12.5 to 87.5, half of it by 50.",
                Picture.of(Charts.accuracy(Examples.TESTED)));
    }

    @Test
    void aLineSaysItsTurnsAndNothingOfItsGaps() {
        double[] x = {0, 1, 2, 3, 4}, y = {3, 0.123456, 2, Double.NaN, 1e7};
        assertSaid(
                "way, a chart of m from 0.123 to 1E+7 against s from 0 to 4. way: rises from 3 to 1E+7, half of it by 4.",
                Picture.of(Charts.line("way", "s", "m", x, y)));
        y[4] = 4;
        assertSaid(
                "way, a chart of m from 0.123 to 4 against s from 0 to 4. way: rises from 3 to 4, half of it by 4, "
                        + "lowest at (1, 0.123).",
                Picture.of(Charts.line("way", "s", "m", x, y)));
    }

    @Test
    void aSweepSaysItsLogarithmicAxisAndItsBest() {
        assertSaid(
                "Accuracy against learning rate α, a chart of test accuracy (% of examples) from 87 to 88 against learning rate "
                        + "α (logarithmic) from 0.01 to 10. accuracy: stays at 87.5; best: 0.01 with 87.50%: a point at "
                        + "(0.01, 87.5).",
                Picture.of(Charts.sweep(Examples.sweep(4, -1))));
    }

    @Test
    void pointsSayHowManyTheyAreAndWhere() {
        Matrix X = Matrix.of(2, 3, 1, 2, 3, -1, -2, -3);
        assertSaid(
                "3 examples, a chart of x₁ from -3 to -1 against x₀ from 1 to 3. class 0: a point at (2, -2); class 2: 2 points "
                        + "between 1 and 3 across, between -3 and -1 upwards.",
                Picture.of(Charts.points(Dataset.of(X, new int[] {2, 0, 2}, 3, 1, 2))));
    }

    /** Right of x₀ = 0 it says class 1, left of it class 0. */
    static final Network LEFT_OR_RIGHT =
            Network.of(new Layer(Matrix.of(2, 2, -5, 0, 5, 0), Matrix.zeros(2, 1), Activation.SOFTMAX));

    static final Dataset CORNERS =
            Dataset.of(Matrix.of(2, 4, -1, -1, 1, 1, -1, 1, -1, 1), new int[] {0, 0, 1, 1}, 2, 1, 2);

    @Test
    void aBorderSaysHowThePlaneIsDivided() {
        assertSaid(
                "two halves, a chart of x₁ from -1.16 to 1.16 against x₀ from -1.16 to 1.16. class 0 has 50% of the plane, class 1 has 50% "
                        + "of the plane; class 0: 2 points between -1 and -1 across, between -1 and 1 upwards; class 1: 2 points "
                        + "between 1 and 1 across, between -1 and 1 upwards.",
                Picture.of(Charts.border("two halves", LEFT_OR_RIGHT, CORNERS)));
    }

    @Test
    void aDescentSaysWhereEachWayLeads() {
        Map<String, double[][]> ways = new LinkedHashMap<>();
        ways.put("one", new double[][] {{-4, -2, -1}, {1, 0.5, 0.25}});
        assertSaid(
                "Down: a mark every 2 steps, a chart of y from -0.08 to 1.08 against x from -4.32 to 0.32. the darker, the larger the "
                        + "loss; one: from (-4, 1) to (-1, 0.25); start: a point at (-4, 1); goal: a point at (0, 0).",
                Picture.of(Charts.descent("Down", (x, y) -> x * x + y * y, new double[2], ways, 2)));
    }

    @Test
    void heatMapsSayTheirLargestElements() {
        assertSaid(
                "W, a heat map of 2 rows and 3 columns. The largest of each column: 3 in row 1, 4 in row 1, 5 in row 1.",
                Picture.of(Charts.heatMap("W", Examples.counting(2, 3))));
        // As weights are that have diverged.
        Matrix infinite = Matrix.of(1, 2, 1, Double.POSITIVE_INFINITY);
        assertTrue(Picture.of(Charts.heatMap("W", infinite)).toString().contains("Infinity"));
        assertSaid(
                "dW, a heat map of 10 rows (unit) and 64 columns (pixel). The smallest and the largest: 0 in row 0, column 0, 639 "
                        + "in row 9, column 63.",
                Picture.of(Charts.heatMap("dW", "pixel", "unit", Examples.counting(10, 64))));
        assertSaid(
                "after, a heat map of 2 rows (class) and 1 columns (picture, by its true class). The largest of each column: 0.6 in "
                        + "row 1.",
                Picture.of(Charts.probabilities("after", Matrix.of(2, 1, 0.4, 0.6), 7)));
    }

    @Test
    void aConfusionSaysItsMostFrequentMistakes() {
        int[] read = {0, 0, 0, 1, 1}, labels = {0, 1, 1, 1, 0};
        assertSaid(
                "Confusion: 40.00% recognized, a heat map of 2 rows (true class) and 2 columns (predicted class). Most mistakes: 2 "
                        + "times 1 was taken for 0, 1 times 0 was taken for 1.",
                Picture.of(Charts.confusion(ConfusionMatrix.of(read, labels, 2))));
    }

    @Test
    void barsSayTheirHeights() {
        assertSaid(
                "3 examples, bars of examples for each class. 0: 1, 1: 0, 2: 2.",
                Picture.of(Charts.classCounts(Examples.DIGITS)));
    }

    @Test
    void picturesOfDigitsSayTheirCaptions() {
        assertSaid("3 pictures of 2×2 pixels: 2; 0; 2", Pictures.gallery(Examples.DIGITS, 0, 1, 2));
        assertSaid("3 pictures of 2×2 pixels, each: ?", Pictures.gallery(Examples.DIGITS, i -> "?", 0, 1, 2));
        assertSaid("3 pictures of 2×2 pixels", Pictures.gallery(Examples.DIGITS, i -> "", 0, 1, 2));
        assertSaid("a picture of 2×2 pixels: example 1: 0", Pictures.digit(Examples.DIGITS, 1));
        Layer layer = new Layer(Examples.counting(2, 4), Matrix.zeros(2, 1), Activation.RELU);
        assertSaid("weights as 2 pictures of 2×2 pixels: unit 0; unit 1", Pictures.weights(layer, 2, 2));
        assertSaid("weights as a picture of 2×2 pixels: unit 1", Pictures.weights(layer, 2, 2, 1));
    }

    @Test
    void chartsSideBySideSayWhatEachShows() {
        var bars = Charts.classCounts(Examples.DIGITS);
        String words = Picture.of(bars).description();
        assertSaid(words + " Beside it: " + words, Pictures.sideBySide(bars, bars));
    }
}
