package digits.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.sweeps.SweepRun;
import digits.sweeps.Values;
import digits.training.Measurement;
import digits.training.StopReason;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class SettingsChartTest {

    private static final SweepPlan PLAN = SweepPlan.grid()
            .with("learning rate", Values.log(0.01, 10, 4))
            .with("hidden", "none", "10")
            .seeds(2);

    /** Results as a sweep would have them: NaN for what diverged. */
    private static SweepResults results(
            SweepPlan plan, List<List<String>> settings, ToDoubleFunction<List<String>> mean) {
        List<SweepRow> rows = new ArrayList<>();
        for (int setting = 0; setting < settings.size(); setting++) {
            for (int seed = 1; seed <= 2; seed++) {
                double accuracy = mean.applyAsDouble(settings.get(setting)) + (seed == 1 ? 0.01 : -0.01);
                rows.add(new SweepRow(
                        2 * setting + seed,
                        1,
                        setting + 1,
                        seed,
                        settings.get(setting),
                        Double.isNaN(accuracy) ? StopReason.DIVERGED : StopReason.COMPLETED,
                        50,
                        new Measurement(50, 0.5, accuracy, 0.6, accuracy),
                        setting));
            }
        }
        return new SweepResults(plan, rows, true, "", 10);
    }

    /** The means: 0.3 and 0.5, 0.6 and 0.8, 0.9 and 0.95; with 10, no hidden layer reads 0.7 and the other diverges. */
    private static SweepResults results() {
        List<List<String>> settings = new ArrayList<>();
        for (String hidden : List.of("none", "10")) {
            for (String alpha : List.of("0.01", "0.1", "1", "10")) {
                settings.add(List.of(hidden, alpha));
            }
        }
        return results(PLAN, settings, values -> {
            boolean none = values.get(0).equals("none");
            return switch (values.get(1)) {
                case "0.01" -> none ? 0.3 : 0.5;
                case "0.1" -> none ? 0.6 : 0.8;
                case "1" -> none ? 0.9 : 0.95;
                default -> none ? 0.7 : Double.NaN;
            };
        });
    }

    @Test
    void eachValueOfTheSecondOptionIsALineWithIntervals() {
        XYChart chart = Charts.sweep(results());
        assertTrue(chart.getStyler().isXAxisLogarithmic());
        XYSeries none = chart.getSeries("hidden none");
        assertArrayEquals(new double[] {30, 60, 90, 70}, none.getYData(), 1e-9);
        // t with one degree of freedom is 12.7062; the standard deviation of ±1% is √2%, divided by √2.
        assertArrayEquals(new double[] {12.7062, 12.7062, 12.7062, 12.7062}, none.getExtraValues(), 1e-4);
        XYSeries ten = chart.getSeries("hidden 10");
        assertArrayEquals(new double[] {50, 80, 95}, ten.getYData(), 1e-9);
        assertNotEquals(none.getMarker(), ten.getMarker(), "told apart without colour");
        assertTrue(ten.getXData()[0] > 0.01 && none.getXData()[0] < 0.01, "intervals lie beside each other");
        assertArrayEquals(
                new double[] {95},
                chart.getSeries("best: 1, 10\n95.00% ± 12.71").getYData(),
                1e-9);
        assertArrayEquals(
                new double[] {10},
                chart.getSeries("diverged: some seeds;\nat the foot: all").getXData());
        assertArrayEquals(
                new double[] {10, 10}, chart.getSeries("guessing, 10%").getYData());
    }

    @Test
    void oneOptionIsOneLineWhereTheOthersAreAsInTheBest() {
        XYChart chart = Charts.sweep(results(), "learning rate", null);
        assertEquals("Accuracy against learning rate: mean, 95% interval (hidden 10, as the best)", chart.getTitle());
        assertArrayEquals(new double[] {50, 80, 95}, chart.getSeries("accuracy").getYData(), 1e-9);
        assertFalse(Charts.sweep(results(), "hidden", null).getStyler().isXAxisLogarithmic(), "names are no numbers");
    }

    @Test
    void whatIsDrawnAtRandomIsPointsAndNoLine() {
        SweepPlan plan = SweepPlan.random(2, 1).with("l2", Values.between(0, 1)).seeds(2);
        SweepResults drawn = results(plan, List.of(List.of("0.3"), List.of("0.7")), values -> 0.9);
        XYSeries points = Charts.sweep(drawn).getSeries("accuracy");
        assertArrayEquals(new double[] {0.3, 0.7}, points.getXData());
        assertEquals(
                XYSeries.XYSeriesRenderStyle.Scatter,
                points.getXYSeriesRenderStyle().orElseThrow());
        assertEquals(
                "a heat map of a sweep needs two options that it varies, but it varies 1",
                assertThrows(IllegalArgumentException.class, () -> Charts.heatMap(drawn))
                        .getMessage());
    }

    @Test
    void aHeatMapHasACellForEachSettingAndMarksTheBestAndTheDiverged() {
        HeatMapChart chart = Charts.heatMap(results());
        assertEquals(List.of("0.01", "0.1", "1", "10"), chart.getHeatMapSeries().getXData());
        assertEquals(List.of("none", "10"), chart.getHeatMapSeries().getYData());
        assertEquals(7, chart.getHeatMapSeries().getHeatData().size(), "one diverged");
        BufferedImage image = Picture.of(chart).image();
        int black = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                black += image.getRGB(x, y) == Palette.TEXT.getRGB() ? 1 : 0;
            }
        }
        // The frame of the best is 3 wide, twice as many pixels, around a cell of 100 by 150 or more.
        assertTrue(black > 2 * 3 * 2 * (2 * 100 + 2 * 150), "the best has a frame, but only " + black + " are black");
    }

    @Test
    void aPointBesideItsValueTellsTheValue() {
        List<ChartPoints.Line> lines =
                Picture.of(Charts.sweep(results())).points().get(0).lines();
        assertEquals(List.of("0.01", "0.1", "1", "10"), lines.get(0).x());
        assertEquals(List.of("0.01", "0.1", "1"), lines.get(1).x());
        assertEquals("80%", lines.get(1).y().get(1));
    }

    @Test
    void parallelCoordinatesHaveALineForEachSetting() {
        XYChart chart = Charts.parallel(results());
        assertEquals(List.of(), Picture.of(chart).points(), "the numbers of their heights mean nothing");
        XYSeries best = chart.getSeries("best, 95.00%");
        // hidden 10 is the second of two, 1 is two of three factors up the axis, and 95 is the highest, between 30 and
        // 95.
        assertArrayEquals(new double[] {1, 2 / 3.0, 1, Double.NaN}, best.getYData(), 1e-9);
        long gaps = java.util.Arrays.stream(chart.getSeries("diverged").getYData())
                .filter(Double::isNaN)
                .count();
        assertEquals(1, gaps, "one diverged");
    }

    @Test
    void curvesAreThoseOfTheBestAndOfTheMedian() throws Exception {
        Dataset examples = Examples.training().train();
        SweepRun run = SweepPlan.grid()
                .with("learning rate", 0.001, 0.01, 0.1)
                .with("iterations", 20)
                .over(examples);
        SweepResults results = run.run();
        List<SweepRow> rising = results.rows().stream()
                .sorted(java.util.Comparator.comparingDouble(SweepRow::accuracy))
                .toList();
        List<XYSeries> curves = List.copyOf(Charts.curves(run, results).getSeriesCollection());
        for (int i = 0; i < 2; i++) {
            double[] y = curves.get(i).getYData();
            assertEquals(100 * rising.get(i == 0 ? 2 : 1).accuracy(), y[y.length - 1]);
        }
        assertTrue(
                curves.get(1).getName().startsWith("typical: learning rate "),
                curves.get(1).getName());
    }

    @Test
    void anSvgFileHasTheChartAsLinesAndText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("accuracy.svg");
        Charts.save(Charts.sweep(results()), file.toString());
        String svg = Files.readString(file);
        assertTrue(svg.contains("<svg") && svg.contains("<path") && svg.length() > 10_000, svg.substring(0, 200));
    }

    @Test
    void whatCannotBeDrawnIsRefusedInASentence() {
        SweepResults results = results();
        assertEquals(
                "a chart of a sweep needs an option that it varies, hidden, learning rate, but got dropout",
                assertThrows(IllegalArgumentException.class, () -> Charts.sweep(results, "dropout", null))
                        .getMessage());
        SweepResults none = new SweepResults(PLAN, List.of(), false, "", 10);
        assertEquals(
                "a chart of a sweep needs at least one training, but none ended",
                assertThrows(IllegalArgumentException.class, () -> Charts.sweep(none))
                        .getMessage());
    }
}
