package digits.exercises;

import digits.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What wrong numbers have in common with the right ones: the mistakes that can be made in any formula. */
final class Likeness {

    /** What is left of a number in float. */
    private static final double SINGLE = 3e-7;

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

    /** A sentence and a blank, or nothing if they have nothing in common. */
    static String between(List<?> expected, List<?> given) {
        if (allTransposed(expected, given)) {
            return "Rows and columns are swapped: write the shapes under each factor. ";
        }
        if (allZero(given) && !allZero(expected)) {
            return "Everything is 0: is something multiplied by 0, or never filled in? "
                    + "Or is a whole number divided by a larger one, which is 0 in Java: 1 / 2 is, 1.0 / 2 is not. ";
        }
        if (within(expected, given, SINGLE)) {
            return "Every number is right to its first six digits, but no further: compute in double, not in float. ";
        }
        List<Double> factors = new ArrayList<>();
        for (int at = 0; at < expected.size(); at++) {
            Optional<Double> factor = factor(numbers(expected.get(at)), numbers(given.get(at)));
            if (factor.isEmpty()) {
                return "";
            }
            factors.add(factor.get());
        }
        if (factors.stream().allMatch(factor -> Comparison.close(-1, factor))) {
            return "The sign is wrong: every number is the negative of what it should be. ";
        }
        if (factors.stream().anyMatch(factor -> Comparison.close(1, factor))) {
            return "";
        }
        // A single number is always some multiple of another; only the same multiple each time says something.
        boolean single = expected.stream().allMatch(value -> numbers(value).length == 1);
        if (single && !factors.stream().allMatch(factor -> Comparison.close(factors.get(0), factor))) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "Every number is %.4g times what it should be: is there a factor too many, or one that is missing? ",
                factors.get(0));
    }

    private static boolean allZero(List<?> values) {
        return values.stream()
                .map(Likeness::numbers)
                .allMatch(
                        numbers -> numbers.length > 0 && Arrays.stream(numbers).allMatch(number -> number == 0));
    }

    private static boolean allTransposed(List<?> expected, List<?> given) {
        for (int at = 0; at < expected.size(); at++) {
            if (!(expected.get(at) instanceof Matrix wanted
                    && given.get(at) instanceof Matrix found
                    && Comparison.difference(wanted.transpose(), found).isEmpty())) {
                return false;
            }
        }
        return true;
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

    private static double[] numbers(Object value) {
        if (value instanceof Matrix matrix) {
            return matrix.toArray();
        }
        if (value instanceof Double number) {
            return new double[] {number};
        }
        return value instanceof double[] array ? Arrays.copyOf(array, array.length) : new double[0];
    }
}
