package digits.sweeps;

import digits.training.History;
import digits.training.Measurement;
import digits.training.StopReason;
import digits.training.TrainingResult;
import java.util.List;

/**
 * What one training of a sweep came to: a line of a results file.
 *
 * @param training its number in the sweep, from 1: seeds of the first setting first
 * @param stage of successive halving, from 1; else 1
 * @param setting the number of its setting, from 1
 * @param seed of everything random
 * @param values of the options in which the settings differ, in the order of {@link SweepPlan#varied}
 * @param ended why it ended; a divergence is a result as others are
 * @param iterations how many were made
 * @param measured how good the network is: at the end; at the best, if that is kept; before a divergence
 * @param bits a number made of all bits of the weights and of all measurements: where it is the same, so are they
 */
public record SweepRow(
        int training,
        int stage,
        int setting,
        long seed,
        List<String> values,
        StopReason ended,
        int iterations,
        Measurement measured,
        long bits) {

    /** Nothing was measured before a divergence. */
    static final Measurement NOTHING = new Measurement(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** What a training came to. */
    static SweepRow of(int training, int stage, int setting, long seed, List<String> values, TrainingResult result) {
        History history = result.history();
        return new SweepRow(
                training,
                stage,
                setting,
                seed,
                values,
                result.stopReason(),
                result.iteration(),
                history.size() == 0 ? NOTHING : result.measurement(),
                Bits.of(result));
    }

    Job job() {
        return new Job(training, stage);
    }

    /** The accuracy that counts, 0..1: on the test examples, or on the training examples if there are none. */
    public double accuracy() {
        return measured.accuracy();
    }

    /** Whether the loss or a weight became NaN or infinite. */
    public boolean diverged() {
        return ended == StopReason.DIVERGED;
    }
}
