package digits.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Orders in which what is alike stands together: examples with ink at the same pixels, and pixels that have ink in the same
 * examples. Then more of the tiles of {@link TiledExamples} are without any ink, and those that aren't are full of it. Each is
 * described by its bits: where it has ink.
 */
final class Likeness {

    /**
     * How much ink that a feature brings with it speaks for it, against the places that its group gets through it. With 1 a
     * group would take a feature with much ink as gladly as one that fits.
     */
    private static final double OWN_INK = 0.5;

    private final long[][] ink;
    private final int step;

    private Likeness(long[][] ink, int step) {
        this.ink = ink;
        this.step = step;
    }

    /**
     * Cuts all in two halves that are as different as is easily found, and each of them again, down to {@code step}.
     *
     * @param ink for each its bits, all of the same length
     */
    static int[] halving(long[][] ink, int step) {
        int[] order = IntStream.range(0, ink.length).toArray();
        new Likeness(ink, step).halve(order, 0, order.length);
        return order;
    }

    private void halve(int[] order, int from, int to) {
        if (to - from <= step) {
            return;
        }
        int left = farthest(order, from, to, order[from]);
        int right = farthest(order, from, to, left);
        long[] sorted = new long[to - from];
        for (int i = from; i < to; i++) {
            long nearerToLeft = (long) difference(order[i], left) - difference(order[i], right);
            sorted[i - from] = nearerToLeft << Integer.SIZE | order[i];
        }
        Arrays.sort(sorted);
        for (int i = from; i < to; i++) {
            order[i] = (int) sorted[i - from];
        }
        int steps = (to - from + step - 1) / step;
        int middle = from + steps / 2 * step;
        halve(order, from, middle);
        halve(order, middle, to);
    }

    private int farthest(int[] order, int from, int to, int one) {
        int best = one;
        int most = -1;
        for (int i = from; i < to; i++) {
            int difference = difference(order[i], one);
            if (difference > most) {
                most = difference;
                best = order[i];
            }
        }
        return best;
    }

    /** At how many places only one of the two has ink. */
    private int difference(int one, int other) {
        int sum = 0;
        for (int word = 0; word < ink[one].length; word++) {
            sum += Long.bitCount(ink[one][word] ^ ink[other][word]);
        }
        return sum;
    }

    /**
     * Makes groups of {@code step}: each starts with the one with most ink that is left, and takes what adds fewest places
     * to it, until it is full.
     *
     * @param ink for each its bits, all of the same length
     */
    static int[] groups(long[][] ink, int step) {
        int[] counts = new int[ink.length];
        for (int i = 0; i < ink.length; i++) {
            counts[i] = Arrays.stream(ink[i]).mapToInt(Long::bitCount).sum();
        }
        int[] left = IntStream.range(0, ink.length)
                .boxed()
                .sorted((a, b) -> counts[b] - counts[a])
                .mapToInt(Integer::intValue)
                .toArray();
        int[] order = new int[ink.length];
        long[] places = null;
        for (int done = 0; done < order.length; done++) {
            int next = done % step == 0 ? 0 : best(left, order.length - done, places, ink, counts);
            order[done] = left[next];
            long[] own = ink[left[next]];
            places = done % step == 0 ? own.clone() : places;
            for (int word = 0; word < own.length; word++) {
                places[word] |= own[word];
            }
            System.arraycopy(left, next + 1, left, next, left.length - next - 1);
        }
        return order;
    }

    private static int best(int[] left, int count, long[] places, long[][] ink, int[] counts) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            long[] own = ink[left[i]];
            int all = 0;
            for (int word = 0; word < own.length; word++) {
                all += Long.bitCount(own[word] | places[word]);
            }
            double price = all - OWN_INK * counts[left[i]];
            if (price < least) {
                least = price;
                best = i;
            }
        }
        return best;
    }
}
