package digits.views;

import java.awt.BasicStroke;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all charts look. */
final class ChartStyle {

    /** In pixels of the page, as all sizes here. */
    static final int NOTEBOOK_WIDTH = 880;

    /** So that text stays large beside what it describes. */
    static final int WIDTH = 640;

    static final int HEIGHT = 380;

    /** As wide as a notebook's output: where there is much to explain beside the plot. */
    private static final int WIDE = 860;
    /** In the order in which lines take them, so that they are told apart without colours: what is drawn and left out, in pixels. */
    private static final float[][] DASHES = {
        null, {9, 5}, {1, 5}, {14, 5, 1, 5}, {20, 5}, {5, 3}, {14, 5, 1, 5, 1, 5}, {1, 9}
    };

    private static final float STROKE = 2.5f;

    /** Of lines that are many. */
    static final BasicStroke THIN = new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*([.][0-9]+)?(E-?[0-9]+)?");

    /** Above the 10⁻⁴ to which XChart compares spacings, and below what can be seen. */
    private static final double HAIR = 5e-4;

    private ChartStyle() {}

    static XYChart xy(String title, String x, String y) {
        return xy(WIDTH, title, x, y);
    }

    static XYChart xy(int width, String title, String x, String y) {
        XYChart chart = new XYChart(width, HEIGHT);
        dress(chart, title, x, y);
        return chart;
    }

    static void dress(XYChart chart, String title, String x, String y) {
        chart.setTitle(title);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        apply(chart.getStyler());
        chart.getStyler().setXAxisTickLabelsFormattingFunction(ChartStyle::tick);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(ChartStyle::tick);
    }

    static void apply(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Palette.BACKGROUND);
        styler.setChartFontColor(Palette.TEXT);
        styler.setChartTitleFont(Drawing.font(Font.BOLD, 16));
        styler.setChartTitleBoxVisible(false);
        styler.setChartPadding(8);
        // XChart takes the widths of names from letters on whole pixels: at this size they are not too narrow for their
        // boxes.
        styler.setLegendFont(Drawing.font(Font.PLAIN, 12));
        styler.setLegendPadding(9);
        styler.setLegendSeriesLineLength(36);
        styler.setLegendBorderColor(Palette.GRID);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setSeriesColors(Palette.SERIES);
        styler.setPlotBorderColor(Palette.GRID);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        // XChart leaves out a label that would reach beyond the chart: the last one, such as 20,000, needs this room.
        styler.setPlotContentSize(0.94);
        styler.setAxisTitleFont(Drawing.font(Font.PLAIN, 14));
        styler.setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 13));
        styler.setAxisTickLabelsColor(Palette.TEXT);
    }

    /** A tick as it is written by hand: 0.05, where XChart writes .05. */
    private static String tick(double value) {
        boolean isUsual = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9);
        DecimalFormatSymbols point = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat(isUsual ? "#,##0.######" : "0.###E0", point).format(value);
    }

    /** A line without markers, with dashes that no line before it in the chart has. */
    static XYSeries line(XYChart chart, String name, double[] x, double[] y) {
        BasicStroke stroke = stroke(chart.getSeriesCollection().size(), STROKE);
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(stroke);
        return series;
    }

    /** Of the line with this number in a chart. */
    static BasicStroke stroke(int number, float width) {
        float[] dashes = DASHES[number % DASHES.length];
        int end = dashes == null || dashes[0] == 1 ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        return new BasicStroke(width, end, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** Marks what only helps the eye: neither the legend nor the words of the chart name it. */
    static void setAside(XYSeries series) {
        series.setShowInLegend(false);
        series.setLabel("");
    }

    static boolean isAside(XYSeries series) {
        return series.getLabel().isEmpty();
    }

    /** Gives lines hues in order, from dark to light, if their names differ in a number that rises or falls. */
    static void order(XYChart chart) {
        List<XYSeries> lines = List.copyOf(chart.getSeriesCollection());
        List<String> texts = lines.stream()
                .map(line -> NUMBER.matcher(line.getName()).replaceAll("#"))
                .distinct()
                .toList();
        double[] numbers = lines.stream()
                .map(line -> NUMBER.matcher(line.getName()))
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group().replace(",", "")))
                .toArray();
        boolean rises = IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
        boolean falls = IntStream.range(1, numbers.length).allMatch(i -> numbers[i] < numbers[i - 1]);
        if (texts.size() == 1 && numbers.length > 2 && (rises || falls)) {
            IntStream.range(0, numbers.length)
                    .forEach(i -> lines.get(i).setLineColor(Palette.ordered((double) i / (numbers.length - 1))));
        }
    }

    /**
     * Begins and ends the axis of x here, with ticks at round numbers. XChart puts them only where there are data if those
     * are equally spaced, at 66, 132, 198; a hair before the first of them breaks the spacing.
     */
    static void span(XYChart chart, double low, double high) {
        // Where low and high are the same XChart makes room for one tick by itself.
        if (high > low) {
            chart.getStyler().setXAxisMin(low - Math.max(HAIR, (high - low) * HAIR));
            chart.getStyler().setXAxisMax(high);
        }
    }

    /** The legend in a row below the plot, where it covers no curve. */
    static void legendBelow(XYChart chart) {
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        // XChart takes it that a mark has the width of a box, 20, however long a line is, and leaves room for no more.
        chart.getStyler().setLegendSeriesLineLength(24);
    }

    /** A wider chart. */
    static XYChart wide(String title, String x, String y) {
        return xy(WIDE, title, x, y);
    }
}
