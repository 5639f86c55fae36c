package digits.views;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** Examples of two features as points of the plane, a colour for each class. */
final class PointsChart {

    private PointsChart() {}

    static XYChart of(Dataset dataset) {
        if (dataset.features() != 2) {
            throw new IllegalArgumentException(
                    "points needs examples of 2 features, the two axes, but got " + dataset.features());
        }
        XYChart chart = ChartStyle.xy(dataset.size() + " examples", "feature 0", "feature 1");
        Matrix X = dataset.X();
        for (int label = 0; label < dataset.classes(); label++) {
            int wanted = label;
            int[] ofClass = IntStream.range(0, dataset.size())
                    .filter(example -> dataset.label(example) == wanted)
                    .toArray();
            if (ofClass.length > 0) {
                Matrix chosen = X.columns(ofClass);
                XYSeries series = chart.addSeries(
                        "class " + label, chosen.row(0).toArray(), chosen.row(1).toArray());
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            }
        }
        return chart;
    }
}
