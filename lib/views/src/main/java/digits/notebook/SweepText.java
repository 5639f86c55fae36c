package digits.notebook;

import digits.training.StopReason;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came out of a sweep, in sentences. */
final class SweepText {

    private SweepText() {}

    static String of(SweepResult sweep) {
        List<SweepPoint> points = sweep.points();
        if (points.isEmpty()) {
            return "The sweep was interrupted before any training had a result.";
        }
        StringBuilder text = new StringBuilder();
        if (points.stream().allMatch(SweepPoint::diverged)) {
            text.append("Every training diverged.");
        } else if (sweep.isOverSeeds()) {
            text.append(overSeeds(sweep));
            appendDiverged(text, sweep);
        } else {
            SweepPoint best = sweep.best();
            text.append(String.format(
                    Locale.ROOT,
                    "Best of %d trainings: %s = %s with %.2f%%.",
                    points.size(),
                    sweep.parameter(),
                    Numbers.alone(best.value()),
                    100 * best.accuracy()));
            appendDiverged(text, sweep);
        }
        long interrupted = points.stream()
                .filter(point -> point.result().stopReason() == StopReason.INTERRUPTED)
                .count();
        if (interrupted > 0) {
            text.append(" The sweep was interrupted; what ")
                    .append(interrupted)
                    .append(" unfinished had learned is kept.");
        }
        return text.toString();
    }

    private static String overSeeds(SweepResult sweep) {
        double[] accuracies = sweep.points().stream()
                .filter(point -> !point.diverged())
                .mapToDouble(SweepPoint::accuracy)
                .sorted()
                .toArray();
        if (accuracies.length == 1) {
            return String.format(Locale.ROOT, "Accuracy of one training: %.2f%%.", 100 * accuracies[0]);
        }
        return String.format(
                Locale.ROOT,
                "Mean accuracy of %d trainings: %.2f%%, from %.2f%% to %.2f%%.",
                accuracies.length,
                100 * sweep.mean(),
                100 * accuracies[0],
                100 * accuracies[accuracies.length - 1]);
    }

    private static void appendDiverged(StringBuilder text, SweepResult sweep) {
        List<SweepPoint> diverged =
                sweep.points().stream().filter(SweepPoint::diverged).toList();
        if (!diverged.isEmpty()) {
            text.append(" Diverged (the loss or a weight became NaN or infinite): ")
                    .append(sweep.parameter())
                    .append(" = ")
                    .append(diverged.stream()
                            .map(point -> Numbers.alone(point.value()))
                            .collect(Collectors.joining(", ")))
                    .append('.');
        }
    }
}
