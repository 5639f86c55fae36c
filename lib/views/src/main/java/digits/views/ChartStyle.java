package digits.views;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all charts look. */
final class ChartStyle {

    /** In pixels of the page: half the width of a notebook's output, so that text stays large beside what it describes. */
    static final int WIDTH = 640;

    static final int HEIGHT = 380;

    /** As wide as a notebook's output: where there is much to explain beside the plot. */
    private static final int WIDE = 860;

    /** Above the 10⁻⁴ to which XChart compares spacings, and below what can be seen. */
    private static final double HAIR = 5e-4;

    private ChartStyle() {}

    static XYChart xy(String title, String x, String y) {
        return xy(WIDTH, title, x, y);
    }

    private static XYChart xy(int width, String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        apply(chart.getStyler());
        return chart;
    }

    static void apply(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Palette.BACKGROUND);
        styler.setChartFontColor(Palette.TEXT);
        styler.setChartTitleFont(Drawing.font(Font.BOLD, 16));
        styler.setChartTitleBoxVisible(false);
        styler.setChartPadding(8);
        styler.setLegendFont(Drawing.font(Font.PLAIN, 14));
        styler.setLegendBorderColor(Palette.GRID);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setSeriesColors(Palette.SERIES);
        styler.setPlotBorderColor(Palette.GRID);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotContentSize(0.96);
        styler.setAxisTitleFont(Drawing.font(Font.PLAIN, 14));
        styler.setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 13));
        styler.setAxisTickLabelsColor(Palette.TEXT);
    }

    /** A line without markers. */
    static XYSeries line(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return series;
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
    }

    /** A wider chart, with its legend to the right of the plot. */
    static XYChart wide(String title, String x, String y) {
        XYChart chart = xy(WIDE, title, x, y);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        return chart;
    }
}
