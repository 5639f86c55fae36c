package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Judges how somebody chooses the examples of an exam: none twice, by the seed alone, and each as likely as any other. */
final class ExamSet {

    private static final int TRIES = 20;

    /** So many exams of 4 among 10 show whether some example is chosen too seldom: each one 160 times, give or take 10. */
    private static final int EXAMS = 400;

    /** Six times what chance gives and takes: a fair choice is rejected once in a hundred million times. */
    private static final int MOST_OFF = 60;

    /** There are 210 exams of 4 among 10, and 400 random ones are about 179 of them, give or take 5. */
    private static final int FEWEST_DIFFERENT = 120;

    private ExamSet() {}

    /**
     * Judges an answer with seeds that are drawn anew each time.
     *
     * @throws CheckFailed if an exam has examples twice or not at all, or is no random choice
     */
    static void check(Three<Integer, Integer, Long, int[]> answer, Answers answers) {
        SplittableRandom random = new SplittableRandom(answers.seed());
        Three<Integer, Integer, Long, int[]> asked = (n, size, seed) -> answers.of(() -> answer.of(n, size, seed));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int examples = random.nextInt(20, 40);
            int size = random.nextInt(8, 15);
            long seedOfExam = random.nextLong();
            int[] exam = chosen(asked, examples, size, seedOfExam);
            if (!Arrays.equals(sorted(exam), sorted(chosen(asked, examples, size, seedOfExam)))) {
                throw new CheckFailed(
                        "the same seed gave two different exams: let all random numbers come from the seed.");
            }
        }
        fair(asked, random);
    }

    private static int[] chosen(Three<Integer, Integer, Long, int[]> answer, int examples, int size, long seed) {
        int[] exam = Attempt.given(answer.of(examples, size, seed));
        String asked = " For " + size + " of " + examples + " examples you chose " + Arrays.toString(exam) + ".";
        if (exam.length != size) {
            throw new CheckFailed(
                    "there should be " + size + " examples in the exam, but there are " + exam.length + "." + asked);
        }
        if (Arrays.stream(exam).anyMatch(example -> example < 0 || example >= examples)) {
            throw new CheckFailed("the examples are numbered from 0 to " + (examples - 1) + "." + asked);
        }
        if (Arrays.stream(exam).distinct().count() < size) {
            throw new CheckFailed(
                    "an example is in the exam more than once: how do you draw lots so that none comes twice?" + asked);
        }
        return exam;
    }

    private static void fair(Three<Integer, Integer, Long, int[]> answer, SplittableRandom random) {
        int[] counts = new int[10];
        int[] first = null;
        boolean allAlike = true;
        Set<List<Integer>> different = new HashSet<>();
        boolean allNeighbours = true;
        for (int exam = 0; exam < EXAMS; exam++) {
            int[] chosen = sorted(chosen(answer, counts.length, 4, random.nextLong()));
            first = first == null ? chosen : first;
            allAlike &= Arrays.equals(first, chosen);
            allNeighbours &= neighbours(chosen, counts.length);
            different.add(Arrays.stream(chosen).boxed().toList());
            Arrays.stream(chosen).forEach(example -> counts[example]++);
        }
        if (allAlike && Arrays.equals(first, new int[] {0, 1, 2, 3})) {
            throw new CheckFailed(
                    "whatever the seed, an exam of 4 has the examples 0 to 3. Let the seed put the numbers of all examples in a random "
                            + "order, not the first ones alone, and then take the first ones.");
        }
        if (allAlike) {
            throw new CheckFailed("every seed gives the same exam: is the seed used?");
        }
        if (allNeighbours) {
            throw new CheckFailed(
                    "the exam is always a run of neighbours. Neighbours in the file were often written by the same hand: "
                            + "choose each one by itself.");
        }
        int expected = EXAMS * 4 / counts.length;
        for (int example = 0; example < counts.length; example++) {
            if (counts[example] == 0) {
                throw new CheckFailed("example " + example + " of 10 never gets into an exam.");
            }
            if (Math.abs(counts[example] - expected) > MOST_OFF) {
                throw new CheckFailed(
                        "not all examples are equally likely: in " + EXAMS + " exams of 4 out of 10, example " + example
                                + " should come about " + expected + " times, but came " + counts[example] + " times.");
            }
        }
        if (different.size() < FEWEST_DIFFERENT) {
            throw new CheckFailed(
                    "there are 210 exams of 4 out of 10, but in " + EXAMS + " of yours only " + different.size()
                            + " are different: whoever knows one example of an exam knows others. Choose each one by itself.");
        }
    }

    /** Whether sorted numbers follow each other without a gap, if need be from the last example on to the first. */
    private static boolean neighbours(int[] sorted, int examples) {
        long gaps = IntStream.range(0, sorted.length)
                .filter(i -> (sorted[i] + 1) % examples != sorted[(i + 1) % sorted.length])
                .count();
        return gaps <= 1;
    }

    private static int[] sorted(int[] exam) {
        return Arrays.stream(exam).sorted().toArray();
    }
}
