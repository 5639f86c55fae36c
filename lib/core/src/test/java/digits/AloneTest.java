package digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core by itself, in a jshell as the JDK has it: no other jar, no kernel, no file of data. */
class AloneTest {

    private static final String TYPED = """
            import digits.dataset.*; import digits.matrix.*; import digits.network.*; import digits.training.*;
            // Ten pictures of 8×8, of which each has one row and one column of ink.
            Matrix X = Matrix.generate(64, 10, (pixel, digit) ->
                    pixel / 8 == digit % 8 || pixel % 8 == digit * 3 % 7 ? 1 : 0);
            Dataset digits = Dataset.of(X, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10, 8, 8);
            var plan = Network.inputs(64).layer(10, Activation.RELU).layer(10, Activation.SOFTMAX);
            Network start = plan.initialize(Initialization.HE, 1);
            System.out.println(Training.of(start, digits).learningRate(0.5).iterations(500).run());
            /exit
            """;

    @Test
    void aPlainJshellTrainsOnNumbersTypedIn(@TempDir Path folder) throws IOException, InterruptedException {
        Path typed = Files.writeString(folder.resolve("typed.jsh"), TYPED);
        Path output = folder.resolve("output.txt");
        Process jshell = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        // What jshell keeps for its user stays in the test's folder.
                        "-J-Djava.util.prefs.userRoot=" + folder,
                        "-R-Dstdout.encoding=UTF-8",
                        "--class-path",
                        Path.of("target/classes").toAbsolutePath().toString(),
                        typed.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(jshell.waitFor(120, TimeUnit.SECONDS), "jshell should end within two minutes");
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, jshell.exitValue(), printed);
        assertTrue(printed.contains("Training completed its 500 iterations."), printed);
        assertTrue(printed.contains("accuracy 100.00%"), printed);
    }
}
