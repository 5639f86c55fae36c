package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.notebook.CheckFailed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A fair choice passes, whatever the seeds; whoever chooses in one of the usual wrong ways is told which. */
class ExamSetTest {

    private static final int SEEDS = 100;

    static int[] shuffled(int examples, int size, long seed) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, examples).boxed().toList());
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, size).stream().mapToInt(example -> example).toArray();
    }

    private static void rejects(String hint, Three<Integer, Integer, Long, int[]> answer) {
        for (long seed = 0; seed < SEEDS; seed++) {
            long chosen = seed;
            String said = assertThrows(CheckFailed.class, () -> ExamSet.check(answer, Answers.asking(chosen)))
                    .getMessage();
            assertTrue(said.contains(hint), said);
        }
    }

    @Test
    void acceptsAShuffleAndDrawingUntilThereAreEnough() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExamSet.check(ExamSetTest::shuffled, Answers.asking(seed));
            ExamSet.check(
                    (examples, size, chosen) -> new SplittableRandom(chosen)
                            .ints(0, examples)
                            .distinct()
                            .limit(size)
                            .toArray(),
                    Answers.asking(seed));
        }
    }

    @Test
    void rejectsDrawingWithRepetition() {
        rejects(
                "more than once",
                (examples, size, seed) ->
                        new Random(seed).ints(size, 0, examples).toArray());
    }

    @Test
    void rejectsAChoiceThatTheSeedDoesNotDecide() {
        Random clock = new Random(1);
        rejects(
                "the same seed gave two different exams",
                (examples, size, seed) -> shuffled(examples, size, clock.nextLong()));
    }

    @Test
    void rejectsTheSameChoiceForEverySeed() {
        rejects(
                "every seed gives the same exam",
                (examples, size, seed) -> IntStream.range(1, size + 1).toArray());
        rejects(
                "whatever the seed, an exam of 4 has the examples 0 to 3",
                (examples, size, seed) -> IntStream.range(0, size).toArray());
    }

    @Test
    void rejectsARunOfNeighbours() {
        rejects("always a run of neighbours", (examples, size, seed) -> {
            int from = new Random(seed).nextInt(examples);
            return IntStream.range(from, from + size)
                    .map(example -> example % examples)
                    .toArray();
        });
    }

    @Test
    void rejectsFewDifferentExams() {
        rejects("are different", (examples, size, seed) -> {
            int start = new Random(seed).nextInt(examples);
            return IntStream.range(0, size)
                    .map(i -> (start + 43 * i) % examples)
                    .toArray();
        });
    }

    @Test
    void rejectsAChoiceThatLeavesOneOut() {
        rejects("example 9 of 10 never", (examples, size, seed) -> shuffled(examples - 1, size, seed));
    }

    @Test
    void rejectsAChoiceThatPrefersSome() {
        rejects("not all examples are equally likely", (examples, size, seed) -> {
            int[] chosen = shuffled(examples, size, seed);
            boolean hasFirst = IntStream.of(chosen).anyMatch(example -> example == 0);
            chosen[0] = hasFirst ? chosen[0] : 0;
            return chosen;
        });
    }

    @Test
    void rejectsTheWrongNumberAndWrongNumbers() {
        rejects("examples in the exam, but there are", (examples, size, seed) -> shuffled(examples, size - 1, seed));
        rejects(
                "numbered from 0 to",
                (examples, size, seed) -> IntStream.of(shuffled(examples, size, seed))
                        .map(example -> example + examples)
                        .toArray());
    }
}
