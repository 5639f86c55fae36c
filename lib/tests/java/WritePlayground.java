import digits.data.DigitsCsv;
import digits.dataset.Split;
import digits.network.Activation;
import digits.network.BackwardStep;
import digits.network.ForwardStep;
import digits.network.Initialization;
import digits.network.Network;
import digits.notebook.Json;
import digits.notebook.Playground;
import digits.playground.Address;
import digits.training.Measurement;
import digits.training.Stepper;
import digits.training.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the library computes for experiments of the playground, by the formulas' own matrices: a page is held to it. */
public class WritePlayground {

    private static final List<String> EXPERIMENTS = List.of(
            "",
            "layers=16,8&activation=tanh&optimizer=momentum&alpha=0.02&l2=0.001&start=xavier",
            "layers=12&activation=sigmoid&output=sigmoid&loss=binary-cross-entropy&optimizer=adam&alpha=0.01",
            "layers=12&activation=leaky-relu&loss=mean-squared-error&optimizer=rms-prop&alpha=0.001&dropout=0.3&examples=200&batch=8",
            "layers=none&optimizer=nesterov&alpha=0.02&start=uniform&seed=7");

    public static void main(String[] arguments) throws Exception {
        Split split = DigitsCsv.read(Path.of(arguments[1])).split(0.2, 1);
        List<Object> told = new ArrayList<>();
        for (String address : EXPERIMENTS) {
            told.add(told(address, split));
        }
        Files.writeString(Path.of(arguments[0]).resolve("playground.json"), Json.of(told));
        writeCell(Path.of(arguments[0]), split);
    }

    /** The playground of a plan of one's own, as a cell shows it, and the loss after its first epoch. */
    private static void writeCell(Path folder, Split split) throws Exception {
        Network start = Network.inputs(64).layer(12, Activation.TANH).layer(10, Activation.SOFTMAX)
                .initialize(Initialization.XAVIER, 5);
        Training own = Training.of(start, split.train()).test(split.test()).learningRate(0.3).batchSize(16).seed(3);
        Playground.of(own).save(folder.resolve("cell.html"));
        Files.writeString(folder.resolve("cell.txt"), String.format(java.util.Locale.ROOT, "%.4f", own.epochs(1).run().measurement().loss()));
    }

    private static Map<String, Object> told(String address, Split split) throws InterruptedException {
        Training training = Address.read(address).experiment().training(split.train(), split.test()).clearly();
        Stepper stepper = training.stepper();
            stepper.advance(1000);
            Network network = stepper.network();
            Measurement measured = stepper.measure();
            List<ForwardStep> forward = network.forward(split.test().X().columns(3));
            List<BackwardStep> backward = network.backward(forward, split.test().Y().columns(3), training.loss());
            return Map.of(
                    "address", address,
                    "W", network.layers().stream().map(layer -> layer.W().toArray()).toList(),
                    "b", network.layers().stream().map(layer -> layer.b().toArray()).toList(),
                    "Z", forward.stream().map(step -> step.Z().toArray()).toList(),
                    "A", forward.stream().map(step -> step.A().toArray()).toList(),
                    "dZ", backward.stream().map(step -> step.dZ().toArray()).toList(),
                    "dW", backward.stream().map(step -> step.dW().toArray()).toList(),
                    "measured", List.of(measured.iteration(), measured.loss(), measured.trainAccuracy(), measured.testLoss(), measured.testAccuracy()));
    }
}
