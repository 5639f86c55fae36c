package digits.views;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Network;
import java.awt.Color;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Examples of two features as points of the plane, a colour and a shape for each class. */
final class PointsChart {

    private static final Marker[] SHAPES = {
        SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP
    };

    /** Strongest tint of a class where the network is sure, in parts of 1: its points stand out. */
    private static final double STRONGEST = 0.45;

    /** Around the examples, as a part of the longer side of where they are. */
    private static final double MARGIN = 0.08;

    private PointsChart() {}

    static XYChart of(Dataset dataset) {
        check("points", dataset);
        XYChart chart = new PlaneChart(dataset.size() + " examples");
        add(chart, dataset);
        return chart;
    }

    static XYChart border(String title, Network network, Dataset dataset) {
        check("border", dataset);
        if (network.inputs() != 2 || network.outputs() != dataset.classes()) {
            throw new IllegalArgumentException("border needs a network of 2 inputs and " + dataset.classes()
                    + " outputs, one for each class of the examples, but got " + network.inputs() + " inputs and "
                    + network.outputs()
                    + " outputs");
        }
        Matrix x = dataset.X().row(0), y = dataset.X().row(1);
        double margin = MARGIN * Math.max(x.max() - x.min(), y.max() - y.min());
        Surface surface = new Surface(x.min() - margin, x.max() + margin, y.min() - margin, y.max() + margin);
        Matrix sure = network.predict(surface.places());
        int[] answers = sure.columnArgMax();
        double guessing = 1.0 / network.outputs();
        XYChart chart = new PlaneChart(title);
        surface.paint(
                chart,
                shares(answers, network.outputs()),
                place -> Palette.tint(
                        color(answers[place]),
                        STRONGEST * (sure.get(answers[place], place) - guessing) / (1 - guessing)));
        for (int label = 1; label < network.outputs(); label++) {
            int wanted = label;
            Matrix ahead = Matrix.generate(
                    1,
                    answers.length,
                    (row, place) -> sure.get(wanted, place)
                            - IntStream.range(0, network.outputs())
                                    .filter(other -> other != wanted)
                                    .mapToDouble(other -> sure.get(other, place))
                                    .max()
                                    .orElseThrow());
            surface.contours(chart, "border of class " + label, ahead, 0).setLineColor(Palette.TEXT);
        }
        add(chart, dataset);
        return chart;
    }

    private static void check(String operation, Dataset dataset) {
        if (dataset.features() != 2) {
            throw new IllegalArgumentException(
                    operation + " needs examples of 2 features, the two axes, but got " + dataset.features());
        }
    }

    private static String shares(int[] answers, int classes) {
        return IntStream.range(0, classes)
                .mapToObj(label -> "class " + label + " has "
                        + Math.round(100.0
                                * Arrays.stream(answers)
                                        .filter(answer -> answer == label)
                                        .count()
                                / answers.length)
                        + "% of the plane")
                .collect(Collectors.joining(", "));
    }

    private static Color color(int label) {
        return Palette.SERIES[label % Palette.SERIES.length];
    }

    private static void add(XYChart chart, Dataset dataset) {
        for (int label = 0; label < dataset.classes(); label++) {
            int wanted = label;
            int[] ofClass = IntStream.range(0, dataset.size())
                    .filter(example -> dataset.label(example) == wanted)
                    .toArray();
            if (ofClass.length > 0) {
                Matrix chosen = dataset.X().columns(ofClass);
                XYSeries series = chart.addSeries(
                        "class " + label, chosen.row(0).toArray(), chosen.row(1).toArray());
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
                series.setMarker(SHAPES[label % SHAPES.length]);
                series.setMarkerColor(color(label));
            }
        }
    }
}
