package digits.engine;

import digits.engine.kernels.Kernels;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Precision;
import digits.training.Stepper;
import digits.training.Training;
import java.util.List;

/**
 * Takes the steps of a training fast. The numbers are those of {@link digits.training.ClearStepper}, to rounding: sums are
 * taken in another order. They don't depend on how many threads there are, nor on whether there are vectors.
 */
public final class EngineStepper implements Stepper {

    private final Engine<?> engine;

    public EngineStepper(Training training) {
        this(engine(List.of(training)));
    }

    EngineStepper(Engine<?> engine) {
        this.engine = engine;
    }

    /** An engine for trainings side by side, in the precision they ask for. */
    static Engine<?> engine(List<Training> trainings) {
        return new Engine<>(trainings, kernels(trainings.get(0)));
    }

    /** What a training computes with: its precision, with vectors if the JVM has them. */
    static Kernels<?> kernels(Training training) {
        return training.precision() == Precision.FLOAT
                ? Kernels.inFloat(Kernels.hasVectors())
                : Kernels.inDouble(Kernels.hasVectorsForDoubles());
    }

    @Override
    public void advance(int steps) throws InterruptedException {
        engine.advance(steps);
    }

    @Override
    public int iteration() {
        return engine.iteration();
    }

    @Override
    public boolean isFinite() {
        return engine.ended(0) < 0;
    }

    @Override
    public Network network() {
        return engine.network(0);
    }

    @Override
    public Measurement measure() throws InterruptedException {
        return engine.measure().get(0);
    }
}
