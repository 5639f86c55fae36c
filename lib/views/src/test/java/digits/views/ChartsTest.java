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
import digits.training.ConfusionMatrix;
import digits.training.History;
import digits.training.SweepResult;
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
    void aSweepMarksTheTrainingsThatDiverged() {
        XYChart chart = Charts.sweep(Examples.sweep(3, 2));
        assertEquals(List.of("accuracy", "diverged (accuracy measured last before)"), names(chart));
        assertArrayEquals(new double[] {0.01, 0.1}, chart.getSeries("accuracy").getXData());
        assertArrayEquals(new double[] {87.5, 87.5}, chart.getSeries("accuracy").getYData());
        XYSeries diverged = chart.getSeries("diverged (accuracy measured last before)");
        assertArrayEquals(new double[] {1}, diverged.getXData());
        assertEquals(
                XYSeriesRenderStyle.Scatter, diverged.getXYSeriesRenderStyle().orElseThrow());
        assertNotEquals(chart.getSeries("accuracy").getMarkerColor(), diverged.getMarkerColor());
        assertTrue(chart.getStyler().isLegendVisible());
        assertFalse(Charts.sweep(Examples.sweep(3, -1)).getStyler().isLegendVisible());
    }

    @Test
    void aSweepOverMoreThanAFactorOfTenHasALogarithmicAxis() {
        assertTrue(Charts.sweep(Examples.sweep(3, -1)).getStyler().isXAxisLogarithmic());
        assertFalse(Charts.sweep(Examples.sweep(1, -1)).getStyler().isXAxisLogarithmic());
    }

    @Test
    void aSweepWithoutAResultIsRejected() {
        assertRejected(
                "a chart of a sweep needs at least one training, but none was run",
                () -> Charts.sweep(new SweepResult("width", List.of())));
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
