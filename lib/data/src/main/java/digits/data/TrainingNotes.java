package digits.data;

import digits.training.Measurement;
import digits.training.Training;
import digits.training.TrainingResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a network was trained, in words and numbers that are kept in its file; see {@link SavedNetwork}. */
public final class TrainingNotes {

    private TrainingNotes() {}

    /**
     * Notes on a training that came to its end.
     *
     * <pre>{@code
     * new SavedNetwork(result.network(), TrainingNotes.of(training, result)).save(Path.of("digits.npz"));
     * }</pre>
     */
    public static Map<String, String> of(Training training, TrainingResult result) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("loss", training.loss().toString());
        notes.put("optimizer", training.optimizer().toString());
        notes.put("learning rate at the start", String.valueOf(training.learningRateAt(0)));
        notes.put("learning rate at the end", String.valueOf(training.learningRateAt(training.iterations() - 1)));
        notes.put("batch size", String.valueOf(training.batchSize()));
        notes.put("seed", String.valueOf(training.seed()));
        notes.put("l2", String.valueOf(training.regularization().l2()));
        notes.put(
                "dropout input",
                String.valueOf(training.regularization().dropout().input()));
        notes.put(
                "dropout hidden",
                String.valueOf(training.regularization().dropout().hidden()));
        notes.put("augmentation", training.distortion().toString());
        notes.put("precision", training.precision().name().toLowerCase(Locale.ROOT));
        notes.put("training examples", training.train().toString());
        notes.put("iterations planned", String.valueOf(training.iterations()));
        notes.put("iterations done", String.valueOf(result.iteration()));
        notes.put("iterations of this network", String.valueOf(result.networkIteration()));
        notes.put("ended", result.stopReason().words());
        if (result.history().size() > 0) {
            put(notes, result.measurement());
        }
        return notes;
    }

    private static void put(Map<String, String> notes, Measurement measured) {
        notes.put("measured loss", String.valueOf(measured.loss()));
        notes.put("measured accuracy", String.valueOf(measured.trainAccuracy()));
        if (measured.hasTest()) {
            notes.put("measured test loss", String.valueOf(measured.testLoss()));
            notes.put("measured test accuracy", String.valueOf(measured.testAccuracy()));
        }
    }
}
