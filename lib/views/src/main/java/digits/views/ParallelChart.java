package digits.views;

import digits.sweeps.SettingSummary;
import digits.sweeps.SweepResults;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Parallel coordinates: an upright axis for each option of a sweep, the last one for the accuracy, and a line across all of them for each
 * setting. A. Inselberg, "The plane with parallel coordinates", 1985, doi:10.1007/BF01898350.
 */
final class ParallelChart {

    /** Labels at an axis: more would lie on each other. */
    private static final int LABELS = 9;

    /** From the settings that are worst to those that are best: light and thin to dark and thick. */
    private static final Color[] COLORS = {
        new Color(0xD0D0D0), new Color(0x9ECAE1), new Color(0x4292C6), new Color(0x08306B)
    };

    private static final String[] NAMES = {"worst quarter", "third quarter", "second quarter", "best quarter"};

    private final List<OptionAxis> axes;
    private final List<SettingSummary> settings;
    private final double low;
    private final double high;
    private final XYChart chart;

    private ParallelChart(SweepResults sweep) {
        SweepSlice all = SweepSlice.of(sweep, OptionAxis.all(sweep));
        axes = OptionAxis.all(sweep).stream()
                .filter(axis -> axis.values().size() > 1)
                .toList();
        settings = all.settings();
        double[] means = settings.stream()
                .mapToDouble(SettingSummary::mean)
                .filter(mean -> !Double.isNaN(mean))
                .map(mean -> 100 * mean)
                .toArray();
        low = Math.floor(Arrays.stream(means).min().orElse(0));
        high = Math.max(low + 1, Math.ceil(Arrays.stream(means).max().orElse(100)));
        chart = ChartStyle.wide("Settings and their mean accuracy", " ", "");
    }

    static XYChart of(SweepResults sweep) {
        return new ParallelChart(sweep).drawn();
    }

    private XYChart drawn() {
        chart.getStyler().setYAxisMin(-0.06);
        chart.getStyler().setYAxisMax(1.06);
        chart.getStyler().setXAxisMin(-0.35);
        chart.getStyler().setXAxisMax(axes.size() + 0.35);
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setPlotBorderVisible(false);
        AxisName.addTo(
                chart,
                Stream.concat(axes.stream().map(OptionAxis::title), Stream.of("accuracy (%)"))
                        .toList());
        List<SettingSummary> rising = settings.stream()
                .filter(setting -> !Double.isNaN(setting.mean()) && setting.diverged() == 0)
                .sorted(Comparator.comparingDouble(SettingSummary::mean))
                .toList();
        lines(
                "diverged",
                settings.stream().filter(setting -> setting.diverged() > 0).toList(),
                Palette.WRONG,
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
        for (int quarter = 0; quarter < COLORS.length; quarter++) {
            lines(
                    NAMES[quarter],
                    rising.subList(
                            rising.size() * quarter / COLORS.length, rising.size() * (quarter + 1) / COLORS.length),
                    COLORS[quarter],
                    new BasicStroke(1 + 0.4f * quarter));
        }
        settings.stream()
                .filter(SettingSummary::isBest)
                .forEach(best -> lines(
                        String.format(Locale.ROOT, "best, %.2f%%", 100 * best.mean()),
                        List.of(best),
                        Color.BLACK,
                        new BasicStroke(3.5f)));
        for (int axis = 0; axis <= axes.size(); axis++) {
            axis(axis);
        }
        return chart;
    }

    /** One series for all of them, with gaps between: a series for each would be a row of the legend. */
    private void lines(String name, List<SettingSummary> its, Color color, BasicStroke stroke) {
        if (its.isEmpty()) {
            return;
        }
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (SettingSummary setting : its) {
            for (int axis = 0; axis < axes.size(); axis++) {
                x.add((double) axis);
                y.add(axes.get(axis).part(setting));
            }
            x.add((double) axes.size());
            y.add(Double.isNaN(setting.mean()) ? 0 : (100 * setting.mean() - low) / (high - low));
            x.add((double) axes.size());
            y.add(Double.NaN);
        }
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
    }

    private void axis(int axis) {
        XYSeries line = ChartStyle.line(chart, "axis " + axis, new double[] {axis, axis}, new double[] {0, 1});
        line.setLineColor(AccuracyAxes.ASIDE);
        line.setLineStyle(new BasicStroke(1.5f));
        ChartStyle.setAside(line);
        if (axis == axes.size()) {
            label(axis, 0, String.format(Locale.ROOT, "%.0f", low));
            label(axis, 1, String.format(Locale.ROOT, "%.0f", high));
            return;
        }
        OptionAxis its = axes.get(axis);
        if (its.areNumbers() && its.values().size() > LABELS) {
            for (int fifth = 0; fifth <= 5; fifth++) {
                double position = its.shifted(its.low(), fifth / 5.0);
                label(axis, its.part(position), AccuracyAxes.rounded(position, 2));
            }
            return;
        }
        int step = (its.values().size() + LABELS - 1) / LABELS;
        for (int i = 0; i < its.values().size(); i += step) {
            String value = its.values().get(i);
            label(axis, its.part(its.position(value)), OptionAxis.rounded(value));
        }
    }

    private void label(double axis, double part, String text) {
        chart.addAnnotation(new Label(text, axis, part));
    }

    /** Text to the left of a point, on a ground that keeps it readable where lines cross it. */
    private static final class Label extends AnnotationText {

        private static final Color GROUND = new Color(255, 255, 255, 210);
        private static final int GAP = 6;

        private final String words;

        Label(String text, double x, double y) {
            super(text, x, y, false);
            words = text;
        }

        @Override
        public void paint(Graphics2D graphics) {
            graphics.setFont(Drawing.font(Font.PLAIN, 12));
            FontMetrics metrics = graphics.getFontMetrics();
            int width = metrics.stringWidth(words);
            int left = getXAxisScreenValue(x) - GAP - width;
            int baseline = getYAxisScreenValue(y) + metrics.getAscent() / 2 - 1;
            graphics.setColor(GROUND);
            graphics.fillRoundRect(left - 2, baseline - metrics.getAscent(), width + 4, metrics.getHeight(), 4, 4);
            graphics.setColor(Palette.TEXT);
            graphics.drawString(words, left, baseline);
        }
    }
}
