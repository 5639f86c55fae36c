package digits.views;

import digits.matrix.Matrix;
import digits.training.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/** Matrices as colours. */
final class HeatMaps {

    /** As many numbers as fit side by side in a chart of the usual width. */
    private static final int NUMBERS = 12;

    private HeatMaps() {}

    static HeatMapChart confusion(ConfusionMatrix confusion) {
        Matrix counts = confusion.toMatrix();
        HeatMapChart chart = chart(
                String.format(Locale.ROOT, "Confusion: %.2f%% recognized", 100 * confusion.accuracy()),
                "predicted class",
                "true class",
                counts);
        HeatMapStyler styler = chart.getStyler();
        styler.setRangeColors(new Color[] {Palette.BACKGROUND, Palette.MANY});
        styler.setMin(0);
        styler.setMax(Math.max(1, counts.max()));
        styler.setHeatMapDecimalValueFormatter(count -> String.valueOf(Math.round(count)));
        return chart;
    }

    static HeatMapChart of(String title, Matrix matrix) {
        HeatMapChart chart = chart(title, "column", "row", matrix);
        HeatMapStyler styler = chart.getStyler();
        double size = Arrays.stream(matrix.toArray())
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double end = size == 0 ? 1 : size;
        styler.setRangeColors(new Color[] {Palette.NEGATIVE, Palette.BACKGROUND, Palette.POSITIVE});
        styler.setMin(-end);
        styler.setMax(end);
        styler.setHeatMapDecimalValueFormatter(HeatMaps::number);
        return chart;
    }

    private static HeatMapChart chart(String title, String x, String y, Matrix matrix) {
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
        // The chart counts rows from the bottom, a matrix from the top.
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                cells.add(new Number[] {column, matrix.rows() - 1 - row, matrix.get(row, column)});
            }
        }
        chart.addSeries("elements", labels(matrix.columns(), false), labels(matrix.rows(), true), cells);
        return chart;
    }

    private static List<String> labels(int count, boolean reversed) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(String.valueOf(reversed ? count - 1 - i : i));
        }
        return labels;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size == 0 || size >= 0.01 && size < 1000 ? "%.2f" : "%.0e", value);
    }
}
