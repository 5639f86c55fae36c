package digits.sweeps;

import digits.training.Measurement;
import digits.training.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A result as a line of text, with commas between its cells: every number to its last bit, the same from every Java. */
final class RowText {

    private static final List<String> BEFORE = List.of("training", "stage", "seed");
    private static final List<String> AFTER = List.of(
            "ended", "iterations made", "loss", "accuracy", "measured at", "test loss", "test accuracy", "bits");

    private RowText() {}

    /** The names of a line's cells. */
    static List<String> columns(SweepPlan plan) {
        List<String> names = new ArrayList<>(BEFORE);
        plan.varied().forEach(option -> names.add(option.toString()));
        names.addAll(AFTER);
        return names;
    }

    static String write(SweepRow row) {
        Measurement measured = row.measured();
        List<String> cells = new ArrayList<>();
        Stream.of(row.training(), row.stage(), row.seed()).map(String::valueOf).forEach(cells::add);
        cells.addAll(row.values());
        cells.add(row.ended().words());
        cells.add(String.valueOf(row.iterations()));
        cells.add(Numbers.text(measured.loss()));
        cells.add(Numbers.text(measured.trainAccuracy()));
        cells.add(String.valueOf(measured.iteration()));
        cells.add(Numbers.text(measured.testLoss()));
        cells.add(Numbers.text(measured.testAccuracy()));
        cells.add(String.format(Locale.ROOT, "%016x", row.bits()));
        return String.join(",", cells);
    }

    /** @throws IllegalArgumentException if it is not, to the letter, what {@link #write} gives */
    static SweepRow read(String line, Work work) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns(work.plan()).size()) {
            throw new IllegalArgumentException("another number of columns");
        }
        int training = Integer.parseInt(cells[0]);
        int stage = Integer.parseInt(cells[1]);
        if (training < 1 || training > work.trainings() || stage < 1 || stage > work.stages()) {
            throw new IllegalArgumentException("no such training");
        }
        List<String> values = work.values(training);
        int after = BEFORE.size() + values.size();
        Measurement measured = new Measurement(
                Integer.parseInt(cells[after + 4]),
                Double.parseDouble(cells[after + 2]),
                Double.parseDouble(cells[after + 3]),
                Double.parseDouble(cells[after + 5]),
                Double.parseDouble(cells[after + 6]));
        SweepRow row = new SweepRow(
                training,
                stage,
                work.settingOf(training),
                work.seedOf(training),
                values,
                StopReason.valueOf(cells[after].toUpperCase(Locale.ROOT).replace(' ', '_')),
                Integer.parseInt(cells[after + 1]),
                measured,
                Long.parseUnsignedLong(cells[after + 7], 16));
        if (!write(row).equals(line)) {
            throw new IllegalArgumentException("not as it was written");
        }
        return row;
    }
}
