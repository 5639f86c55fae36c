import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.IntStream;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

/** Calls what Tablesaw can do with columns of each kind: java UseTables.java FOLDER. A class that is missing in a jar shows here. */
public class UseTables {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Table table = Table.create("all kinds",
                StringColumn.create("name", IntStream.range(0, 400).mapToObj(i -> "ü" + i)),
                IntColumn.create("label", IntStream.range(0, 400).map(i -> i % 10).toArray()),
                DoubleColumn.create("share", IntStream.range(0, 400).mapToDouble(i -> i / 8.0).toArray()),
                BooleanColumn.create("odd", IntStream.range(0, 400).mapToObj(i -> i % 2 == 1).toArray(Boolean[]::new)),
                DateColumn.create("day", IntStream.range(0, 400).mapToObj(LocalDate.of(2026, 1, 1)::plusDays)));
        check(table.where(table.intColumn("label").isEqualTo(7)).rowCount() == 40, "where");
        check(table.where(table.stringColumn("name").startsWith("ü39").and(table.booleanColumn("odd").isTrue())).rowCount() == 6, "and");
        check(table.sortDescendingOn("share").doubleColumn("share").get(0) == 399 / 8.0, "sort");
        check(table.sortOn("label", "-share").intColumn("label").get(399) == 9, "sort by two");
        check(table.selectColumns("label", "share").summary().rowCount() > 3, "summary");
        check(table.summarize("share", AggregateFunctions.mean, AggregateFunctions.stdDev, AggregateFunctions.median).by("label").rowCount() == 10, "summarize");
        check(table.xTabCounts("label", "odd").rowCount() == 11, "cross table");
        check(table.countBy("odd").rowCount() == 2, "count");
        check(table.joinOn("label").inner(Table.create("other", IntColumn.create("label", 3, 4), StringColumn.create("word", "three", "four"))).rowCount() == 80, "join");
        check(table.pivot("label", "odd", "share", AggregateFunctions.mean).rowCount() == 10, "pivot");
        check(table.dropDuplicateRows().rowCount() == 400 && table.stringColumn("name").unique().size() == 400, "unique");
        check(table.sampleN(20).rowCount() == 20 && table.splitOn(table.intColumn("label")).size() == 10, "sample");
        check(table.doubleColumn("share").multiply(2).rolling(3).mean().size() == 400, "rolling");
        check(table.doubleColumn("share").percentile(50) > 20 && table.structure().rowCount() == 5, "percentile");
        check(LongColumn.create("l", 1L, 2L).sum() == 3 && ShortColumn.create("s", new short[] {1, 2}).sum() == 3, "long and short");
        check(FloatColumn.create("f", 1f, 2f).sum() == 3, "float");
        check(TimeColumn.create("h", LocalTime.NOON).hour().get(0) == 12, "time");
        check(DateTimeColumn.create("m", LocalDateTime.of(2026, 1, 2, 3, 4)).dayOfMonth().get(0) == 2, "moment");
        check(table.print(5).contains("ü0") && table.shape().contains("400"), "print");
        Path csv = folder.resolve("table.csv");
        table.write().csv(csv.toString());
        check(Table.read().csv(csv.toString()).rowCount() == 400, "CSV");
        check(Table.read().csv(csv.toString()).stringColumn("name").get(3).equals("ü3"), "the encoding of a CSV");
        Files.writeString(csv, Files.readString(csv, StandardCharsets.UTF_8), StandardCharsets.UTF_16);
        check(Table.read().csv(csv.toString()).stringColumn("name").get(3).equals("ü3"), "UTF-16");
        System.out.println("all tables are right");
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new IllegalStateException(what);
    }
}
