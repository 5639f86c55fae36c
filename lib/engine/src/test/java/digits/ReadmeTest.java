package digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is tried as a reader would try it. */
class ReadmeTest {

    /** Maven runs the tests in lib/engine. */
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void firstSnippetRunsAsItStandsAndReadsDigits(@TempDir Path folder) throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("FirstNetwork.java"), snippet());
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        Stream.of("core", "data", "engine")
                                .map(module -> ROOT.resolve("lib/" + module + "/target/classes")
                                        .toString())
                                .collect(Collectors.joining(File.pathSeparator)),
                        program.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the program should end within two minutes");
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), printed);
        Matcher accuracy = Pattern.compile("on the test set (\\d+\\.\\d+)%").matcher(printed);
        assertTrue(accuracy.find(), printed);
        // Ten classes: guessing reads 10%. The notebooks reach 97% with this network.
        assertTrue(Double.parseDouble(accuracy.group(1)) > 90, printed);
    }

    /** The first block of Java in README.md. */
    private static String snippet() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL).matcher(readme);
        assertTrue(block.find(), "README.md should have a block of Java");
        return block.group(1);
    }
}
