package digits.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.training.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesTest {

    @Test
    void aHistoryHasARowForEachMeasurementAndAccuraciesInPerCent() {
        Table table = Tables.of(Examples.TESTED);
        assertEquals(
                List.of("iteration", "training loss", "training accuracy (%)", "test loss", "test accuracy (%)"),
                table.columnNames());
        assertArrayEquals(new int[] {0, 50}, table.intColumn("iteration").asIntArray());
        assertArrayEquals(
                new double[] {2.5, 0.5}, table.doubleColumn("training loss").asDoubleArray());
        assertArrayEquals(
                new double[] {10, 90},
                table.doubleColumn("training accuracy (%)").asDoubleArray());
        assertArrayEquals(
                new double[] {2.6, 0.75}, table.doubleColumn("test loss").asDoubleArray());
        assertArrayEquals(
                new double[] {12.5, 87.5},
                table.doubleColumn("test accuracy (%)").asDoubleArray());
    }

    @Test
    void aHistoryWithoutATestSetHasNoColumnsForIt() {
        assertEquals(
                List.of("iteration", "training loss", "training accuracy (%)"),
                Tables.of(Examples.UNTESTED).columnNames());
    }

    @Test
    void aSweepSaysHowEachTrainingEnded() {
        Table table = Tables.of(Examples.sweep(3, 2));
        assertEquals(
                List.of("learning rate α", "accuracy (%)", "training loss", "iterations", "ended"),
                table.columnNames());
        assertArrayEquals(
                new double[] {0.01, 0.1, 1},
                table.doubleColumn("learning rate α").asDoubleArray());
        assertEquals(87.5, table.doubleColumn("accuracy (%)").getDouble(0));
        assertEquals(
                List.of("completed", "completed", "diverged"),
                table.stringColumn("ended").asList());
    }

    @Test
    void aDataSetKeepsItsPixelsAsTheyAreStored() {
        Table table = Tables.of(Examples.DIGITS);
        assertEquals(List.of("label", "pixel0", "pixel1", "pixel2", "pixel3"), table.columnNames());
        assertArrayEquals(new int[] {2, 0, 2}, table.intColumn("label").asIntArray());
        assertArrayEquals(new int[] {8, 16, 0}, table.intColumn("pixel1").asIntArray());
    }

    @Test
    void aDataSetOfFractionsHasColumnsOfThem() {
        Dataset points = Dataset.of(Matrix.of(2, 2, 0.5, -1, 1.5, 2), new int[] {0, 1}, 2, 1, 2);
        Table table = Tables.of(points);
        assertEquals(ColumnType.DOUBLE, table.column("pixel0").type());
        assertArrayEquals(new double[] {0.5, -1}, table.doubleColumn("pixel0").asDoubleArray());
    }

    @Test
    void classCountsCountAClassWithoutExamplesToo() {
        Table table = Tables.classCounts(Examples.DIGITS);
        assertArrayEquals(new int[] {0, 1, 2}, table.intColumn("label").asIntArray());
        assertArrayEquals(new int[] {1, 0, 2}, table.intColumn("examples").asIntArray());
        assertEquals(100.0 / 3, table.doubleColumn("share (%)").getDouble(0), 1e-12);
    }

    @Test
    void aMatrixHasARowForEachOfItsRows() {
        Table table = Tables.of(Examples.counting(2, 3));
        assertEquals(List.of("row", "0", "1", "2"), table.columnNames());
        assertArrayEquals(new double[] {2, 5}, table.doubleColumn("2").asDoubleArray());
    }

    @Test
    void aConfusionMatrixSaysWhatWasRecognized() {
        Table table = Tables.of(ConfusionMatrix.of(new int[] {0, 1, 1, 1}, new int[] {0, 0, 1, 1}, 2));
        assertEquals(List.of("true class", "as 0", "as 1", "recognized (%)"), table.columnNames());
        assertArrayEquals(new int[] {1, 0}, table.intColumn("as 0").asIntArray());
        assertArrayEquals(new int[] {1, 2}, table.intColumn("as 1").asIntArray());
        assertArrayEquals(
                new double[] {50, 100}, table.doubleColumn("recognized (%)").asDoubleArray());
    }
}
