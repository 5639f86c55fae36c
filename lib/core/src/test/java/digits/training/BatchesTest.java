package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void anEpochTakesEveryExampleOnce() {
        Batches batches = new Batches(10, 3, 1);
        for (int epoch = 0; epoch < 5; epoch++) {
            int[] seen = epoch(batches, epoch);
            Arrays.sort(seen);
            assertArrayEquals(IntStream.range(0, 10).toArray(), seen);
        }
    }

    @Test
    void theLastBatchOfAnEpochIsSmallerWhereTheSizesDoNotDivide() {
        Batches batches = new Batches(10, 3, 1);
        assertEquals(4, batches.perEpoch());
        assertEquals(3, batches.batch(2).length);
        assertEquals(1, batches.batch(3).length);
        assertEquals(3, batches.batch(4).length);
    }

    @Test
    void aBatchMayBeASingleExample() {
        Batches batches = new Batches(4, 1, 1);
        assertEquals(4, batches.perEpoch());
        assertEquals(1, batches.batch(0).length);
    }

    @Test
    void aBatchOfAllExamplesIsFull() {
        assertTrue(new Batches(10, 10, 1).full());
        assertFalse(new Batches(10, 9, 1).full());
        assertEquals(1, new Batches(10, 10, 1).perEpoch());
    }

    @Test
    void theSameSeedGivesTheSameBatchesInWhateverOrderTheyAreAskedFor() {
        Batches forwards = new Batches(100, 7, 3);
        Batches backwards = new Batches(100, 7, 3);
        int[][] expected = new int[60][];
        for (int iteration = 0; iteration < 60; iteration++) {
            expected[iteration] = forwards.batch(iteration);
        }
        for (int iteration = 59; iteration >= 0; iteration--) {
            assertArrayEquals(expected[iteration], backwards.batch(iteration), "iteration " + iteration);
        }
    }

    @Test
    void anotherSeedGivesOtherBatches() {
        assertFalse(Arrays.equals(new Batches(100, 7, 3).batch(0), new Batches(100, 7, 4).batch(0)));
    }

    /**
     * Of two independent orders of 1,000 examples the correlation is 0 ± 0.03 (1/√1000) at any shift, so that 0.15 is five
     * standard deviations. Orders drawn from one generator that is moved on by a number have 0.58 at a shift of 1.
     */
    @Test
    void theOrderOfAnEpochSaysNothingAboutTheNextOrTheSameEpochOfAnotherSeed() {
        for (long seed = 0; seed < 5; seed++) {
            Batches batches = new Batches(1000, 10, seed);
            int[] order = epoch(batches, 3);
            int[] next = epoch(batches, 4);
            int[] other = epoch(new Batches(1000, 10, seed + 1), 3);
            for (int shift = -3; shift <= 3; shift++) {
                assertEquals(0, correlation(order, next, shift), 0.15, "next epoch, shift " + shift);
                assertEquals(0, correlation(order, other, shift), 0.15, "next seed, shift " + shift);
            }
        }
    }

    @Test
    void aSizeThatNoBatchCanHaveIsRejected() {
        String needs = "batches of 10 examples need a size from 1 to 10, but got ";
        assertRejected(needs + "0", () -> new Batches(10, 0, 1));
        assertRejected(needs + "11", () -> new Batches(10, 11, 1));
    }

    private static int[] epoch(Batches batches, int epoch) {
        return IntStream.range(epoch * batches.perEpoch(), (epoch + 1) * batches.perEpoch())
                .mapToObj(batches::batch)
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** Pearson's correlation of two orders of 0..n−1, the second shifted round by some places. */
    private static double correlation(int[] a, int[] b, int shift) {
        int n = a.length;
        double mean = (n - 1) / 2.0;
        double variance = (n * (double) n - 1) / 12;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (a[i] - mean) * (b[Math.floorMod(i + shift, n)] - mean);
        }
        return sum / (n * variance);
    }
}
