package digits.exercises;

import digits.dataset.Dataset;
import digits.training.ConfusionMatrix;
import digits.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The exercises of notebook 07, beat the ancestors. */
public final class Exercises07 {

    private static final Exercise CONFUSION = new Exercise(7, 1, "count what was taken for what");
    private static final Exercise RECALL = new Exercise(7, 2, "how much of each digit is recognized");
    private static final Exercise SPREAD = new Exercise(7, 3, "a mean and how far single runs scatter");
    private static final Exercise RECIPE = new Exercise(7, 4, "beat 97%");

    static final List<Exercise> ALL = List.of(CONFUSION, RECALL, SPREAD, RECIPE);

    /** Answers beside the truth. */
    record Exam(int[] truths, int[] answers, int classes) {}

    private static final Question<Exam, int[][]> CONFUSION_QUESTION = Question.of(
                    CONFUSION, Exercises07::exam, (Exam it) -> counts(it.truths, it.answers, it.classes))
            .mistake(
                    "Rows and columns are swapped: the row says what the digit is, the column what it was taken for.",
                    it -> counts(it.answers, it.truths, it.classes))
            .mistake(
                    "Only what was read correctly is counted. The mistakes belong into the matrix as well, beside the diagonal.",
                    it -> changed(it, (onDiagonal, count) -> onDiagonal ? count : 0))
            .mistake(
                    "Only mistakes are counted. What was read correctly belongs on the diagonal.",
                    it -> changed(it, (onDiagonal, count) -> onDiagonal ? 0 : count))
            .mistake(
                    "No count is above 1: each example adds 1 to what is already there.",
                    it -> changed(it, (onDiagonal, count) -> Math.min(count, 1)))
            .mistake(
                    "The first picture is missing: they are counted from 0.",
                    it -> counts(
                            Arrays.copyOfRange(it.truths, 1, it.truths.length),
                            Arrays.copyOfRange(it.answers, 1, it.answers.length),
                            it.classes))
            .mistake(
                    "You look at as many pictures as there are classes. Go through all of them: truths.length says how many.",
                    it -> counts(
                            Arrays.copyOf(it.truths, it.classes), Arrays.copyOf(it.answers, it.classes), it.classes));

    private static final Question<int[][], double[]> RECALL_QUESTION = Question.of(
                    RECALL, Exercises07::matrix, (int[][] counts) -> parts(counts, k -> sum(counts[k])))
            .mistake(
                    "You divide by how often the digit was *answered*, the sum of its column. Of all examples that *are* this digit, which "
                            + "part was recognized?",
                    counts -> parts(counts, k -> column(counts, k)))
            .mistake(
                    "You divide by the number of all examples. Each digit is to be compared with its own examples alone.",
                    counts -> parts(
                            counts,
                            k -> Arrays.stream(counts)
                                    .mapToInt(Exercises07::sum)
                                    .sum()))
            .mistake(
                    "Nearly all are 0: an int divided by an int is an int in Java, and what is behind the point is lost.",
                    counts -> Arrays.stream(parts(counts, k -> sum(counts[k])))
                            .map(Math::floor)
                            .toArray())
            .mistake(
                    "Those are counts. Divide each by the number of examples of its digit.",
                    counts -> parts(counts, k -> 1))
            .mistake(
                    "Those are the parts that were misread.",
                    counts -> Arrays.stream(parts(counts, k -> sum(counts[k])))
                            .map(part -> 1 - part)
                            .toArray())
            .mistake(
                    "These are percentages; the answer is asked for as a part, from 0 to 1.",
                    counts -> parts(counts, k -> sum(counts[k]) / 100.0))
            .mistake(
                    "The sum goes on from digit to digit. It has to begin at 0 for each.",
                    counts -> parts(
                            counts,
                            k -> Arrays.stream(counts)
                                    .limit(k + 1)
                                    .mapToInt(Exercises07::sum)
                                    .sum()));

    private static final Question<double[], double[]> SPREAD_QUESTION = Question.of(
                    SPREAD, random -> Inputs.accuracies(random, random.nextInt(4, 11), 0.95, 0.99), (double[] runs) ->
                            new double[] {mean(runs), deviation(runs, 1)})
            .also(new double[] {0.97, 0.98, 0.99})
            .mistake("The mean is right. The squares are divided by n, but n − 1 is asked for.", runs ->
                    new double[] {mean(runs), deviation(runs, 0)})
            .mistake("The mean is right. What you have is the square of the spread: the root is missing.", runs ->
                    new double[] {mean(runs), Math.pow(deviation(runs, 1), 2)})
            .mistake(
                    "The mean is right. The deviations above and below it cancel: what makes each of them positive?",
                    runs -> new double[] {mean(runs), 0})
            .mistake(
                    "The mean is right. The distance from the worst to the best grows with every run that is added; the formula asks for "
                            + "something else.",
                    runs -> new double[] {
                        mean(runs),
                        DoubleStream.of(runs).max().orElseThrow()
                                - DoubleStream.of(runs).min().orElseThrow()
                    })
            .mistake("The mean is right. The sum of the squares is not divided by anything.", runs ->
                    new double[] {mean(runs), deviation(runs, 1) * Math.sqrt(runs.length - 1)})
            .mistake("The spread comes first here; the mean is asked for first.", runs ->
                    new double[] {deviation(runs, 1), mean(runs)})
            .mistake("The mean is right. The root is of the whole fraction: divide first, then take it.", runs ->
                    new double[] {mean(runs), deviation(runs, 1) / Math.sqrt(runs.length - 1)})
            .mistake(
                    "The mean is right. The formula has squares of the deviations, not their sizes.",
                    runs -> new double[] {
                        mean(runs),
                        DoubleStream.of(runs)
                                .map(run -> Math.abs(run - mean(runs)))
                                .average()
                                .orElseThrow()
                    })
            .mistake("That is the sum of the accuracies; their mean is a part of it.", runs -> new double[] {
                DoubleStream.of(runs).sum(),
                Math.sqrt(DoubleStream.of(runs)
                                .map(run -> Math.pow(run - DoubleStream.of(runs).sum(), 2))
                                .sum()
                        / (runs.length - 1))
            });

    static final List<Question<?, ?>> QUESTIONS = List.of(CONFUSION_QUESTION, RECALL_QUESTION, SPREAD_QUESTION);

    private Exercises07() {}

    /**
     * Exercise 7.1.
     *
     * @param answer given what digits are, what they were taken for and how many classes there are, the counts (true ×
     *     predicted)
     */
    public static Passed confusion(Three<int[], int[], Integer, int[][]> answer) {
        return CONFUSION_QUESTION.ask(it -> answer.of(it.truths.clone(), it.answers.clone(), it.classes));
    }

    /**
     * Exercise 7.2.
     *
     * @param answer given the counts (true × predicted), for each class the part of its examples that was recognized, 0..1
     */
    public static Passed recall(Function<int[][], double[]> answer) {
        return RECALL_QUESTION.ask(
                counts -> answer.apply(Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new)));
    }

    /**
     * Exercise 7.3.
     *
     * @param answer given the accuracies of several runs, their mean and their standard deviation (with n − 1)
     */
    public static Passed spread(Function<double[], double[]> answer) {
        return SPREAD_QUESTION.ask(runs -> answer.apply(runs.clone()));
    }

    /**
     * Exercise 7.4.
     *
     * @param answer given digits to learn from and a seed, a training within the budget of {@link RecipeCheck}
     */
    public static Passed recipe(Two<Dataset, Long, Training> answer) {
        return RECIPE.judge(answers -> RecipeCheck.check(answer, answers));
    }

    private static Exam exam(SplittableRandom random) {
        int classes = random.nextInt(3, 5);
        int[] truths = random.ints(random.nextInt(12, 16), 0, classes).toArray();
        int[] answers = Arrays.stream(truths)
                .map(truth -> random.nextInt(3) == 0 ? random.nextInt(classes) : truth)
                .toArray();
        return new Exam(truths, answers, classes);
    }

    private static int[][] counts(int[] truths, int[] answers, int classes) {
        ConfusionMatrix matrix = ConfusionMatrix.of(answers, truths, classes);
        return IntStream.range(0, classes)
                .mapToObj(row -> IntStream.range(0, classes)
                        .map(column -> matrix.count(row, column))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static int[][] changed(Exam it, Two<Boolean, Integer, Integer> change) {
        int[][] counts = counts(it.truths, it.answers, it.classes);
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                counts[row][column] = change.of(row == column, counts[row][column]);
            }
        }
        return counts;
    }

    /** Counts in which every digit occurs, is recognized at least once, and is misread at least once. */
    private static int[][] matrix(SplittableRandom random) {
        int classes = random.nextInt(3, 5);
        return IntStream.range(0, classes)
                .mapToObj(row -> IntStream.range(0, classes)
                        .map(column -> row == column ? random.nextInt(8, 40) : random.nextInt(1, 6))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double[] parts(int[][] counts, IntToDoubleFunction whole) {
        return IntStream.range(0, counts.length)
                .mapToDouble(k -> counts[k][k] / whole.applyAsDouble(k))
                .toArray();
    }

    private static int sum(int[] row) {
        return IntStream.of(row).sum();
    }

    private static int column(int[][] counts, int k) {
        return Arrays.stream(counts).mapToInt(row -> row[k]).sum();
    }

    private static double mean(double[] runs) {
        return DoubleStream.of(runs).average().orElseThrow();
    }

    /** The root of the mean squared deviation, with n − less as the divisor. */
    private static double deviation(double[] runs, int less) {
        double mean = mean(runs);
        double squares =
                DoubleStream.of(runs).map(run -> (run - mean) * (run - mean)).sum();
        return Math.sqrt(squares / (runs.length - less));
    }
}
