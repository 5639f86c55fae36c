package digits.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void anOrderHoldsEveryNumberOnce() {
        int[] order = Shuffle.order(1000, new SplittableRandom(1));
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), order);
    }

    /** Each of the 24 orders of four is expected 1,000 times in 24,000, ± 31; five standard deviations are 155. */
    @Test
    void everyOrderIsEquallyLikely() {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 24_000; i++) {
            counts.merge(Arrays.toString(Shuffle.order(4, random)), 1, Integer::sum);
        }
        assertEquals(24, counts.size());
        counts.forEach((order, count) -> assertEquals(1000, count, 155, order));
    }

    @Test
    void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
        int[] order = Shuffle.order(100, new SplittableRandom(5));
        assertArrayEquals(order, Shuffle.order(100, new SplittableRandom(5)));
        assertFalse(Arrays.equals(order, Shuffle.order(100, new SplittableRandom(6))));
    }

    /** As first drawn, on OpenJDK 17: another release or machine that draws otherwise would change every result. */
    @Test
    void theOrderIsTheSameOnEveryMachine() {
        assertArrayEquals(new int[] {8, 3, 6, 5, 4, 0, 9, 2, 1, 7}, Shuffle.order(10, new SplittableRandom(42)));
    }

    @Test
    void nothingAndOneNumberAreInOrder() {
        assertArrayEquals(new int[0], Shuffle.order(0, new SplittableRandom(1)));
        assertArrayEquals(new int[] {0}, Shuffle.order(1, new SplittableRandom(1)));
    }
}
