package digits.training;

import java.util.Arrays;

/** What the numbers of the schedules need to be. */
final class Schedules {

    private Schedules() {}

    static void checkFactor(String what, double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " of a schedule needs a factor above 0 and finite, but got " + factor);
        }
    }

    static void checkPart(String what, double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException(
                    what + " of a schedule needs a part of the training above 0 and below 1, but got " + part);
        }
    }

    static void checkAscending(double[] parts) {
        for (int i = 0; i < parts.length; i++) {
            checkPart("a step", parts[i]);
            if (i > 0 && parts[i] <= parts[i - 1]) {
                throw new IllegalArgumentException(
                        "the steps of a schedule need to be in ascending order, but got " + Arrays.toString(parts));
            }
        }
        if (parts.length == 0) {
            throw new IllegalArgumentException("a schedule in steps needs at least one step, but got none");
        }
    }
}
