package digits.notebook;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.BackwardStep;
import digits.network.ForwardStep;
import digits.network.Layer;
import digits.network.Network;
import digits.scan.ScannedDigit;
import digits.sweeps.SweepResults;
import digits.training.ConfusionMatrix;
import digits.training.GradientCheck;
import digits.training.History;
import digits.training.StopReason;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.training.TrainingResult;
import digits.views.Charts;
import digits.views.Picture;
import digits.views.Pictures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** How each type of value shows itself. */
final class Displays {

    private static final int EXAMPLES = 20;

    private static final Map<Class<?>, Function<Object, MimeBundle>> KNOWN = new LinkedHashMap<>();

    static {
        know(Table.class, table -> MimeBundle.html(TableHtml.of(table), table.toString()));
        know(Matrix.class, matrix -> MimeBundle.html(MatrixHtml.of("", matrix), matrix.toString()));
        know(double[].class, row -> numbers(Arrays.toString(row), row));
        know(
                int[].class,
                row -> numbers(
                        Arrays.toString(row),
                        Arrays.stream(row).asDoubleStream().toArray()));
        know(double[][].class, rows -> numbers(Arrays.deepToString(rows), rows));
        know(Chart.class, chart -> picture(Picture.of((Chart<?, ?>) chart)));
        know(Picture.class, Displays::picture);
        know(Dataset.class, Displays::dataset);
        know(History.class, history -> MimeBundle.html(curves(history), summary(history)));
        know(TrainingResult.class, result -> result(result, result.toString()));
        know(SweepResult.class, sweep -> sweep(sweep, SweepText.of(sweep)));
        know(SweepResults.class, sweep -> sweep(sweep, sweep.toString()));
        know(
                ConfusionMatrix.class,
                confusion ->
                        MimeBundle.html(Html.image(Picture.of(Charts.confusion(confusion))), confusion.toString()));
        know(Network.class, network -> MimeBundle.html(NetworkHtml.of(network), network.toString()));
        know(Layer.class, layer -> MimeBundle.html(NetworkHtml.of(Network.of(layer)), layer.toString()));
        know(
                ForwardStep.class,
                step -> matrices(step, Map.of("input", step.input(), "Z", step.Z(), "A", step.A()), "input", "Z", "A"));
        know(
                BackwardStep.class,
                step -> matrices(
                        step,
                        Map.of("dZ", step.dZ(), "dW", step.dW(), "db", step.db(), "dInput", step.dInput()),
                        "dZ",
                        "dW",
                        "db",
                        "dInput"));
        know(ScannedDigit.class, digit -> MimeBundle.html(ScannedDigitHtml.of(digit), digit.toString()));
        know(Widget.class, widget -> MimeBundle.html(widget.html(), widget.toString()));
        know(Shown.class, shown -> MimeBundle.html(shown.html(), shown.toString()));
        know(List.class, Displays::list);
        know(GradientCheck.class, check -> MimeBundle.html(GradientCheckHtml.of(check), check.toString()));
    }

    private Displays() {}

    private static <T> void know(Class<T> type, Function<T, MimeBundle> display) {
        KNOWN.put(type, value -> display.apply(type.cast(value)));
    }

    /** The types that show themselves, with all that extend them. */
    static Set<Class<?>> types() {
        return KNOWN.keySet();
    }

    static boolean knows(Object value) {
        return KNOWN.keySet().stream().anyMatch(type -> type.isInstance(value));
    }

    static MimeBundle of(Object value) {
        return KNOWN.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no display is known for " + value))
                .getValue()
                .apply(value);
    }

    private static MimeBundle matrices(Object step, Map<String, Matrix> matrices, String... order) {
        StringBuilder html = new StringBuilder();
        for (String name : order) {
            html.append(MatrixHtml.of(name + ": ", matrices.get(name)));
        }
        return MimeBundle.html(html.toString(), step.toString());
    }

    /** The elements one below the other, if they show themselves; other lists stay text. */
    private static MimeBundle list(List<?> list) {
        String text = list.toString();
        if (list.isEmpty() || !list.stream().allMatch(Displays::knows)) {
            return new MimeBundle(Map.of(MimeBundle.TEXT, text));
        }
        StringBuilder html = new StringBuilder();
        for (int place = 0; place < Math.min(list.size(), EXAMPLES); place++) {
            Map<String, String> element = of(list.get(place)).data();
            html.append("<p>get(" + place + "):</p>")
                    .append(element.getOrDefault(
                            MimeBundle.HTML, "<pre>" + Html.escape(element.get(MimeBundle.TEXT)) + "</pre>"));
        }
        String more = list.size() > EXAMPLES ? "<p>and " + (list.size() - EXAMPLES) + " more</p>" : "";
        return MimeBundle.html(html + more, text);
    }

    /** Rows of numbers as those of a matrix, Rows that are not equally long stay text. */
    private static MimeBundle numbers(String text, double[]... rows) {
        boolean isTable = rows.length > 0
                && rows[0].length > 0
                && Arrays.stream(rows).allMatch(row -> row.length == rows[0].length);
        return MimeBundle.html(
                isTable ? MatrixHtml.of("array, as a ", Matrix.of(rows)) : "<pre>" + Html.escape(text) + "</pre>",
                text);
    }

    private static MimeBundle picture(Picture picture) {
        return MimeBundle.html(ChartHtml.of(picture), picture.description());
    }

    private static MimeBundle dataset(Dataset dataset) {
        int[] first = IntStream.range(0, Math.min(EXAMPLES, dataset.size())).toArray();
        String html = "<p>" + Html.escape(dataset.toString()) + "; the first " + first.length + ":</p>"
                + Html.image(Pictures.gallery(dataset, first));
        return MimeBundle.html(html, dataset.toString());
    }

    /** What a training came to, in sentences and as a chart. */
    static MimeBundle result(TrainingResult result, String text) {
        boolean warning = result.stopReason() == StopReason.DIVERGED || result.learnedNothing();
        return MimeBundle.html(note(text, warning) + curves(result.history()), text);
    }

    /** What a sweep came to, in sentences and as a chart. */
    static MimeBundle sweep(SweepResult sweep, String text) {
        boolean warning = sweep.points().stream().anyMatch(SweepPoint::diverged);
        return MimeBundle.html(note(text, warning) + (sweep.points().isEmpty() ? "" : chart(sweep)), text);
    }

    static String chart(SweepResult sweep) {
        return ChartHtml.of(Picture.of(Charts.sweep(sweep)));
    }

    /** What a sweep over options came to, in sentences and as a chart. */
    static MimeBundle sweep(SweepResults sweep, String text) {
        return MimeBundle.html(note(text, false) + chart(sweep, ChartHtml::of), text);
    }

    /**
     * Nothing if no training ended, or nothing but the seed varies.
     *
     * @param html makes HTML of the picture
     */
    static String chart(SweepResults sweep, Function<Picture, String> html) {
        boolean isDrawn = !sweep.rows().isEmpty() && !sweep.plan().varied().isEmpty();
        return isDrawn ? html.apply(Picture.of(Charts.sweep(sweep))) : "";
    }

    /** A sentence; one that warns stands out. */
    static String note(String sentence, boolean warning) {
        String style = warning ? " style=\"border-left: 4px solid #D55E00; padding: 4px 10px\"" : "";
        return "<p" + style + ">" + (warning ? "⚠ " : "") + Html.escape(sentence) + "</p>";
    }

    /** Loss and accuracy side by side; nothing if nothing was measured. */
    private static String curves(History history) {
        return history.size() == 0
                ? ""
                : ChartHtml.of(curves(history, history.last().iteration()));
    }

    /** @param iterations where their axis ends */
    static Picture curves(History history, int iterations) {
        XYChart loss = Charts.loss(history);
        XYChart accuracy = Charts.accuracy(history);
        loss.getStyler().setXAxisMax((double) iterations);
        accuracy.getStyler().setXAxisMax((double) iterations);
        return Pictures.sideBySide(loss, accuracy);
    }

    private static String summary(History history) {
        return history.size() == 0 ? "empty history" : history.size() + " measurements, the last: " + history.last();
    }
}
