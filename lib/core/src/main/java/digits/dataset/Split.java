package digits.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Examples to train with, and others set aside to test on.
 *
 * @param train the examples that the network learns from
 * @param test examples that it never sees while it learns
 */
public record Split(Dataset train, Dataset test) {

    /**
     * A stratified split: of every class the same fraction is set aside, to within one example. Of n examples ⌈n ·
     * testFraction⌉ are set aside; both parts are shuffled. The same seed gives the same split.
     *
     * @param testFraction the part set aside, above 0 and below 1
     * @throws IllegalArgumentException if testFraction is not between 0 and 1, or no example would remain to train with
     */
    public static Split of(Dataset dataset, double testFraction, long seed) {
        if (!(testFraction > 0 && testFraction < 1)) {
            throw new IllegalArgumentException(
                    "split needs a test fraction above 0 and below 1, but got " + testFraction);
        }
        int testSize = (int) Math.ceil(dataset.size() * testFraction);
        if (testSize >= dataset.size()) {
            throw new IllegalArgumentException("split needs an example left to train with, but " + testSize + " of "
                    + dataset.size() + " would be set aside");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] testCounts = apportion(dataset.classCounts(), testSize);
        int[] order = Shuffle.order(dataset.size(), random);
        int[] taken = new int[dataset.classes()];
        boolean[] isTest = new boolean[dataset.size()];
        for (int example : order) {
            int label = dataset.label(example);
            isTest[example] = taken[label]++ < testCounts[label];
        }
        int[] test = Arrays.stream(order).filter(example -> isTest[example]).toArray();
        int[] train = Arrays.stream(order).filter(example -> !isTest[example]).toArray();
        // Of each class the first ones are the test: which class comes when is not random any more.
        Shuffle.shuffle(test, random);
        Shuffle.shuffle(train, random);
        return new Split(dataset.choose(train), dataset.choose(test));
    }

    /** Seats shared out in proportion to the counts by largest remainder (Hamilton), ties to the first class. */
    private static int[] apportion(int[] counts, int seats) {
        double total = Arrays.stream(counts).sum();
        double[] quotas = Arrays.stream(counts)
                .mapToDouble(count -> (double) count * seats / total)
                .toArray();
        int[] shares = Arrays.stream(quotas).mapToInt(quota -> (int) quota).toArray();
        int left = seats - Arrays.stream(shares).sum();
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> shares[label] - quotas[label]))
                .limit(left)
                .forEach(label -> shares[label]++);
        return shares;
    }
}
