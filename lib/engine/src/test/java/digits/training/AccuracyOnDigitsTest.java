package digits.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the course promises of the 8×8 digits: a 64-10-10 network, ReLU and softmax, full batches, a fifth for testing. */
class AccuracyOnDigitsTest {

    private static double meanTestAccuracy(double learningRate, int iterations, int seeds) throws IOException {
        Dataset digits = DigitsCsv.read(Path.of("../../data/digits.csv"));
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> {
                    Split split = digits.split(0.2, seed);
                    Network network = Network.inputs(64)
                            .layer(10, Activation.RELU)
                            .layer(10, Activation.SOFTMAX)
                            .initialize(Initialization.UNIFORM, seed);
                    return Training.of(network, split.train())
                            .test(split.test())
                            .learningRate(learningRate)
                            .iterations(iterations)
                            .run()
                            .history()
                            .last()
                            .testAccuracy();
                })
                .average()
                .orElseThrow();
    }

    /** The first 1,000 of the 5,000 iterations of notebook 07. */
    @Test
    void aThousandIterationsAtATenthReach90Percent() throws IOException {
        double accuracy = meanTestAccuracy(0.1, 1000, 2);
        assertTrue(accuracy >= 0.9, "mean test accuracy " + accuracy);
    }
}
