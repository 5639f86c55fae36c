package digits.engine;

import digits.engine.plan.ExecutionPlan;
import digits.engine.plan.Work;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Stepper;
import digits.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trainings that go through the examples together: each example is read once for all networks, and the units of thin layers
 * stand side by side until they fill the vectors. Each has the bits that it would have alone. Each training has a stepper of
 * its own, but they walk in step: the first that is asked to go on takes all others along. So take them in turn, each up to
 * the same measurement.
 */
public final class SideBySide {

    private final Engine<?> engine;
    private List<Measurement> measurements = List.of();
    private boolean interrupted;

    private SideBySide(Engine<?> engine) {
        this.engine = engine;
    }

    /**
     * A stepper for each training.
     *
     * @param trainings alike in everything but the optimizers' settings, the weights to start from and when to stop
     */
    public static List<Stepper> of(List<Training> trainings) {
        SideBySide all = new SideBySide(EngineStepper.engine(trainings));
        return IntStream.range(0, trainings.size())
                .<Stepper>mapToObj(network -> all.new One(network))
                .toList();
    }

    /** How many trainings of a kind to put side by side. */
    public static int atOnce(Training training) {
        return ExecutionPlan.networksAtOnce(
                Work.of(List.of(training)), EngineStepper.kernels(training).lanes());
    }

    private void advanceTo(int iteration) throws InterruptedException {
        checkInterrupted();
        try {
            if (engine.iteration() < iteration) {
                engine.advance(iteration - engine.iteration());
            }
        } catch (InterruptedException stop) {
            interrupted = true;
            throw stop;
        }
    }

    private Measurement measure(int network) throws InterruptedException {
        checkInterrupted();
        try {
            if (measurements.isEmpty() || measurements.get(0).iteration() != engine.iteration()) {
                measurements = new ArrayList<>(engine.measure());
            }
            return measurements.get(network);
        } catch (InterruptedException stop) {
            interrupted = true;
            throw stop;
        }
    }

    /** The thread is interrupted once, but all trainings are to end. */
    private void checkInterrupted() throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException("training was interrupted");
        }
    }

    /** One of the trainings. */
    private final class One implements Stepper {

        private final int network;
        private int iteration;

        One(int network) {
            this.network = network;
        }

        @Override
        public void advance(int steps) throws InterruptedException {
            int target = iteration + steps;
            try {
                advanceTo(target);
            } finally {
                iteration = Math.min(engine.iteration(), isFinite() ? target : engine.ended(network));
            }
        }

        @Override
        public int iteration() {
            return iteration;
        }

        @Override
        public boolean isFinite() {
            return engine.ended(network) < 0;
        }

        @Override
        public Network network() {
            return engine.network(network);
        }

        @Override
        public Measurement measure() throws InterruptedException {
            return SideBySide.this.measure(network);
        }
    }
}
