package digits.views;

import digits.training.SweepPoint;
import digits.training.SweepResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Accuracy against what the trainings of a sweep differ in. Where they differ in the seed alone, no seed is better than another:
 * then there are dots, their mean and how far they scatter, and no line and no best.
 */
final class SweepChart {

    private final SweepResult sweep;
    private final List<SweepPoint> points;
    private final double[] values;
    private final XYChart chart;

    private SweepChart(SweepResult sweep, double[] values) {
        this.sweep = sweep;
        this.values = Arrays.stream(values).sorted().toArray();
        points = sweep.points().stream()
                .sorted(Comparator.comparingDouble(SweepPoint::value))
                .toList();
        boolean tested = points.stream()
                .allMatch(point -> point.result().history().last().hasTest());
        chart = ChartStyle.xy(
                "Accuracy against " + sweep.parameter(),
                sweep.parameter(),
                tested ? "test accuracy (% of examples)" : "accuracy (% of examples)");
    }

    static XYChart of(SweepResult sweep) {
        return of(sweep, sweep.points().stream().mapToDouble(SweepPoint::value).toArray());
    }

    /** @param values all that are tried, for which the axis leaves room */
    static XYChart of(SweepResult sweep, double[] values) {
        if (sweep.points().isEmpty()) {
            throw new IllegalArgumentException("a chart of a sweep needs at least one training, but none was run");
        }
        return new SweepChart(sweep, values).drawn();
    }

    private XYChart drawn() {
        List<SweepPoint> converged =
                points.stream().filter(point -> !point.diverged()).toList();
        across();
        AccuracyAxes.upwards(chart, accuracies(converged), accuracies(points));
        XYSeries accuracy = add("accuracy", converged, Palette.TRAIN, SeriesMarkers.CIRCLE);
        XYSeries diverged = add(
                "diverged (last accuracy)",
                points.stream().filter(SweepPoint::diverged).toList(),
                Palette.WRONG,
                SeriesMarkers.CROSS);
        if (accuracy != null) {
            accuracy.setShowInLegend(false);
        }
        if (diverged != null) {
            diverged.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
        if (converged.size() > 1 && sweep.isOverSeeds()) {
            accuracy.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            double mean = 100 * sweep.mean(), deviation = 100 * sweep.standardDeviation();
            level(String.format(Locale.ROOT, "mean %.2f%%", mean), mean, Palette.TRAIN)
                    .setLineStyle(new BasicStroke(2));
            level(
                    String.format(Locale.ROOT, "± %.2f, the standard deviation", deviation),
                    mean + deviation,
                    AccuracyAxes.ASIDE);
            level("below", mean - deviation, AccuracyAxes.ASIDE).setShowInLegend(false);
        } else if (converged.size() > 1) {
            SweepPoint best = sweep.best();
            XYSeries marked = add(
                    String.format(
                            Locale.ROOT,
                            "best: %s with %.2f%%",
                            AccuracyAxes.rounded(best.value(), 3),
                            100 * best.accuracy()),
                    List.of(best),
                    Palette.TEST,
                    SeriesMarkers.DIAMOND);
            marked.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
        AccuracyAxes.guessing(chart, points.get(0).result().network().outputs(), values[0], values[values.length - 1]);
        ChartStyle.legendBelow(chart);
        return chart;
    }

    /** The axis of the values, logarithmic where they are varied by factors. */
    private void across() {
        double low = values[0], high = values[values.length - 1];
        if (!sweep.isOverSeeds() && AccuracyAxes.areFactors(values)) {
            AccuracyAxes.logarithmic(chart, low, high);
        }
        if (low < points.get(0).value() || high > points.get(points.size() - 1).value()) {
            // Values are still to come: the axis leaves room for them.
            chart.getStyler().setXAxisMin(low);
            chart.getStyler().setXAxisMax(high);
        }
    }

    private static double[] accuracies(List<SweepPoint> points) {
        return points.stream().mapToDouble(point -> 100 * point.accuracy()).toArray();
    }

    /** A horizontal line. */
    private XYSeries level(String name, double height, Color color) {
        return AccuracyAxes.level(chart, name, height, values[0], values[values.length - 1], color);
    }

    private XYSeries add(String name, List<SweepPoint> points, Color color, Marker marker) {
        if (points.isEmpty()) {
            return null;
        }
        XYSeries series = chart.addSeries(
                name, points.stream().mapToDouble(SweepPoint::value).toArray(), accuracies(points));
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(marker);
        return series;
    }
}
