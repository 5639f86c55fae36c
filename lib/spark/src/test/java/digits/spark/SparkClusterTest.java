package digits.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.DigitsCsv;
import digits.dataset.Split;
import digits.sweeps.LocalCores;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkClusterTest {

    private static final Path DIGITS = Path.of("../../data/digits.csv");

    /** Three options, 200 trainings: full batches and mini-batches, of which a fifth diverges. */
    private static final SweepPlan PLAN = SweepPlan.grid()
            .with("loss", "mean squared error")
            .with("output", "identity")
            .with("learning rate", 0.003, 0.01, 0.03, 0.1, 1e200)
            .with("hidden", 8, 10)
            .with("batch size", "all", "64")
            .with("iterations", 200)
            .seeds(10);

    @TempDir
    private static Path folder;

    private static Split split;
    private static String undisturbed;

    @BeforeAll
    static void trainHere() throws IOException {
        split = DigitsCsv.read(DIGITS).first(500).split(0.2, 1);
        Path file = folder.resolve("here.csv");
        assertTrue(PLAN.over(split).into(file).on(LocalCores.all()).run().isComplete());
        undisturbed = Files.readString(file);
        assertEquals(
                200,
                undisturbed
                        .lines()
                        .filter(line -> Character.isDigit(line.charAt(0)))
                        .count());
    }

    private static SparkConf local() {
        return new SparkConf()
                .setMaster("local[2]")
                .setAppName("digits sweep")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false");
    }

    @Test
    void aSweepHasTheSameBitsInSparkAndGoesOnWhereItWasStopped() throws IOException {
        Path file = folder.resolve("local.csv");
        List<Integer> trained = new ArrayList<>();
        try (SparkSession spark = SparkSession.builder().config(local()).getOrCreate()) {
            SparkCluster cluster = SparkCluster.of(spark.sparkContext());
            SweepResults first = PLAN.over(split)
                    .into(file)
                    .on(cluster)
                    .listen((row, progress) -> {
                        trained.add(row.training());
                        if (progress.trained() == 50) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .run();
            assertFalse(first.isComplete());
            SweepResults whole = PLAN.over(split)
                    .into(file)
                    .on(cluster)
                    .listen((row, progress) -> trained.add(row.training()))
                    .run();
            assertTrue(whole.isComplete());
            assertEquals(200, trained.size());
            assertEquals(200, trained.stream().distinct().count());
            assertEquals(undisturbed, Files.readString(file));
            assertEquals(40, whole.rows().stream().filter(SweepRow::diverged).count());

            Path parquet = folder.resolve("sweep.parquet");
            SparkSweep.parquet(spark, whole, parquet.toString());
            Dataset<Row> read = spark.read().parquet(parquet.toString());
            assertEquals(200, read.count());
            assertEquals(40, read.filter("ended = 'diverged'").count());
            assertEquals(50, read.filter("`batch size` = '64' and hidden = '8'").count());
        }
    }

    @Test
    void aClusterOfProcessesGivesTheSameBitsAlsoWhenAWorkerIsKilled() throws IOException, InterruptedException {
        try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
            SweepPlan little = SweepPlan.grid().with("iterations", 2);
            try (JavaSparkContext context = new JavaSparkContext(cluster.conf())) {
                IOException lonely = assertThrows(
                        IOException.class,
                        () -> little.over(split)
                                .on(SparkCluster.of(context.sc()).patience(2))
                                .run());
                assertEquals(
                        "the cluster " + cluster.address()
                                + " has had no executor for this sweep for 2 seconds: see in its user "
                                + "interface whether it has workers with enough free cores and memory",
                        lonely.getMessage());
            }
            cluster.worker("first");
            Process second = cluster.worker("second");
            try (JavaSparkContext context = new JavaSparkContext(cluster.conf())) {
                Path file = folder.resolve("cluster.csv");
                assertTrue(PLAN.over(split)
                        .into(file)
                        .on(SparkCluster.of(context.sc()))
                        .run()
                        .isComplete());
                assertEquals(undisturbed, Files.readString(file));

                Path disturbed = folder.resolve("disturbed.csv");
                SweepResults results = PLAN.over(split)
                        .into(disturbed)
                        .on(SparkCluster.of(context.sc()))
                        .listen((row, progress) -> {
                            if (progress.trained() == 20) {
                                StandaloneCluster.kill(second);
                            }
                        })
                        .run();
                assertFalse(second.isAlive());
                assertTrue(results.isComplete());
                assertEquals(undisturbed, Files.readString(disturbed));
            }
        }
    }

    @Test
    void anExecutorThatWouldGiveOtherNumbersIsRefused() {
        Library here = new Library("aa", true, true);
        assertNull(here.refusal(here, "box"));
        assertNull(here.refusal(new Library("aa", true, false), "box"));
        assertEquals(
                "the executor on box has another version of the library (aa) than the program that asks it to train (bb), and "
                        + "would give other numbers: give both the same digits-on-spark.jar",
                here.refusal(new Library("bb", true, true), "box"));
        assertEquals(
                "the executor on box has the engine of the library, but the program has none: give both the same "
                        + "digits-on-spark.jar",
                here.refusal(new Library("aa", false, true), "box"));
        assertEquals(
                "the executor on box has no vectors, and would train several times slower: set "
                        + "spark.executor.extraJavaOptions to \"--add-modules=jdk.incubator.vector\"",
                new Library("aa", true, false).refusal(here, "box"));
        assertTrue(Library.here().hasEngine());
        assertEquals(16, Library.here().fingerprint().length());
    }

    @Test
    void theProgramReadsAndWritesWhereSparkDoes() throws IOException {
        Path plan = folder.resolve("sweep.txt");
        Files.writeString(
                plan,
                SweepPlan.grid().with("iterations", 20).with("learning rate", 0.1, 0.2) + "budget: 20 iterations\n");
        Path results = folder.resolve("far.csv");
        // A file system that Spark is told of, and the library knows nothing of.
        System.setProperty("spark.hadoop.fs.far.impl", FarFileSystem.class.getName());
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        String[] arguments = {
            "--plan", "far://" + plan, "--digits", DIGITS.toAbsolutePath().toString(), "--results", "far://" + results
        };
        try {
            assertEquals(3, program(arguments).code());
            Answer second = program(arguments);
            assertEquals(0, second.code(), second.text());
            assertTrue(
                    second.text().lines().toList().get(0).startsWith("2 of 2: training 2 completed, accuracy "),
                    second.text());
            assertEquals(2, SweepResults.read(results).rows().size());
        } finally {
            System.getProperties().keySet().removeIf(key -> key.toString().startsWith("spark."));
        }
    }

    @Test
    void whatTheProgramCannotDoIsASentence() throws IOException {
        assertEquals("\"--plam\" is no option with a value; --help lists them\n", refused("--plam", "x"));
        assertEquals("--digits is missing; --help says what it is\n", refused("--plan", "x", "--results", "y"));
        assertTrue(program("--help").text().startsWith("A sweep on a cluster."));
        String nobody = "spark://127.0.0.1:" + StandaloneCluster.freePort();
        IOException unreachable = assertThrows(IOException.class, () -> SparkSweep.checkMaster(nobody));
        assertEquals(
                "the cluster " + nobody
                        + " can't be reached (Connection refused): is its master running, and is that its address?",
                unreachable.getMessage());
    }

    private record Answer(int code, String text) {}

    private static Answer program(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = SparkSweep.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Answer(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private static String refused(String... arguments) {
        Answer answer = program(arguments);
        assertEquals(2, answer.code());
        return answer.text();
    }
}
