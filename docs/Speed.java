import digits.dataset.Dataset;
import digits.data.DigitsCsv;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Precision;
import digits.training.Stepper;
import digits.training.Training;
import java.nio.file.Path;

/** Times one iteration of a training, step by step faster; docs/why-it-is-fast.md says how to run it and explains it. */
public class Speed {

    public static void main(String[] arguments) throws Exception {
        Dataset digits = DigitsCsv.read(Path.of("data/digits.csv")).first(1437);
        Network network = Network.inputs(64)
                .layer(10, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.HE, 1);
        Training training = Training.of(network, digits);
        time("matrices, one per formula", training.clearly(), 20);
        time("engine, one thread", training.threads(1), 200);
        time("engine, all cores", training, 200);
        time("engine, all cores, float", training.precision(Precision.FLOAT), 200);
    }

    /** The fastest of 50 tries, each of so many iterations: whatever else the machine does only makes it slower. */
    private static void time(String what, Training training, int iterations) throws InterruptedException {
        double fastest = Double.POSITIVE_INFINITY;
        try (Stepper stepper = training.stepper()) {
            for (int attempt = 0; attempt < 50; attempt++) {
                long start = System.nanoTime();
                stepper.advance(iterations);
                fastest = Math.min(fastest, (System.nanoTime() - start) / 1e3 / iterations);
            }
        }
        System.out.printf("%-28s %8.0f µs%n", what, fastest);
    }
}
