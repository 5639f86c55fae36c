package digits.notebook;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Network;
import digits.training.TrainingStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a network diagram tells, as tables, for where no script runs. */
final class DiagramHtml {

    /** Moments of a training that are told of. */
    private static final int ROWS = 10;

    private DiagramHtml() {}

    static String of(Network network, Dataset examples, List<TrainingStep> steps) {
        Matrix A = network.predict(examples.X());
        int[] answers = A.columnArgMax();
        String html = NetworkHtml.of(network)
                + Html.table(
                        List.of("label", "largest output", "its value"),
                        IntStream.range(0, answers.length)
                                .mapToObj(example -> List.of(
                                        examples.label(example),
                                        answers[example],
                                        Numbers.alone(A.get(answers[example], example))))
                                .toList());
        if (steps.isEmpty()) {
            return html;
        }
        int shown = Math.min(ROWS, steps.size());
        return html
                + Html.table(
                        List.of("iteration", "loss", "training accuracy"),
                        IntStream.range(0, shown)
                                .mapToObj(i -> steps.get(shown == 1 ? 0 : i * (steps.size() - 1) / (shown - 1)))
                                .map(step -> List.of(
                                        step.iteration(),
                                        Numbers.alone(step.loss()),
                                        String.format(Locale.ROOT, "%.1f%%", 100 * step.trainAccuracy())))
                                .toList());
    }
}
