package digits.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.SavedNetwork;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepResults;
import digits.sweeps.TrainingOption;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MainTest {

    private static final String DIGITS =
            Path.of("..", "..", "data", "digits.csv").toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void assertFails(int code, String message, String... arguments) {
        assertEquals(code, run(arguments), () -> err.toString());
        assertEquals(message, err.toString().strip());
    }

    /** A sweep of which only the text is asked for. */
    private static String[] described(String option, String value) {
        return new String[] {"sweep", "--over", "hidden=4,8", "--describe", option, value};
    }

    private static String firstBytes(String file, int count) throws IOException {
        return new String(Files.readAllBytes(Path.of(file)), 0, count, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aTrainedNetworkIsSavedDrawnAndPredicts() throws Exception {
        assertEquals(
                0,
                run(
                        "train",
                        "--data",
                        DIGITS,
                        "--hidden",
                        "16",
                        "--iterations",
                        "200",
                        "--learning-rate",
                        "0.5",
                        "--into",
                        file("net.npz"),
                        "--chart",
                        file("learning.png")),
                () -> err.toString());
        assertTrue(out.toString().startsWith("Training completed its 200 iterations."), out.toString());
        assertEquals(
                16,
                SavedNetwork.load(Path.of(file("net.npz")))
                        .network()
                        .layers()
                        .get(0)
                        .W()
                        .rows());
        assertEquals("\u0089PNG", firstBytes(file("learning.png"), 4));

        assertEquals(0, run("predict", file("net.npz"), DIGITS, "--into", file("answers.csv")), () -> err.toString());
        List<String> lines = Files.readAllLines(Path.of(file("answers.csv")));
        assertEquals(1798, lines.size());
        assertEquals("example,label,read as,probability", lines.get(0));
        assertTrue(lines.get(1).matches("1,0,\\d,0\\.\\d{4}"), lines.get(1));
        long right =
                lines.stream().filter(line -> line.matches("\\d+,(\\d),\\1,.*")).count();
        assertTrue(
                err.toString()
                        .contains(
                                String.format(Locale.ROOT, "%.2f%% of 1,797 examples are read right.", right / 17.97)),
                err.toString());

        // Two pictures of 8×8 pixels and their labels, as MNIST's files have them.
        byte[] pictures = new byte[16 + 2 * 64];
        ByteBuffer.wrap(pictures).putInt(0x803).putInt(2).putInt(8).putInt(8).put(20, (byte) 255);
        Files.write(Path.of(file("two-images")), pictures);
        Files.write(Path.of(file("two-labels")), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 1});
        assertEquals(
                0,
                run("predict", file("net.npz"), file("two-images"), "--labels", file("two-labels")),
                () -> err.toString());
        assertTrue(out.toString().matches("(?s)example,label,.*\\R1,7,.*\\R2,1,.*"), out.toString());

        BufferedImage seven = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = seven.createGraphics();
        pen.fillRect(0, 0, 200, 200);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(16));
        pen.drawPolyline(new int[] {60, 140, 90}, new int[] {40, 40, 160}, 3);
        ImageIO.write(seven, "png", Path.of(file("seven.png")).toFile());
        assertEquals(0, run("predict", file("net.npz"), file("seven.png")), () -> err.toString());
        assertTrue(out.toString().matches("digit,read as,probability\\R1,\\d,0\\.\\d{4}\\R"), out.toString());
        assertFails(
                2,
                "--chart shows which digit was taken for which, for which an image does not say enough: leave it out",
                "predict",
                file("net.npz"),
                file("seven.png"),
                "--chart",
                file("x.png"));
    }

    /** What the library advises in Java is said as options, which are taken. */
    @Test
    void aFileThatDoesNotSayEnoughIsAskedAboutByOptions() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(DIGITS)).subList(1, 60);
        Path emnist = Files.write(Path.of(file("emnist(1).csv")), lines);
        assertFails(
                1,
                emnist
                        + ": EMNIST's files hold each picture with rows and columns swapped; read it with --transposed, or "
                        + "with --upright if it was turned already",
                "train",
                "--data",
                emnist.toString());
        Path writers = Files.write(
                Path.of(file("label(2).csv")),
                ("writer" + ",pixel".repeat(64) + "\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8));
        assertFails(
                1,
                writers
                        + ": column 1 (\"writer\") may be the label or not; say --label FIRST if it is, else leave it out",
                "train",
                "--data",
                writers.toString());
        Path times = Files.writeString(
                Path.of(file("times.csv")), String.join("\n", lines).replace(',', '*'));
        for (String[] asked : new String[][] {
            {emnist.toString(), "--transposed"},
            {emnist.toString(), "--upright"},
            {writers.toString(), "--label=first"},
            {times.toString(), "--delimiter=*"},
        }) {
            assertEquals(0, run("train", "--iterations", "2", "--data", asked[0], asked[1]), () -> err.toString());
        }
    }

    @Test
    void aSweepIsKeptDrawnAndGoneOnWith() throws Exception {
        String[] sweep = {
            "sweep",
            "--over",
            "learning rate=log 0.1 to 1 in 2",
            "--over",
            "hidden=4,8",
            "--seeds",
            "2",
            "--iterations",
            "20",
            "--into",
            file("results.csv"),
            "--chart",
            file("a.svg"),
            "--heat-map",
            file("b.png"),
            "--parallel",
            file("c.png"),
            "--curves",
            file("d.png"),
            "--save-best",
            file("best.npz")
        };
        assertEquals(0, run(sweep), () -> err.toString());
        assertTrue(out.toString().startsWith("8 of 8 trainings were made. The sweep is complete."), out.toString());
        assertTrue(out.toString().contains("\nhidden  learning rate  accuracy   95% interval\n"), out.toString());
        assertTrue(firstBytes(file("a.svg"), 5).equals("<?xml"), "an SVG file");
        for (String chart : List.of("b.png", "c.png", "d.png")) {
            assertEquals("\u0089PNG", firstBytes(file(chart), 4));
        }
        SweepResults results = SweepResults.read(Path.of(file("results.csv")));
        assertEquals(8, results.rows().size());
        String best = results.best().values().get(0);
        int units = SavedNetwork.load(Path.of(file("best.npz")))
                .network()
                .layers()
                .get(0)
                .W()
                .rows();
        assertEquals(best, String.valueOf(units));

        assertFails(
                1,
                file("results.csv") + " is there already: add --resume to go on with its sweep, or name another file",
                sweep);
        // Half a line and a whole one are gone, as after a crash: the file has its own description.
        String text = Files.readString(Path.of(file("results.csv")));
        Files.writeString(Path.of(file("results.csv")), text.substring(0, text.length() - 90));
        assertEquals(0, run("sweep", "--resume", "--into", file("results.csv")), () -> err.toString());
        assertTrue(out.toString().matches("(?s)[67] of 8 trainings were found in .*"), out.toString());
        assertEquals(text, Files.readString(Path.of(file("results.csv"))));
    }

    @Test
    void aDescriptionIsWhatTheOptionsSay() throws Exception {
        assertEquals(
                0,
                run(
                        "sweep",
                        "--search",
                        "random 5 seed 7",
                        "--over",
                        "learning-rate=log 0.01 to 1",
                        "--seeds",
                        "3, 5",
                        "--halving",
                        "from 10 iterations, keep 1 of 2",
                        "--budget",
                        "2m",
                        "--iterations",
                        "40",
                        "--describe"),
                () -> err.toString());
        SweepPlan plan = SweepPlan.parse(out.toString());
        assertEquals(List.of(3L, 5L), plan.seeds());
        assertEquals(120, plan.budget().seconds());
        assertEquals(List.of(TrainingOption.LEARNING_RATE), plan.varied());
        Files.writeString(Path.of(file("sweep.txt")), out.toString());
        assertEquals(
                0,
                run("sweep", file("sweep.txt"), "--budget", "50 iterations", "--threads", "1"),
                () -> err.toString());
        assertTrue(out.toString().contains("The budget is used up: run it again to go on."), out.toString());
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        assertFails(
                2,
                "A command is needed: train, sweep or predict. " + "java -cp \"target/command/*\""
                        + " digits.command.Main --help says more.");
        assertFails(2, "hidden needs a whole number from 1, but got \"0\"", "train", "--hidden", "0");
        assertFails(
                2,
                Path.of("nowhere", "x.png") + " is to be written, but there is no folder "
                        + Path.of("nowhere").toAbsolutePath(),
                "train",
                "--chart",
                "nowhere/x.png");
        assertFails(2, "--labels are those of --data, which is missing", "train", "--labels", "x");
        assertFails(2, "a chart is written as .png or .svg, but \"x.pdf\" is neither", "train", "--chart", "x.pdf");
        assertFails(
                2,
                "a sweep needs something that varies: name it with --over, as in"
                        + " --over \"learning rate=log 0.001 to 1 in 7\"",
                "sweep");
        assertFails(
                2,
                "--heat-map needs a grid over two options, but this is a grid over 1; --parallel shows any sweep",
                "sweep",
                "--over",
                "hidden=4,8",
                "--heat-map",
                "x.png");
        assertFails(
                2,
                "--budget needs a time or work, as in 90s, 10m, 2h or \"1000000 iterations\", but got \"soon\"",
                "sweep",
                "--over",
                "hidden=4,8",
                "--budget",
                "soon");
        assertFails(
                2, "a sweep needs at least one thread, but got -1", "sweep", "--over", "hidden=4,8", "--threads", "-1");
        assertFails(1, file("no.txt") + " is not there", "sweep", file("no.txt"));
        assertEquals(2, run("sweep", "--over", "hidden=4,8", "--spark", "spark://nowhere:7077"));
        assertTrue(
                err.toString().startsWith("--spark needs Apache Spark and the library's module for it"),
                err.toString());
    }

    /** Before anything is trained, so that nothing is trained in vain. */
    @Test
    void whatIsToBeWrittenIsLookedAtBeforeAnythingIsTrained() throws Exception {
        String nowhere = folder.resolve("nowhere").resolve("x").toString();
        String noFolder = nowhere + " is to be written, but there is no folder " + folder.resolve("nowhere");
        String aFolder = folder + " is a folder, but the name of a file to write is needed";
        String[] outputs = {"--into", "--save-best"};
        for (String output : outputs) {
            assertFails(2, noFolder, "sweep", "--over", "hidden=4,8", output, nowhere);
            assertFails(2, aFolder, "sweep", "--over", "hidden=4,8", output, folder.toString());
        }
        assertFails(2, noFolder, "train", "--into", nowhere);
        assertFails(2, aFolder, "train", "--into", folder.toString());

        String twice = " is named twice, and would be written over itself: name another file";
        String chart = file("x.png");
        assertFails(2, chart + twice, "train", "--into", chart, "--chart", chart);
        assertFails(2, chart + twice, "sweep", "--over", "hidden=4,8", "--chart", chart, "--parallel", chart);
        assertFails(2, chart + twice, "sweep", "--over", "hidden=4,8", "--into", chart, "--chart", chart);
        String own =
                Files.writeString(Path.of(file("own.csv")), "label,a\n1,0\n").toString();
        assertFails(2, own + twice, "train", "--data", own, "--into", own);
        String sameFile = folder.resolve(".").resolve("own.csv").toString();
        assertFails(2, sameFile + twice, "predict", file("net.npz"), own, "--into", sameFile);
        assertEquals("label,a\n1,0\n", Files.readString(Path.of(own)));
    }

    @Test
    void whatIsSaidTwiceOrContradictsItselfIsRefused() {
        String twice = "learning rate is given twice: name it once, by --over with all of its values";
        String over = "learning rate=0.1, 0.2";
        assertFails(2, twice, "sweep", "--over", over, "--over", "learning-rate=0.3");
        assertFails(2, twice, "sweep", "--over", over, "--learning-rate", "0.3");
        assertFails(2, "--resume needs --into, the results to go on with", "sweep", "--over", over, "--resume");
        assertFails(2, "seeds are given by an option of their own, as in --seeds 5", "sweep", "--over", "seed=1,2");
        assertFails(
                2,
                "--transposed and --upright contradict each other: leave one out",
                "train",
                "--data",
                DIGITS,
                "--transposed",
                "--upright");
        assertFails(2, "--test-labels are those of --test-data, which is missing", "train", "--test-labels", "x");
        assertFails(
                2,
                "--size needs rows and columns, as in 28x28, but got 1x4x2",
                "train",
                "--data",
                DIGITS,
                "--size",
                "1x4x2");
    }

    @Test
    void aNumberOfSeedsIsNeverASeed() {
        for (String none : List.of("0", "-3")) {
            assertFails(
                    2,
                    "seeds need to be whole numbers, as in \"1, 2, 5\" or \"1 to 5\", but got \"1 to " + none + "\"",
                    described("--seeds", none));
        }
        assertFails(2, "a sweep needs at most 100000 seeds, but got \"1 to 1000000\"", described("--seeds", "1000000"));
    }

    @Test
    void aBudgetIsNeverNothing() {
        for (String none : List.of("0s", "0 iterations")) {
            assertFails(2, "a budget needs to be above 0, but got 0", described("--budget", none));
        }
        assertEquals(0, run(described("--budget", "10 minutes")), () -> err.toString());
        assertTrue(out.toString().endsWith("budget: 600 seconds\n"), out.toString());
    }

    /** A shell cuts a value at its spaces. */
    @Test
    void whoForgetsQuotesIsTold() {
        assertFails(
                2,
                "rate=0.1,0.2 is no file with the text of a sweep; if it belongs to --over, put quotes around all of it,"
                        + " as in --over \"learning rate=0.1, 0.3\"",
                "sweep",
                "--over",
                "learning",
                "rate=0.1,0.2");
        run("sweep", "--over", "learning", "rate=log", "0.1", "to", "1", "in", "3");
        assertTrue(
                err.toString().startsWith("\"0.1\" is a word too many: put quotes around what has spaces"),
                err.toString());
        run("swep");
        assertTrue(
                err.toString().startsWith("There is no command \"swep\": it is train, sweep or predict."),
                err.toString());
    }

    @Test
    void aValueThatIsNoNumberIsSaidWithoutJava() {
        for (String[] wrong : new String[][] {
            {"--test-part", "0,2", "'0,2' is not a number with a point, as in 0.2."},
            {"--seed", "1.5", "'1.5' is not a whole number from -2^63 to 2^63 - 1."},
            {"--classes", "1e3", "'1e3' is not a whole number from -2147483648 to 2147483647."},
            {"--data", "", "the name of a file is needed, but it is empty."},
        }) {
            assertEquals(2, run("train", wrong[0], wrong[1]));
            assertTrue(
                    err.toString().startsWith("Invalid value for option '" + wrong[0] + "': " + wrong[2]),
                    err.toString());
        }
    }

    @Test
    void aFileThatIsNoneOfTheKindIsNamed() throws Exception {
        assertFails(
                1, folder + " is a folder, but a file with the text of a sweep is needed", "sweep", folder.toString());
        String bytes =
                Files.write(Path.of(file("bytes")), new byte[] {(byte) 0xFF, 1}).toString();
        assertFails(1, bytes + " holds no text of a sweep", "sweep", bytes);
        BufferedImage paper = new BufferedImage(60, 60, BufferedImage.TYPE_BYTE_GRAY);
        String image = file("image.png");
        ImageIO.write(paper, "png", Path.of(image).toFile());
        assertFails(
                1,
                image
                        + " is a PNG image: a file of many examples is needed, such as CSV with a label in each row; predict"
                        + " reads an image whose name ends in .png or .jpg",
                "train",
                "--data",
                image);
        assertEquals(0, run("train", "--iterations", "1", "--data", DIGITS, "--into", file("one.npz")));
        assertEquals(1, run("predict", file("one.npz"), image), "it is the picture that is wrong, and no option");
        assertTrue(err.toString().startsWith(image + ": predict needs "), err.toString());

        String four = Files.writeString(Path.of(file("four.csv")), "label,a,b,c,d\n1,0,1,1,0\n0,1,0,0,1\n")
                .toString();
        assertEquals(1, run("train", "--test-data", four, "--size", "1x4"));
        assertTrue(
                err.toString()
                        .contains("those of " + four + " have 4, and those of the course, without --data, have 64"),
                err.toString());
    }

    @Test
    void tooLargeANetworkIsSaidInASentence() {
        assertEquals(1, run("train", "--data", DIGITS, "--hidden", "9999999-9999999"));
        assertTrue(err.toString().matches("(?s).*\\RJava's \\d+ MB of memory were not enough: .*\\R"), err.toString());
    }

    @Test
    void helpTeachesWithExamplesThatAreRight() {
        for (String command : List.of("train", "sweep", "predict")) {
            assertEquals(0, run(command, "--help"));
            assertTrue(out.toString().contains("Examples:"), out.toString());
        }
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("A first try, in this order:"), out.toString());
        run("sweep", "--help");
        for (TrainingOption option : TrainingOption.values()) {
            assertTrue(out.toString().contains("--" + option.toString().replace(' ', '-') + "="), option.toString());
        }
        assertEquals(
                0,
                run(
                        "sweep",
                        "--over",
                        "learning rate=log 0.001 to 10 in 9",
                        "--seeds",
                        "5",
                        "--chart",
                        "accuracy.png",
                        "--describe"));
    }

    /** As somebody at a terminal does it: another program, and the signal. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCKeepsWhatEndedAndEndsWith130() throws Exception {
        Path results = folder.resolve("stopped.csv");
        Process sweep = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "digits.command.Main",
                        "sweep",
                        "--over",
                        "l2=0 to 0.9 step 0.0001",
                        "--iterations",
                        "20",
                        "--data",
                        DIGITS,
                        "--into",
                        results.toString(),
                        "--save-best",
                        file("best.npz"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = sweep.inputReader()) {
            while (!Files.exists(results) || Files.readString(results).lines().count() < 30) {
                assertTrue(sweep.isAlive(), "it ended too soon");
                Thread.sleep(50);
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(sweep.pid()))
                    .start()
                    .waitFor();
            assertTrue(sweep.waitFor(60, TimeUnit.SECONDS), "it ends");
            List<String> lines = said.lines().toList();
            assertEquals(130, sweep.exitValue(), () -> String.join("\n", lines));
            assertTrue(
                    lines.stream().anyMatch(line -> line.endsWith("It was interrupted: run it again to go on.")),
                    () -> String.join("\n", lines));
            assertTrue(
                    lines.get(lines.size() - 1).startsWith("Stopped: no network was trained again"), lines::toString);
            assertFalse(Files.exists(Path.of(file("best.npz"))));
        } finally {
            sweep.destroyForcibly();
        }
        assertFalse(SweepResults.read(results).rows().isEmpty(), "what ended is kept");
    }
}
