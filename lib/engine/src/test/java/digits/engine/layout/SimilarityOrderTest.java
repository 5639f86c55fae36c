package digits.engine.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarityOrderTest {

    @Test
    void alikeStandTogether() {
        // Ink in the left half, in the right half, and in both; two of each kind.
        long[][] ink = {{0x0F}, {0xF0}, {0x0F}, {0xF0}, {0xFF}, {0xFF}};
        int[] halved = SimilarityOrder.halving(ink, 2);
        int[] grouped = SimilarityOrder.groups(ink, 2);
        for (int[] order : new int[][] {halved, grouped}) {
            for (int first = 0; first < order.length; first += 2) {
                assertArrayEquals(ink[order[first]], ink[order[first + 1]], Arrays.toString(order));
            }
            assertArrayEquals(
                    new int[] {0, 1, 2, 3, 4, 5}, Arrays.stream(order).sorted().toArray());
        }
        assertArrayEquals(new long[] {0xFF}, ink[grouped[0]], "most ink first");
    }

    /** Few are grouped one by one, many are halved again and again; either must find the kinds there are. */
    @Test
    void whatIsMixedIsSorted() {
        for (int count : new int[] {320, 3200}) {
            SplittableRandom random = new SplittableRandom(5);
            // Eight kinds with ink at sixteen places each, at most of which one has ink, and now and then elsewhere.
            long[][] ink = new long[count][2];
            for (int i = 0; i < count; i++) {
                for (int place = 0; place < 128; place++) {
                    if (random.nextDouble() < (place / 16 == i % 8 ? 0.7 : 0.02)) {
                        ink[i][place / 64] |= 1L << place;
                    }
                }
            }
            int[] order = SimilarityOrder.of(ink, 16);
            assertArrayEquals(
                    IntStream.range(0, count).toArray(),
                    Arrays.stream(order).sorted().toArray());
            double mixed = tiles(ink, IntStream.range(0, count).toArray());
            double sorted = tiles(ink, order);
            assertTrue(mixed > 0.8 && sorted < 0.4, count + ": " + mixed + " of the tiles, then " + sorted);
        }
    }

    /** The part of the tiles of 16 with ink. */
    private static double tiles(long[][] ink, int[] order) {
        int inked = 0;
        for (int first = 0; first < order.length; first += 16) {
            long[] any = new long[2];
            for (int i = first; i < first + 16; i++) {
                any[0] |= ink[order[i]][0];
                any[1] |= ink[order[i]][1];
            }
            inked += Long.bitCount(any[0]) + Long.bitCount(any[1]);
        }
        return inked / (128.0 * order.length / 16);
    }
}
