package digits.sweeps;

import static digits.sweeps.TrainingOption.*;

import digits.data.Augmentation;
import digits.dataset.Dataset;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Adam;
import digits.training.EarlyStop;
import digits.training.History;
import digits.training.Momentum;
import digits.training.Nesterov;
import digits.training.Optimizer;
import digits.training.Precision;
import digits.training.RmsProp;
import digits.training.Training;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a training is set to, but for its seed.
 *
 * @param chosen the options that are set, each to a value as {@link TrainingOption#canonical} writes it
 */
record Setting(Map<TrainingOption, String> chosen) {

    private static final double USUAL_MOMENTUM = 0.9;
    private static final double USUAL_RHO = 0.9;
    private static final double USUAL_BETA2 = 0.999;
    private static final double USUAL_EPSILON = 1e-8;

    /** Trainings side by side may differ in these. */
    private static final Set<TrainingOption> MAY_DIFFER =
            EnumSet.of(INITIALIZATION, LEARNING_RATE, MOMENTUM, DECAY, EPSILON, KEEP_BEST, STOP_AT_ACCURACY, PATIENCE);

    private static final Set<TrainingOption> RANDOM =
            EnumSet.of(DROPOUT, INPUT_DROPOUT, SHIFT, ROTATION, SCALE, SHEAR, NOISE);

    Setting {
        Map<TrainingOption, String> inOrder = new EnumMap<>(TrainingOption.class);
        inOrder.putAll(chosen);
        chosen = Collections.unmodifiableMap(inOrder);
    }

    /** What an option is set to, or usually is; null if it is left out. */
    String get(TrainingOption option) {
        return chosen.getOrDefault(option, option.usual());
    }

    private boolean has(TrainingOption option) {
        return chosen.containsKey(option);
    }

    private double number(TrainingOption option, double usual) {
        return has(option) ? Double.parseDouble(get(option)) : usual;
    }

    private double number(TrainingOption option) {
        return Double.parseDouble(get(option));
    }

    /** The same for a training of another length. */
    Setting withIterations(int iterations) {
        Map<TrainingOption, String> other = new EnumMap<>(chosen);
        other.put(ITERATIONS, String.valueOf(iterations));
        return new Setting(other);
    }

    /** What trainings have in common that may go side by side; see {@link digits.training.Together}. */
    String kind(long seed) {
        String options = Arrays.stream(TrainingOption.values())
                .filter(option -> !MAY_DIFFER.contains(option))
                .map(this::get)
                .collect(Collectors.joining("|"));
        boolean isRandom = !get(BATCH_SIZE).equals(OptionValues.ALL)
                || RANDOM.stream().anyMatch(option -> !get(option).equals("0"));
        return isRandom ? options + "|" + seed : options;
    }

    /** @throws IllegalArgumentException if options do not go together */
    void check() {
        String optimizer = get(OPTIMIZER);
        check(MOMENTUM, optimizer.equals("adam") || optimizer.equals("momentum") || optimizer.equals("nesterov"));
        check(DECAY, optimizer.equals("adam") || optimizer.equals("rmsprop"));
        check(EPSILON, optimizer.equals("adam") || optimizer.equals("rmsprop"));
        if (has(ITERATIONS) && has(EPOCHS)) {
            throw new IllegalArgumentException(
                    "a sweep needs a number of iterations or of epochs, but has both; leave one out");
        }
        if (has(STOP_AT_ACCURACY) && has(PATIENCE)) {
            throw new IllegalArgumentException(
                    "a sweep needs one rule to stop early, but has stop at accuracy and patience; leave one out");
        }
        loss().checkFits(OptionValues.activationOf(get(OUTPUT)));
    }

    private void check(TrainingOption option, boolean fits) {
        if (has(option) && !fits) {
            throw new IllegalArgumentException("the optimizer " + get(OPTIMIZER) + " has no " + option
                    + "; leave that out, or sweep the optimizers that have one");
        }
    }

    /**
     * The training.
     *
     * @param test what it is measured on as well; may be null
     * @param seed of the first weights and of everything else that is random
     */
    Training training(Dataset train, Dataset test, long seed) {
        Network.Plan plan = Network.inputs(train.features());
        Activation hidden = OptionValues.activationOf(get(ACTIVATION));
        for (int units : OptionValues.layersOf(get(HIDDEN))) {
            plan = plan.layer(units, hidden);
        }
        Network network = plan.layer(train.classes(), OptionValues.activationOf(get(OUTPUT)))
                .initialize(constant(Initialization.class, INITIALIZATION), seed);
        Training training = Training.of(network, train)
                .loss(loss())
                .optimizer(optimizer())
                .schedule(OptionValues.scheduleOf(get(SCHEDULE)))
                .l2(number(L2))
                .dropout(number(INPUT_DROPOUT), number(DROPOUT))
                .seed(seed)
                .precision(constant(Precision.class, PRECISION));
        training = test == null ? training : training.test(test);
        training = get(BATCH_SIZE).equals(OptionValues.ALL)
                ? training
                : training.batchSize(Integer.parseInt(get(BATCH_SIZE)));
        training = has(EPOCHS)
                ? training.epochs(Integer.parseInt(get(EPOCHS)))
                : training.iterations(Integer.parseInt(get(ITERATIONS)));
        training = has(MEASURE_EVERY) ? training.measureEvery(Integer.parseInt(get(MEASURE_EVERY))) : training;
        Predicate<History> rule = stopRule();
        training = rule == null ? training : training.stopWhen(rule);
        training = get(KEEP_BEST).equals("yes") ? training.keepBest() : training;
        Augmentation augmentation = augmentation();
        return augmentation.isNone() ? training : training.augment(augmentation);
    }

    private Loss loss() {
        return Arrays.stream(Loss.values())
                .filter(loss -> loss.toString().equals(get(TrainingOption.LOSS)))
                .findFirst()
                .orElseThrow();
    }

    private Optimizer optimizer() {
        double rate = number(LEARNING_RATE);
        double epsilon = number(EPSILON, USUAL_EPSILON);
        double momentum = number(TrainingOption.MOMENTUM, USUAL_MOMENTUM);
        return switch (get(OPTIMIZER)) {
            case "momentum" -> new Momentum(rate, momentum);
            case "nesterov" -> new Nesterov(rate, momentum);
            case "rmsprop" -> new RmsProp(rate, number(DECAY, USUAL_RHO), epsilon);
            case "adam" -> new Adam(rate, momentum, number(DECAY, USUAL_BETA2), epsilon);
            case "gradient descent" -> Optimizer.gradientDescent(rate);
            default -> throw new IllegalStateException("no optimizer is made for \"" + get(OPTIMIZER) + '"');
        };
    }

    private Predicate<History> stopRule() {
        if (has(STOP_AT_ACCURACY)) {
            return EarlyStop.atAccuracy(number(STOP_AT_ACCURACY));
        }
        return has(PATIENCE) ? EarlyStop.afterNoImprovement(Integer.parseInt(get(PATIENCE))) : null;
    }

    /** Whether it distorts its examples, which have to be pictures then. */
    boolean distorts() {
        return !augmentation().isNone();
    }

    private Augmentation augmentation() {
        return Augmentation.NONE
                .shift(number(SHIFT))
                .rotation(number(ROTATION))
                .scale(number(SCALE))
                .shear(number(SHEAR))
                .noise(number(NOISE));
    }

    private <E extends Enum<E>> E constant(Class<E> type, TrainingOption option) {
        return Enum.valueOf(type, get(option).toUpperCase(Locale.ROOT));
    }
}
