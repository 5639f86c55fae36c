package digits.notebook;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Network;
import digits.training.TrainingStep;
import java.util.List;
import java.util.Locale;

/** What a network diagram tells, as tables, for where no script runs. */
final class DiagramHtml {

    /** Moments of a training that are told of. */
    private static final int ROWS = 10;

    private DiagramHtml() {}

    static String of(Network network, Dataset examples, List<TrainingStep> steps) {
        StringBuilder html = new StringBuilder(NetworkHtml.of(network));
        html.append("<table><thead><tr><th>label</th><th>largest output</th><th>its value</th></tr></thead><tbody>");
        Matrix A = network.predict(examples.X());
        int[] answers = A.columnArgMax();
        for (int example = 0; example < answers.length; example++) {
            html.append("<tr><td>").append(examples.label(example));
            html.append("</td><td>").append(answers[example]);
            html.append("</td><td>").append(Numbers.alone(A.get(answers[example], example)));
            html.append("</td></tr>");
        }
        html.append("</tbody></table>");
        if (!steps.isEmpty()) {
            html.append(
                    "<table><thead><tr><th>iteration</th><th>loss</th><th>training accuracy</th></tr></thead><tbody>");
            int shown = Math.min(ROWS, steps.size());
            for (int i = 0; i < shown; i++) {
                TrainingStep step = steps.get(shown == 1 ? 0 : i * (steps.size() - 1) / (shown - 1));
                html.append("<tr><td>").append(step.iteration());
                html.append("</td><td>").append(Numbers.alone(step.loss()));
                html.append(String.format(Locale.ROOT, "</td><td>%.1f%%</td></tr>", 100 * step.trainAccuracy()));
            }
            html.append("</tbody></table>");
        }
        return html.toString();
    }
}
