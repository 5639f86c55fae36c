package digits.sweeps;

import digits.training.Sweep;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The values that an option takes in a sweep. Text, as in {@code 0.1, 0.3}, {@code 10 to 50 step 10}, {@code log 0.001 to 1 in 7};
 * and, for searches that draw their own, {@code 0 to 0.5} and {@code log 0.001 to 1}.
 */
public sealed interface Values {

    /** Digits of a number that a search draws: more would only make it longer to read. */
    int DRAWN_DIGITS = 6;

    /** Most values of a range: more are a slip of the step. */
    int MOST = 100_000;

    /** These numbers. */
    static Values of(double... numbers) {
        return new Listed(Arrays.stream(numbers).mapToObj(Numbers::text).toList());
    }

    /** These words. */
    static Values of(String... words) {
        return new Listed(List.of(words));
    }

    /** From the first number up to the last, in steps: {@code range(10, 50, 10)} has 10, 20, 30, 40 and 50. */
    static Values range(double from, double to, double step) {
        return new Range(from, to, step);
    }

    /** So many numbers from low to high, each the same factor above the one before; see {@link Sweep#logGrid}. */
    static Values log(double low, double high, int count) {
        return new LogGrid(low, high, count);
    }

    /** Any number between two, for searches that draw: each as likely as another. */
    static Values between(double low, double high) {
        return new Between(low, high, false);
    }

    /** Any number between two, for searches that draw: each factor as likely as another, as a learning rate wants. */
    static Values logBetween(double low, double high) {
        return new Between(low, high, true);
    }

    /**
     * Reads values from text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Values parse(String text) {
        String number = "(\\S+)";
        Matcher log = matcher("log " + number + " to " + number + "(?: in (\\d{1,6}))?", text);
        if (log.matches()) {
            double low = number(log.group(1), text);
            double high = number(log.group(2), text);
            return log.group(3) == null ? logBetween(low, high) : log(low, high, Integer.parseInt(log.group(3)));
        }
        Matcher range = matcher(number + " to " + number + "(?: step " + number + ")?", text);
        if (range.matches()) {
            double low = number(range.group(1), text);
            double high = number(range.group(2), text);
            return range.group(3) == null ? between(low, high) : range(low, high, number(range.group(3), text));
        }
        return new Listed(Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    private static Matcher matcher(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text.strip());
    }

    private static double number(String text, String whole) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("values need numbers, as in \"log 0.001 to 1 in 7\", but \""
                    + Excerpt.of(whole.strip()) + "\" has \"" + Excerpt.of(text) + "\"");
        }
    }

    /** All of them. Empty if they are without end, as those between two numbers. */
    List<String> all();

    /** One of them, drawn by a number from 0 to below 1. */
    String draw(double chance);

    /** The same with each written in the one way in which the option writes it; refuses what it can't be. */
    Values of(TrainingOption option);

    /**
     * Values one by one.
     *
     * @param all at least one
     */
    record Listed(List<String> all) implements Values {

        public Listed {
            all = List.copyOf(all);
            if (all.isEmpty() || all.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        "a sweep needs at least one value for each of its options, with commas between them, but got \""
                                + Excerpt.of(String.join(", ", all)) + "\"");
            }
        }

        @Override
        public String draw(double chance) {
            return all.get((int) (chance * all.size()));
        }

        @Override
        public Values of(TrainingOption option) {
            return new Listed(all.stream().map(option::canonical).distinct().toList());
        }

        @Override
        public String toString() {
            return String.join(", ", all);
        }
    }

    /** See {@link Values#range}. */
    record Range(double from, double to, double step) implements Values {

        public Range {
            if (!(step > 0 && from <= to && (to - from) / step < MOST)) {
                throw new IllegalArgumentException(
                        "a range needs a first number, a last that is not below it, and a step above 0 "
                                + "that leaves fewer than " + MOST + " values, but got " + Numbers.text(from) + " to "
                                + Numbers.text(to) + " step " + Numbers.text(step));
            }
        }

        @Override
        public List<String> all() {
            // A step such as 0.1 adds up to a little more or less than the last number.
            int count = (int) Math.floor((to - from) / step + 1e-9) + 1;
            return IntStream.range(0, count)
                    .mapToObj(i -> Numbers.text(Numbers.rounded(from + i * step, 12)))
                    .toList();
        }

        @Override
        public String draw(double chance) {
            return new Listed(all()).draw(chance);
        }

        @Override
        public Values of(TrainingOption option) {
            for (String value : all()) {
                if (option.isWhole() && value.contains(".")) {
                    throw new IllegalArgumentException(
                            option + " needs whole numbers, but " + this + " has " + value + " among them");
                }
                option.canonical(value);
            }
            return this;
        }

        @Override
        public String toString() {
            return Numbers.text(from) + " to " + Numbers.text(to) + " step " + Numbers.text(step);
        }
    }

    /** See {@link Values#log}. */
    record LogGrid(double low, double high, int count) implements Values {

        public LogGrid {
            if (count > MOST) {
                throw new IllegalArgumentException("a log grid needs at most " + MOST + " numbers, but got " + count);
            }
            Sweep.logGrid(low, high, count);
        }

        @Override
        public List<String> all() {
            return Arrays.stream(Sweep.logGrid(low, high, count))
                    .mapToObj(Numbers::text)
                    .toList();
        }

        @Override
        public String draw(double chance) {
            return new Listed(all()).draw(chance);
        }

        @Override
        public Values of(TrainingOption option) {
            if (option.isWhole()) {
                return new Listed(all().stream()
                                .map(number -> String.valueOf(Math.round(Double.parseDouble(number))))
                                .toList())
                        .of(option);
            }
            all().forEach(option::canonical);
            return this;
        }

        @Override
        public String toString() {
            return "log " + Numbers.text(low) + " to " + Numbers.text(high) + " in " + count;
        }
    }

    /** See {@link Values#between} and {@link Values#logBetween}. */
    record Between(double low, double high, boolean isLog) implements Values {

        public Between {
            if (!(low < high && high < Double.POSITIVE_INFINITY && low > (isLog ? 0 : Double.NEGATIVE_INFINITY))) {
                throw new IllegalArgumentException(
                        "numbers are drawn between two of which the first is the lower" + (isLog ? " and above 0" : "")
                                + ", but got " + Numbers.text(low) + " to " + Numbers.text(high));
            }
        }

        @Override
        public List<String> all() {
            return List.of();
        }

        @Override
        public String draw(double chance) {
            // StrictMath: the same bits everywhere.
            double number = isLog
                    ? StrictMath.exp(StrictMath.log(low) + chance * (StrictMath.log(high) - StrictMath.log(low)))
                    : low + chance * (high - low);
            return Numbers.text(Numbers.rounded(number, DRAWN_DIGITS));
        }

        @Override
        public Values of(TrainingOption option) {
            option.drawn(Numbers.text(low));
            option.drawn(Numbers.text(high));
            return this;
        }

        @Override
        public String toString() {
            return (isLog ? "log " : "") + Numbers.text(low) + " to " + Numbers.text(high);
        }
    }

    /** Whole numbers, for seeds: {@code 1, 2, 5} or {@code 1 to 5}. */
    static List<Long> seeds(String text) {
        Matcher range = matcher("(-?\\d{1,19}) to (-?\\d{1,19})", text);
        try {
            if (range.matches()) {
                long from = Long.parseLong(range.group(1));
                long to = Long.parseLong(range.group(2));
                // The difference of two numbers far apart is below 0.
                if (to >= from && (to - from < 0 || to - from >= MOST)) {
                    throw new IllegalArgumentException(
                            "a sweep needs at most " + MOST + " seeds, but got \"" + text.strip() + "\"");
                }
                if (to >= from) {
                    return LongStream.rangeClosed(from, to).boxed().toList();
                }
            } else {
                return Arrays.stream(text.split(",", -1))
                        .map(seed -> Long.parseLong(seed.strip()))
                        .toList();
            }
        } catch (NumberFormatException notWhole) {
            // Said below.
        }
        throw new IllegalArgumentException("seeds need to be whole numbers, as in \"1, 2, 5\" or \"1 to 5\", but got \""
                + Excerpt.of(text.strip()) + "\"");
    }
}
