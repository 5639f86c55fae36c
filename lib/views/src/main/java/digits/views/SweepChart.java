package digits.views;

import digits.training.SweepPoint;
import digits.training.SweepResult;
import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Accuracy against what the trainings of a sweep differ in. */
final class SweepChart {

    private SweepChart() {}

    /** With an axis that goes from the lowest value to the highest. */
    static XYChart of(SweepResult sweep) {
        double[] values = sweep.points().stream().mapToDouble(SweepPoint::value).toArray();
        return of(
                sweep,
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0));
    }

    static XYChart of(SweepResult sweep, double low, double high) {
        if (sweep.points().isEmpty()) {
            throw new IllegalArgumentException("a chart of a sweep needs at least one training, but none was run");
        }
        List<SweepPoint> points = sweep.points().stream()
                .sorted(Comparator.comparingDouble(SweepPoint::value))
                .toList();
        boolean tested = points.stream()
                .allMatch(point -> point.result().history().last().hasTest());
        XYChart chart = ChartStyle.xy(
                "Accuracy against " + sweep.parameter(),
                sweep.parameter(),
                tested ? "test accuracy (% of examples)" : "accuracy (% of examples)");
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(100.0);
        if (low > 0 && high >= 10 * low) {
            chart.getStyler().setXAxisLogarithmic(true);
            chart.getStyler().setXAxisLogarithmicDecadeOnly(true);
            chart.getStyler().setXAxisTickLabelsFormattingFunction(SweepChart::plain);
        }
        if (low < points.get(0).value() || high > points.get(points.size() - 1).value()) {
            // Values are still to come: the axis leaves room for them.
            chart.getStyler().setXAxisMin(low);
            chart.getStyler().setXAxisMax(high);
        }
        add(
                chart,
                "accuracy",
                points.stream().filter(point -> !point.diverged()).toList());
        add(
                chart,
                "diverged (accuracy measured last before)",
                points.stream().filter(SweepPoint::diverged).toList());
        ChartStyle.legendBelow(chart);
        chart.getStyler().setLegendVisible(points.stream().anyMatch(SweepPoint::diverged));
        return chart;
    }

    private static void add(XYChart chart, String name, List<SweepPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(SweepPoint::value).toArray(),
                points.stream().mapToDouble(point -> 100 * point.accuracy()).toArray());
        boolean diverged = points.get(0).diverged();
        Color color = diverged ? Palette.WRONG : Palette.TRAIN;
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(diverged ? SeriesMarkers.CROSS : SeriesMarkers.CIRCLE);
        if (diverged) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
    }

    /** A power of ten as it is written by hand: 0.001, not 1.0E-3. */
    private static String plain(double value) {
        return new java.math.BigDecimal(String.format(java.util.Locale.ROOT, "%.6g", value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
