package digits.spark;

import digits.data.DigitsCsv;
import digits.dataset.Split;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepProgress;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.sweeps.TrainingOption;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The program for {@code spark-submit}: a sweep by its text, on a cluster. All files may be where Spark reaches them.
 *
 * <pre>
 * spark-submit --class digits.spark.SparkSweep digits-on-spark.jar
 *         --plan sweep.txt --digits digits.csv --results s3a://bucket/sweep.csv --parquet s3a://bucket/sweep.parquet
 * </pre>
 */
public final class SparkSweep {

    private static final String HELP = """
            A sweep on a cluster. Run it again to go on with one that was stopped.

              --plan FILE       the sweep, as SweepPlan writes it
              --digits FILE     the digits, as data/digits.csv has them
              --results FILE    a CSV file with a line for each training; what is in it is not trained again
              --parquet FOLDER  the results once more as Parquet, when all are there (may be left out)
              --test PART       of the digits that is set aside, 0.2 if left out
              --split SEED      which are set aside, 1 if left out

            FILE and FOLDER may be paths of this machine, or hdfs://, s3a:// and others that the cluster knows.
            It ends with 0 if the sweep is complete, 3 if the budget was used up before, 2 if it failed.
            """;

    private static final List<String> NEEDED = List.of("--plan", "--digits", "--results");
    private static final List<String> OTHERS = List.of("--parquet", "--test", "--split");

    private static final int FAILED = 2;
    private static final int INCOMPLETE = 3;

    private static final int MASTER_MILLIS = 5_000;
    private static final Pattern MASTER = Pattern.compile("spark://([^:,]+):(\\d+).*");

    /** Results are brought to another machine this often. */
    private static final long STORE_EVERY = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, String> options;
    private final PrintStream out;

    private SparkSweep(Map<String, String> options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** See the help. */
    public static void main(String[] arguments) {
        int code = run(arguments, System.out);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** What main does, with the code that it ends with. */
    static int run(String[] arguments, PrintStream out) {
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            out.print(HELP);
            return arguments.length == 0 ? FAILED : 0;
        }
        try {
            return new SparkSweep(options(arguments), out).run() ? 0 : INCOMPLETE;
        } catch (IllegalArgumentException | IOException e) {
            out.println(e.getMessage());
            return FAILED;
        }
    }

    private static Map<String, String> options(String... arguments) {
        Map<String, String> options = new HashMap<>(Map.of("--test", "0.2", "--split", "1"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (!(NEEDED.contains(arguments[i]) || OTHERS.contains(arguments[i])) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "\"" + arguments[i] + "\" is no option with a value; --help lists them");
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        for (String needed : NEEDED) {
            if (!options.containsKey(needed)) {
                throw new IllegalArgumentException(needed + " is missing; --help says what it is");
            }
        }
        return options;
    }

    /** Whether the sweep is complete. */
    private boolean run() throws IOException {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "digits sweep");
        checkMaster(conf.get("spark.master", "local[*]"));
        conf.setIfMissing("spark.master", "local[*]");
        try (SparkSession spark = SparkSession.builder().config(conf).getOrCreate()) {
            Configuration configuration = spark.sparkContext().hadoopConfiguration();
            Path folder = Files.createTempDirectory("digits-sweep");
            SweepPlan plan = SweepPlan.parse(
                    Files.readString(file("--plan", configuration, folder).fetched()));
            Path digits = file("--digits", configuration, folder).fetched();
            Split split = DigitsCsv.read(digits).split(number("--test"), (long) number("--split"));
            ClusterFile results = file("--results", configuration, folder);
            results.fetch();
            SweepResults ended = plan.over(split)
                    .into(results.local())
                    .on(SparkCluster.of(spark.sparkContext()))
                    .listen(new Told(results)::tell)
                    .run();
            results.store();
            out.println(ended);
            if (ended.isComplete() && options.containsKey("--parquet")) {
                parquet(spark, ended, options.get("--parquet"));
            }
            return ended.isComplete();
        }
    }

    private ClusterFile file(String option, Configuration configuration, Path folder) throws IOException {
        return new ClusterFile(options.get(option), configuration, folder);
    }

    private double number(String option) {
        try {
            return Double.parseDouble(options.get(option));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, but got \"" + options.get(option) + "\"", e);
        }
    }

    /** Spark itself tries for minutes, and says little. */
    static void checkMaster(String master) throws IOException {
        Matcher matcher = MASTER.matcher(master);
        if (matcher.matches()) {
            String host = matcher.group(1);
            int port = Integer.parseInt(matcher.group(2));
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), MASTER_MILLIS);
            } catch (IOException e) {
                throw new IOException(
                        "the cluster " + master + " can't be reached (" + e.getMessage()
                                + "): is its master running, and is that its address?",
                        e);
            }
        }
    }

    /** A line for each result; from time to time the file is brought to where it belongs. */
    private final class Told {

        private final ClusterFile results;
        private long stored = System.nanoTime();

        Told(ClusterFile results) {
            this.results = results;
        }

        void tell(SweepRow row, SweepProgress progress) {
            out.println((progress.found() + progress.trained()) + " of " + progress.trainings() + ": training "
                    + row.training()
                    + " " + row.ended().words()
                    + String.format(Locale.ROOT, ", accuracy %.2f%%", 100 * row.accuracy()));
            if (System.nanoTime() - stored > STORE_EVERY) {
                stored = System.nanoTime();
                try {
                    results.store();
                } catch (IOException later) {
                    out.println("The results could not be brought to their place yet: " + later.getMessage());
                }
            }
        }
    }

    /** The results as Parquet: the columns of the CSV file, options as text. */
    static void parquet(SparkSession spark, SweepResults results, String folder) {
        StructType type = new StructType()
                .add("training", DataTypes.IntegerType)
                .add("stage", DataTypes.IntegerType)
                .add("seed", DataTypes.LongType);
        for (TrainingOption option : results.plan().varied()) {
            type = type.add(option.toString(), DataTypes.StringType);
        }
        type = type.add("ended", DataTypes.StringType)
                .add("iterations made", DataTypes.IntegerType)
                .add("loss", DataTypes.DoubleType)
                .add("accuracy", DataTypes.DoubleType)
                .add("measured at", DataTypes.IntegerType)
                .add("test loss", DataTypes.DoubleType)
                .add("test accuracy", DataTypes.DoubleType)
                .add("bits", DataTypes.LongType);
        List<Row> rows = results.rows().stream().map(SparkSweep::cells).toList();
        spark.createDataFrame(rows, type)
                .coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder);
    }

    private static Row cells(SweepRow row) {
        List<Object> cells = new ArrayList<>(List.of(row.training(), row.stage(), row.seed()));
        cells.addAll(row.values());
        cells.add(row.ended().words());
        cells.addAll(List.of(
                row.iterations(),
                row.measured().loss(),
                row.measured().trainAccuracy(),
                row.measured().iteration(),
                row.measured().testLoss(),
                row.measured().testAccuracy(),
                row.bits()));
        return RowFactory.create(cells.toArray());
    }
}
