package digits.views;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Softmax;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** An activation and its derivative, both computed as the network computes them. */
final class ActivationChart {

    private static final double END = 6;

    /** Enough for the corner of a ReLU to look like one. */
    private static final int POINTS = 481;

    private static final double MARGIN = 0.05;

    private ActivationChart() {}

    static XYChart of(Activation activation) {
        boolean softmax = activation instanceof Softmax;
        Matrix z = Matrix.generate(1, POINTS, (row, i) -> -END + 2 * END * i / (POINTS - 1));
        // Softmax needs a second unit to compare the first with; the others do not mind it.
        Matrix Z = Matrix.generate(2, POINTS, (row, i) -> row == 0 ? z.get(0, i) : 0);
        Matrix A = activation.apply(Z);
        Matrix alongFirst = Matrix.generate(2, POINTS, (row, i) -> row == 0 ? 1 : 0);
        Matrix slope = activation.dZ(Z, A, alongFirst);
        XYChart chart = ChartStyle.xy(
                softmax ? "softmax: the first of two units, the other's sum being 0" : activation.name(),
                "weighted sum z",
                "activation g(z), slope g′(z)");
        ChartStyle.line(chart, "g(z)", z.toArray(), A.row(0).toArray());
        ChartStyle.line(chart, "g′(z)", z.toArray(), slope.row(0).toArray());
        ChartStyle.span(chart, -END, END);
        double low = Math.min(A.row(0).min(), slope.row(0).min());
        double high = Math.max(A.row(0).max(), slope.row(0).max());
        // Room for a line that runs along the edge.
        chart.getStyler().setYAxisMin(low - MARGIN * (high - low));
        chart.getStyler().setYAxisMax(high + MARGIN * (high - low));
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        return chart;
    }
}
