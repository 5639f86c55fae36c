package digits.training;

import digits.network.Network;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * A training under way: each {@link #next()} takes the steps up to the next measurement. When there is no next one, {@link
 * #result()} says why. Not for sharing between threads.
 */
public final class TrainingRun implements Iterator<TrainingStep>, AutoCloseable {

    private final Training training;
    private final Supplier<Stepper> maker;

    /** Null until there is a first step to take: making one takes a while for many examples. */
    private Stepper stepper;

    private final List<Measurement> measurements = new ArrayList<>();
    private boolean measuredStart;
    private StopReason stopReason;
    private TrainingStep pending;

    /** What was measured last; before the first measurement where training starts. */
    private TrainingStep last;

    /** What was measured best, likewise. */
    private TrainingStep best;

    TrainingRun(Training training, Supplier<Stepper> maker) {
        this.training = training;
        this.maker = maker;
        last = new TrainingStep(new Measurement(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN), training.network());
        best = last;
    }

    /** Whether there is another measurement; finds out by training up to it. */
    @Override
    public boolean hasNext() {
        if (pending == null && stopReason == null) {
            pending = trainOn();
        }
        return pending != null;
    }

    @Override
    public TrainingStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException("next needs a training that goes on. " + result().explanation());
        }
        TrainingStep step = pending;
        pending = null;
        return step;
    }

    /** Everything measured so far. */
    public History history() {
        return new History(measurements);
    }

    /**
     * What the training came to.
     *
     * @throws IllegalStateException if it is not at its end
     */
    public TrainingResult result() {
        if (stopReason == null) {
            throw new IllegalStateException("result needs a training that ended, but this one is at iteration "
                    + iteration() + " of " + training.iterations() + "; iterate to its end or close it");
        }
        if (training.keepsBest()) {
            return resultWith(best.network(), best.iteration());
        }
        // At an end of its own the network is what was measured last: trainings side by side may have taken it further.
        return stopReason == StopReason.INTERRUPTED && stepper != null
                ? resultWith(stepper.network(), stepper.iteration())
                : resultWith(last.network(), last.iteration());
    }

    private TrainingResult resultWith(Network network, int networkIteration) {
        return new TrainingResult(network, networkIteration, history(), stopReason, iteration(), training.optimizer());
    }

    private int iteration() {
        return stepper == null ? 0 : stepper.iteration();
    }

    /** Ends the training where it is, as if interrupted, unless it already ended. */
    @Override
    public void close() {
        if (stopReason == null) {
            stopReason = StopReason.INTERRUPTED;
        }
    }

    /** Trains to the next measurement; null if the training ended without one. */
    private TrainingStep trainOn() {
        try {
            stepper = stepper == null ? maker.get() : stepper;
            if (measuredStart) {
                stepper.advance(Math.min(training.spacing(), training.iterations() - stepper.iteration()));
            }
            measuredStart = true;
            if (!stepper.isFinite()) {
                stopReason = StopReason.DIVERGED;
                return null;
            }
            return measured(stepper.measure());
        } catch (InterruptedException | CancellationException interrupted) {
            // While the stepper is made the interrupt is still set.
            Thread.interrupted();
            stopReason = StopReason.INTERRUPTED;
            return null;
        }
    }

    private TrainingStep measured(Measurement measurement) {
        if (!Double.isFinite(measurement.loss())) {
            stopReason = StopReason.DIVERGED;
            return null;
        }
        measurements.add(measurement);
        last = new TrainingStep(measurement, stepper.network());
        // The same rule as that of History.best().
        if (measurements.size() == 1
                || measurement.accuracy() > best.measurement().accuracy()) {
            best = last;
        }
        if (stepper.iteration() == training.iterations()) {
            stopReason = StopReason.COMPLETED;
        } else if (training.stopRule() != Options.NEVER && training.stopRule().test(history())) {
            stopReason = StopReason.STOPPED_EARLY;
        }
        return last;
    }
}
