package digits.sweeps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * What the trainings of one setting, which differ in nothing but their seed, came to together. With n accuracies a that did not diverge:
 *
 * <ul>
 *   <li>their mean a̅ = Σ a / n and standard deviation s = √(Σ (a − a̅)² / (n − 1));
 *   <li>the interval a̅ ± t s / √n that holds the mean of all seeds that there are in 95 of 100 cases, where t is the 0.975-quantile of
 *       Student's distribution with n − 1 degrees of freedom (Student, "The probable error of a mean", 1908, doi:10.2307/2331554);
 *   <li>whether it can be told apart from the best setting: by Welch's test, t = (a̅₁ − a̅₂) / √(s₁²/n₁ + s₂²/n₂) with (s₁²/n₁ +
 *       s₂²/n₂)² / ((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1)) degrees of freedom (Welch, 1947, doi:10.1093/biomet/34.1-2.28). It can, if
 *       so large a t comes by luck in fewer than 5 of 100 cases, divided by the number of settings that are compared with the best
 *       (Bonferroni's correction): among many settings, one looks worse by luck soon enough.
 * </ul>
 *
 * @param setting its number, from 1
 * @param values of the options in which the settings differ, in the order of {@link SweepPlan#varied}
 * @param stage of successive halving that it came to, from 1
 * @param trainings how many ended
 * @param diverged how many of them diverged; a setting of which one did is never the best, unless one of all did
 * @param mean accuracy of those that did not diverge, 0..1; NaN if there is none
 * @param standardDeviation of their accuracies; NaN if there are fewer than two
 * @param margin t s / √n, half of the interval's length; NaN if there are fewer than two
 * @param isBest whether its mean is the highest; of several the first
 * @param isTied whether it can't be told apart from the best; the best can't either
 */
public record SettingSummary(
        int setting,
        List<String> values,
        int stage,
        int trainings,
        int diverged,
        double mean,
        double standardDeviation,
        double margin,
        boolean isBest,
        boolean isTied) {

    /** Those that came further first; of these those that never diverged; of these the higher mean. */
    public static final Comparator<SettingSummary> BEST_FIRST = Comparator.comparingInt(SettingSummary::stage)
            .reversed()
            .thenComparing(summary -> summary.diverged() > 0)
            .thenComparing(Comparator.<SettingSummary>comparingDouble(
                            summary -> Double.isNaN(summary.mean()) ? -1 : summary.mean())
                    .reversed())
            .thenComparing(SettingSummary::setting);

    private static final double TOGETHER = 0.95;
    private static final double BY_LUCK = 1 - TOGETHER;

    /** The interval's lower end. */
    public double low() {
        return mean - margin;
    }

    /** The interval's upper end. */
    public double high() {
        return mean + margin;
    }

    /** A summary for each setting, in the order of their numbers. Of each, the rows of the last stage that it came to count. */
    static List<SettingSummary> of(SweepPlan plan, List<SweepRow> rows) {
        Map<Integer, List<SweepRow>> bySetting = new LinkedHashMap<>();
        for (SweepRow row : rows) {
            bySetting.merge(row.setting(), List.of(row), (before, next) -> {
                if (before.get(0).stage() < row.stage()) {
                    return next;
                }
                List<SweepRow> longer = new ArrayList<>(before);
                longer.add(row);
                return longer;
            });
        }
        List<SettingSummary> summaries = new ArrayList<>();
        Map<Integer, StatisticalSummary> statistics = new LinkedHashMap<>();
        bySetting.forEach((setting, its) -> {
            SummaryStatistics accuracies = new SummaryStatistics();
            its.stream().filter(row -> !row.diverged()).forEach(row -> accuracies.addValue(row.accuracy()));
            statistics.put(setting, accuracies.getSummary());
            summaries.add(summary(setting, its, accuracies));
        });
        return withBest(summaries, statistics);
    }

    private static SettingSummary summary(int setting, List<SweepRow> rows, StatisticalSummary accuracies) {
        int n = (int) accuracies.getN();
        double deviation = n < 2 ? Double.NaN : accuracies.getStandardDeviation();
        double margin = n < 2
                ? Double.NaN
                : new TDistribution(n - 1.0).inverseCumulativeProbability((1 + TOGETHER) / 2)
                        * deviation
                        / Math.sqrt(n);
        return new SettingSummary(
                setting,
                rows.get(0).values(),
                rows.get(0).stage(),
                rows.size(),
                (int) rows.stream().filter(SweepRow::diverged).count(),
                n == 0 ? Double.NaN : accuracies.getMean(),
                deviation,
                margin,
                false,
                false);
    }

    private static List<SettingSummary> withBest(
            List<SettingSummary> summaries, Map<Integer, StatisticalSummary> statistics) {
        SettingSummary best = summaries.stream().min(BEST_FIRST).orElse(null);
        if (best == null || Double.isNaN(best.mean())) {
            return List.copyOf(summaries);
        }
        long compared = summaries.stream()
                .filter(summary -> summary.stage() == best.stage())
                .count();
        return summaries.stream()
                .map(summary -> {
                    boolean isBest = summary.setting() == best.setting();
                    boolean isTied = isBest
                            || (summary.stage() == best.stage()
                                    && isTied(
                                            statistics.get(best.setting()),
                                            statistics.get(summary.setting()),
                                            BY_LUCK / (compared - 1.0)));
                    return summary.marked(isBest, isTied);
                })
                .toList();
    }

    private SettingSummary marked(boolean best, boolean tied) {
        return new SettingSummary(
                setting, values, stage, trainings, diverged, mean, standardDeviation, margin, best, tied);
    }

    /** Whether two can't be told apart: also where nothing is known of how they scatter. */
    private static boolean isTied(StatisticalSummary best, StatisticalSummary other, double byLuck) {
        if (other.getN() == 0) {
            return false;
        }
        if (best.getN() < 2 || other.getN() < 2) {
            return true;
        }
        if (best.getVariance() == 0 && other.getVariance() == 0) {
            return best.getMean() == other.getMean();
        }
        return new TTest().tTest(best, other) >= byLuck;
    }

    /** In words, such as "learning rate 0.1, hidden 32: 97.20% ± 0.31%". */
    String text(SweepPlan plan) {
        List<TrainingOption> varied = plan.varied();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < varied.size(); i++) {
            String value = values.get(i);
            // A grid by equal factors has values with twelve digits.
            named.add(varied.get(i) + " "
                    + (value.matches("[0-9.]{7,}")
                            ? Numbers.text(Numbers.rounded(Double.parseDouble(value), 4))
                            : value));
        }
        int converged = trainings - diverged;
        String name = !named.isEmpty()
                ? String.join(", ", named)
                : converged < 2 ? "Accuracy of one training" : "Mean of " + converged + " trainings";
        if (Double.isNaN(mean)) {
            return name + ": diverged";
        }
        String interval = Double.isNaN(margin) ? "" : String.format(Locale.ROOT, " ± %.2f%%", 100 * margin);
        return name + String.format(Locale.ROOT, ": %.2f%%", 100 * mean) + interval;
    }
}
