package digits.views;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** The axes of charts that show accuracy against what trainings differ in. */
final class AccuracyAxes {

    static final Color ASIDE = new Color(0x777777);

    /** Above this even the least accuracy is far above guessing, and the axis shows where the trainings differ. */
    private static final double HIGH = 60;

    private static final BasicStroke DASHES =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);

    private AccuracyAxes() {}

    /** Whether values, rising, span a factor of ten, and their quotients are more alike than their differences. */
    static boolean areFactors(double... values) {
        double low = values[0], high = values[values.length - 1];
        if (low <= 0 || high < 10 * low) {
            return false;
        }
        double[] distinct = Arrays.stream(values).distinct().toArray();
        return unevenness(Arrays.stream(distinct).map(Math::log).toArray()) <= unevenness(distinct);
    }

    /** The largest step as a multiple of the smallest. */
    private static double unevenness(double[] rising) {
        double least = Double.POSITIVE_INFINITY, most = 0;
        for (int i = 1; i < rising.length; i++) {
            least = Math.min(least, rising[i] - rising[i - 1]);
            most = Math.max(most, rising[i] - rising[i - 1]);
        }
        return most / least;
    }

    /** Makes the axis of values logarithmic. */
    static void logarithmic(XYChart chart, double low, double high) {
        chart.getStyler().setXAxisLogarithmic(true);
        boolean decades = Math.floor(Math.log10(high)) > Math.ceil(Math.log10(low)) + 1;
        chart.getStyler().setXAxisLogarithmicDecadeOnly(decades);
        // Lines between labels would be as heavy as those at labels.
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(value -> tick(value, decades));
    }

    /**
     * The axis of accuracies in per cent: all of it, or the part in which good trainings differ.
     *
     * @param accuracies of those that converged
     * @param others that are to be seen as well
     */
    static void upwards(XYChart chart, double[] accuracies, double... others) {
        double least = DoubleStream.concat(Arrays.stream(accuracies), Arrays.stream(others))
                .min()
                .orElse(0);
        double low = 0, high = 100;
        if (accuracies.length > 1 && least >= HIGH) {
            double most = Arrays.stream(accuracies).max().orElse(100);
            double step = most - least > 10 ? 5 : most - least > 2 ? 1 : 0.5;
            low = step * Math.floor(least / step - 0.5);
            high = Math.min(100, step * Math.ceil(most / step + 0.5));
        }
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
    }

    /** The accuracy that guessing gives, where the axis reaches that far down. */
    static void guessing(XYChart chart, int classes, double low, double high) {
        double guessing = 100.0 / classes;
        if (chart.getStyler().getYAxisMin() <= guessing) {
            level(chart, String.format(Locale.ROOT, "guessing, %.0f%%", guessing), guessing, low, high, ASIDE);
        }
    }

    /** A horizontal line. */
    static XYSeries level(XYChart chart, String name, double height, double low, double high, Color color) {
        XYSeries line = ChartStyle.line(chart, name, new double[] {low, high}, new double[] {height, height});
        line.setLineColor(color);
        line.setLineStyle(DASHES);
        return line;
    }

    /** A tick of a logarithmic axis: powers of ten; with few of them also twice and five times as much. */
    private static String tick(double value, boolean decades) {
        double first = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        boolean isFew = Math.abs(first - 2) < 1e-6 || Math.abs(first - 5) < 1e-6;
        boolean labelled = Math.abs(first - 1) < 1e-6 || (!decades && isFew);
        return labelled ? rounded(value, 6) : " ";
    }

    /** As it is written by hand: 0.001, not 1.0E-3. */
    static String rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }
}
