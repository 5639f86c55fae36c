package digits.notebook;

import java.util.List;
import java.util.stream.Collectors;

/** The steps of an iteration as plain HTML, for where no script runs: formulas, shapes and, of small networks, the results. */
final class StepsHtml {

    /** Elements of a result up to which it is shown. */
    private static final int SMALL = 30;

    private StepsHtml() {}

    static String of(StepPlan plan, List<Step> steps) {
        StringBuilder html = new StringBuilder("<p>Step by step. (In a notebook that runs, and in a page that may "
                + "run scripts, this is a player to go through with buttons and keys.)</p><ol>");
        for (Step step : steps) {
            html.append("<li><p><b>").append(step.phase()).append(": ").append(Html.escape(step.title()));
            html.append("</b><br>").append(step.formula()).append(" &nbsp; (").append(shapes(plan, step));
            html.append(")<br>").append(Html.escape(step.why())).append("</p>");
            var result = plan.matrices().get(step.result()).matrix();
            if (result.rows() * result.columns() <= SMALL) {
                html.append(MatrixHtml.of(plainName(step.result()) + ": ", result));
            }
            html.append("</li>");
        }
        return html.append("</ol>").toString();
    }

    /** "10×3 = 10×64 · 64×3 + 10×1". */
    private static String shapes(StepPlan plan, Step step) {
        return step.shown().stream().map(part -> shape(plan, part)).collect(Collectors.joining(" "));
    }

    private static String shape(StepPlan plan, String part) {
        boolean transposed = part.endsWith("ᵀ");
        NamedMatrices.Named named = plan.matrices().get(transposed ? part.substring(0, part.length() - 1) : part);
        if (named == null) {
            return part;
        }
        return transposed ? named.matrix().transpose().shape() : named.matrix().shape();
    }

    private static String plainName(String key) {
        return key.equals("T") ? "terms" : key;
    }
}
