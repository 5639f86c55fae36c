package digits.views;

import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.sweeps.SweepRun;
import digits.training.History;
import digits.training.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/** Charts of what was measured against iterations. */
final class LearningCurves {

    private static final String ITERATIONS = "iterations (updates of the weights)";
    private static final String LOSS = "loss (mean over examples)";
    private static final String ACCURACY = "accuracy (% of examples)";

    private LearningCurves() {}

    static XYChart loss(History history) {
        return trainAndTest("Loss", LOSS, history, Measurement::loss, Measurement::testLoss);
    }

    static XYChart accuracy(History history) {
        XYChart chart = trainAndTest(
                "Accuracy",
                ACCURACY,
                history,
                measurement -> 100 * measurement.trainAccuracy(),
                measurement -> 100 * measurement.testAccuracy());
        percent(chart);
        return chart;
    }

    static XYChart losses(Map<String, History> histories) {
        return comparison("Training loss", LOSS, histories, Measurement::loss);
    }

    static XYChart accuracies(Map<String, History> histories) {
        boolean tested = histories.values().stream().allMatch(history -> history.size() > 0 && hasTest(history));
        XYChart chart = comparison(
                tested ? "Accuracy on the test set" : "Accuracy",
                ACCURACY,
                histories,
                measurement -> 100 * measurement.accuracy());
        percent(chart);
        return chart;
    }

    static XYChart bestAndTypical(SweepRun run, SweepResults sweep) {
        int lastStage = sweep.rows().stream().mapToInt(SweepRow::stage).max().orElse(1);
        List<SweepRow> rising = sweep.rows().stream()
                .filter(row -> row.stage() == lastStage && !row.diverged())
                .sorted(Comparator.comparingDouble(SweepRow::accuracy))
                .toList();
        if (rising.isEmpty()) {
            throw new IllegalArgumentException(
                    "curves of the best and the typical training need one that did not diverge, but there is none");
        }
        SweepRow best = sweep.bestTraining();
        SweepRow typical = rising.get((rising.size() - 1) / 2);
        Map<String, History> histories = new LinkedHashMap<>();
        histories.put("best: " + name(sweep, best), run.training(best).run().history());
        histories.put(
                "typical: " + name(sweep, typical), run.training(typical).run().history());
        XYChart chart = accuracies(histories);
        ChartStyle.legendBelow(chart);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        return chart;
    }

    private static String name(SweepResults sweep, SweepRow row) {
        List<String> parts = new ArrayList<>();
        for (OptionAxis axis : OptionAxis.all(sweep)) {
            parts.add(axis.option() + " " + OptionAxis.rounded(row.values().get(axis.column())));
        }
        parts.add("seed " + row.seed());
        // Two to a line of the legend, which would end longer lines with dots.
        StringBuilder name = new StringBuilder(parts.get(0));
        for (int part = 1; part < parts.size(); part++) {
            name.append(part % 2 == 0 ? ",\n" : ", ").append(parts.get(part));
        }
        return name.toString();
    }

    private static XYChart trainAndTest(
            String title,
            String y,
            History history,
            ToDoubleFunction<Measurement> train,
            ToDoubleFunction<Measurement> test) {
        check(title, history);
        XYChart chart = ChartStyle.xy(title, ITERATIONS, y);
        ChartStyle.line(chart, "training", iterations(history), values(history, train))
                .setLineColor(Palette.TRAIN);
        if (hasTest(history)) {
            XYSeries series = ChartStyle.line(chart, "test", iterations(history), values(history, test));
            series.setLineColor(Palette.TEST);
        }
        ChartStyle.span(chart, 0, history.last().iteration());
        ChartStyle.legendBelow(chart);
        return chart;
    }

    private static XYChart comparison(
            String title, String y, Map<String, History> histories, ToDoubleFunction<Measurement> quantity) {
        if (histories.isEmpty()) {
            throw new IllegalArgumentException("a chart of several histories needs at least one, but got none");
        }
        XYChart chart = ChartStyle.xy(title, ITERATIONS, y);
        histories.forEach((name, history) -> {
            check("the history \"" + name + '"', history);
            ChartStyle.line(chart, name, iterations(history), values(history, quantity));
        });
        ChartStyle.order(chart);
        int longest = histories.values().stream()
                .mapToInt(history -> history.last().iteration())
                .max()
                .orElseThrow();
        ChartStyle.span(chart, 0, longest);
        return chart;
    }

    private static void check(String what, History history) {
        if (history.size() == 0) {
            throw new IllegalArgumentException(
                    what + " needs at least one measurement to draw, but the history is empty");
        }
    }

    private static boolean hasTest(History history) {
        return history.last().hasTest();
    }

    private static double[] iterations(History history) {
        return values(history, Measurement::iteration);
    }

    private static double[] values(History history, ToDoubleFunction<Measurement> quantity) {
        return history.measurements().stream().mapToDouble(quantity).toArray();
    }

    /** Per cent from 0 to 100, so that two charts can be compared at a glance. */
    private static void percent(XYChart chart) {
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(100.0);
    }
}
