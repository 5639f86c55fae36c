package digits.views;

import digits.matrix.Matrix;
import digits.training.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/** Matrices as colours. */
final class HeatMaps {

    static final String PREDICTED = "predicted class";

    /** The least tint of a count that is not 0, in parts of the strongest. */
    private static final double FAINTEST = 0.3;

    /** Tints of counts from 0 to the largest. */
    private static final int TINTS = 100;

    /** As many numbers as fit side by side in a chart of the usual width. */
    private static final int NUMBERS = 12;

    /** As many indices as fit side by side. */
    private static final int LABELS = 24;

    private HeatMaps() {}

    /** Only counts that are not 0 are drawn: mistakes are few, and would drown in zeros. */
    static HeatMapChart confusion(ConfusionMatrix confusion) {
        Matrix counts = confusion.toMatrix().map(count -> count == 0 ? Double.NaN : count);
        List<String> classes = labels(counts.rows());
        HeatMapChart chart = chart(
                String.format(Locale.ROOT, "Confusion: %.2f%% recognized", 100 * confusion.accuracy()),
                PREDICTED,
                classes,
                "true class",
                counts);
        HeatMapStyler styler = chart.getStyler();
        styler.setRangeColors(IntStream.range(0, TINTS)
                .mapToObj(i ->
                        Palette.tint(Palette.MANY, FAINTEST + (1 - FAINTEST) * Math.sqrt((double) i / (TINTS - 1))))
                .toArray(Color[]::new));
        styler.setMin(0);
        styler.setMax(Math.max(1, confusion.toMatrix().max()));
        styler.setHeatMapValueDecimalPattern("0");
        // The numbers say it.
        styler.setLegendVisible(false);
        return chart;
    }

    /** On one scale from 0 to 1, so that two of these can be compared. */
    static HeatMapChart probabilities(String title, Matrix probabilities, int... labels) {
        boolean named = labels.length > 0;
        if (named && labels.length != probabilities.columns()) {
            throw new IllegalArgumentException("probabilities needs a label for each of its " + probabilities.columns()
                    + " pictures, or none, but got " + labels.length);
        }
        HeatMapChart chart = chart(
                title,
                named ? "picture, by its true class" : "picture",
                named ? Arrays.stream(labels).mapToObj(String::valueOf).toList() : labels(probabilities.columns()),
                "class",
                probabilities);
        chart.getStyler().setRangeColors(new Color[] {Palette.BACKGROUND, Palette.MANY});
        chart.getStyler().setMin(0);
        chart.getStyler().setMax(1);
        chart.getStyler().setHeatMapValueDecimalPattern("0.00");
        return chart;
    }

    static HeatMapChart of(String title, String x, String y, Matrix matrix) {
        HeatMapChart chart = chart(title, x, labels(matrix.columns()), y, matrix);
        HeatMapStyler styler = chart.getStyler();
        double size = Arrays.stream(matrix.toArray())
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double end = size == 0 ? 1 : roundedUp(size);
        styler.setRangeColors(new Color[] {Palette.NEGATIVE, Palette.BACKGROUND, Palette.POSITIVE});
        styler.setMin(-end);
        styler.setMax(end);
        styler.setHeatMapValueDecimalPattern(pattern(end));
        return chart;
    }

    private static HeatMapChart chart(String title, String x, List<String> columns, String y, Matrix matrix) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.WIDTH * 3 / 4)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        ChartStyle.apply(chart.getStyler());
        boolean numbers = matrix.columns() <= NUMBERS && matrix.rows() <= 2 * NUMBERS;
        chart.getStyler().setShowValue(numbers);
        chart.getStyler().setValueFont(Drawing.font(Font.PLAIN, 13));
        chart.getStyler().setValueFontColor(Palette.TEXT);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotGridLinesVisible(false);
        // Else XChart leaves out every other label; labels() has already chosen.
        chart.getStyler().setXAxisMaxLabelCount(Math.max(2, Math.max(matrix.rows(), matrix.columns())));
        // The chart counts rows from the bottom, a matrix from the top.
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                if (!Double.isNaN(matrix.get(row, column))) {
                    cells.add(new Number[] {column, matrix.rows() - 1 - row, matrix.get(row, column)});
                }
            }
        }
        chart.addSeries("elements", columns, reversed(labels(matrix.rows())), cells);
        return chart;
    }

    /** To two digits, so that the scale beside the map has a short number at its ends. */
    private static double roundedUp(double size) {
        return new BigDecimal(size).round(new MathContext(2, RoundingMode.UP)).doubleValue();
    }

    /** All indices where they fit beside each other, else every fifth, tenth, …: the others are blank. */
    private static List<String> labels(int count) {
        int step = 1;
        for (int i = 0; count / step > LABELS; i++) {
            step *= i % 2 == 0 ? 5 : 2;
        }
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(i % step == 0 ? String.valueOf(i) : " ");
        }
        return labels;
    }

    private static List<String> reversed(List<String> labels) {
        List<String> reversed = new ArrayList<>(labels);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Three digits of the largest number. */
    private static String pattern(double largest) {
        if (largest < 0.01 || largest >= 1e4) {
            return "0.0E0";
        }
        return largest < 0.1 ? "0.0000" : largest < 1 ? "0.000" : largest < 10 ? "0.00" : largest < 100 ? "0.0" : "0";
    }
}
