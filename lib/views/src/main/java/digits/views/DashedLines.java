package digits.views;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Dashes of lines with many points. XChart begins its dashes anew at each point, and where points are close none is to be
 * seen. Of a line that is "smooth" it draws the dashes in one go, but bends each piece into an S, and a steep line into a
 * staircase. So while a chart is painted such lines are smooth, of pieces so short that nobody sees their bends.
 */
final class DashedLines {

    /** A line with more points has pieces that are shorter than its dashes. */
    private static final int MANY = 60;

    /** A piece's share of the line's height, at most: two pixels of a usual chart. */
    private static final double SHARE = 1 / 200.0;

    /** Into more pieces no line is divided, for the time that it would take. */
    private static final int MOST_PIECES = 5_000;

    /** A way to do something that may fail. */
    interface Action<E extends Exception> {
        void run() throws E;
    }

    private DashedLines() {}

    /** Does something, such as painting a chart, while its dashed lines are such; afterwards they are as they were. */
    static <E extends Exception> void during(Chart<?, ?> chart, Action<E> action) throws E {
        List<XYSeries> lines = chart instanceof XYChart xy
                ? xy.getSeriesCollection().stream().filter(DashedLines::isDense).toList()
                : List.of();
        List<double[][]> points = lines.stream()
                .map(line -> new double[][] {line.getXData(), line.getYData()})
                .toList();
        lines.forEach(line -> divide(line, (XYChart) chart));
        try {
            action.run();
        } finally {
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).replaceData(points.get(i)[0], points.get(i)[1], null);
                lines.get(i).setSmooth(false);
            }
        }
    }

    private static boolean isDense(XYSeries line) {
        return line.getLineStyle() != null
                && line.getLineStyle().getDashArray() != null
                && line.getXData().length > MANY
                && SeriesMarkers.NONE.equals(line.getMarker())
                && line.getExtraValues() == null;
    }

    private static void divide(XYSeries line, XYChart chart) {
        double[] x = line.getXData(), y = line.getYData();
        boolean isLogX = chart.getStyler().isXAxisLogarithmic(),
                isLogY = chart.getStyler().isYAxisLogarithmic();
        double[] heights = DoubleStream.of(y).map(height(isLogY)).toArray();
        double low = DoubleStream.of(heights).filter(Double::isFinite).min().orElse(0);
        double high = DoubleStream.of(heights).filter(Double::isFinite).max().orElse(0);
        double way = IntStream.range(1, y.length)
                .mapToDouble(i -> Math.abs(heights[i] - heights[i - 1]))
                .filter(Double::isFinite)
                .sum();
        double step = Math.max((high - low) * SHARE, way / MOST_PIECES);
        DoubleStream.Builder allX = DoubleStream.builder(), allY = DoubleStream.builder();
        for (int i = 0; i < x.length; i++) {
            double rise = i == 0 ? 0 : Math.abs(heights[i] - heights[i - 1]);
            // Beside a gap there is nothing to divide, and between equal heights nothing bends.
            int pieces = Double.isFinite(rise) && step > 0 ? Math.max(1, (int) Math.ceil(rise / step)) : 1;
            for (int piece = 1; piece < pieces; piece++) {
                double part = (double) piece / pieces;
                allX.add(between(x[i - 1], x[i], part, isLogX));
                allY.add(between(y[i - 1], y[i], part, isLogY));
            }
            allX.add(x[i]);
            allY.add(y[i]);
        }
        line.replaceData(allX.build().toArray(), allY.build().toArray(), null);
        line.setSmooth(true);
    }

    private static DoubleUnaryOperator height(boolean isLog) {
        return isLog ? Math::log : DoubleUnaryOperator.identity();
    }

    /** On the straight line that the axis shows. */
    private static double between(double from, double to, double part, boolean isLog) {
        return isLog ? from * Math.pow(to / from, part) : from + (to - from) * part;
    }
}
