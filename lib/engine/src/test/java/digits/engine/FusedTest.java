package digits.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.engine.kernels.Fused;
import digits.network.Activation;
import digits.network.Network;
import digits.training.Stepper;
import digits.training.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A processor that can't fuse a product and a sum, for which a JVM stands that is told not to. */
class FusedTest {

    private static final int STEPS = 200;

    /** Trains by the engine and by the matrices, and says how far they came. */
    public static void main(String[] arguments) throws InterruptedException {
        Dataset pictures = Agreement.pictures(500, 8, 16, 0.5);
        Network network = Agreement.network(pictures, Activation.SOFTMAX, Activation.TANH, 10);
        Training training = Training.of(network, pictures).threads(1);
        Stepper clear = training.clearly().stepper();
        Stepper engine = training.stepper();
        long start = System.nanoTime();
        clear.advance(STEPS);
        long between = System.nanoTime();
        engine.advance(STEPS);
        long end = System.nanoTime();
        Agreement.assertClose("without", clear.network(), engine.network(), Agreement.RELATIVE);
        System.out.println(Fused.IN_HARDWARE + (end - between < 5 * (between - start) ? " in time" : " too slow"));
    }

    @Test
    void aProcessorThatCannotFuseTrainsToTheSameNumbersInTime(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UseFMA",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FusedTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the training should end within two minutes");
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(printed.strip().endsWith("false in time"), printed);
    }
}
