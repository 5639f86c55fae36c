package digits.views;

import java.awt.Color;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * Where on a picture the points of a chart were drawn, and their numbers: what a display needs to tell them to whom points at
 * one.
 *
 * @param across what runs to the right, without its unit
 * @param upwards what runs upwards, without its unit
 * @param lines in the order in which they were drawn; what only helps the eye is not among them
 */
public record ChartPoints(String across, String upwards, List<Line> lines) {

    /** More points of a line than this can't be pointed at one by one; every so many of them are kept. */
    private static final int MOST = 300;

    /** One more than can be read off the axes. */
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * A line, or points that none connects. All arrays are equally long.
     *
     * @param color as #rrggbb
     * @param isLine whether a line goes from each point to the next
     * @param left pixels of the page from the picture's left side
     * @param top pixels of the page from its upper side
     * @param x the numbers in words, rounded
     * @param y the same
     */
    public record Line(
            String name,
            String color,
            boolean isLine,
            List<Integer> left,
            List<Integer> top,
            List<String> x,
            List<String> y) {}

    /** Of a chart that was just painted, this far to the right on its picture; empty for one that has no lines and points. */
    static Optional<ChartPoints> of(Chart<?, ?> chart, int right) {
        // Without ticks its numbers mean nothing.
        if (!(chart instanceof XYChart lines) || !lines.getStyler().isYAxisTicksVisible()) {
            return Optional.empty();
        }
        List<Line> found = lines.getSeriesCollection().stream()
                .filter(series -> !ChartStyle.isAside(series))
                .map(series -> line(lines, series, right))
                .filter(line -> !line.left().isEmpty())
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ChartPoints(withoutUnit(lines.getXAxisTitle()), withoutUnit(lines.getYAxisTitle()), found));
    }

    private static Line line(XYChart chart, XYSeries series, int right) {
        double[] x = series.getXData(), y = series.getYData();
        int[] drawn = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .filter(i -> isInside(chart, x[i], y[i]))
                .toArray();
        int every = (drawn.length + MOST - 1) / MOST;
        int[] kept = IntStream.range(0, drawn.length)
                .filter(i -> i % every == 0 || i == drawn.length - 1)
                .map(i -> drawn[i])
                .toArray();
        boolean isScatter = series.getXYSeriesRenderStyle().orElse(null) == XYSeriesRenderStyle.Scatter
                || SeriesLines.NONE.equals(series.getLineStyle());
        Color color = isScatter ? series.getMarkerColor() : series.getLineColor();
        var styler = chart.getStyler();
        return new Line(
                series.getName().replace('\n', ' '),
                color == null ? "#000000" : String.format("#%06x", color.getRGB() & 0xFFFFFF),
                !isScatter,
                Arrays.stream(kept)
                        .mapToObj(i -> right + (int) Math.round(chart.getScreenXFromChart(x[i])))
                        .toList(),
                Arrays.stream(kept)
                        .mapToObj(i -> (int) Math.round(chart.getScreenYFromChart(y[i])))
                        .toList(),
                words(kept, x, styler.getCustomCursorXDataFormattingFunction(), ""),
                words(kept, y, styler.getCustomCursorYDataFormattingFunction(), unit(chart.getYAxisTitle())));
    }

    private static boolean isInside(XYChart chart, double x, double y) {
        var styler = chart.getStyler();
        return isBetween(styler.getXAxisMin(), x, styler.getXAxisMax())
                && isBetween(styler.getYAxisMin(), y, styler.getYAxisMax());
    }

    private static boolean isBetween(Double low, double number, Double high) {
        return (low == null || number >= low) && (high == null || number <= high);
    }

    private static List<String> words(int[] kept, double[] numbers, Function<Double, String> words, String unit) {
        return Arrays.stream(kept)
                .mapToObj(i -> words == null ? ChartWords.number(numbers[i], DIGITS) + unit : words.apply(numbers[i]))
                .toList();
    }

    /** "accuracy (% of examples)" is an accuracy in %. */
    private static String unit(String title) {
        return title.contains("(%") ? "%" : "";
    }

    private static String withoutUnit(String title) {
        return title.replaceFirst(" \\(.*", "");
    }
}
