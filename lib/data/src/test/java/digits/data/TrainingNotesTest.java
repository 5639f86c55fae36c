package digits.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Precision;
import digits.training.Schedule;
import digits.training.Training;
import digits.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingNotesTest {

    @Test
    void aSavedNetworkSaysHowItWasTrained(@TempDir Path folder) throws IOException {
        Dataset points = Dataset.of(Matrix.of(1, 4, -2, -1, 1, 2), new int[] {0, 0, 1, 1}, 2, 1, 1);
        Network network = Network.inputs(1).layer(2, Activation.SOFTMAX).initialize(Initialization.XAVIER, 1);
        Training training = Training.of(network, points)
                .test(points)
                .learningRate(0.5)
                .schedule(Schedule.step(0.1, 0.5))
                .batchSize(2)
                .iterations(20)
                .seed(7)
                .precision(Precision.FLOAT);
        TrainingResult result = training.run();
        Path file = folder.resolve("n.npz");
        new SavedNetwork(result.network(), TrainingNotes.of(training, result)).save(file);
        SavedNetwork loaded = SavedNetwork.load(file);
        assertEquals(result.network(), loaded.network());
        Map<String, String> notes = loaded.training();
        assertEquals("cross-entropy", notes.get("loss"));
        assertEquals("GradientDescent[learningRate=0.5]", notes.get("optimizer"));
        assertEquals(0.5, Double.parseDouble(notes.get("learning rate at the start")));
        assertEquals(0.05, Double.parseDouble(notes.get("learning rate at the end")));
        assertEquals("2", notes.get("batch size"));
        assertEquals("7", notes.get("seed"));
        assertEquals("none", notes.get("augmentation"));
        assertEquals("float", notes.get("precision"));
        assertEquals("20", notes.get("iterations done"));
        assertEquals("completed", notes.get("ended"));
        assertEquals(result.measurement().testAccuracy(), Double.parseDouble(notes.get("measured test accuracy")));
        assertEquals(result.measurement().loss(), Double.parseDouble(notes.get("measured loss")));
    }
}
