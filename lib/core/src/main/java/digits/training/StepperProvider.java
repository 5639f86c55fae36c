package digits.training;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What makes steppers that are faster than {@link ClearStepper} and give the same numbers, to rounding. It is found by {@link
 * ServiceLoader} where the module engine is on the class path; without one every training goes the clear way.
 */
public interface StepperProvider {

    /** A stepper for one training, whose optimizer is an {@link ElementwiseOptimizer}. */
    Stepper stepper(Training training);

    /**
     * A stepper for each of several trainings that go through the examples together. They walk in step: the first that is
     * asked to go on takes all others along, so take them in turn, each up to the same measurement.
     *
     * @param trainings alike in everything but the optimizers' settings (α and the like), the weights to start from and when
     *     to stop; each has the bits that it has alone
     */
    List<Stepper> sideBySide(List<Training> trainings);

    /** How many trainings of a kind are best put side by side. */
    int atOnce(Training training);

    /** The provider on the class path, if there is one. */
    static Optional<StepperProvider> find() {
        return Found.PROVIDER;
    }

    /** Looked up once, when it is needed first. */
    final class Found {

        // The loader of this class, and not the thread's: a notebook's kernel has the library in a loader of its own.
        private static final Optional<StepperProvider> PROVIDER = ServiceLoader.load(
                        StepperProvider.class, StepperProvider.class.getClassLoader())
                .findFirst();

        private Found() {}
    }
}
