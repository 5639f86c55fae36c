package digits.views;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Network;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRun;
import digits.training.ConfusionMatrix;
import digits.training.History;
import digits.training.SweepResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** XChart charts. Each is new and may be changed further through its {@code getStyler()}. */
public final class Charts {

    static {
        Drawing.withoutWindows();
    }

    private Charts() {}

    /**
     * Writes a chart as a PNG file, with as many points as it has in a notebook; as an SVG file, which can be enlarged as one likes, if
     * the name ends with .svg.
     *
     * @param file its name, as "loss.png"; without a folder it is written beside the notebook
     * @throws IOException if the file cannot be written
     */
    public static void save(Chart<?, ?> chart, String file) throws IOException {
        if (!file.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            Picture.of(chart).save(file);
            return;
        }
        try (OutputStream out = Files.newOutputStream(Path.of(file))) {
            DashedLines.during(chart, () -> ChartEncoder.saveChart(chart, out, "svg"));
        }
    }

    /**
     * Loss against iterations, on the training examples and, if there are any, the test examples.
     *
     * @throws IllegalArgumentException if nothing was measured yet
     */
    public static XYChart loss(History history) {
        return LearningCurves.loss(history);
    }

    /**
     * Accuracy in per cent against iterations, on the training examples and, if there are any, the test examples.
     *
     * @throws IllegalArgumentException if nothing was measured yet
     */
    public static XYChart accuracy(History history) {
        return LearningCurves.accuracy(history);
    }

    /**
     * The training losses of several trainings in one chart.
     *
     * @param histories what each is called, in the order in which the legend is to name them
     * @throws IllegalArgumentException if there is no history, or nothing was measured yet in one
     */
    public static XYChart losses(Map<String, History> histories) {
        return LearningCurves.losses(histories);
    }

    /**
     * The accuracies of several trainings in one chart: on the test examples where there are any.
     *
     * @param histories what each is called, in the order in which the legend is to name them
     * @throws IllegalArgumentException if there is no history, or nothing was measured yet in one
     */
    public static XYChart accuracies(Map<String, History> histories) {
        return LearningCurves.accuracies(histories);
    }

    /**
     * Accuracy in per cent against what the trainings of a sweep differ in, on a logarithmic axis where its values are varied by
     * factors and span more than ten. The best is marked; trainings that diverged are crosses, at the accuracy measured last
     * before. Where seeds were tried ({@link SweepResult#isOverSeeds}): dots, with their mean and standard deviation.
     *
     * @throws IllegalArgumentException if no training was run
     */
    public static XYChart sweep(SweepResult sweep) {
        return SweepChart.of(sweep);
    }

    /**
     * The same while values are still to come.
     *
     * @param values all that are tried, which the axis leaves room for
     * @throws IllegalArgumentException if no training was run
     */
    public static XYChart sweep(SweepResult sweep, double[] values) {
        return SweepChart.of(sweep, values);
    }

    /**
     * Mean accuracy in per cent, with its 95% interval where there are several seeds, against one option of a sweep; a line for each
     * value of a second option. The best is ringed thickly, what can't be told apart from it thinly; crosses diverged. A sweep over a
     * grid of more options is shown where the others are as in the best setting; one that draws its settings, as points without lines.
     *
     * @throws IllegalArgumentException if no training ended, or the sweep varies nothing
     */
    public static XYChart sweep(SweepResults sweep) {
        return SettingsChart.of(sweep);
    }

    /**
     * The same with chosen options.
     *
     * @param across the option that runs to the right, by its name
     * @param lines the option with a line for each of its values; null for none
     * @throws IllegalArgumentException if no training ended, the sweep does not vary one of them, or there were more than 8 lines
     */
    public static XYChart sweep(SweepResults sweep, String across, String lines) {
        return SettingsChart.of(sweep, across, lines);
    }

    /**
     * Mean accuracies over two options of a sweep as colours, in numbers where there is room; the best is framed, what diverged
     * is hatched and has a cross. Options beyond two are as in the best setting.
     *
     * @throws IllegalArgumentException if no training ended, or the sweep is no grid over two options or more
     */
    public static HeatMapChart heatMap(SweepResults sweep) {
        return SettingsHeatMap.of(sweep);
    }

    /**
     * The same with chosen options.
     *
     * @param across the option that runs to the right, by its name
     * @param upwards the option that runs upwards
     * @throws IllegalArgumentException if no training ended, or the sweep is no grid over both of them
     */
    public static HeatMapChart heatMap(SweepResults sweep, String across, String upwards) {
        return SettingsHeatMap.of(sweep, across, upwards);
    }

    /**
     * Any sweep, whatever it varies: an axis for each option and one for the mean accuracy, and a line across them for each setting.
     *
     * @throws IllegalArgumentException if no training ended
     */
    public static XYChart parallel(SweepResults sweep) {
        return ParallelChart.of(sweep);
    }

    /**
     * Accuracy against iterations of two trainings of a sweep, which are run once more: the best one of the best setting, and the
     * typical one, which has the median of all accuracies.
     *
     * @param run the sweep with its examples
     * @param sweep what it came to
     * @throws IllegalArgumentException if no training ended without diverging
     */
    public static XYChart curves(SweepRun run, SweepResults sweep) {
        return LearningCurves.bestAndTypical(run, sweep);
    }

    /** An activation and its derivative for sums from −6 to 6. Of softmax: the first of two units, the other's sum being 0. */
    public static XYChart activation(Activation activation) {
        return ActivationChart.of(activation);
    }

    /** How often each true class was taken for each: a row for each true class, from the top. What never happened is left white. */
    public static HeatMapChart confusion(ConfusionMatrix confusion) {
        return HeatMaps.confusion(confusion);
    }

    /**
     * What a network makes of pictures as colours, from white for 0 to blue for 1. Up to 12 pictures the numbers are written as well.
     *
     * @param probabilities classes × pictures
     * @param labels the true class of each picture, to stand below its column; or none, then pictures are counted
     * @throws IllegalArgumentException if there are labels, but not as many as pictures
     */
    public static HeatMapChart probabilities(String title, Matrix probabilities, int... labels) {
        return HeatMaps.probabilities(title, probabilities, labels);
    }

    /**
     * The elements of any matrix as colours, blue below 0, white at 0, orange above. Up to 12 columns the numbers are
     * written as well.
     */
    public static HeatMapChart heatMap(String title, Matrix matrix) {
        return heatMap(title, "column", "row", matrix);
    }

    /**
     * The same, with names for its axes.
     *
     * @param xTitle what a column is of
     * @param yTitle what a row is of
     */
    public static HeatMapChart heatMap(String title, String xTitle, String yTitle, Matrix matrix) {
        return HeatMaps.of(title, xTitle, yTitle, matrix);
    }

    /** How many examples each class has, as bars. */
    public static CategoryChart classCounts(Dataset dataset) {
        return ClassCountsChart.of(dataset);
    }

    /**
     * Examples of two features as points of the plane: feature 0 to the right, feature 1 upwards, a colour for each class.
     *
     * @throws IllegalArgumentException if the examples have not two features
     */
    public static XYChart points(Dataset dataset) {
        return PointsChart.of(dataset);
    }

    /**
     * How a network divides the plane between classes: the colour of each place is that of the class it reads there, the stronger
     * the surer, with a line where its answer changes, and the examples on top. One unit is as long upwards as to the right.
     *
     * @throws IllegalArgumentException if the examples have not two features, or the network has not two inputs and an output for
     *     each class
     */
    public static XYChart border(String title, Network network, Dataset dataset) {
        return PointsChart.border(title, network, dataset);
    }

    /**
     * The ways that trainings of two weights take down their loss, over lines of equal loss, with their start and their goal.
     *
     * <pre>{@code
     * Charts.descent("Down the valley", (x, y) -> (x * x + 25 * y * y) / 2, new double[] {0, 0}, ways, 10)
     * }</pre>
     *
     * @param loss of a first weight, to the right, and a second one, upwards
     * @param goal the two weights at which the loss is smallest
     * @param ways what each is called: its first weight at each step, then its second one; a way that gets more than twice as far
     *     from the goal as it began is drawn until there
     * @param steps after as many steps each way has a mark, so that one sees how fast it is
     * @throws IllegalArgumentException if the goal is not of two weights, there is no way, one has not as many first as second
     *     weights, or steps is less than 1
     */
    public static XYChart descent(
            String title, DoubleBinaryOperator loss, double[] goal, Map<String, double[][]> ways, int steps) {
        return DescentChart.of(title, loss, goal, ways, steps);
    }

    /**
     * A quantity against another, as a line; what is NaN or infinite is a gap in it.
     *
     * @param xTitle what runs to the right, with its unit
     * @param yTitle what runs upwards, with its unit
     * @throws IllegalArgumentException if x and y are not equally many, an x is not finite, or no y is
     */
    public static XYChart line(String title, String xTitle, String yTitle, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "line needs as many x as y, at least one, but got " + x.length + " x and " + y.length + " y");
        }
        XYChart chart = lines(title, xTitle, yTitle, Map.of(title.isBlank() ? "line" : title, new double[][] {x, y}));
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    /**
     * Several quantities as lines in one chart, each with its own points; what is NaN or infinite is a gap.
     *
     * @param xTitle what runs to the right, with its unit
     * @param yTitle what runs upwards, with its unit
     * @param lines what each is called, in the order in which the legend is to name them: its x, then its y
     * @throws IllegalArgumentException if there is no line, or one has not equally many x and y, an x that is not finite, or no y
     *     that is
     */
    public static XYChart lines(String title, String xTitle, String yTitle, Map<String, double[][]> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines needs at least one line, but got none");
        }
        XYChart chart = ChartStyle.xy(title, xTitle, yTitle);
        lines.forEach((name, line) -> {
            if (line.length != 2 || line[0].length != line[1].length || line[0].length == 0) {
                throw new IllegalArgumentException("lines needs as many x as y, at least one, but \"" + name + "\" has "
                        + String.join(
                                " and ",
                                Arrays.stream(line)
                                        .map(numbers -> String.valueOf(numbers.length))
                                        .toList()));
            }
            // XChart would stop at what is infinite only when it paints, far from the cell's line.
            double[] y = Arrays.stream(line[1])
                    .map(number -> Double.isFinite(number) ? number : Double.NaN)
                    .toArray();
            if (!Arrays.stream(line[0]).allMatch(Double::isFinite)
                    || Arrays.stream(y).allMatch(Double::isNaN)) {
                throw new IllegalArgumentException("a line needs x that are finite, and a y that is, but \"" + name
                        + "\" has NaN or infinity among its x, or as every y");
            }
            ChartStyle.line(chart, name, line[0], y);
        });
        ChartStyle.order(chart);
        double[] x = lines.values().stream()
                .flatMapToDouble(line -> Arrays.stream(line[0]))
                .toArray();
        ChartStyle.span(
                chart,
                Arrays.stream(x).min().orElseThrow(),
                Arrays.stream(x).max().orElseThrow());
        return chart;
    }
}
