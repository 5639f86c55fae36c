package digits.sweeps;

import digits.network.Activation;
import digits.training.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the values of options mean. What checks a value gives back how it is written, or says what would be needed. */
final class OptionValues {

    static final UnaryOperator<String> PART = number("from 0 to below 1", number -> number >= 0 && number < 1);
    static final UnaryOperator<String> NOT_NEGATIVE = number("of 0 or above", number -> number >= 0);
    static final UnaryOperator<String> WHOLE = OptionValues::whole;

    static final String NONE = "none";
    static final String ALL = "all";

    private OptionValues() {}

    static UnaryOperator<String> number(String needed, DoublePredicate holds) {
        return text -> {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number) || !holds.test(number)) {
                throw new IllegalArgumentException("a number " + needed);
            }
            return Numbers.text(number);
        };
    }

    private static String whole(String text) {
        double number = Double.parseDouble(text);
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a whole number from 1 to " + Integer.MAX_VALUE);
        }
        if (!(number >= 1 && number == Math.rint(number))) {
            throw new IllegalArgumentException("a whole number from 1");
        }
        return String.valueOf((int) number);
    }

    static String batchSize(String text) {
        return text.equals(ALL) ? ALL : whole(text);
    }

    static UnaryOperator<String> choice(Stream<String> names) {
        List<String> all = names.toList();
        return text -> {
            if (!all.contains(text)) {
                throw new IllegalArgumentException("one of " + String.join(", ", all));
            }
            return text;
        };
    }

    static String layers(String text) {
        return layersOf(text.matches("[0-9.]+") ? whole(text) : text).stream()
                .map(String::valueOf)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("-"), joined -> joined.isEmpty() ? NONE : joined));
    }

    static List<Integer> layersOf(String text) {
        if (text.equals(NONE)) {
            return List.of();
        }
        if (!text.matches("[1-9][0-9]{0,6}(-[1-9][0-9]{0,6})*")) {
            throw new IllegalArgumentException("the units of layers, such as 10 or 128-64, or none");
        }
        return Arrays.stream(text.split("-", -1))
                .map(units -> Integer.parseInt(units))
                .toList();
    }

    static String activation(String text) {
        return activationOf(text).name();
    }

    static Activation activationOf(String text) {
        return Activation.named(text)
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Activation.LIBRARY.stream().map(Activation::name).collect(Collectors.joining(", "))));
    }

    static String schedule(String text) {
        scheduleOf(text);
        return text;
    }

    static Schedule scheduleOf(String text) {
        String warmUp = "warm-up ";
        String then = " then ";
        if (text.startsWith(warmUp)) {
            int end = text.indexOf(then);
            String part = text.substring(warmUp.length(), end < 0 ? text.length() : end);
            Schedule.WarmUp rise = Schedule.warmUp(Double.parseDouble(part));
            return end < 0 ? rise : rise.then(scheduleOf(text.substring(end + then.length())));
        }
        if (text.matches("step \\S+ after .+")) {
            String[] words = text.split(" ", -1);
            double[] after = Arrays.stream(words)
                    .skip(3)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Schedule.step(Double.parseDouble(words[1]), after);
        }
        return switch (text) {
            case "constant" -> Schedule.constant();
            case "cosine" -> Schedule.cosine();
            default ->
                throw new IllegalArgumentException(
                        "constant, cosine, step 0.1 after 0.5 0.75, or warm-up 0.05 then one of these");
        };
    }
}
