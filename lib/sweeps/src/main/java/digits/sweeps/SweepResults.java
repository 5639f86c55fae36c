package digits.sweeps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the trainings of a sweep came to.
 *
 * @param plan the sweep
 * @param rows one for each training that ended, by stage and number
 * @param isComplete whether all trainings ended
 * @param explanation what was found, what was made and how it ended, in words
 * @param classes how many there are to tell apart, of which guessing gets one in so many right; 0 if that is not known, as from a file
 */
public record SweepResults(SweepPlan plan, List<SweepRow> rows, boolean isComplete, String explanation, int classes) {

    /** Settings that a text names one by one. */
    private static final int NAMED = 5;

    public SweepResults {
        rows = List.copyOf(rows);
    }

    /** For each setting mean, scatter, and whether it can be told apart from the best; see {@link SettingSummary}. */
    public List<SettingSummary> settings() {
        return SettingSummary.of(plan, rows);
    }

    /**
     * The setting with the highest mean.
     *
     * @throws IllegalStateException if every training diverged, or none was made
     */
    public SettingSummary best() {
        return settings().stream()
                .filter(SettingSummary::isBest)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "best needs a training that did not diverge, but there is none among " + rows.size()));
    }

    /**
     * Of the best setting the training that came furthest.
     *
     * @throws IllegalStateException if every training diverged, or none was made
     */
    public SweepRow bestTraining() {
        int best = best().setting();
        return rows.stream()
                .filter(row -> row.setting() == best && !row.diverged())
                .max(Comparator.comparingInt(SweepRow::stage).thenComparingDouble(SweepRow::accuracy))
                .orElseThrow();
    }

    /** What is best, and whether that is more than luck, in words. */
    public String verdict() {
        List<SettingSummary> settings = settings();
        if (settings.stream().noneMatch(SettingSummary::isBest)) {
            return rows.isEmpty() ? "No training ended yet." : "Every training diverged.";
        }
        SettingSummary best = best();
        List<SettingSummary> others = settings.stream()
                .filter(setting -> setting.isTied() && !setting.isBest())
                .sorted(SettingSummary.BEST_FIRST)
                .toList();
        String first = (plan.varied().isEmpty() ? "" : "Best: ") + best.text(plan) + ".";
        if (settings.size() == 1) {
            return first;
        }
        if (Double.isNaN(best.margin())) {
            return first + " With one training of a setting nothing can be said of luck: ask for more seeds.";
        }
        boolean someLeftOut = settings.stream().anyMatch(setting -> setting.stage() < best.stage());
        if (settings.stream().noneMatch(setting -> setting.stage() == best.stage() && !setting.isBest())) {
            return first + " It alone came to the last stage, so that nothing can be said of luck.";
        }
        if (others.isEmpty()) {
            return first + " All others " + (someLeftOut ? "of the last stage " : "") + "are worse by more than luck.";
        }
        String names =
                others.stream().limit(NAMED).map(setting -> setting.text(plan)).collect(Collectors.joining("; "));
        String more = others.size() > NAMED ? "; and " + (others.size() - NAMED) + " more" : "";
        return first + " Not to be told apart from it: " + names + more + ".";
    }

    @Override
    public String toString() {
        return explanation + " " + verdict();
    }

    /**
     * Reads a results file, whatever its sweep is; the examples that it was over are not needed.
     *
     * @throws IOException if it can't be read, or holds no results
     */
    public static SweepResults read(Path file) throws IOException {
        return ResultsFile.read(file);
    }
}
