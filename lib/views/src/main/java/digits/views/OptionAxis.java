package digits.views;

import digits.sweeps.SettingSummary;
import digits.sweeps.SweepResults;
import digits.sweeps.TrainingOption;
import digits.sweeps.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An option of a sweep as an axis.
 *
 * @param option which
 * @param column where it is among the values of a setting
 * @param values all that are tried, in their order along the axis, also those that are still to come
 * @param areNumbers whether each is a number; if not, they stand at 0, 1, 2 and so on
 * @param isLog whether they are varied by factors
 */
record OptionAxis(TrainingOption option, int column, List<String> values, boolean areNumbers, boolean isLog) {

    static OptionAxis of(SweepResults sweep, TrainingOption option) {
        int column = sweep.plan().varied().indexOf(option);
        if (column < 0) {
            throw new IllegalArgumentException("a chart of a sweep needs an option that it varies, "
                    + String.join(
                            ", ",
                            sweep.plan().varied().stream()
                                    .map(TrainingOption::toString)
                                    .toList())
                    + ", but got " + option);
        }
        Values planned = sweep.plan().options().get(option);
        List<String> values = new ArrayList<>(planned.all());
        if (values.isEmpty()) {
            sweep.rows().stream()
                    .map(row -> row.values().get(column))
                    .distinct()
                    .forEach(values::add);
        }
        boolean areNumbers = values.stream().allMatch(OptionAxis::isNumber);
        if (areNumbers) {
            values.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        boolean isLog = areNumbers
                && (planned instanceof Values.Between between
                        ? between.isLog()
                        : AccuracyAxes.areFactors(
                                values.stream().mapToDouble(Double::parseDouble).toArray()));
        return new OptionAxis(option, column, List.copyOf(values), areNumbers, isLog);
    }

    /** All options that a sweep varies, as axes. */
    static List<OptionAxis> all(SweepResults sweep) {
        return sweep.plan().varied().stream().map(option -> of(sweep, option)).toList();
    }

    /** What suits an axis best: what is varied by factors, then other numbers. */
    static Optional<OptionAxis> best(List<OptionAxis> axes) {
        return axes.stream().min(Comparator.comparingInt(axis -> axis.isLog() ? 0 : axis.areNumbers() ? 1 : 2));
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Where a setting is along the axis. */
    double position(SettingSummary setting) {
        return position(value(setting));
    }

    double position(String value) {
        return areNumbers ? Double.parseDouble(value) : values.indexOf(value);
    }

    String value(SettingSummary setting) {
        return setting.values().get(column);
    }

    double low() {
        return position(values.get(0));
    }

    double high() {
        return position(values.get(values.size() - 1));
    }

    /** Where a setting is along the axis, from 0 at its beginning to 1 at its end, as the eye sees it. */
    double part(SettingSummary setting) {
        return part(position(setting));
    }

    double part(double position) {
        double low = low(), high = high();
        return isLog ? Math.log(position / low) / Math.log(high / low) : (position - low) / (high - low);
    }

    /** The position that is some part of the axis further. */
    double shifted(double position, double part) {
        return isLog ? position * Math.pow(high() / low(), part) : position + part * (high() - low());
    }

    /** A value as it is written by hand. */
    static String rounded(String value) {
        return isNumber(value) ? AccuracyAxes.rounded(Double.parseDouble(value), 3) : value;
    }

    /** With the sign that formulas have for it. */
    String title() {
        return option == TrainingOption.LEARNING_RATE ? "learning rate α" : option.toString();
    }
}
