package digits.dataset;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random orders that are the same for the same seed on every machine. */
public final class Shuffle {

    private Shuffle() {}

    /** The numbers 0..count−1 in random order, every order equally likely (Fisher and Yates; Knuth, TAOCP 2, 3.4.2 P). */
    public static int[] order(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        shuffle(order, random);
        return order;
    }

    /** Puts the elements of an array in random order, in place. */
    public static void shuffle(int[] elements, RandomGenerator random) {
        for (int last = elements.length - 1; last > 0; last--) {
            // Not nextInt(bound): how it draws is left to the JDK's release, and the same seed must mean the same
            // order.
            int other = (int) (random.nextDouble() * (last + 1));
            int kept = elements[last];
            elements[last] = elements[other];
            elements[other] = kept;
        }
    }
}
