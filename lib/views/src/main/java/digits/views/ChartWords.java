package digits.views;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.lines.SeriesLines;

/** What can be seen in a chart, for those who cannot see it. */
final class ChartWords {

    /** Of a heat map with no more columns than this, the largest element of each is told. */
    private static final int FEW = 12;

    /** As many mistakes of a confusion chart are told. */
    private static final int MISTAKES = 3;

    /** A turn of a line is told if it lies beyond both ends by more than this part of the chart's height. */
    private static final double SEEN = 0.02;

    private static final MathContext DIGITS = new MathContext(3);

    private ChartWords() {}

    static String of(Chart<?, ?> chart) {
        String words = chart instanceof XYChart lines
                ? lines(lines)
                : chart instanceof HeatMapChart map
                        ? heatMap(map)
                        : chart instanceof CategoryChart bars ? bars(bars) : "a chart";
        return chart.getTitle().isBlank() ? words : chart.getTitle() + ", " + words;
    }

    private static String lines(XYChart chart) {
        List<XYSeries> told = chart.getSeriesCollection().stream()
                .filter(series -> !ChartStyle.isAside(series))
                .toList();
        var styler = chart.getStyler();
        double[] x =
                range(styler.getXAxisMin(), styler.getXAxisMax(), told.stream().map(XYSeries::getXData));
        double[] y =
                range(styler.getYAxisMin(), styler.getYAxisMax(), told.stream().map(XYSeries::getYData));
        return "a chart of " + axis(chart.getYAxisTitle(), y, styler.isYAxisLogarithmic()) + " against "
                + axis(chart.getXAxisTitle(), x, styler.isXAxisLogarithmic()) + ". "
                + Stream.concat(
                                chart.getSeriesCollection().stream()
                                        .filter(series -> series.getMarker() instanceof Surface.Backdrop)
                                        .map(XYSeries::getName),
                                told.stream().map(series -> series.getName() + ": " + course(series, y[1] - y[0])))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String axis(String title, double[] range, boolean logarithmic) {
        return title + (logarithmic ? " (logarithmic)" : "") + " from " + number(range[0]) + " to " + number(range[1]);
    }

    /** The ends of an axis: those of the data where it ends with them, or is not told where to end. */
    private static double[] range(Double low, Double high, Stream<double[]> data) {
        double[] all = data.flatMapToDouble(Arrays::stream)
                .filter(number -> !Double.isNaN(number))
                .toArray();
        double least = DoubleStream.of(all).min().orElse(0),
                most = DoubleStream.of(all).max().orElse(0);
        double near = SEEN * (most - least);
        return new double[] {
            low == null || Math.abs(low - least) < near ? least : low,
            high == null || Math.abs(high - most) < near ? most : high
        };
    }

    /** How a line goes, or where points are. */
    private static String course(XYSeries series, double height) {
        double[] x = series.getXData(), y = series.getYData();
        List<Integer> drawn = IntStream.range(0, y.length)
                .filter(i -> !Double.isNaN(y[i]))
                .boxed()
                .toList();
        int first = drawn.get(0), last = drawn.get(drawn.size() - 1);
        if (drawn.size() == 1) {
            return "a point at " + place(x, y, first);
        }
        if (series.getXYSeriesRenderStyle().orElse(null) == XYSeriesRenderStyle.Scatter) {
            double[] across = range(null, null, Stream.of(x)), upwards = range(null, null, Stream.of(y));
            return drawn.size() + " points between " + number(across[0]) + " and " + number(across[1])
                    + " across, between " + number(upwards[0]) + " and " + number(upwards[1]) + " upwards";
        }
        boolean isWay = SeriesLines.NONE.equals(series.getLineStyle())
                || IntStream.range(1, x.length).anyMatch(i -> x[i] < x[i - 1]);
        if (isWay) {
            return "from " + place(x, y, first) + " to " + place(x, y, last);
        }
        String from = number(y[first]), to = number(y[last]);
        Comparator<Integer> byHeight = Comparator.comparingDouble(i -> y[i]);
        int lowest = drawn.stream().min(byHeight).orElseThrow(),
                highest = drawn.stream().max(byHeight).orElseThrow();
        boolean rises = y[first] < y[last];
        double half = (y[first] + y[last]) / 2;
        int halfway =
                drawn.stream().filter(i -> y[i] > half == rises).findFirst().orElse(last);
        boolean dips = Math.min(y[first], y[last]) - y[lowest] > SEEN * height;
        boolean peaks = y[highest] - Math.max(y[first], y[last]) > SEEN * height;
        String words = from.equals(to)
                ? (dips || peaks ? "begins and ends" : "stays") + " at " + from
                : (rises ? "rises" : "falls") + " from " + from + " to " + to + ", half of it by " + number(x[halfway]);
        return words
                + (dips ? ", lowest at " + place(x, y, lowest) : "")
                + (peaks ? ", highest at " + place(x, y, highest) : "");
    }

    private static String place(double[] x, double[] y, int i) {
        return "(" + number(x[i]) + ", " + number(y[i]) + ")";
    }

    private static String bars(CategoryChart chart) {
        return "bars of " + chart.getYAxisTitle() + " for each " + chart.getXAxisTitle() + ". "
                + chart.getSeriesCollection().stream().map(ChartWords::bars).collect(Collectors.joining("; ")) + ".";
    }

    private static String bars(CategorySeries series) {
        List<?> names = List.copyOf(series.getXData());
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + ": " + number(series.getYData()[i]))
                .collect(Collectors.joining(", "));
    }

    /** An element of a heat map, with what stands above its column and beside its row. */
    private record Cell(int row, int column, String above, String beside, double value) {

        static Cell of(Number[] cell, List<?> above, List<?> beside) {
            return new Cell(
                    beside.size() - 1 - cell[1].intValue(),
                    cell[0].intValue(),
                    above.get(cell[0].intValue()).toString(),
                    beside.get(cell[1].intValue()).toString(),
                    cell[2].doubleValue());
        }
    }

    private static String heatMap(HeatMapChart chart) {
        var series = chart.getHeatMapSeries();
        String x = chart.getXAxisTitle(), y = chart.getYAxisTitle();
        List<Cell> cells = series.getHeatData().stream()
                .map(cell -> Cell.of(cell, series.getXData(), series.getYData()))
                .filter(cell -> !Double.isNaN(cell.value()))
                .toList();
        String words = "a heat map of " + count(series.getYData(), "row", y) + " and "
                + count(series.getXData(), "column", x) + ". ";
        Comparator<Cell> byValue = Comparator.comparingDouble(Cell::value);
        Stream<String> told;
        if (x.equals(HeatMaps.PREDICTED)) {
            words += "Most mistakes: ";
            told = cells.stream()
                    .filter(cell -> !cell.above().equals(cell.beside()))
                    .sorted(byValue.reversed())
                    .limit(MISTAKES)
                    .map(cell -> number(cell.value()) + " times " + cell.beside() + " was taken for " + cell.above());
        } else if (series.getXData().size() <= FEW) {
            words += "The largest of each column: ";
            told = cells.stream()
                    .collect(Collectors.groupingBy(Cell::column, TreeMap::new, Collectors.maxBy(byValue)))
                    .values()
                    .stream()
                    .flatMap(Optional::stream)
                    .map(cell -> number(cell.value()) + " in row " + cell.beside());
        } else {
            words += "The smallest and the largest: ";
            told = Stream.of(cells.stream().min(byValue), cells.stream().max(byValue))
                    .flatMap(Optional::stream)
                    .map(cell -> number(cell.value()) + " in row " + cell.row() + ", column " + cell.column());
        }
        return words + told.collect(Collectors.joining(", ")) + ".";
    }

    private static String count(List<?> names, String what, String title) {
        return names.size() + " " + what + "s" + (title.equals(what) ? "" : " (" + title + ")");
    }

    private static String number(double value) {
        return number(value, DIGITS);
    }

    /** Whole numbers whole, others to some digits. */
    static String number(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal exact = new BigDecimal(value);
        boolean isShort = Math.abs(value) < 1e6 && (value == 0 || Math.abs(value) >= 1e-4);
        BigDecimal told = isShort && value == Math.rint(value) ? exact : exact.round(digits);
        return isShort
                ? told.stripTrailingZeros().toPlainString()
                : told.stripTrailingZeros().toString();
    }
}
