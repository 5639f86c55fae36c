package digits.exercises;

import digits.matrix.Matrix;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What wrong answers have in common with the right ones: the mistakes that can be made in any formula. */
final class Likeness {

    /** What is left of a number in float. */
    private static final double SINGLE = 3e-7;

    /** A constant such as 2.718 for e changes a result by less. */
    private static final double ROUGH = 1e-4;

    private static final int MOST_DIGITS = 9;

    /** A likeness, and whether each answer has it that is not right. */
    private record Kind(String words, BiPredicate<Object, Object> seen) {

        static Kind ofNumbers(String words, DoubleUnaryOperator wrong) {
            return new Kind(words, (wanted, found) -> {
                double[] expected = Arrays.stream(numbers(wanted)).map(wrong).toArray();
                return expected.length > 0 && same(expected, numbers(found));
            });
        }

        static Kind ofElements(String words, BiPredicate<List<Object>, List<Object>> seen) {
            return new Kind(words, (wanted, found) -> {
                List<Object> expected = elements(wanted);
                List<Object> given = elements(found);
                boolean some = wanted instanceof double[] || wanted instanceof int[] || !expected.isEmpty();
                return some && (same(expected, given) || seen.test(expected, given));
            });
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "Rows and columns are swapped: write the shapes under each factor. ",
                    (wanted, found) -> wanted instanceof Matrix right && same(right.transpose(), found)),
            Kind.ofNumbers("Every number is 1 minus what it should be. ", x -> 1 - x),
            Kind.ofNumbers("Every number is the square of what it should be. ", x -> x * x),
            Kind.ofNumbers("Every number is the root of what it should be. ", Math::sqrt),
            Kind.ofNumbers("Every number is 1 divided by what it should be. ", x -> 1 / x),
            Kind.ofNumbers("Every number is e to the power of what it should be. ", Math::exp),
            Kind.ofNumbers("Every number is the logarithm of what it should be. ", Math::log),
            Kind.ofElements(
                    "The right ones are there, in another order. ",
                    (right, given) -> right.size() == given.size()
                            && remaining(right, given).isEmpty()),
            Kind.ofElements("The last one is missing. ", (right, given) -> same(but(right, right.size() - 1), given)),
            Kind.ofElements("The first one is missing. ", (right, given) -> same(but(right, 0), given)),
            Kind.ofElements(
                    "There is one too many at the end. ", (right, given) -> same(right, but(given, given.size() - 1))),
            Kind.ofElements("There is one too many at the beginning. ", (right, given) -> same(right, but(given, 0))),
            Kind.ofElements(
                    "Only the first one is there: does a return inside a loop end it? ",
                    (right, given) -> given.size() == 1 && right.size() > 1 && same(right.get(0), given.get(0))),
            Kind.ofElements(
                    "All are right but the last one. ",
                    (right, given) -> right.size() > 1
                            && right.size() == given.size()
                            && same(but(right, right.size() - 1), but(given, given.size() - 1))),
            Kind.ofElements(
                    "All are right but the first one. ",
                    (right, given) ->
                            right.size() > 1 && right.size() == given.size() && same(but(right, 0), but(given, 0))),
            Kind.ofElements(
                    "Only the first one is right, and after it comes nothing but 0: does a return inside a loop end it? ",
                    (right, given) -> right.size() > 1
                            && right.size() == given.size()
                            && same(right.get(0), given.get(0))
                            && but(given, 0).stream().allMatch(each -> allZero(List.of(each)))),
            new Kind(
                    "The word is right but for capital letters or blanks. ",
                    (wanted, found) -> wanted instanceof String right
                            && found instanceof String word
                            && right.equalsIgnoreCase(word.strip())));

    private Likeness() {}

    /** Whether every number differs by at most a part of its size. */
    static boolean within(List<?> expected, List<?> given, double part) {
        for (int at = 0; at < expected.size(); at++) {
            double[] wanted = numbers(expected.get(at));
            double[] found = numbers(given.get(at));
            if (wanted.length == 0 || wanted.length != found.length) {
                return false;
            }
            for (int i = 0; i < wanted.length; i++) {
                if (!(Math.abs(wanted[i] - found[i]) <= part * (Math.abs(wanted[i]) + 0.1))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What has been cut off from numbers that are nearly right, if that is certain. */
    static Optional<String> cut(List<?> expected, List<?> given) {
        double[] wanted = numbers(expected);
        double[] found = numbers(given);
        if (wanted.length != found.length || DoubleStream.of(wanted).allMatch(number -> number == Math.rint(number))) {
            return Optional.empty();
        }
        if (within(expected, given, SINGLE) && DoubleStream.of(found).allMatch(number -> (float) number == number)) {
            return Optional.of(
                    "Every number is right to its first six digits, but no further: compute in double, not in float. ");
        }
        for (int digits = 0; digits <= MOST_DIGITS; digits++) {
            double power = Math.pow(10, digits);
            if (IntStream.range(0, found.length)
                    .allMatch(at -> found[at] == Math.rint(wanted[at] * power) / power
                            || found[at] == (long) (wanted[at] * power) / power)) {
                return Optional.of(
                        "Every number is right, but only " + digits
                                + " digits behind the point are left of it. Round when you print something, not when you return it. ");
            }
        }
        return Optional.empty();
    }

    /** A sentence and a blank, or nothing if they have nothing in common. */
    static String between(List<?> asked, List<?> expected, List<?> given) {
        if (allZero(given) && !allZero(expected)) {
            return "Everything is 0: is something multiplied by 0, or never filled in? "
                    + "Or is a whole number divided by a larger one, which is 0 in Java: 1 / 2 is, 1.0 / 2 is not. ";
        }
        if (!given.isEmpty() && !alike(expected) && alike(given)) {
            return notNumbers(expected, given).orElse("Your answer is the same whatever it is asked. ");
        }
        Optional<String> cut = cut(expected, given);
        if (cut.isPresent()) {
            return cut.get();
        }
        Optional<String> part = ofParts(expected, given, 1);
        if (part.isPresent()) {
            return part.get();
        }
        for (Kind kind : KINDS) {
            if (all(expected, given, kind.seen)) {
                return kind.words;
            }
        }
        return ofFactors(expected, given)
                .or(() -> ofInputs(asked, given))
                .or(() -> rough(expected, given))
                .or(() -> notNumbers(expected, given))
                .or(() -> ofParts(expected, given, Integer.MAX_VALUE))
                .orElse("");
    }

    /** Whether what was given is, each time, a part of what was asked. */
    private static Optional<String> ofInputs(List<?> asked, List<?> given) {
        if (asked.isEmpty() || !(asked.get(0) instanceof Record first)) {
            return all(asked, given, Likeness::same)
                    ? Optional.of("Your answer is what it was asked, unchanged. ")
                    : Optional.empty();
        }
        return Arrays.stream(first.getClass().getRecordComponents())
                .filter(component ->
                        all(asked, given, (input, answer) -> same(Comparison.value(component, (Record) input), answer)))
                .map(component -> "Your answer is " + component.getName() + ", as it was asked. ")
                .findFirst();
    }

    private static Optional<String> ofFactors(List<?> expected, List<?> given) {
        List<Double> factors = new ArrayList<>();
        for (int at = 0; at < expected.size(); at++) {
            Optional<Double> factor = factor(numbers(expected.get(at)), numbers(given.get(at)));
            if (factor.isEmpty()) {
                return ofOffset(expected, given);
            }
            factors.add(factor.get());
        }
        if (factors.stream().allMatch(factor -> Comparison.close(-1, factor))) {
            return Optional.of("The sign is wrong: every number is the negative of what it should be. ");
        }
        if (factors.stream().anyMatch(factor -> Comparison.close(1, factor))) {
            return Optional.empty();
        }
        // A single number is always some multiple of another; only the same multiple each time says something.
        boolean single = expected.stream().allMatch(value -> numbers(value).length == 1);
        if (single && !factors.stream().allMatch(factor -> Comparison.close(factors.get(0), factor))) {
            return ofOffset(expected, given);
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "Every number is %.4g times what it should be: is there a factor too many, or one that is missing? ",
                factors.get(0)));
    }

    private static Optional<String> ofOffset(List<?> expected, List<?> given) {
        double[] wanted = numbers(expected);
        double[] found = numbers(given);
        if (wanted.length == 0 || wanted.length != found.length || !Double.isFinite(found[0])) {
            return Optional.empty();
        }
        double more = found[0] - wanted[0];
        if (!same(DoubleStream.of(wanted).map(number -> number + more).toArray(), found)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "Every number is too %s by %s. ",
                more > 0 ? "large" : "small",
                Comparison.text(Math.abs(more)).replaceAll("\\.0$", "")));
    }

    /** Which parts of several are wrong, if they are not all and at most so many, and how, if it is one. */
    private static Optional<String> ofParts(List<?> expected, List<?> given, int most) {
        List<String> names = names(expected.get(0));
        if (names.size() < 2
                || !all(
                        expected,
                        given,
                        (right, answer) -> elements(right).size() == names.size()
                                && elements(answer).size() == names.size())) {
            return Optional.empty();
        }
        List<Integer> wrong = IntStream.range(0, names.size())
                .filter(place -> !all(
                        expected,
                        given,
                        (right, answer) -> same(
                                elements(right).get(place), elements(answer).get(place))))
                .boxed()
                .toList();
        if (wrong.size() > most || wrong.size() == names.size()) {
            return Optional.empty();
        }
        if (wrong.size() > 1) {
            return Optional.of(wrong.stream().map(names::get).collect(Collectors.joining(" and "))
                    + " are wrong, the rest is right. ");
        }
        int place = wrong.get(0);
        String how = between(
                List.of(),
                expected.stream().map(each -> elements(each).get(place)).toList(),
                given.stream().map(each -> elements(each).get(place)).toList());
        return Optional.of("Only " + names.get(place) + " is wrong. " + (how.isEmpty() ? "" : "Of it: ") + how);
    }

    private static Optional<String> rough(List<?> expected, List<?> given) {
        return within(expected, given, ROUGH)
                ? Optional.of(
                        "Every number is right to its first digits, but no further: is there a float on the way, something that is "
                                + "rounded, or a constant with a few digits only? Math.E and Math.PI have them all. ")
                : Optional.empty();
    }

    private static Optional<String> notNumbers(List<?> expected, List<?> given) {
        if (DoubleStream.of(numbers(expected)).anyMatch(number -> !Double.isFinite(number))) {
            return Optional.empty();
        }
        double[] found = numbers(given);
        if (DoubleStream.of(found).anyMatch(Double::isNaN)) {
            return Optional.of(
                    "NaN is among your numbers, here or for another input. It comes of 0 / 0, of Infinity − Infinity or Infinity / Infinity, and of "
                            + "the root or the logarithm of a negative number. ");
        }
        return DoubleStream.of(found).anyMatch(Double::isInfinite)
                ? Optional.of(
                        "Infinity is among your numbers, here or for another input. It comes of a division by 0, of the logarithm of 0, and of a power that "
                                + "is too large for a double. ")
                : Optional.empty();
    }

    private static boolean all(List<?> first, List<?> second, BiPredicate<Object, Object> condition) {
        return first.size() == second.size()
                && !first.isEmpty()
                && IntStream.range(0, first.size()).allMatch(at -> condition.test(first.get(at), second.get(at)));
    }

    private static boolean same(Object expected, Object given) {
        return Comparison.difference(expected, given).isEmpty();
    }

    private static boolean alike(List<?> values) {
        return values.stream().allMatch(value -> same(values.get(0), value));
    }

    private static boolean allZero(List<?> values) {
        return values.stream()
                .map(Likeness::numbers)
                .allMatch(
                        numbers -> numbers.length > 0 && Arrays.stream(numbers).allMatch(number -> number == 0));
    }

    /** A list without one of its places, itself if it has no such place. */
    private static List<Object> but(List<Object> list, int place) {
        List<Object> fewer = new ArrayList<>(list);
        if (place >= 0 && place < list.size()) {
            fewer.remove(place);
        }
        return fewer;
    }

    /** What is left of the second list when all that is in the first one was taken out, each once. */
    private static List<Object> remaining(List<Object> taken, List<Object> from) {
        List<Object> left = new ArrayList<>(from);
        for (Object one : taken) {
            left.stream().filter(each -> same(one, each)).findFirst().ifPresent(left::remove);
        }
        return left;
    }

    /** The one number by which all of the right numbers were multiplied; none if there is no such number. */
    private static Optional<Double> factor(double[] expected, double[] given) {
        if (expected.length == 0 || expected.length != given.length) {
            return Optional.empty();
        }
        int largest = 0;
        for (int at = 1; at < expected.length; at++) {
            largest = Math.abs(expected[at]) > Math.abs(expected[largest]) ? at : largest;
        }
        double factor = given[largest] / expected[largest];
        if (!Double.isFinite(factor) || factor == 0) {
            return Optional.empty();
        }
        for (int at = 0; at < expected.length; at++) {
            if (!Comparison.close(factor * expected[at], given[at])) {
                return Optional.empty();
            }
        }
        return Optional.of(factor);
    }

    /** The elements of an array or a list, or of a record; nothing else has any. */
    private static List<Object> elements(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof double[] array) {
            return Arrays.stream(array).mapToObj(number -> (Object) number).toList();
        }
        if (value instanceof int[] array) {
            return Arrays.stream(array).mapToObj(number -> (Object) number).toList();
        }
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .map(component -> Comparison.value(component, record))
                    .toList();
        }
        return value instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
    }

    /** What the elements are called, of which there are a few of different meaning. */
    private static List<String> names(Object value) {
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }
        return value instanceof Object[] array
                ? IntStream.range(0, array.length)
                        .mapToObj(place -> "place " + place + " of your array")
                        .toList()
                : List.of();
    }

    private static double[] numbers(Object value) {
        if (value instanceof Matrix matrix) {
            return matrix.toArray();
        }
        if (value instanceof Number number) {
            return new double[] {number.doubleValue()};
        }
        return value instanceof double[] array
                ? array
                : elements(value).stream()
                        .flatMapToDouble(each -> DoubleStream.of(numbers(each)))
                        .toArray();
    }
}
