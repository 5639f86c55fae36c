package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Judges the mini-batches of an epoch, which may come in any order as long as it is a random one. */
final class BatchesCheck {

    /**
     * The part of all examples that may be followed by one that is equally far away: in a random order one is, and more than ten
     * of 24 are once in some million times.
     */
    private static final double MOST_ALIKE = 0.4;

    private BatchesCheck() {}

    /**
     * @param answer gives the batches for a number of examples, a batch size and random numbers
     * @throws CheckFailed if an example is missing or comes twice, a batch has a wrong size, or the order is not random
     */
    static void check(Three<Integer, Integer, SplittableRandom, List<int[]>> answer, Answers answers) {
        SplittableRandom random = new SplittableRandom(answers.seed());
        Three<Integer, Integer, SplittableRandom, List<int[]>> epochs =
                (examples, size, numbers) -> answers.of(() -> answer.of(examples, size, numbers));
        int size = random.nextInt(4, 8);
        // Once where the batch size divides the examples, once where it does not: whoever loses the rest does so here.
        for (int rest : new int[] {0, random.nextInt(2, size)}) {
            int examples = size * random.nextInt(6, 9) + rest;
            long numbers = random.nextLong();
            SplittableRandom given = new SplittableRandom(numbers);
            List<int[]> epoch = asked(epochs, examples, size, given);
            checkComplete(epoch, examples, size);
            checkSizes(epoch, examples, size);
            checkShuffled(epoch, size);
            if (same(epoch, asked(epochs, examples, size, given))) {
                throw new CheckFailed(
                        "Every epoch has the same order. Take the random numbers that you are given, not some of your own "
                                + "that begin anew each time.");
            }
            if (!same(epoch, asked(epochs, examples, size, new SplittableRandom(numbers)))) {
                throw new CheckFailed(
                        "The same random numbers gave another order: nobody could repeat this training. Take the random "
                                + "numbers that you are given.");
            }
        }
    }

    private static List<int[]> asked(
            Three<Integer, Integer, SplittableRandom, List<int[]>> answer,
            int examples,
            int size,
            SplittableRandom random) {
        List<int[]> batches;
        try {
            batches = answer.of(examples, size, random);
        } catch (ArrayIndexOutOfBoundsException outside) {
            if (!String.valueOf(outside.getMessage()).matches("arraycopy: length -.*")) {
                throw outside;
            }
            CheckFailed failed = new CheckFailed(
                    "Your copyOfRange begins behind the end of the array that you cut. Do you shuffle size numbers, "
                            + size + "? There are examples of them, " + examples + ".");
            failed.initCause(outside);
            throw failed;
        }
        if (batches == null || batches.stream().anyMatch(Objects::isNull)) {
            throw new CheckFailed("your answer is null, or has a batch that is null: is a return missing?");
        }
        if (batches.isEmpty()) {
            throw new CheckFailed("Your list of batches is empty: each batch has to be put into it, list.add(batch).");
        }
        return batches;
    }

    private static void checkComplete(List<int[]> epoch, int examples, int size) {
        int[] times = new int[examples];
        for (int[] batch : epoch) {
            for (int example : batch) {
                if (example < 0 || example >= examples) {
                    throw new CheckFailed("With " + examples + " examples, numbered from 0, there is no example "
                            + example + ", but a batch has it.");
                }
                times[example]++;
            }
        }
        int missing = (int) Arrays.stream(times).filter(count -> count == 0).count();
        int twice = (int) Arrays.stream(times).filter(count -> count > 1).count();
        int first = IntStream.range(0, examples)
                .filter(example -> times[example] > 1)
                .findFirst()
                .orElse(0);
        String sizes = " (" + examples + " examples in batches of " + size + ")";
        if (missing == 0 && twice > 0 && epoch.size() > (examples + size - 1) / size) {
            throw new CheckFailed(
                    "Your " + epoch.size() + " batches overlap: example " + first + " is in more than one" + sizes
                            + ". By how much does the number grow with which a batch begins? The next one begins where it ends.");
        }
        if (missing == 0 && twice > 0) {
            throw new CheckFailed("Example " + first + " comes more than once in an epoch" + sizes
                    + ". Is the last batch filled up? It may be shorter than the others.");
        }
        if (twice > 0 && IntStream.range(1, epoch.size()).anyMatch(i -> epoch.get(i) == epoch.get(i - 1))) {
            throw new CheckFailed(
                    "It is the same array that stands in your list again and again, filled anew each time, so that all batches are what "
                            + "the last one is. Make a new array for each batch, inside the loop.");
        }
        if (twice > 0) {
            throw new CheckFailed(
                    twice + " examples come more than once in one epoch, and " + missing + " never" + sizes
                            + ". Do not draw each number anew; put all numbers in a random order, once, and cut that up.");
        }
        if (missing > 0 && missing == examples % size) {
            throw new CheckFailed("The rest is lost" + sizes
                    + ": the last batch of an epoch may be shorter than the others, but it is there.");
        }
        if (missing > 0 && epoch.stream().limit(epoch.size() - 1).allMatch(batch -> batch.length == size - 1)) {
            throw new CheckFailed("In each of your batches the last example is missing" + sizes
                    + ": copyOfRange(order, from, to) ends before to.");
        }
        if (missing > 0) {
            throw new CheckFailed(missing + " examples are in no batch" + sizes + "; in an epoch each comes once.");
        }
    }

    private static void checkSizes(List<int[]> epoch, int examples, int size) {
        int batches = (examples + size - 1) / size;
        if (epoch.size() != batches) {
            throw new CheckFailed(examples + " examples in batches of " + size + " make " + batches
                    + " batches, but you have " + epoch.size()
                    + (epoch.get(epoch.size() - 1).length == 0 ? ", the last of them empty." : "."));
        }
        for (int at = 0; at < batches; at++) {
            int wanted = Math.min(size, examples - at * size);
            if (epoch.get(at).length != wanted) {
                throw new CheckFailed("Batch " + at + " of " + examples + " examples should have " + wanted
                        + " of them, but has " + epoch.get(at).length + ".");
            }
        }
    }

    private static void checkShuffled(List<int[]> epoch, int size) {
        int[] order = epoch.stream().flatMapToInt(Arrays::stream).toArray();
        int examples = order.length;
        if (follow(order, examples)) {
            throw new CheckFailed(
                    "The examples come in the order in which they are in the file, wherever they begin; it has to be "
                            + "a random one.");
        }
        // Of the full batches alone: a last one of two is often a pair of neighbours.
        List<int[]> full = epoch.stream().filter(batch -> batch.length == size).toList();
        if (2 * full.stream().filter(batch -> follow(batch, examples)).count() >= full.size()) {
            throw new CheckFailed(
                    "Only the batches are in random order; inside each the examples still stand side by side as in the file. "
                            + "In a file that is sorted by class a batch would show one digit alone.");
        }
        if (2 * full.stream().filter(batch -> areNeighbours(batch, examples)).count() >= full.size()) {
            throw new CheckFailed(
                    "Each batch is in random order, but always holds examples that are neighbours in the file. Put all numbers "
                            + "in random order first, then cut.");
        }
        int[] steps = new int[examples];
        IntStream.range(1, examples).forEach(i -> steps[Math.floorMod(order[i] - order[i - 1], examples)]++);
        int most = Arrays.stream(steps).max().orElse(0);
        if (most > MOST_ALIKE * examples) {
            int step = IntStream.range(0, examples)
                    .filter(i -> steps[i] == most)
                    .findFirst()
                    .orElseThrow();
            throw new CheckFailed("The order is not a random one: of " + examples + " examples, " + most
                    + " are followed by the one that is " + step
                    + " further on in the file (after the last comes the first).");
        }
    }

    /** Whether each number is one more than the one before, after the last one from 0 on. */
    private static boolean follow(int[] numbers, int examples) {
        return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] == (numbers[i - 1] + 1) % examples);
    }

    /** Whether some numbers, in whatever order, are consecutive. */
    private static boolean areNeighbours(int[] numbers, int examples) {
        return Arrays.stream(numbers)
                        .filter(number -> Arrays.stream(numbers).noneMatch(other -> other == (number + 1) % examples))
                        .count()
                <= 1;
    }

    private static boolean same(List<int[]> one, List<int[]> other) {
        return Arrays.deepEquals(one.toArray(), other.toArray());
    }
}
