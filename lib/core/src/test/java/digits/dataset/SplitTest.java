package digits.dataset;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    /** Examples of given labels, whose only feature is their number, so that they can be told apart. */
    private static Dataset examples(int... labels) {
        Matrix X = Matrix.generate(1, labels.length, (row, column) -> column);
        return Dataset.of(X, labels, 3, 1, 1);
    }

    /** The only feature of each example: its number in the data set that was split. */
    private static double[] numbers(Dataset part) {
        return part.X().toArray();
    }

    private static int[] labels(int... counts) {
        return IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
                .toArray();
    }

    @Test
    void everyExampleIsInExactlyOnePartWithItsLabel() {
        Dataset dataset = examples(labels(20, 30, 50));
        Split split = dataset.split(0.3, 1);
        double[] both = DoubleStream.concat(Arrays.stream(numbers(split.train())), Arrays.stream(numbers(split.test())))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 100).asDoubleStream().toArray(), both);
        for (Dataset part : new Dataset[] {split.train(), split.test()}) {
            for (int example = 0; example < part.size(); example++) {
                assertEquals(dataset.label((int) part.value(example, 0)), part.label(example));
            }
        }
    }

    @Test
    void everyClassGivesTheSameFraction() {
        Split split = examples(labels(20, 30, 50)).split(0.3, 1);
        assertArrayEquals(new int[] {6, 9, 15}, split.test().classCounts());
        assertArrayEquals(new int[] {14, 21, 35}, split.train().classCounts());
    }

    @Test
    void whereTheFractionIsNotWholeTheLargestRemaindersAreRoundedUp() {
        // ⌈10 · 0.25⌉ = 3 of 10 are set aside: quotas 5·3/10 = 1.5, 3·3/10 = 0.9, 2·3/10 = 0.6. Rounded down 1, 0, 0;
        // the two left go to the remainders 0.9 and 0.6.
        assertArrayEquals(
                new int[] {1, 1, 1},
                examples(labels(5, 3, 2)).split(0.25, 1).test().classCounts());
        // ⌈9 · 0.4⌉ = 4: quotas 4/3 each; ties go to the first class.
        assertArrayEquals(
                new int[] {2, 1, 1},
                examples(labels(3, 3, 3)).split(0.4, 1).test().classCounts());
    }

    @Test
    void aClassMayBeEmpty() {
        Split split = examples(labels(4, 0, 4)).split(0.5, 1);
        assertArrayEquals(new int[] {2, 0, 2}, split.test().classCounts());
        assertArrayEquals(new int[] {2, 0, 2}, split.train().classCounts());
    }

    @Test
    void bothPartsAreShuffled() {
        Split split = examples(labels(40, 40, 40)).split(0.5, 1);
        for (Dataset part : new Dataset[] {split.train(), split.test()}) {
            double[] sorted = numbers(part);
            Arrays.sort(sorted);
            assertFalse(Arrays.equals(sorted, numbers(part)));
            // Sorted by class is not shuffled either: of 60 labels in random order two thirds differ from the next.
            long changes = IntStream.range(1, 60)
                    .filter(i -> part.label(i) != part.label(i - 1))
                    .count();
            assertEquals(39.0, (double) changes, 18);
        }
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
        Dataset dataset = examples(labels(20, 30, 50));
        Split split = dataset.split(0.3, 7);
        assertArrayEquals(numbers(split.train()), numbers(dataset.split(0.3, 7).train()));
        assertArrayEquals(numbers(split.test()), numbers(dataset.split(0.3, 7).test()));
        double[] test = numbers(split.test());
        double[] other = numbers(dataset.split(0.3, 8).test());
        Arrays.sort(test);
        Arrays.sort(other);
        assertFalse(Arrays.equals(test, other), "another seed should set others aside, not only order them anew");
    }

    @Test
    void theFractionLeavesSomethingOnBothSides() {
        Dataset dataset = examples(labels(1, 1, 1));
        String needs = "split needs a test fraction above 0 and below 1, but got ";
        assertRejected(needs + "0.0", () -> dataset.split(0, 1));
        assertRejected(needs + "1.0", () -> dataset.split(1, 1));
        assertRejected(needs + "-0.2", () -> dataset.split(-0.2, 1));
        assertRejected(needs + "20.0", () -> dataset.split(20, 1));
        assertRejected(needs + "NaN", () -> dataset.split(Double.NaN, 1));
        assertRejected(
                "split needs an example left to train with, but 3 of 3 would be set aside",
                () -> dataset.split(0.9, 1));
    }

    @Test
    void aClassOfAHundredThousandGivesItsFraction() {
        // 100,000 · 40,000 is more than an int holds.
        Split split = examples(labels(100_000, 60_000, 40_000)).split(0.2, 1);
        assertArrayEquals(new int[] {20_000, 12_000, 8_000}, split.test().classCounts());
    }
}
