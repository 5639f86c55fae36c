package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Judges slopes that were measured by trying: the loss keeps a record of what it was asked, which shows how they were. */
final class MeasuredSlopes {

    /** The nudge of the notebook gives 1e−10; one that is far too large or small, or to one side only, gives more. */
    private static final double TOLERANCE = 1e-7;

    /** A nudge below this is lost in the rounding of the loss, and one above LARGEST meets the loss's curve. */
    private static final double SMALLEST = 1e-8;

    private static final double LARGEST = 1e-3;

    /** Whoever measures to one side only, and halves it, has half of each slope but for this part. */
    private static final double LIKE = 0.02;

    /** A difference that is no nudge: what w + h − h leaves by rounding. */
    private static final double ROUNDING = 1e-13;

    /** To one side only, a nudge h gives a slope that is wrong by 500 h: several times TOLERANCE even for SMALLEST. */
    private static final double BOWL = 500;

    private static final int TRIES = 5;

    /** An answer, and the weights as it leaves them. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
    record Measured(double[] slopes, double[] weights) {}

    private MeasuredSlopes() {}

    /**
     * Judges an answer on losses that are drawn anew each time.
     *
     * @throws CheckFailed if slopes are wrong, or weights are left changed
     */
    static void check(BiFunction<Function<double[], Double>, double[], double[]> answer, Answers answers) {
        SplittableRandom random = new SplittableRandom(answers.seed());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double[] at = random.doubles(random.nextInt(3, 6), -1, 1).toArray();
            double[] factors = random.doubles(at.length, 0.5, 2).toArray();
            List<double[]> asked = new ArrayList<>();
            Measured measured = answers.of(() -> {
                double[] given = at.clone();
                double[] slopes = answer.apply(
                        weights -> {
                            asked.add(weights.clone());
                            return loss(factors, weights, at);
                        },
                        given);
                return new Measured(slopes, given);
            });
            judge(measured.slopes, slopes(factors, at), at, asked);
            if (changed(at, measured.weights) > 0) {
                throw new CheckFailed(
                        "the slopes are right, but afterwards the weights are not what they were: put each one back, "
                                + "exactly, or nudge a copy.");
            }
        }
    }

    /**
     * A loss that is curved along each weight, and in which neighbours meet: the sum of c w³ + w · (next w) + e^w. Around the
     * place where its slopes are wanted a steep bowl is added, which changes none of them and nothing for whoever goes to both
     * sides; to one side only no nudge, however small, is exact.
     */
    private static double loss(double[] factors, double[] w, double[] at) {
        return IntStream.range(0, w.length)
                .mapToDouble(k -> factors[k] * w[k] * w[k] * w[k]
                        + w[k] * w[(k + 1) % w.length]
                        + Math.exp(w[k])
                        + BOWL * (w[k] - at[k]) * (w[k] - at[k]))
                .sum();
    }

    /** Its derivatives at that place. */
    private static double[] slopes(double[] factors, double[] w) {
        int n = w.length;
        return IntStream.range(0, n)
                .mapToDouble(k -> 3 * factors[k] * w[k] * w[k] + w[(k + 1) % n] + w[(k + n - 1) % n] + Math.exp(w[k]))
                .toArray();
    }

    private static void judge(double[] slopes, double[] expected, double[] at, List<double[]> asked) {
        if (Attempt.given(slopes).length != expected.length) {
            throw new CheckFailed(
                    "there are " + expected.length + " weights, but your answer has " + slopes.length + " slopes.");
        }
        if (apart(expected, slopes, 1) > TOLERANCE) {
            throw new CheckFailed(hint(slopes, expected, at, asked) + " The slopes at " + Comparison.text(at) + " are "
                    + Comparison.text(expected) + ", but yours are " + Comparison.text(slopes) + ".");
        }
    }

    private static String hint(double[] slopes, double[] expected, double[] at, List<double[]> asked) {
        List<double[]> nudged = asked.stream().filter(w -> changed(at, w) > 0).toList();
        if (nudged.isEmpty()) {
            return "The loss is never asked with a weight that was changed. If you did change one: double[] up = w is a second name for "
                    + "the same array, so that what you do to up and down is done to w; w.clone() makes a copy.";
        }
        double[] places = nudged.stream()
                .flatMapToDouble(w -> IntStream.range(0, w.length)
                        .filter(k -> isChanged(at, w, k))
                        .mapToDouble(k -> Math.abs(w[k])))
                .toArray();
        if (places.length > 2 && DoubleStream.of(places).allMatch(place -> place == places[0])) {
            return "up[k] = h replaces the weight; it has to be its old value and h more, w[k] + h.";
        }
        if (nudged.stream().anyMatch(w -> changed(at, w) > 1)) {
            return "More than one weight is changed at the same time: put a weight back before you go on to the next one.";
        }
        if (apart(expected, slopes, 2) < LIKE) {
            return "Every slope is twice what it should be: how far apart are the two places?";
        }
        if (apart(expected, slopes, 0.5) < LIKE) {
            return "Every slope is half of what it should be: how far apart are the two places?";
        }
        if (apart(expected, slopes, -1) < LIKE) {
            return "The sign is wrong: where the loss is higher at w + h than at w − h, the slope is positive.";
        }
        if (nudged.size() > 1 && slopes.length > 1 && nudged.stream().allMatch(w -> isChanged(at, w, 0))) {
            return "It is always the first weight that is nudged: in the loop it has to be weight number k.";
        }
        if (slopes[slopes.length - 1] == 0 && apart(but(expected), but(slopes), 1) < LIKE) {
            return "The last slope is missing: how far does the loop go?";
        }
        double largest = nudged.stream().mapToDouble(w -> nudge(at, w)).max().orElseThrow();
        if (apart(expected, slopes, largest * largest) < LIKE) {
            return "In Java a / 2 * h is (a / 2) · h: what is below the fraction needs brackets.";
        }
        double factor = factor(expected, slopes);
        if ((factor < 0.5 || factor > 2) && apart(expected, slopes, factor) < LIKE) {
            return String.format(
                    Locale.ROOT,
                    "Every slope is %.3g times what it should be. Divide the difference of the losses by how far apart the two places are, "
                            + "2h from w − h to w + h.",
                    factor);
        }
        if (largest > LARGEST) {
            return "The nudge is too large: the loss is curved, and its slope changes on the way.";
        }
        if (largest < SMALLEST) {
            return "The nudge is too small: the two losses hardly differ, and what is left of their difference is rounding.";
        }
        return asked.size() > nudged.size()
                ? "Nearly right: you go to one side only and compare with the middle. Going to both sides is far more exact."
                : "These are not the slopes.";
    }

    /** By how much the right slopes have to be multiplied to come nearest to the given ones. */
    private static double factor(double[] expected, double[] given) {
        double products = IntStream.range(0, given.length)
                .mapToDouble(k -> expected[k] * given[k])
                .sum();
        return products / DoubleStream.of(expected).map(slope -> slope * slope).sum();
    }

    private static double[] but(double[] last) {
        return Arrays.copyOf(last, last.length - 1);
    }

    /** How many weights differ. */
    private static long changed(double[] at, double[] w) {
        return IntStream.range(0, at.length).filter(k -> isChanged(at, w, k)).count();
    }

    private static boolean isChanged(double[] at, double[] w, int k) {
        // Written so that NaN is a change.
        return !(Math.abs(at[k] - w[k]) <= ROUNDING);
    }

    private static double nudge(double[] at, double[] w) {
        return IntStream.range(0, at.length)
                .mapToDouble(k -> Math.abs(at[k] - w[k]))
                .max()
                .orElse(0);
    }

    /** How far the given are from the expected times a factor, in comparison with their size; infinite where not a number. */
    private static double apart(double[] expected, double[] given, double factor) {
        double difference = 0;
        double size = 0;
        for (int k = 0; k < expected.length; k++) {
            difference += Math.pow(factor * expected[k] - given[k], 2);
            size += Math.pow(factor * expected[k], 2);
        }
        double apart = Math.sqrt(difference / size);
        return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
    }
}
