package digits.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.training.History;
import digits.training.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java that was started without a word about windows, beside a DISPLAY that names a dead server. */
class HeadlessTest {

    /** Draws a chart and says whether Java was told that there is no window. */
    public static void main(String[] arguments) {
        History history = new History(List.of(new Measurement(0, 2, 0.1, 2, 0.1), new Measurement(1, 1, 0.9, 1, 0.9)));
        Charts.loss(history);
        Pictures.digit(digits.matrix.Matrix.zeros(8, 8));
        System.out.println("headless: " + java.awt.GraphicsEnvironment.isHeadless());
    }

    @Test
    void chartsAndPicturesLookForNoDisplay(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeadlessTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("DISPLAY", "127.0.0.1:77");
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "no chart came");
        String printed = java.nio.file.Files.readString(output, StandardCharsets.UTF_8);
        assertEquals("headless: true", printed.strip());
    }
}
