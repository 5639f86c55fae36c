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

    private ChartStyle() {}

    static XYChart xy(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
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

    /** The legend inside the plot, where the curves of a learning network leave room. */
    static void legendInside(XYChart chart, Styler.LegendPosition position) {
        chart.getStyler().setLegendPosition(position);
    }
}
