package digits.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.network.Activation;
import digits.training.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemoryTest {

    /** In a JVM of its own: as many pictures as MNIST has, as large and with as much ink, in full batches and small ones. */
    public static final class Big {
        public static void main(String[] arguments) {
            Dataset pictures = Agreement.pictures(60_000, 28, 255, 0.19);
            Training training = Training.of(
                            Agreement.network(pictures, Activation.SOFTMAX, Activation.RELU, 10), pictures)
                    .test(pictures.first(10_000))
                    .iterations(3);
            System.out.print(training.run().iteration());
            System.out.print(training.batchSize(64).run().iteration());
        }
    }

    @Test
    void sixtyThousandPicturesTrainInHalfAGigabyte() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Big.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertEquals("33", output);
    }
}
