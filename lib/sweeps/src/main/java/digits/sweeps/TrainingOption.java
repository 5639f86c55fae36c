package digits.sweeps;

import digits.network.Initialization;
import digits.network.Loss;
import digits.training.Precision;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a training of a sweep can be set to, by its name in texts and files. What none is given is as it is in a training of its own. */
public enum TrainingOption {
    HIDDEN("hidden", "10", "units of the hidden layers, the first one first: 10, 128-64, none", OptionValues::layers),
    ACTIVATION("activation", "relu", "of the hidden layers", OptionValues::activation),
    OUTPUT("output", "softmax", "activation of the last layer", OptionValues::activation),
    INITIALIZATION("initialization", "he", "of the weights", choice(Initialization.values())),
    LOSS(
            "loss",
            "cross-entropy",
            "what is made small",
            OptionValues.choice(Arrays.stream(Loss.values()).map(Loss::toString))),
    OPTIMIZER(
            "optimizer",
            "gradient descent",
            "how weights are changed",
            OptionValues.choice(Stream.of("gradient descent", "momentum", "nesterov", "rmsprop", "adam"))),
    LEARNING_RATE("learning rate", "0.1", "α, above 0", OptionValues.number("above 0", number -> number > 0)),
    MOMENTUM("momentum", null, "β of momentum and nesterov, β₁ of adam", OptionValues.PART),
    DECAY("decay", null, "ρ of rmsprop, β₂ of adam", OptionValues.PART),
    EPSILON("epsilon", null, "ε of rmsprop and adam", OptionValues.number("above 0", number -> number > 0)),
    SCHEDULE(
            "schedule",
            "constant",
            "of the learning rate: constant, cosine, step 0.1 after 0.5 0.75, warm-up 0.05 then cosine",
            OptionValues::schedule),
    BATCH_SIZE("batch size", "all", "examples of an iteration, or all", OptionValues::batchSize),
    ITERATIONS("iterations", "1000", "updates of the weights", OptionValues.WHOLE),
    EPOCHS("epochs", null, "times through all examples, in place of iterations", OptionValues.WHOLE),
    MEASURE_EVERY("measure every", null, "iterations between two measurements", OptionValues.WHOLE),
    L2("l2", "0", "λ, the price on large weights", OptionValues.NOT_NEGATIVE),
    DROPOUT("dropout", "0", "part of the hidden units that is left out", OptionValues.PART),
    INPUT_DROPOUT("input dropout", "0", "part of the inputs that is left out", OptionValues.PART),
    SHIFT("shift", "0", "pixels by which examples are moved at most", OptionValues.NOT_NEGATIVE),
    ROTATION("rotation", "0", "degrees by which they are turned at most", OptionValues.NOT_NEGATIVE),
    SCALE("scale", "0", "part by which they grow or shrink at most", OptionValues.PART),
    SHEAR("shear", "0", "slope by which they are slanted at most", OptionValues.NOT_NEGATIVE),
    NOISE("noise", "0", "standard deviation of what is added to their pixels", OptionValues.NOT_NEGATIVE),
    KEEP_BEST(
            "keep best",
            "no",
            "whether the best network counts, not the last",
            OptionValues.choice(Stream.of("no", "yes"))),
    STOP_AT_ACCURACY(
            "stop at accuracy",
            null,
            "an accuracy that is enough, 0 to 1",
            OptionValues.number("from 0 to 1", number -> number >= 0 && number <= 1)),
    PATIENCE("patience", null, "measurements without a lower loss after which it stops", OptionValues.WHOLE),
    PRECISION("precision", "double", "what is computed in", choice(Precision.values()));

    private final String text;
    private final String usual;
    private final String explanation;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final UnaryOperator<String> check;

    TrainingOption(String text, String usual, String explanation, UnaryOperator<String> check) {
        this.text = text;
        this.usual = usual;
        this.explanation = explanation;
        this.check = check;
    }

    /**
     * The option of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrainingOption named(String name) {
        return Arrays.stream(values())
                .filter(option -> option.text.equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a training has no option \""
                        + Excerpt.of(name.strip()) + "\"; it has: "
                        + Arrays.stream(values()).map(option -> option.text).collect(Collectors.joining(", "))));
    }

    /** What it is if nothing is said; null if it then depends on other options, or is left out. */
    public String usual() {
        return usual;
    }

    /** What it is, in a few words, with the values that it can have. */
    public String explanation() {
        return explanation;
    }

    /** Whether it takes only whole numbers. */
    boolean isWhole() {
        return check == OptionValues.WHOLE || this == BATCH_SIZE || this == HIDDEN;
    }

    /**
     * A value, in the one way in which it is written.
     *
     * @throws IllegalArgumentException if the option can't have it
     */
    String canonical(String value) {
        try {
            return check.apply(value.strip());
        } catch (IllegalArgumentException e) {
            String reason = e instanceof NumberFormatException ? "a number" : e.getMessage();
            // What core refuses is said by core, in a sentence of its own.
            if (reason.contains("but got")) {
                throw new IllegalArgumentException(text + ": " + reason);
            }
            throw new IllegalArgumentException(
                    text + " needs " + reason + ", but got \"" + Excerpt.of(value.strip()) + "\"");
        }
    }

    /** A number that a search drew, as {@link #canonical} writes it: of an option that wants a whole number the nearest. */
    String drawn(String value) {
        boolean isNumber = isWhole() && value.matches("[0-9.]+");
        return canonical(isNumber ? String.valueOf(Math.round(Double.parseDouble(value))) : value);
    }

    private static UnaryOperator<String> choice(Enum<?>... constants) {
        return OptionValues.choice(
                Arrays.stream(constants).map(constant -> constant.name().toLowerCase(Locale.ROOT)));
    }

    /** Its name. */
    @Override
    public String toString() {
        return text;
    }
}
