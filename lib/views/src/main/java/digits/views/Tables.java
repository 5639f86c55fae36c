package digits.views;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.matrix.Matrix;
import digits.training.ConfusionMatrix;
import digits.training.History;
import digits.training.Measurement;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tablesaw tables, to be sorted, filtered, summarized and saved as CSV. Accuracies are in per cent, as the charts show them. */
public final class Tables {

    private Tables() {}

    /** A row for each measurement: iteration, losses and accuracies. Without a test set its columns are absent. */
    public static Table of(History history) {
        Table table = Table.create(
                "history",
                IntColumn.create(
                        "iteration",
                        history.measurements().stream()
                                .mapToInt(Measurement::iteration)
                                .toArray()),
                measured("training loss", history, Measurement::loss),
                measured("training accuracy (%)", history, measurement -> 100 * measurement.trainAccuracy()));
        if (history.measurements().stream().anyMatch(Measurement::hasTest)) {
            table.addColumns(
                    measured("test loss", history, Measurement::testLoss),
                    measured("test accuracy (%)", history, measurement -> 100 * measurement.testAccuracy()));
        }
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
            ended.append(
                    point.result().stopReason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return Table.create("sweep", value, accuracy, loss, iterations, ended);
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

    private static DoubleColumn measured(String name, History history, ToDoubleFunction<Measurement> quantity) {
        return DoubleColumn.create(
                name, history.measurements().stream().mapToDouble(quantity).toArray());
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
