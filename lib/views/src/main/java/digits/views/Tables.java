package digits.views;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.matrix.Matrix;
import digits.sweeps.SettingSummary;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.sweeps.TrainingOption;
import digits.training.ConfusionMatrix;
import digits.training.History;
import digits.training.Measurement;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tablesaw tables, to be sorted, filtered, summarized and saved as CSV. Accuracies are in per cent, as the charts show them. */
public final class Tables {

    private Tables() {}

    /** A row for each measurement: iteration, losses and accuracies. Without a test set its columns are absent. */
    public static Table of(History history) {
        List<Measurement> measured = history.measurements();
        Table table = Table.create(
                "history",
                IntColumn.create(
                        "iteration",
                        measured.stream().mapToInt(Measurement::iteration).toArray()));
        addMeasured(table, measured);
        return table;
    }

    /** A row for each training of the sweep. Of one that diverged loss and accuracy are those of the last measurement before. */
    public static Table of(SweepResult sweep) {
        DoubleColumn value = DoubleColumn.create(sweep.parameter());
        DoubleColumn accuracy = DoubleColumn.create("accuracy (%)");
        DoubleColumn loss = DoubleColumn.create("training loss");
        IntColumn iterations = IntColumn.create("iterations");
        StringColumn ended = StringColumn.create("ended");
        for (SweepPoint point : sweep.points()) {
            value.append(point.value());
            accuracy.append(100 * point.accuracy());
            loss.append(point.result().history().last().loss());
            iterations.append(point.result().iteration());
            ended.append(point.result().stopReason().words());
        }
        return Table.create("sweep", value, accuracy, loss, iterations, ended);
    }

    /**
     * A row for each training of a sweep over options: its number, its seed, a column for each option in which the settings differ, with
     * numbers where all its values are numbers, and what it came to. Without successive halving there is no column of stages, without a
     * test set none of the test.
     */
    public static Table of(SweepResults sweep) {
        List<SweepRow> rows = sweep.rows();
        Table table =
                Table.create("sweep", IntColumn.create("training", rows.stream().mapToInt(SweepRow::training)));
        if (sweep.plan().halving() != null) {
            table.addColumns(IntColumn.create("stage", rows.stream().mapToInt(SweepRow::stage)));
        }
        table.addColumns(LongColumn.create(
                "seed", rows.stream().mapToLong(SweepRow::seed).toArray()));
        addOptions(table, sweep, rows.stream().map(SweepRow::values).toList());
        table.addColumns(
                StringColumn.create(
                        "ended", rows.stream().map(row -> row.ended().words())),
                IntColumn.create("iterations made", rows.stream().mapToInt(SweepRow::iterations)));
        addMeasured(table, rows.stream().map(SweepRow::measured).toList());
        return table;
    }

    /**
     * A row for each setting of a sweep: the mean accuracy over its seeds, how far they scatter, half of the interval of the mean, and
     * whether it is the best or can't be told apart from it; see {@link SettingSummary}.
     */
    public static Table settings(SweepResults sweep) {
        List<SettingSummary> settings = sweep.settings();
        Table table = Table.create(
                "settings", IntColumn.create("setting", settings.stream().mapToInt(SettingSummary::setting)));
        addOptions(table, sweep, settings.stream().map(SettingSummary::values).toList());
        if (sweep.plan().halving() != null) {
            table.addColumns(IntColumn.create("stage", settings.stream().mapToInt(SettingSummary::stage)));
        }
        return table.addColumns(
                IntColumn.create("trainings", settings.stream().mapToInt(SettingSummary::trainings)),
                IntColumn.create("diverged", settings.stream().mapToInt(SettingSummary::diverged)),
                column("accuracy (%)", settings, setting -> 100 * setting.mean()),
                column("standard deviation (%)", settings, setting -> 100 * setting.standardDeviation()),
                column("± (%)", settings, setting -> 100 * setting.margin()),
                StringColumn.create(
                        "verdict",
                        settings.stream()
                                .map(setting -> setting.isBest() ? "best" : setting.isTied() ? "not told apart" : "")));
    }

    /** A row for each example: its label, then its pixels as they are stored, 0..16 or 0..255 whole numbers. */
    public static Table of(Dataset dataset) {
        Table table = Table.create("digits", IntColumn.create("label", dataset.labels()));
        for (int feature = 0; feature < dataset.features(); feature++) {
            table.addColumns(feature(dataset, feature));
        }
        return table;
    }

    /** A row for each class: how many examples it has, and what part of all that is. */
    public static Table classCounts(Dataset dataset) {
        int[] counts = dataset.classCounts();
        IntColumn label = IntColumn.create("label");
        DoubleColumn share = DoubleColumn.create("share (%)");
        for (int i = 0; i < counts.length; i++) {
            label.append(i);
            share.append(100.0 * counts[i] / dataset.size());
        }
        return Table.create("class counts", label, IntColumn.create("examples", counts), share);
    }

    /** A row for each row of the matrix. The first column counts them from 0, the others are named 0, 1, 2, …. */
    public static Table of(Matrix matrix) {
        IntColumn row = IntColumn.create("row");
        for (int i = 0; i < matrix.rows(); i++) {
            row.append(i);
        }
        Table table = Table.create("matrix " + matrix.shape(), row);
        for (int column = 0; column < matrix.columns(); column++) {
            table.addColumns(DoubleColumn.create(
                    String.valueOf(column), matrix.column(column).toArray()));
        }
        return table;
    }

    /** A row for each true class: how often it was taken for each class, and how much of it was recognized. */
    public static Table of(ConfusionMatrix confusion) {
        IntColumn truth = IntColumn.create("true class");
        DoubleColumn recall = DoubleColumn.create("recognized (%)");
        for (int label = 0; label < confusion.classes(); label++) {
            truth.append(label);
            recall.append(100 * confusion.recall(label));
        }
        Table table = Table.create("confusion", truth);
        for (int predicted = 0; predicted < confusion.classes(); predicted++) {
            IntColumn counts = IntColumn.create("as " + predicted);
            for (int label = 0; label < confusion.classes(); label++) {
                counts.append(confusion.count(label, predicted));
            }
            table.addColumns(counts);
        }
        return table.addColumns(recall);
    }

    /** A column for each option that a sweep varies. */
    private static void addOptions(Table table, SweepResults sweep, List<List<String>> values) {
        List<TrainingOption> varied = sweep.plan().varied();
        for (int option = 0; option < varied.size(); option++) {
            int which = option;
            table.addColumns(option(
                    varied.get(option).toString(),
                    values.stream().map(each -> each.get(which)).toList()));
        }
    }

    /** What was measured; of test examples only where there are any. */
    private static void addMeasured(Table table, List<Measurement> measured) {
        table.addColumns(
                column("training loss", measured, Measurement::loss),
                column("training accuracy (%)", measured, each -> 100 * each.trainAccuracy()));
        if (measured.stream().anyMatch(Measurement::hasTest)) {
            table.addColumns(
                    column("test loss", measured, Measurement::testLoss),
                    column("test accuracy (%)", measured, each -> 100 * each.testAccuracy()));
        }
    }

    /** Numbers where all values are, else words. */
    private static Column<?> option(String name, List<String> values) {
        try {
            return DoubleColumn.create(
                    name, values.stream().mapToDouble(Double::parseDouble).toArray());
        } catch (NumberFormatException words) {
            return StringColumn.create(name, values);
        }
    }

    private static <T> DoubleColumn column(String name, List<T> rows, ToDoubleFunction<T> quantity) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(quantity).toArray());
    }

    private static Column<?> feature(Dataset dataset, int feature) {
        String name = "pixel" + feature;
        int[] stored = new int[dataset.size()];
        double[] values = new double[dataset.size()];
        if (dataset.pixels() instanceof Pixels.Bytes bytes) {
            for (int example = 0; example < stored.length; example++) {
                stored[example] = bytes.stored(example, feature);
            }
            return IntColumn.create(name, stored);
        }
        for (int example = 0; example < values.length; example++) {
            values[example] = dataset.value(example, feature);
        }
        return DoubleColumn.create(name, values);
    }
}
