package digits.views;

import digits.sweeps.SettingSummary;
import digits.sweeps.SweepResults;
import digits.sweeps.TrainingOption;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Mean accuracy against one option of a sweep, with its interval; a line for each value of a second option. */
final class SettingsChart {

    /** Lines that eyes can tell apart. */
    static final int MOST_LINES = 8;

    /** Lines beside each other are moved by this part of the axis, so that their intervals don't lie on each other. */
    private static final double ASIDE = 0.012;

    /** Crosses of several lines above each other are this part of the axis apart. */
    private static final double ABOVE = 0.035;

    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND,
        SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.OVAL, SeriesMarkers.RECTANGLE, SeriesMarkers.TRAPEZOID
    };

    private final SweepResults sweep;
    private final OptionAxis across;
    private final OptionAxis lines;
    private final SweepSlice slice;
    private final XYChart chart;

    private SettingsChart(SweepResults sweep, OptionAxis across, OptionAxis lines) {
        this.sweep = sweep;
        this.across = across;
        this.lines = lines;
        slice = SweepSlice.of(sweep, lines == null ? List.of(across) : List.of(across, lines));
        boolean tested = sweep.rows().stream().anyMatch(row -> row.measured().hasTest());
        boolean intervals = slice.settings().stream().anyMatch(setting -> setting.margin() > 0);
        chart = ChartStyle.wide(
                slice.title("Accuracy against " + across.option() + (intervals ? ": mean, 95% interval" : "")),
                across.title(),
                tested ? "test accuracy (% of examples)" : "accuracy (% of examples)");
    }

    /** Chooses the options: the numbers of one to the right, the fewest values of another as lines. */
    static XYChart of(SweepResults sweep) {
        List<OptionAxis> axes = OptionAxis.all(sweep);
        OptionAxis across = OptionAxis.best(axes)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a chart of a sweep needs an option of which there is more than one value, but got none"));
        OptionAxis lines = axes.stream()
                .filter(axis -> !axis.equals(across) && axis.values().size() <= MOST_LINES)
                .min(Comparator.comparingInt(axis -> axis.values().size()))
                .orElse(null);
        return new SettingsChart(sweep, across, lines).drawn();
    }

    static XYChart of(SweepResults sweep, String across, String lines) {
        OptionAxis byLine = lines == null ? null : OptionAxis.of(sweep, TrainingOption.named(lines));
        if (byLine != null && byLine.values().size() > MOST_LINES) {
            throw new IllegalArgumentException("a chart of a sweep needs at most " + MOST_LINES
                    + " lines to be readable, but " + lines + " has "
                    + byLine.values().size()
                    + " values; Charts.heatMap has room for them");
        }
        return new SettingsChart(sweep, OptionAxis.of(sweep, TrainingOption.named(across)), byLine).drawn();
    }

    private XYChart drawn() {
        List<SettingSummary> measured = slice.measured();
        AccuracyAxes.upwards(
                chart,
                measured.stream()
                        .flatMapToDouble(setting -> DoubleStream.of(100 * setting.mean(), 100 * ends(setting)))
                        .toArray(),
                numbers(
                        slice.settings().stream()
                                .filter(setting -> !Double.isNaN(setting.mean()))
                                .toList(),
                        setting -> 100 * setting.mean()));
        along();
        int count = lines == null ? 1 : lines.values().size();
        for (int line = 0; line < count; line++) {
            line(line, count, measured);
        }
        for (int line = 0; line < count; line++) {
            diverged(line);
        }
        scatter(
                "left out at an\nearlier stage",
                setting -> setting.stage() < slice.lastStage() && !Double.isNaN(setting.mean()),
                AccuracyAxes.ASIDE,
                SeriesMarkers.PLUS);
        scatter(
                "not to be told apart\nfrom the best",
                setting -> setting.isTied() && !setting.isBest() && !Double.isNaN(setting.margin()),
                AccuracyAxes.ASIDE,
                new Ring(1));
        measured.stream()
                .filter(SettingSummary::isBest)
                .forEach(best -> scatter(
                        "best: " + name(best) + "\n" + text(best),
                        SettingSummary::isBest,
                        Palette.TEXT,
                        new Ring(2.5f)));
        if (sweep.classes() > 0) {
            AccuracyAxes.guessing(chart, sweep.classes(), across.low(), across.high());
        }
        return chart;
    }

    /** The lower end of a setting's interval, or its mean where it would only make the axis longer. */
    private static double ends(SettingSummary setting) {
        return setting.margin() > 0 ? Math.max(0, setting.low()) : setting.mean();
    }

    private String name(SettingSummary best) {
        String here = OptionAxis.rounded(across.value(best));
        return lines == null ? here : here + ", " + OptionAxis.rounded(lines.value(best));
    }

    private static String text(SettingSummary best) {
        String interval = Double.isNaN(best.margin()) ? "" : String.format(Locale.ROOT, " ± %.2f", 100 * best.margin());
        return String.format(Locale.ROOT, "%.2f%%", 100 * best.mean()) + interval;
    }

    private void along() {
        chart.getStyler().setErrorBarsColorSeriesColor(true);
        // Points stand beside their values.
        chart.getStyler()
                .setCustomCursorXDataFormattingFunction(place -> across.values().stream()
                        .min(Comparator.comparingDouble(
                                value -> Math.abs(across.part(across.position(value)) - across.part(place))))
                        .map(OptionAxis::rounded)
                        .orElseThrow());
        if (across.isLog()) {
            AccuracyAxes.logarithmic(chart, across.low(), across.high());
        } else if (!across.areNumbers()) {
            AxisName.addTo(chart, across.values());
        }
        if (across.high() > across.low()) {
            chart.getStyler().setXAxisMin(across.shifted(across.low(), -0.02));
            chart.getStyler().setXAxisMax(across.shifted(across.high(), 0.02));
        }
    }

    private void line(int line, int count, List<SettingSummary> measured) {
        List<SettingSummary> its = measured.stream()
                .filter(setting -> isOf(setting, line))
                .sorted(Comparator.comparingDouble(across::position))
                .toList();
        if (its.isEmpty()) {
            return;
        }
        double aside = (line - (count - 1) / 2.0) * ASIDE;
        XYSeries series = chart.addSeries(
                lines == null
                        ? "accuracy"
                        : lines.option() + " "
                                + OptionAxis.rounded(lines.values().get(line)),
                numbers(its, setting -> across.shifted(across.position(setting), aside)),
                numbers(its, setting -> 100 * setting.mean()),
                its.stream().anyMatch(setting -> setting.margin() > 0)
                        ? numbers(its, setting -> Double.isNaN(setting.margin()) ? 0 : 100 * setting.margin())
                        : null);
        Color color = color(line);
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(MARKERS[line % MARKERS.length]);
        series.setLineStyle(ChartStyle.stroke(line, 2));
        series.setShowInLegend(lines != null);
        if (!slice.isGrid()) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
    }

    /** Crosses in the colour of their line: at its mean, or at the foot of the axis if all seeds diverged. */
    private void diverged(int line) {
        double foot = chart.getStyler().getYAxisMin();
        double length = chart.getStyler().getYAxisMax() - foot;
        List<SettingSummary> its = slice.settings().stream()
                .filter(setting -> setting.diverged() > 0 && isOf(setting, line))
                .toList();
        if (its.isEmpty()) {
            return;
        }
        boolean isFirst = chart.getSeriesCollection().stream()
                .noneMatch(series -> series.getName().startsWith("diverged"));
        XYSeries crosses = chart.addSeries(
                isFirst ? "diverged: some seeds;\nat the foot: all" : "diverged " + line,
                numbers(its, across::position),
                numbers(
                        its,
                        setting -> Double.isNaN(setting.mean())
                                ? foot + (0.3 + line) * ABOVE * length
                                : 100 * setting.mean()));
        crosses.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        crosses.setMarker(SeriesMarkers.CROSS);
        crosses.setMarkerColor(lines == null ? Palette.WRONG : color(line));
        if (!isFirst) {
            ChartStyle.setAside(crosses);
        }
    }

    private void scatter(String name, Predicate<SettingSummary> which, Color color, Marker marker) {
        List<SettingSummary> its = slice.settings().stream().filter(which).toList();
        if (!its.isEmpty()) {
            XYSeries series =
                    chart.addSeries(name, numbers(its, this::where), numbers(its, setting -> 100 * setting.mean()));
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarkerColor(color);
            series.setMarker(marker);
        }
    }

    /** Where the setting's point is, which is beside its value where there are several lines. */
    private double where(SettingSummary setting) {
        int count = lines == null ? 1 : lines.values().size();
        int line = lines == null ? 0 : lines.values().indexOf(lines.value(setting));
        return across.shifted(across.position(setting), (line - (count - 1) / 2.0) * ASIDE);
    }

    private boolean isOf(SettingSummary setting, int line) {
        return lines == null || lines.value(setting).equals(lines.values().get(line));
    }

    /** Orange is for what went wrong; it is the last that lines take. */
    private static Color color(int line) {
        int[] order = {0, 2, 4, 3, 6, 5, 7, 1};
        return Palette.SERIES[order[line % order.length]];
    }

    private static double[] numbers(List<SettingSummary> settings, ToDoubleFunction<SettingSummary> number) {
        return settings.stream().mapToDouble(number).toArray();
    }

    /** A circle around a point. */
    private static final class Ring extends Marker {

        private static final double SIZE = 2.2;

        private final float width;

        Ring(float width) {
            this.width = width;
        }

        @Override
        public void paint(Graphics2D graphics, double x, double y, int markerSize) {
            double size = SIZE * markerSize;
            graphics.setStroke(new BasicStroke(width));
            graphics.draw(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }
}
