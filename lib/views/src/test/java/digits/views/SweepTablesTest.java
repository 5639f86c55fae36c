package digits.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.sweeps.SweepPlan;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.training.Measurement;
import digits.training.StopReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class SweepTablesTest {

    /** Two settings with three seeds each: 0.1 reads 90% to 92%, the other diverges. */
    private static SweepResults results() {
        SweepPlan plan = SweepPlan.grid()
                .with("learning rate", 0.1, 10)
                .with("optimizer", "adam")
                .seeds(3);
        List<SweepRow> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean good = i < 3;
            double accuracy = good ? 0.9 + i / 100.0 : 0.1;
            rows.add(new SweepRow(
                    i + 1,
                    1,
                    good ? 1 : 2,
                    i % 3 + 1,
                    List.of(good ? "0.1" : "10"),
                    good ? StopReason.COMPLETED : StopReason.DIVERGED,
                    50,
                    new Measurement(50, 0.5, accuracy, 0.6, accuracy),
                    i));
        }
        return new SweepResults(plan, rows, true, "", 10);
    }

    @Test
    void eachTrainingIsARow() {
        Table table = Tables.of(results());
        assertEquals(
                List.of(
                        "training",
                        "seed",
                        "learning rate",
                        "ended",
                        "iterations made",
                        "training loss",
                        "training accuracy (%)",
                        "test loss",
                        "test accuracy (%)"),
                table.columnNames());
        assertEquals(ColumnType.DOUBLE, table.column("learning rate").type());
        assertEquals(6, table.rowCount());
        assertEquals("diverged", table.stringColumn("ended").get(4));
        assertEquals(91, table.doubleColumn("test accuracy (%)").get(1), 1e-9);
        assertEquals(
                3,
                table.where(table.doubleColumn("learning rate").isEqualTo(10)).rowCount());
    }

    @Test
    void aSweepOverIterationsHasARowForEachTrainingAsWell() throws IOException {
        SweepResults results = SweepPlan.grid()
                .with("iterations", 1, 2)
                .over(Examples.training().train())
                .run();
        assertEquals(
                List.of(1, 2), Tables.of(results).intColumn("iterations made").asList());
    }

    /** The margin: 1% · t / √3 with t = 4.302653, the 0.975-quantile for 2 degrees of freedom in any table. */
    @Test
    void eachSettingIsARow() {
        Table table = Tables.settings(results());
        assertEquals(91, table.doubleColumn("accuracy (%)").get(0), 1e-9);
        assertEquals(1, table.doubleColumn("standard deviation (%)").get(0), 1e-9);
        assertEquals(4.302653 / Math.sqrt(3), table.doubleColumn("± (%)").get(0), 1e-5);
        assertEquals(List.of("best", ""), table.stringColumn("verdict").asList());
        assertEquals(3, table.intColumn("diverged").get(1));
    }
}
