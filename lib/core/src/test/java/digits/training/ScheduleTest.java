package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static double[] factors(Schedule schedule, int iterations) {
        return IntStream.range(0, iterations)
                .mapToDouble(iteration -> schedule.factor(iteration, iterations))
                .toArray();
    }

    @Test
    void constantIsOne() {
        assertArrayEquals(new double[] {1, 1, 1}, factors(Schedule.constant(), 3));
    }

    @Test
    void stepMultipliesAtEachPartOfTheTraining() {
        assertArrayEquals(new double[] {1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25}, factors(Schedule.step(0.5, 0.5, 0.75), 8));
    }

    /** 0.1 · 30 is 3.0000000000000004 in doubles. */
    @Test
    void stepIsTakenAtTheIterationNearestToItsPart() {
        assertEquals(1, Schedule.step(0.5, 0.1).factor(2, 30));
        assertEquals(0.5, Schedule.step(0.5, 0.1).factor(3, 30));
    }

    @Test
    void cosineFollowsHalfACosine() {
        double[] factors = factors(Schedule.cosine(), 6);
        for (int i = 0; i < 6; i++) {
            assertEquals((1 + Math.cos(Math.PI * i / 6)) / 2, factors[i], 1e-15);
        }
        assertEquals(1, factors[0]);
        assertEquals(0.5, factors[3], 1e-15);
    }

    @Test
    void cosineIsAboveZeroHoweverLongTheTraining() {
        assertTrue(Schedule.cosine().factor(Integer.MAX_VALUE - 1, Integer.MAX_VALUE) > 0);
    }

    @Test
    void warmUpRisesInEqualStepsToOne() {
        assertArrayEquals(new double[] {0.25, 0.5, 0.75, 1, 1, 1, 1, 1}, factors(Schedule.warmUp(0.5), 8));
    }

    @Test
    void afterTheWarmUpAnotherScheduleHasItsWholeCourse() {
        double[] factors = factors(Schedule.warmUp(0.25).then(Schedule.cosine()), 8);
        double[] rest = factors(Schedule.cosine(), 6);
        assertArrayEquals(new double[] {0.5, 1, rest[0], rest[1], rest[2], rest[3], rest[4], rest[5]}, factors);
    }

    @Test
    void aWarmUpTakesAtLeastOneIterationAndMayTakeAll() {
        assertArrayEquals(new double[] {1}, factors(Schedule.warmUp(0.1).then(Schedule.cosine()), 1));
        assertArrayEquals(new double[] {0.5, 1}, factors(Schedule.warmUp(0.9).then(Schedule.step(0.5, 0.5)), 2));
    }

    @Test
    void timesIsTheProduct() {
        Schedule product = Schedule.warmUp(0.5).times(Schedule.step(0.5, 0.75));
        assertArrayEquals(new double[] {0.5, 1, 1, 0.5}, factors(product, 4));
    }

    @Test
    void numbersThatMakeNoSenseAreRejected() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRejected(
                    "a step of a schedule needs a factor above 0 and finite, but got " + bad,
                    () -> Schedule.step(bad, 0.5));
        }
        for (double bad : new double[] {0, 1, Double.NaN}) {
            String needs = " of a schedule needs a part of the training above 0 and below 1, but got " + bad;
            assertRejected("a step" + needs, () -> Schedule.step(0.1, bad));
            assertRejected("a warm-up" + needs, () -> Schedule.warmUp(bad));
        }
        assertRejected("a schedule in steps needs at least one step, but got none", () -> Schedule.step(0.1));
        assertRejected(
                "the steps of a schedule need to be in ascending order, but got [0.5, 0.5]",
                () -> Schedule.step(0.1, 0.5, 0.5));
    }
}
