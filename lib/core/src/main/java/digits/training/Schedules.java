package digits.training;

import java.util.List;
import java.util.Objects;

/** The usual schedules, as values, and what their numbers need to be. */
final class Schedules {

    private Schedules() {}

    record Constant() implements Schedule {
        @Override
        public double factor(int iteration, int iterations) {
            return 1;
        }
    }

    record Step(double factor, List<Double> after) implements Schedule {

        Step {
            if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a step of a schedule needs a factor above 0 and finite, but got " + factor);
            }
            checkAscending(after);
        }

        @Override
        public double factor(int iteration, int iterations) {
            double product = 1;
            for (double part : after) {
                product *= iteration >= Math.round(part * iterations) ? factor : 1;
            }
            return product;
        }
    }

    record Cosine() implements Schedule {
        @Override
        public double factor(int iteration, int iterations) {
            // ½ (1 + cos x) = cos²(x/2) = sin²((π − x)/2): in this form it is above 0 however near the end is.
            double root = StrictMath.sin(Math.PI / 2 * (iterations - iteration) / iterations);
            return root * root;
        }
    }

    record WarmUpThen(Schedule.WarmUp rise, Schedule rest) implements Schedule {

        WarmUpThen {
            Objects.requireNonNull(rest, "a warm-up needs a schedule to be followed by, but got null");
        }

        @Override
        public double factor(int iteration, int iterations) {
            int length = rise.length(iterations);
            return iteration < length || iterations == length
                    ? rise.factor(iteration, iterations)
                    : rest.factor(iteration - length, iterations - length);
        }
    }

    static void checkPart(String what, double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException(
                    what + " of a schedule needs a part of the training above 0 and below 1, but got " + part);
        }
    }

    private static void checkAscending(List<Double> parts) {
        for (int i = 0; i < parts.size(); i++) {
            checkPart("a step", parts.get(i));
            if (i > 0 && parts.get(i) <= parts.get(i - 1)) {
                throw new IllegalArgumentException(
                        "the steps of a schedule need to be in ascending order, but got " + parts);
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a schedule in steps needs at least one step, but got none");
        }
    }
}
