package digits.training;

import digits.dataset.Dataset;
import digits.dataset.Distortion;
import digits.network.Loss;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What can be set about a training, and what was. Immutable. A new option is a constant here, a setter in {@link Training} and a
 * getter in {@link TrainingSettings}; what it does goes into {@link ClearStepper}. Until the engine knows it, {@link
 * TrainingSettings#mayBeFast} must say no.
 */
final class Options {

    /** The rule of a training that goes on to its end. */
    static final Predicate<History> NEVER = history -> false;

    static final Option<Dataset> TEST = Option.shared("test examples", null);
    static final Option<Loss> LOSS = Option.shared("a loss", Loss.CROSS_ENTROPY);
    static final Option<Optimizer> OPTIMIZER = Option.own("an optimizer", Optimizer.gradientDescent(0.1));
    static final Option<Double> LEARNING_RATE = Option.own("a learning rate", null);
    static final Option<Integer> BATCH_SIZE = Option.shared("a batch size", null);
    static final Option<Integer> ITERATIONS = Option.shared("iterations", 1000);
    static final Option<Integer> EPOCHS = Option.shared("epochs", 0);
    static final Option<Integer> SPACING = Option.shared("a spacing of measurements", 0);
    static final Option<Long> SEED = Option.shared("a seed", 0L);
    static final Option<Predicate<History>> STOP_RULE = Option.own("a rule to stop by", NEVER);
    static final Option<Boolean> KEEP_BEST = Option.own("which network to keep", false);
    static final Option<Schedule> SCHEDULE = Option.shared("a schedule", Schedule.constant());
    static final Option<Regularization> REGULARIZATION = Option.shared("a regularization", Regularization.NONE);
    static final Option<Distortion> DISTORTION = Option.shared("a distortion", Distortion.NONE);
    static final Option<Precision> PRECISION = Option.shared("a precision", Precision.DOUBLE);
    static final Option<Integer> THREADS =
            Option.own("threads", Runtime.getRuntime().availableProcessors());
    static final Option<Boolean> CLEAR = Option.shared("which way to go", false);

    /** Nothing is set. */
    static final Options USUAL = new Options(Map.of());

    private final Map<Option<?>, Object> chosen;

    private Options(Map<Option<?>, Object> chosen) {
        this.chosen = chosen;
    }

    /** The same with one more option set. */
    <T> Options with(Option<T> option, T value) {
        Map<Option<?>, Object> more = new HashMap<>(chosen);
        more.put(option, value);
        return new Options(more);
    }

    /** What an option is set to, or what it usually is. */
    @SuppressWarnings("unchecked")
    <T> T get(Option<T> option) {
        // Only with() puts values in, and only of the option's type.
        return (T) chosen.getOrDefault(option, option.usual);
    }

    /** Whether an option was set. */
    boolean has(Option<?> option) {
        return chosen.containsKey(option);
    }

    /**
     * Without what trainings side by side may differ in: also without the seed, if nothing is random, and without what was
     * set to what it is anyway.
     */
    Options shared(boolean isRandom) {
        Map<Option<?>, Object> shared = new HashMap<>(chosen);
        shared.keySet()
                .removeIf(option -> option.mayDiffer
                        || (option == SEED && !isRandom)
                        || chosen.get(option).equals(option.usual));
        return new Options(shared);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options options && chosen.equals(options.chosen);
    }

    @Override
    public int hashCode() {
        return chosen.hashCode();
    }
}
