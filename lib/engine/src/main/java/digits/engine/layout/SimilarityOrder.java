package digits.engine.layout;

import digits.matrix.Interruption;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Permutations that put items beside others that are similar: examples with ink at the same pixels, or pixels with ink in the
 * same examples. Then more of the tiles of {@link TiledExamples} are without any ink, and the others are full of it. An item is
 * described by its bits: where it has ink. Few items are clustered one by one, many are cut in halves again and again.
 */
final class SimilarityOrder {

    /**
     * How much an item's own ink speaks for it, against the places that it adds to its cluster. With 1 a cluster would take an
     * item with much ink as gladly as one that fits.
     */
    private static final double OWN_INK = 0.3;

    /** With up to so many items, every one that is left can be looked at for each place in a cluster. */
    private static final int FEW = 2048;

    /** Items of a half that are looked at to find where the half has ink. */
    private static final int SAMPLE = 32;

    /** How much more often one half must have ink at a place than the other for the place to count, and to count twice. */
    private static final double[] MORE_OFTEN = {0.1, 0.3};

    private final long[][] ink;
    private final int step;
    private final int places;

    private SimilarityOrder(long[][] ink, int step) {
        this.ink = ink;
        this.step = step;
        places = ink[0].length * Long.SIZE;
    }

    /**
     * A permutation in which each {@code step} items that follow each other are similar.
     *
     * @param ink the bits of each item, all of the same length
     */
    static int[] of(long[][] ink, int step) {
        return ink.length <= FEW ? groups(ink, step) : halving(ink, step);
    }

    /**
     * Cuts the items in two halves that are as different as is easily found, and each half again, down to {@code step} items.
     *
     * @param ink the bits of each item, all of the same length
     */
    static int[] halving(long[][] ink, int step) {
        int[] order = IntStream.range(0, ink.length).toArray();
        new SimilarityOrder(ink, step).halve(order, 0, order.length);
        return order;
    }

    private void halve(int[] order, int from, int to) {
        if (to - from <= step) {
            return;
        }
        Interruption.check();
        int steps = (to - from + step - 1) / step;
        int middle = from + steps / 2 * step;
        // First by two that are very different, then by what the halves have more of than each other.
        int one = farthest(order, from, to, order[from]);
        int other = farthest(order, from, to, one);
        sort(order, from, to, new long[][] {ink[one]}, new long[][] {ink[other]});
        double[] ofFirst = shares(order, from, middle);
        double[] ofSecond = shares(order, middle, to);
        sort(order, from, to, moreOften(ofFirst, ofSecond), moreOften(ofSecond, ofFirst));
        halve(order, from, middle);
        halve(order, middle, to);
    }

    private int farthest(int[] order, int from, int to, int one) {
        int best = one;
        int most = -1;
        for (int i = from; i < to; i++) {
            int difference = 0;
            for (int word = 0; word < ink[one].length; word++) {
                difference += Long.bitCount(ink[order[i]][word] ^ ink[one][word]);
            }
            if (difference > most) {
                most = difference;
                best = order[i];
            }
        }
        return best;
    }

    /** At each place which part of some has ink, going by a few of them. */
    private double[] shares(int[] order, int from, int to) {
        double[] shares = new double[places];
        int looked = Math.min(SAMPLE, to - from);
        for (int i = 0; i < looked; i++) {
            long[] own = ink[order[from + (int) ((long) i * (to - from) / looked)]];
            for (int word = 0; word < own.length; word++) {
                for (long left = own[word]; left != 0; left &= left - 1) {
                    shares[word * Long.SIZE + Long.numberOfTrailingZeros(left)] += 1.0 / looked;
                }
            }
        }
        return shares;
    }

    /** The places at which the first have ink more often than the second: by a little, by much. */
    private static long[][] moreOften(double[] first, double[] second) {
        long[][] more = new long[MORE_OFTEN.length][first.length / Long.SIZE];
        for (int i = 0; i < MORE_OFTEN.length; i++) {
            for (int place = 0; place < first.length; place++) {
                if (first[place] - second[place] > MORE_OFTEN[i]) {
                    more[i][place >> 6] |= 1L << place;
                }
            }
        }
        return more;
    }

    /** Sorts by how much more of their ink is where the first have it than where the second do: most first. */
    private void sort(int[] order, int from, int to, long[][] first, long[][] second) {
        int most = first.length * places;
        int[] scores = new int[to - from];
        int[] counts = new int[2 * most + 1];
        for (int i = from; i < to; i++) {
            int score = most + common(ink[order[i]], second) - common(ink[order[i]], first);
            scores[i - from] = score;
            counts[score]++;
        }
        // Where those of each score go: the least first, and those of one score in the order in which they stand.
        int next = from;
        for (int score = 0; score < counts.length; score++) {
            int count = counts[score];
            counts[score] = next;
            next += count;
        }
        int[] before = Arrays.copyOfRange(order, from, to);
        for (int i = 0; i < before.length; i++) {
            order[counts[scores[i]]++] = before[i];
        }
    }

    private static int common(long[] own, long[][] all) {
        int sum = 0;
        for (long[] bits : all) {
            for (int word = 0; word < own.length; word++) {
                sum += Long.bitCount(own[word] & bits[word]);
            }
        }
        return sum;
    }

    /**
     * Makes clusters of {@code step} items. A cluster starts with the item with most ink that is left, and takes the item that
     * adds fewest places to it, until it is full.
     *
     * @param ink the bits of each item, all of the same length
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
            Interruption.check();
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
