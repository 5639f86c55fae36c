package digits.training;

import digits.network.Network;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a training came to.
 *
 * @param network the network at the end; if it diverged, as it was at the last measurement before; with {@link
 *     Training#keepBest} as it was at the best measurement
 * @param networkIteration after how many steps the network was as it is
 * @param history what was measured along the way
 * @param stopReason why it ended
 * @param iteration how many steps were taken
 * @param optimizer the rule that was used
 */
public record TrainingResult(
        Network network,
        int networkIteration,
        History history,
        StopReason stopReason,
        int iteration,
        Optimizer optimizer) {

    /**
     * How good the network is: the last measurement up to it.
     *
     * @throws IllegalStateException if nothing was measured
     */
    public Measurement measurement() {
        return history.measurements().stream()
                .filter(measurement -> measurement.iteration() <= networkIteration)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("measurement needs a training that measured something"));
    }

    /** Why it ended, in a sentence; after a divergence with advice. Also from when the network is, if it is not the last. */
    public String explanation() {
        return ended()
                + (networkIteration == iteration ? "" : " The network is that of iteration " + networkIteration + ".");
    }

    private String ended() {
        return switch (stopReason) {
            case COMPLETED -> "Training completed its " + iteration + " iterations.";
            case STOPPED_EARLY -> "Training stopped early at iteration " + iteration + ", as it was asked to.";
            case INTERRUPTED ->
                "Training was interrupted at iteration " + iteration + "; what was learned until then is kept.";
            case DIVERGED ->
                iteration == 0
                        ? "Training diverged before its first step: the loss or a weight of the network that it starts from is no "
                                + "finite number."
                        : String.format(
                                Locale.ROOT,
                                "Training diverged at iteration %d: the loss or a weight is no longer a finite number. %s",
                                iteration,
                                tooLarge());
        };
    }

    /** A tenth as it is written: of 0.7 that is 0.07, where 0.7 / 10 gives 0.06999999999999999. */
    private static double tenth(double number) {
        return BigDecimal.valueOf(number).movePointLeft(1).doubleValue();
    }

    /**
     * Whether the network misreads most of its examples and is no better than it was at the start: the loss is higher, or has
     * hardly fallen while hardly more are read.
     */
    public boolean learnedNothing() {
        if (history.size() < 2) {
            return false;
        }
        Measurement first = history.measurements().get(0);
        Measurement last = measurement();
        boolean guesses = last.trainAccuracy() < 0.5;
        boolean asAtFirst = last.loss() > 0.9 * first.loss() && last.trainAccuracy() < first.trainAccuracy() + 0.05;
        return guesses && (asAtFirst || last.loss() > first.loss());
    }

    private String tooLarge() {
        double rate = optimizer.learningRate();
        return "The learning rate α = " + rate + " is probably too large; try " + tenth(rate) + " or less.";
    }

    private String warning() {
        if (!learnedNothing() || stopReason == StopReason.DIVERGED) {
            return "";
        }
        double first = history.measurements().get(0).loss();
        return String.format(Locale.ROOT, " It learned nothing: the loss began at %.4f. ", first)
                + (measurement().loss() > first
                        ? tooLarge()
                        : "The learning rate α = " + optimizer.learningRate()
                                + " is far too small, there were too few iterations, or no unit answers any more: try another α or "
                                + "other first weights.");
    }

    /** The explanation and the last measurement. */
    @Override
    public String toString() {
        if (history.size() == 0) {
            return explanation();
        }
        Measurement last = measurement();
        String test =
                last.hasTest() ? String.format(Locale.ROOT, ", on the test set %.2f%%", 100 * last.testAccuracy()) : "";
        return explanation()
                + String.format(
                        Locale.ROOT,
                        last.loss() < 1e6 ? " Loss %.4f, accuracy %.2f%%%s." : " Loss %.4e, accuracy %.2f%%%s.",
                        last.loss(),
                        100 * last.trainAccuracy(),
                        test)
                + warning();
    }
}
