package digits.playground;

import java.util.ArrayList;
import java.util.List;

/** An experiment as Java for a cell of a notebook, with the result to expect. */
public final class NotebookCode {

    private static final List<String> IMPORTS = List.of(
            "import digits.data.CourseFiles;",
            "import digits.data.DigitsCsv;",
            "import digits.dataset.Split;",
            "import digits.network.*;",
            "import digits.training.*;");

    private NotebookCode() {}

    /**
     * The code.
     *
     * @param iterations how many steps it takes
     * @param rates the learning rates that were set on the way, as "iteration from which: α"; empty if it stayed the same
     * @param expected what the page came to, a sentence
     */
    public static String of(Experiment experiment, int iterations, List<Rate> rates, String expected) {
        List<String> lines = new ArrayList<>();
        lines.add("// What the playground showed, trained again by the library.");
        lines.addAll(IMPORTS);
        lines.add("Split split = DigitsCsv.read(CourseFiles.digits()).split(0.2, 1);");
        String train = "split.train()" + (experiment.examples() == 0 ? "" : ".first(" + experiment.examples() + ")");
        lines.add("Network start = Network.inputs(64)");
        for (int units : experiment.hidden()) {
            lines.add("        .layer(" + units + ", Activation." + Experiment.constant(experiment.activation()) + ")");
        }
        lines.add("        .layer(10, Activation." + Experiment.constant(experiment.output()) + ")");
        lines.add("        .initialize(Initialization." + Experiment.constant(experiment.start()) + ", "
                + experiment.seed() + ");");
        lines.add("TrainingResult result = Training.of(start, " + train + ").test(split.test())");
        lines.add("        .loss(Loss." + Experiment.constant(experiment.loss()) + ")");
        lines.add("        .optimizer(Optimizer." + method(experiment.optimizer()) + "(" + experiment.learningRate()
                + "))");
        if (!rates.isEmpty()) {
            lines.add("        .schedule(" + schedule(experiment.learningRate(), rates) + ")");
        }
        if (experiment.batch() != 0) {
            lines.add("        .batchSize(" + experiment.batch() + ")");
        }
        if (experiment.l2() != 0) {
            lines.add("        .l2(" + experiment.l2() + ")");
        }
        if (experiment.dropout() != 0) {
            lines.add("        .dropout(" + experiment.dropout() + ")");
        }
        lines.add("        .seed(" + experiment.seed() + ").iterations(" + Math.max(1, iterations) + ").run();");
        lines.add("// Expected: " + expected);
        lines.add("result");
        return String.join("\n", lines) + "\n";
    }

    /** A learning rate that was set while the network learned, and the iterations taken before, with others. */
    public record Rate(int from, double learningRate) {}

    /** A schedule gives the factor by which α is multiplied. */
    private static String schedule(double usual, List<Rate> rates) {
        StringBuilder text = new StringBuilder("(iteration, iterations) -> (");
        for (int i = rates.size() - 1; i >= 0; i--) {
            text.append("iteration >= ")
                    .append(rates.get(i).from())
                    .append(" ? ")
                    .append(rates.get(i).learningRate())
                    .append(" : ");
        }
        return text.append(usual).append(") / ").append(usual).toString();
    }

    /** rms-prop is rmsProp in Java. */
    private static String method(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("-", -1)) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }
}
