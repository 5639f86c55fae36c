package digits.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import digits.data.DigitsCsv;
import digits.dataset.Split;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The library prints nothing: what a cell shows is for the notebook to decide, and a line on stderr fails graded cells. */
class NoStrayOutputTest {

    @Test
    void readingTrainingSweepingAndDivergingPrintNothing() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            System.setOut(capture);
            System.setErr(capture);
            useEverything();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    private static void useEverything() throws IOException {
        Split split = DigitsCsv.read(Path.of("../../data/digits.csv")).first(60).split(0.2, 1);
        Network network = Network.inputs(64)
                .layer(5, Activation.SIGMOID)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.XAVIER, 1);
        Training training = Training.of(network, split.train())
                .test(split.test())
                .iterations(20)
                .batchSize(10);
        assertFalse(training.run().toString().isEmpty());
        training.loss(Loss.MEAN_SQUARED_ERROR).run();
        training.stopWhen(EarlyStop.atAccuracy(0)).run();
        Sweep.learningRates(training, 0.1, 1).run();
        Thread.currentThread().interrupt();
        training.run();
        Network linear = Network.inputs(64).layer(10, Activation.IDENTITY).initialize(Initialization.UNIFORM, 1);
        Training.of(linear, split.train())
                .loss(Loss.MEAN_SQUARED_ERROR)
                .learningRate(1e6)
                .iterations(200)
                .run();
        assertFalse(ConfusionMatrix.of(network, split.test()).toString().isEmpty());
        GradientCheck.of(linear, split.test().X(), split.test().Y(), Loss.MEAN_SQUARED_ERROR);
    }
}
