package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Shuffle;
import digits.notebook.CheckFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mini-batches are judged right and wrong alike whatever the random numbers. */
class BatchesCheckTest {

    private static final int SEEDS = 100;

    private static List<int[]> cut(int[] order, int size, boolean filled) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += size) {
            batches.add(Arrays.copyOfRange(order, from, filled ? from + size : Math.min(from + size, order.length)));
        }
        return batches;
    }

    static List<int[]> right(int examples, int size, SplittableRandom random) {
        return cut(Shuffle.order(examples, random), size, false);
    }

    private static void isTold(String hint, Three<Integer, Integer, SplittableRandom, List<int[]>> answer) {
        for (long seed = 0; seed < SEEDS; seed++) {
            long chosen = seed;
            String told = assertThrows(CheckFailed.class, () -> BatchesCheck.check(answer, Answers.asking(chosen)))
                    .getMessage();
            assertTrue(told.contains(hint), told);
        }
    }

    @Test
    void shuffledExamplesAreRight() {
        for (long seed = 0; seed < SEEDS; seed++) {
            BatchesCheck.check(BatchesCheckTest::right, Answers.asking(seed));
        }
    }

    @Test
    void theOrderOfTheFileIsWrong() {
        isTold(
                "in which they are in the file",
                (examples, size, random) -> cut(IntStream.range(0, examples).toArray(), size, false));
    }

    @Test
    void theOrderOfTheFileFromARandomStartIsWrong() {
        isTold("in which they are in the file", (examples, size, random) -> {
            int start = random.nextInt(examples);
            return cut(
                    IntStream.range(0, examples)
                            .map(example -> (start + example) % examples)
                            .toArray(),
                    size,
                    false);
        });
    }

    @Test
    void equalStepsThroughTheFileAreWrong() {
        isTold("The order is not a random one", (examples, size, random) -> {
            int step = examples % 5 > 0 ? 5 : examples % 7 > 0 ? 7 : 11;
            return cut(
                    IntStream.range(0, examples)
                            .map(example -> step * example % examples)
                            .toArray(),
                    size,
                    false);
        });
    }

    @Test
    void shuffledBatchesAreWrong() {
        isTold("Only the batches are in random order", (examples, size, random) -> {
            List<int[]> batches = cut(IntStream.range(0, examples).toArray(), size, false);
            // The short batch stays last, or its place alone would tell.
            return IntStream.concat(
                            Arrays.stream(Shuffle.order(examples / size, random)),
                            IntStream.range(examples / size, batches.size()))
                    .mapToObj(batches::get)
                    .toList();
        });
    }

    @Test
    void aLostRestIsWrong() {
        isTold(
                "The rest is lost",
                (examples, size, random) ->
                        cut(Arrays.copyOf(Shuffle.order(examples, random), examples - examples % size), size, false));
    }

    @Test
    void aFilledBatchIsWrong() {
        isTold(
                "Is the last batch filled up?",
                (examples, size, random) -> cut(Shuffle.order(examples, random), size, true));
    }

    @Test
    void drawingWithReplacementIsWrong() {
        isTold(
                "Do not draw each number anew",
                (examples, size, random) ->
                        cut(random.ints(examples, 0, examples).toArray(), size, false));
    }

    @Test
    void theSameOrderInEveryEpochIsWrong() {
        isTold(
                "Every epoch has the same order",
                (examples, size, random) -> right(examples, size, new SplittableRandom(1)));
    }

    @Test
    void anOrderThatCannotBeRepeatedIsWrong() {
        isTold(
                "nobody could repeat this training",
                (examples, size, random) -> right(examples, size, new SplittableRandom()));
    }

    @Test
    void nothingIsWrong() {
        isTold("is a return missing?", (examples, size, random) -> null);
    }
}
