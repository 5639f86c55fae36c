package digits.views;

import digits.training.SweepPoint;
import digits.training.SweepResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
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

    /** Below this even the least accuracy is far above guessing, and the axis shows where the trainings differ. */
    private static final double HIGH = 60;

    private static final Color ASIDE = new Color(0x777777);
    private static final BasicStroke DASHES =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);

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
        upwards(converged);
        XYSeries accuracy = add("accuracy", converged, Palette.TRAIN, SeriesMarkers.CIRCLE);
        XYSeries diverged = add(
                "diverged (accuracy measured last before)",
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
            level(String.format(Locale.ROOT, "± %.2f, the standard deviation", deviation), mean + deviation, ASIDE);
            level("below", mean - deviation, ASIDE).setShowInLegend(false);
        } else if (converged.size() > 1) {
            SweepPoint best = sweep.best();
            XYSeries marked = add(
                    String.format(Locale.ROOT, "best: %s with %.2f%%", rounded(best.value(), 3), 100 * best.accuracy()),
                    List.of(best),
                    Palette.TEST,
                    SeriesMarkers.DIAMOND);
            marked.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
        double guessing = 100.0 / points.get(0).result().network().outputs();
        if (chart.getStyler().getYAxisMin() <= guessing) {
            level(String.format(Locale.ROOT, "guessing, %.0f%%", guessing), guessing, ASIDE);
        }
        ChartStyle.legendBelow(chart);
        return chart;
    }

    /** The axis of the values, logarithmic where they are varied by factors. */
    private void across() {
        double low = values[0], high = values[values.length - 1];
        if (areFactors()) {
            chart.getStyler().setXAxisLogarithmic(true);
            boolean decades = Math.floor(Math.log10(high)) > Math.ceil(Math.log10(low)) + 1;
            chart.getStyler().setXAxisLogarithmicDecadeOnly(decades);
            // Lines between labels would be as heavy as those at labels.
            chart.getStyler().setPlotGridVerticalLinesVisible(false);
            chart.getStyler().setXAxisTickLabelsFormattingFunction(value -> tick(value, decades));
        }
        if (low < points.get(0).value() || high > points.get(points.size() - 1).value()) {
            // Values are still to come: the axis leaves room for them.
            chart.getStyler().setXAxisMin(low);
            chart.getStyler().setXAxisMax(high);
        }
    }

    /** Whether values span a factor of ten, and their quotients are more alike than their differences. */
    private boolean areFactors() {
        double low = values[0], high = values[values.length - 1];
        if (sweep.isOverSeeds() || low <= 0 || high < 10 * low) {
            return false;
        }
        double[] distinct = Arrays.stream(values).distinct().toArray();
        return unevenness(Arrays.stream(distinct).map(Math::log).toArray()) <= unevenness(distinct);
    }

    /** The largest step as a multiple of the smallest. */
    private static double unevenness(double[] rising) {
        double least = Double.POSITIVE_INFINITY, most = 0;
        for (int i = 1; i < rising.length; i++) {
            least = Math.min(least, rising[i] - rising[i - 1]);
            most = Math.max(most, rising[i] - rising[i - 1]);
        }
        return most / least;
    }

    /** The axis of accuracies: all of it, or the part in which good trainings differ. */
    private void upwards(List<SweepPoint> converged) {
        double[] accuracies =
                converged.stream().mapToDouble(point -> 100 * point.accuracy()).toArray();
        double least = points.stream()
                .mapToDouble(point -> 100 * point.accuracy())
                .min()
                .orElse(0);
        double low = 0, high = 100;
        if (accuracies.length > 1 && least >= HIGH) {
            double most = Arrays.stream(accuracies).max().orElse(100);
            double step = most - least > 10 ? 5 : most - least > 2 ? 1 : 0.5;
            low = step * Math.floor(least / step - 0.5);
            high = Math.min(100, step * Math.ceil(most / step + 0.5));
        }
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
    }

    /** A horizontal line. */
    private XYSeries level(String name, double height, Color color) {
        double low = values[0], high = values[values.length - 1];
        XYSeries line = ChartStyle.line(chart, name, new double[] {low, high}, new double[] {height, height});
        line.setLineColor(color);
        line.setLineStyle(DASHES);
        return line;
    }

    private XYSeries add(String name, List<SweepPoint> points, Color color, Marker marker) {
        if (points.isEmpty()) {
            return null;
        }
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(SweepPoint::value).toArray(),
                points.stream().mapToDouble(point -> 100 * point.accuracy()).toArray());
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(marker);
        return series;
    }

    /** A tick of a logarithmic axis: powers of ten; with few of them also twice and five times as much. */
    private static String tick(double value, boolean decades) {
        double first = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        boolean isFew = Math.abs(first - 2) < 1e-6 || Math.abs(first - 5) < 1e-6;
        boolean labelled = Math.abs(first - 1) < 1e-6 || (!decades && isFew);
        return labelled ? rounded(value, 6) : " ";
    }

    /** As it is written by hand: 0.001, not 1.0E-3. */
    private static String rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }
}
