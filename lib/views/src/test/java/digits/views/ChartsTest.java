package digits.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.ConfusionMatrix;
import digits.training.History;
import digits.training.Measurement;
import digits.training.Optimizer;
import digits.training.StopReason;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.training.TrainingResult;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class ChartsTest {

    private static List<String> names(XYChart chart) {
        return chart.getSeriesCollection().stream().map(XYSeries::getName).toList();
    }

    private static void assertRejected(String message, Runnable badCall) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, badCall::run).getMessage());
    }

    @Test
    void lossIsDrawnAgainstIterationsForTrainingAndTest() {
        XYChart chart = Charts.loss(Examples.TESTED);
        assertEquals(List.of("training", "test"), names(chart));
        assertArrayEquals(new double[] {0, 50}, chart.getSeries("training").getXData());
        assertArrayEquals(new double[] {2.5, 0.5}, chart.getSeries("training").getYData());
        assertArrayEquals(new double[] {2.6, 0.75}, chart.getSeries("test").getYData());
    }

    @Test
    void accuracyIsDrawnInPerCentFrom0To100() {
        XYChart chart = Charts.accuracy(Examples.TESTED);
        assertArrayEquals(new double[] {10, 90}, chart.getSeries("training").getYData());
        assertArrayEquals(new double[] {12.5, 87.5}, chart.getSeries("test").getYData());
        assertEquals(0.0, chart.getStyler().getYAxisMin());
        assertEquals(100.0, chart.getStyler().getYAxisMax());
    }

    @Test
    void withoutATestSetThereIsOneCurve() {
        assertEquals(List.of("training"), names(Charts.loss(Examples.UNTESTED)));
        assertEquals(List.of("training"), names(Charts.accuracy(Examples.UNTESTED)));
    }

    @Test
    void axesSayWhatTheyCount() {
        assertEquals(
                "iterations (updates of the weights)",
                Charts.loss(Examples.TESTED).getXAxisTitle());
        assertEquals("loss (mean over examples)", Charts.loss(Examples.TESTED).getYAxisTitle());
        assertEquals(
                "accuracy (% of examples)", Charts.accuracy(Examples.TESTED).getYAxisTitle());
        assertEquals("learning rate α", Charts.sweep(Examples.sweep(3, -1)).getXAxisTitle());
        assertEquals("weighted sum z", Charts.activation(Activation.TANH).getXAxisTitle());
        assertEquals("examples", Charts.classCounts(Examples.DIGITS).getYAxisTitle());
    }

    @Test
    void comparedRunsKeepTheirOrderAndDoNotShareAColor() {
        Map<String, History> histories = new LinkedHashMap<>();
        histories.put("b", Examples.TESTED);
        histories.put("a", Examples.UNTESTED);
        XYChart losses = Charts.losses(histories);
        assertEquals(List.of("b", "a"), names(losses));
        assertArrayEquals(new double[] {2, 1}, losses.getSeries("a").getYData());
        XYChart accuracies = Charts.accuracies(histories);
        assertArrayEquals(new double[] {12.5, 87.5}, accuracies.getSeries("b").getYData());
        assertArrayEquals(new double[] {25, 50}, accuracies.getSeries("a").getYData());
        assertEquals(50.0, accuracies.getStyler().getXAxisMax());
        Picture.of(accuracies);
        assertNotEquals(
                accuracies.getSeries("a").getLineColor(),
                accuracies.getSeries("b").getLineColor());
    }

    @Test
    void anEmptyHistoryIsRejectedByName() {
        assertRejected(
                "Loss needs at least one measurement to draw, but the history is empty",
                () -> Charts.loss(History.empty()));
        assertRejected(
                "the history \"α = 1\" needs at least one measurement to draw, but the history is empty",
                () -> Charts.losses(Map.of("α = 1", History.empty())));
        assertRejected("a chart of several histories needs at least one, but got none", () -> Charts.losses(Map.of()));
    }

    @Test
    void aSweepMarksTheBestAndTheTrainingsThatDiverged() {
        XYChart chart = Charts.sweep(Examples.sweep(3, 2));
        String diverged = "diverged (last accuracy)";
        assertEquals(List.of("accuracy", diverged, "best: 0.01 with 87.50%"), names(chart));
        assertArrayEquals(new double[] {0.01, 0.1}, chart.getSeries("accuracy").getXData());
        assertArrayEquals(new double[] {87.5, 87.5}, chart.getSeries("accuracy").getYData());
        XYSeries crosses = chart.getSeries(diverged);
        assertArrayEquals(new double[] {1}, crosses.getXData());
        assertEquals(
                XYSeriesRenderStyle.Scatter, crosses.getXYSeriesRenderStyle().orElseThrow());
        assertNotEquals(chart.getSeries("accuracy").getMarkerColor(), crosses.getMarkerColor());
    }

    /** Trainings of these values, with accuracies from a least one on that rise by 1% each. */
    private static SweepResult sweep(String parameter, double least, double... values) {
        List<SweepPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double accuracy = least + i / 100.0;
            History history = new History(List.of(new Measurement(50, 1, accuracy, 1, accuracy)));
            points.add(new SweepPoint(
                    values[i],
                    new TrainingResult(
                            Examples.network(), 50, history, StopReason.COMPLETED, 50, Optimizer.gradientDescent(1))));
        }
        return new SweepResult(parameter, parameter.equals("seed"), points);
    }

    @Test
    void seedsAreDotsWithTheirMeanAndNoneIsTheBest() {
        XYChart chart = Charts.sweep(sweep("seed", 0.9, 1, 2, 3));
        assertEquals(List.of("accuracy", "mean 91.00%", "± 1.00, the standard deviation", "below"), names(chart));
        assertEquals(
                XYSeriesRenderStyle.Scatter,
                chart.getSeries("accuracy").getXYSeriesRenderStyle().orElseThrow());
        assertArrayEquals(
                new double[] {92, 92},
                chart.getSeries("± 1.00, the standard deviation").getYData(),
                1e-9);
        assertArrayEquals(new double[] {90, 90}, chart.getSeries("below").getYData(), 1e-9);
    }

    @Test
    void theAxisOfASweepIsLogarithmicWhereValuesAreVariedByFactors() {
        assertTrue(isLogarithmic("width", 10, 30, 100));
        assertTrue(isLogarithmic("learning rate α", 0.02, 0.3));
        assertFalse(isLogarithmic("width", 10, 20, 30, 40, 50, 60, 70, 80, 90, 100));
        assertFalse(isLogarithmic("seed", 1, 10, 100));
        assertFalse(isLogarithmic("width", 10, 30, 90));
        assertFalse(isLogarithmic("L2", 0, 0.1, 10));
    }

    private static boolean isLogarithmic(String parameter, double... values) {
        return Charts.sweep(sweep(parameter, 0.5, values)).getStyler().isXAxisLogarithmic();
    }

    @Test
    void aLogarithmicAxisOfAnyRangeHasTwoLabels() {
        XYChart few = Charts.sweep(sweep("learning rate α", 0.5, 0.02, 0.3));
        assertEquals(List.of("0.02", " ", "0.05", "0.1", "0.2", " "), labels(few, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3));
        XYChart many = Charts.sweep(sweep("learning rate α", 0.5, 0.0001, 1000));
        assertEquals(List.of("0.0001", " ", "0.1", "1000"), labels(many, 0.0001, 0.02, 0.1, 1000));
    }

    @Test
    void ticksAreWrittenAsByHand() {
        var written = Charts.loss(Examples.TESTED).getStyler().getYAxisTickLabelsFormattingFunction();
        assertEquals(
                List.of("0", "0.05", "0.3", "12,000", "2.5E-7", "-0.1"),
                List.of(0.0, 0.05, 0.30000000000000004, 12e3, 2.5e-7, -0.1).stream()
                        .map(written)
                        .toList());
    }

    @Test
    void theLastPowerOfTenHasItsLabelAndTheLegendOfASweepIsNotCutOff() {
        List<SweepPoint> points =
                new ArrayList<>(sweep("learning rate α", 0.1, 0.0001, 1).points());
        points.add(Examples.sweep(7, 6).points().get(6));
        XYChart chart = Charts.sweep(new SweepResult("learning rate α", false, points));
        assertEquals(4, names(chart).size(), names(chart).toString());
        BufferedImage image = Picture.of(chart).image();
        int width = image.getWidth(), height = image.getHeight();
        int below = (int) (chart.getScreenYFromChart(0) * height / chart.getHeight());
        assertTrue(
                isWrittenOn(image.getSubimage(width - width / 12, below + height / 20, width / 12, height / 20)),
                "no label of 10000");
        assertFalse(isWrittenOn(image.getSubimage(width - 4, below, 4, height - below)), "something is cut off");
    }

    /** Whether anything is on the paper of the chart. */
    private static boolean isWrittenOn(BufferedImage image) {
        int paper = Palette.BACKGROUND.getRGB();
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .anyMatch(color -> color != paper);
    }

    private static List<String> labels(XYChart chart, double... ticks) {
        var written = chart.getStyler().getXAxisTickLabelsFormattingFunction();
        return Arrays.stream(ticks).mapToObj(written::apply).toList();
    }

    @Test
    void theAxisOfAccuraciesShowsWhereGoodTrainingsDifferAndElseWhatGuessingGives() {
        XYChart good = Charts.sweep(sweep("width", 0.97, 1, 2, 3));
        assertEquals(96.5, good.getStyler().getYAxisMin());
        assertEquals(99.5, good.getStyler().getYAxisMax());
        XYChart poor = Charts.sweep(sweep("width", 0.3, 1, 2, 3));
        assertEquals(0, poor.getStyler().getYAxisMin());
        assertTrue(names(poor).contains("guessing, 33%"), names(poor).toString());
        assertFalse(names(good).contains("guessing, 33%"));
    }

    @Test
    void noTwoLinesHaveTheSameDashes() {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            lines.put(Character.toString('a' + i), new double[][] {{0, 1}, {i, i}});
        }
        XYChart chart = Charts.lines("eight", "x", "y", lines);
        assertEquals(
                8,
                chart.getSeriesCollection().stream()
                        .map(line -> Arrays.toString(line.getLineStyle().getDashArray()))
                        .distinct()
                        .count());
    }

    @Test
    void linesThatDifferInARisingNumberGetDarkToLightHuesAndOthersDoNot() {
        assertEquals(
                List.of(Palette.ordered(0), Palette.ordered(0.5), Palette.ordered(1)),
                hues("α = 0.01", "α = 0.1", "α = 1,000"));
        assertEquals(
                List.of(Palette.ordered(0), Palette.ordered(0.5), Palette.ordered(1)),
                hues("3 units", "2 units", "1 units"));
        List<Color> unordered = Arrays.asList(null, null, null);
        assertEquals(unordered, hues("seed 3", "seed 1", "seed 2"));
        assertEquals(unordered, hues("Adam, α = 0.1", "momentum, α = 0.2", "RMSProp, α = 0.3"));
    }

    /** The colours that lines of these names are given; null where they are left to take those of all charts. */
    private static List<Color> hues(String... names) {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        for (String name : names) {
            lines.put(name, new double[][] {{0, 1}, {0, 1}});
        }
        return Charts.lines("", "x", "y", lines).getSeriesCollection().stream()
                .map(XYSeries::getLineColor)
                .toList();
    }

    @Test
    void aNameIsNoWiderThanItsBoxInTheLegend() {
        var styler = Charts.loss(Examples.TESTED).getStyler();
        for (String name : List.of("leaky relu", "gradient descent, α = 0.07", "± 0.35, the standard deviation")) {
            double room = width(name, styler.getLegendFont(), 1) + styler.getLegendPadding() / 2.0;
            assertTrue(width(name, styler.getLegendFont(), Picture.SCALE) < room, name);
        }
    }

    /** Of a name: at 1, as XChart measures it for its box; at the scale of pictures, as it is drawn. */
    private static double width(String name, Font font, int scale) {
        var context = new FontRenderContext(AffineTransform.getScaleInstance(scale, scale), true, false);
        return new TextLayout(name, font, context)
                .getOutline(null)
                .getBounds2D()
                .getMaxX();
    }

    @Test
    void aBorderRunsWhereTheAnswerChanges() {
        Network twoUnits = Network.inputs(2).layer(2, Activation.SIGMOID).initialize(Initialization.UNIFORM, 1);
        Charts.border("outputs that do not add up to 1", twoUnits, ChartWordsTest.CORNERS);
        XYChart chart = Charts.border("two halves", ChartWordsTest.LEFT_OR_RIGHT, ChartWordsTest.CORNERS);
        XYSeries border = chart.getSeries("border of class 1");
        double[] x = border.getXData(), y = border.getYData();
        for (int i = 0; i < y.length; i++) {
            assertTrue(Double.isNaN(y[i]) || Math.abs(x[i]) < 1e-12, "x = " + x[i]);
        }
        assertEquals(1.16, Arrays.stream(y).filter(Double::isFinite).max().orElseThrow(), 1e-12);
        assertEquals(-1.16, Arrays.stream(y).filter(Double::isFinite).min().orElseThrow(), 1e-12);
        BufferedImage image = Picture.of(chart).image();
        Color left = color(image, chart, -0.8, 0), right = color(image, chart, 0.8, 0);
        assertTrue(left.getBlue() > left.getRed() && right.getRed() > right.getBlue(), left + " and " + right);
    }

    private static Color color(BufferedImage image, XYChart chart, double x, double y) {
        return new Color(image.getRGB((int) (Picture.SCALE * chart.getScreenXFromChart(x)), (int)
                (Picture.SCALE * chart.getScreenYFromChart(y))));
    }

    @Test
    void aCircleOfThePlaneIsNoEllipse() {
        XYChart chart = Charts.border("two halves", ChartWordsTest.LEFT_OR_RIGHT, ChartWordsTest.CORNERS);
        for (int width : new int[] {300, 900}) {
            assertEquals(width, Picture.of(chart, width, 400).width());
            double right = chart.getScreenXFromChart(1) - chart.getScreenXFromChart(-1);
            double up = chart.getScreenYFromChart(-1) - chart.getScreenYFromChart(1);
            assertEquals(1, right / up, 0.02);
        }
    }

    @Test
    void aBorderNeedsANetworkThatFitsThePlaneAndItsClasses() {
        assertRejected(
                "border needs a network of 2 inputs and 2 outputs, one for each class of the examples, but got 4 inputs and 3 "
                        + "outputs",
                () -> Charts.border("", Examples.network(), ChartWordsTest.CORNERS));
    }

    @Test
    void aDescentDrawsLinesOfEqualLossAndWaysUntilTheyAreFar() {
        Map<String, double[][]> ways = new LinkedHashMap<>();
        ways.put("home", new double[][] {{-4, -2, -1, 0}, {3, 2, 1, 0}});
        ways.put("away", new double[][] {{-4, 6, -11, 2}, {3, 3, 3, Double.NaN}});
        XYChart chart = Charts.descent("Down", (x, y) -> x * x + y * y, new double[2], ways, 2);
        assertArrayEquals(new double[] {-4, -1}, chart.getSeries("home").getXData());
        assertArrayEquals(
                new double[] {-4, 6}, chart.getSeries("away, each step").getXData());
        assertNotEquals(
                chart.getSeries("home").getMarker(), chart.getSeries("away").getMarker());
        XYSeries rings = chart.getSeries("equal loss");
        // The first two points are the ends of a piece of one line.
        assertEquals(loss(rings, 0), loss(rings, 1), 0.01);
        assertRejected(
                "descent needs a goal of 2 weights, 1 way or more, and 1 step or more from mark to mark, but got 1 weights, 2 ways "
                        + "and 0 steps",
                () -> Charts.descent("Down", (x, y) -> 0, new double[1], ways, 0));
        ways.put("half", new double[][] {{1, 2}, {1}});
        assertRejected(
                "descent needs both weights of each step, of one step at least, but \"half\" has 2 and 1",
                () -> Charts.descent("Down", (x, y) -> 0, new double[2], ways, 1));
    }

    private static double loss(XYSeries rings, int point) {
        double x = rings.getXData()[point], y = rings.getYData()[point];
        return x * x + y * y;
    }

    @Test
    void whatIsNotFiniteIsAGapInALine() {
        double[] x = {0, 1, 2};
        XYChart chart = Charts.line("", "x", "y", x, new double[] {1, Double.POSITIVE_INFINITY, 2});
        assertArrayEquals(
                new double[] {1, Double.NaN, 2},
                chart.getSeriesCollection().iterator().next().getYData());
        assertTrue(Picture.of(chart).png().length > 0);
        String message =
                "a line needs x that are finite, and a y that is, but \"loss\" has NaN or infinity among its x, or as every y";
        double[] nothing = {Double.NaN, Double.NaN, Double.POSITIVE_INFINITY};
        assertRejected(message, () -> Charts.line("loss", "x", "y", x, nothing));
        assertRejected(message, () -> Charts.line("loss", "x", "y", nothing, x));
    }

    @Test
    void probabilitiesAreOnOneScale() {
        HeatMapChart chart = Charts.probabilities("before", Matrix.of(2, 1, 0.4, 0.6));
        assertEquals(0, chart.getStyler().getMin());
        assertEquals(1, chart.getStyler().getMax());
        assertEquals("picture", chart.getXAxisTitle());
        assertEquals(
                List.of("7"),
                Charts.probabilities("after", Matrix.of(2, 1, 0.4, 0.6), 7)
                        .getHeatMapSeries()
                        .getXData());
        assertRejected(
                "probabilities needs a label for each of its 1 pictures, or none, but got 2",
                () -> Charts.probabilities("after", Matrix.of(2, 1, 0.4, 0.6), 7, 8));
    }

    @Test
    void aSweepWithoutAResultIsRejected() {
        assertRejected(
                "a chart of a sweep needs at least one training, but none was run",
                () -> Charts.sweep(new SweepResult("width", false, List.of())));
    }

    @Test
    void anActivationIsDrawnWithItsDerivative() {
        XYChart chart = Charts.activation(Activation.SIGMOID);
        double[] z = chart.getSeries("g(z)").getXData();
        assertEquals(-6, z[0]);
        assertEquals(6, z[z.length - 1]);
        for (int i = 0; i < z.length; i++) {
            double a = 1 / (1 + Math.exp(-z[i]));
            assertEquals(a, chart.getSeries("g(z)").getYData()[i], 1e-15);
            assertEquals(a * (1 - a), chart.getSeries("g′(z)").getYData()[i], 1e-15);
        }
    }

    @Test
    void softmaxOfTwoUnitsIsTheSigmoidOfTheFirst() {
        double[] softmax =
                Charts.activation(Activation.SOFTMAX).getSeries("g′(z)").getYData();
        double[] sigmoid =
                Charts.activation(Activation.SIGMOID).getSeries("g′(z)").getYData();
        assertArrayEquals(sigmoid, softmax, 1e-15);
    }

    @Test
    void aHeatMapCountsRowsFromTheTop() {
        HeatMapChart chart = Charts.heatMap("W", Examples.counting(2, 3));
        // XChart's cell (column, row from the bottom, value): element (0, 2) is 2 and in the upper of two rows.
        assertArrayEquals(
                new Number[] {2, 1, 2.0}, chart.getHeatMapSeries().getHeatData().get(2));
        assertEquals(List.of("1", "0"), chart.getHeatMapSeries().getYData());
    }

    @Test
    void aHeatMapHasItsWhiteAtZero() {
        HeatMapChart chart = Charts.heatMap("W", Matrix.of(1, 2, -0.5, 2.041));
        assertEquals(-2.1, chart.getStyler().getMin());
        assertEquals(2.1, chart.getStyler().getMax());
        assertEquals(Palette.BACKGROUND, chart.getStyler().getRangeColors()[1]);
        Picture.of(Charts.heatMap("zeros", Matrix.zeros(2, 2)));
    }

    @Test
    void aLargeHeatMapHasNoNumbersAndFewLabels() {
        HeatMapChart chart = Charts.heatMap("W1", Examples.counting(10, 64));
        assertFalse(chart.getStyler().isShowValue());
        assertEquals("5", chart.getHeatMapSeries().getXData().get(5));
        assertEquals(" ", chart.getHeatMapSeries().getXData().get(6));
    }

    @Test
    void confusionIsTitledWithTheAccuracy() {
        HeatMapChart chart = Charts.confusion(ConfusionMatrix.of(new int[] {0, 1, 1, 1}, new int[] {0, 0, 1, 1}, 2));
        assertEquals("Confusion: 75.00% recognized", chart.getTitle());
        assertEquals("predicted class", chart.getXAxisTitle());
        assertTrue(chart.getStyler().isShowValue());
        // (true 0, predicted 0), (0, 1), (1, 1): that no 1 was taken for a 0 is left white.
        assertEquals(3, chart.getHeatMapSeries().getHeatData().size());
        assertNotEquals(Palette.BACKGROUND, chart.getStyler().getRangeColors()[0]);
    }

    @Test
    void classCountsAreBars() {
        assertArrayEquals(
                new double[] {1, 0, 2},
                Charts.classCounts(Examples.DIGITS).getSeries("examples").getYData());
    }

    @Test
    void pointsHaveTheirFeaturesAsCoordinatesAndASeriesForEachClassThatOccurs() {
        Matrix X = Matrix.of(2, 3, 1, 2, 3, -1, -2, -3);
        XYChart chart = Charts.points(Dataset.of(X, new int[] {2, 0, 2}, 3, 1, 2));
        assertEquals(List.of("class 0", "class 2"), names(chart));
        assertArrayEquals(new double[] {1, 3}, chart.getSeries("class 2").getXData());
        assertArrayEquals(new double[] {-1, -3}, chart.getSeries("class 2").getYData());
        assertEquals(
                XYSeriesRenderStyle.Scatter,
                chart.getSeries("class 0").getXYSeriesRenderStyle().orElseThrow());
        Picture.of(chart);
    }

    @Test
    void pointsRejectExamplesThatAreNotOfTwoFeatures() {
        assertRejected(
                "points needs examples of 2 features, the two axes, but got 4", () -> Charts.points(Examples.DIGITS));
    }

    @Test
    void aLineIsDrawnThroughItsPointsWithTitlesOnBothAxes() {
        XYChart chart = Charts.line("−ln a", "probability", "loss (nats)", new double[] {1, 2}, new double[] {4, 3});
        assertEquals(List.of("−ln a"), names(chart));
        assertArrayEquals(new double[] {1, 2}, chart.getSeries("−ln a").getXData());
        assertArrayEquals(new double[] {4, 3}, chart.getSeries("−ln a").getYData());
        assertEquals("probability", chart.getXAxisTitle());
        assertEquals("loss (nats)", chart.getYAxisTitle());
        Picture.of(chart);
    }

    @Test
    void aLineRejectsUnequalNumbersOfCoordinates() {
        assertRejected(
                "line needs as many x as y, at least one, but got 2 x and 1 y",
                () -> Charts.line("", "", "", new double[2], new double[1]));
    }

    @Test
    void linesHaveEachTheirOwnPointsInTheOrderOfTheirNames() {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        lines.put("there", new double[][] {{0, 1}, {2, 3}});
        lines.put("and back", new double[][] {{1, 0, 0}, {3, 2, 5}});
        XYChart chart = Charts.lines("a way", "x (m)", "y (m)", lines);
        assertEquals(List.of("there", "and back"), names(chart));
        assertArrayEquals(new double[] {1, 0, 0}, chart.getSeries("and back").getXData());
        assertArrayEquals(new double[] {3, 2, 5}, chart.getSeries("and back").getYData());
        assertEquals("x (m)", chart.getXAxisTitle());
        assertEquals("y (m)", chart.getYAxisTitle());
        assertRejected("lines needs at least one line, but got none", () -> Charts.lines("", "", "", Map.of()));
        assertRejected(
                "lines needs as many x as y, at least one, but \"a\" has 2 and 1",
                () -> Charts.lines("", "", "", Map.of("a", new double[][] {{1, 2}, {1}})));
    }
}
