package digits.views;

import digits.sweeps.Search;
import digits.sweeps.SettingSummary;
import digits.sweeps.SweepResults;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings of a sweep that one picture shows: of a grid those that have, in all options without an axis, the values of the best.
 *
 * @param settings in their order
 * @param isGrid whether they are a grid along their axes
 * @param fixed the values that they have in common, as text; empty if there are none
 */
record SweepSlice(List<SettingSummary> settings, boolean isGrid, String fixed) {

    /** The options that vary along axes are left; a search that draws its settings is shown whole. */
    static SweepSlice of(SweepResults sweep, List<OptionAxis> axes) {
        if (sweep.rows().isEmpty()) {
            throw new IllegalArgumentException("a chart of a sweep needs at least one training, but none ended");
        }
        List<SettingSummary> all = sweep.settings();
        if (sweep.plan().search().method() != Search.Method.GRID) {
            return new SweepSlice(all, false, "");
        }
        SettingSummary best =
                all.stream().filter(SettingSummary::isBest).findFirst().orElse(all.get(0));
        List<OptionAxis> others = OptionAxis.all(sweep).stream()
                .filter(axis -> !axes.contains(axis))
                .toList();
        List<SettingSummary> chosen = all.stream()
                .filter(setting ->
                        others.stream().allMatch(axis -> axis.value(setting).equals(axis.value(best))))
                .toList();
        String fixed = others.stream()
                .map(axis -> axis.option() + " " + OptionAxis.rounded(axis.value(best)))
                .collect(Collectors.joining(", "));
        return new SweepSlice(chosen, true, fixed);
    }

    /** Its title, with what is fixed. */
    String title(String of) {
        return fixed.isEmpty() ? of : of + " (" + fixed + ", as the best)";
    }

    /** The last stage of successive halving that any came to. */
    int lastStage() {
        return settings.stream().mapToInt(SettingSummary::stage).max().orElse(1);
    }

    /** Those that came to the last stage, and of which one training did not diverge. */
    List<SettingSummary> measured() {
        return settings.stream()
                .filter(setting -> setting.stage() == lastStage() && !Double.isNaN(setting.mean()))
                .toList();
    }
}
