package digits.exercises;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The exercises of notebook 01, see the digits; the choice of an exam is judged by {@link ExamSet}. */
public final class Exercises01 {

    private static final Exercise PLACE = new Exercise(1, 1, "where a pixel is in the line");
    private static final Exercise LINE = new Exercise(1, 2, "read a picture from a line");
    private static final Exercise ONE_HOT = new Exercise(1, 3, "labels become columns");
    private static final Exercise EXAM = new Exercise(1, 4, "choose an exam");

    static final List<Exercise> ALL = List.of(PLACE, LINE, ONE_HOT, EXAM);

    /** A pixel of a picture, each counted from 0. */
    record Place(int row, int column, int height, int width) {}

    /** Labels of m examples. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
    record Labels(int[] labels, int classes) {}

    private static final String WITH_LABEL = "Your picture begins with the label, which is no pixel. ";

    private static final Question<Place, Integer> PLACE_QUESTION = Question.of(
                    PLACE, Exercises01::place, (Place pixel) -> pixel.row * pixel.width + pixel.column)
            .mistake(
                    "You go through the picture column by column. The file goes row by row.",
                    pixel -> pixel.column * pixel.height + pixel.row)
            .mistake(
                    "Row and column have changed places: how many pixels are passed with each whole row?",
                    pixel -> pixel.column * pixel.width + pixel.row)
            .mistake(
                    "Each whole row above has as many pixels as the picture is wide, not high.",
                    pixel -> pixel.row * pixel.height + pixel.column)
            .mistake("Not every picture is 8 pixels wide.", pixel -> pixel.row * 8 + pixel.column)
            .mistake(
                    "One too many: rows, columns and features are all counted from 0.",
                    pixel -> pixel.row * pixel.width + pixel.column + 1)
            .mistake(
                    "A row too few: row 1 has one whole row above it.",
                    pixel -> (pixel.row - 1) * pixel.width + pixel.column)
            .mistake("A whole row has more than one pixel.", pixel -> pixel.row + pixel.column)
            .mistake("The columns to the left of the pixel are missing.", pixel -> pixel.row * pixel.width)
            .mistake(
                    "You count the rows from below; the file begins with the one at the top.",
                    pixel -> (pixel.height - 1 - pixel.row) * pixel.width + pixel.column)
            .mistake(
                    "The column is added to the pixels of the rows above, not multiplied by them.",
                    pixel -> pixel.row * pixel.width * pixel.column)
            .mistake(
                    "A row too many: row 0 has no row above it.", pixel -> (pixel.row + 1) * pixel.width + pixel.column)
            .mistake(
                    "Each whole row has as many pixels as the picture is wide, not one less.",
                    pixel -> pixel.row * (pixel.width - 1) + pixel.column)
            .mistake(
                    "That is how many pixels the picture has. How many come before this one?",
                    pixel -> pixel.height * pixel.width);

    private static final Question<String, double[]> LINE_QUESTION = Question.of(
                    LINE, Exercises01::line, (String line) -> pixels(line, 1, 65, 16))
            .mistake(
                    "There are 65 numbers in your answer. The first one of the line is no pixel.",
                    line -> pixels(line, 0, 65, 16))
            .mistake(
                    "Your picture begins with the label, and its last pixel is missing.",
                    line -> pixels(line, 0, 64, 16))
            .mistake(
                    "The first pixel is lost: what is place 1 of the line's parts belongs to place 0 of the picture.",
                    line -> {
                        double[] shifted = pixels(line, 0, 64, 16);
                        shifted[0] = 0;
                        return shifted;
                    })
            .mistake(
                    "The numbers are still those of the file. They are to be from 0 to 1.",
                    line -> pixels(line, 1, 65, 1))
            .mistake("In this file the most ink is 16, not 255.", line -> pixels(line, 1, 65, 255))
            .mistake(
                    "Only 0 and 1 are left: a whole number divided by a whole number is a whole number in Java.",
                    line -> Arrays.stream(pixels(line, 1, 65, 16))
                            .map(Math::floor)
                            .toArray())
            .mistake(
                    "16 is the most ink, so it has to become 1; the numbers go from 0 to 16, which are 17.",
                    line -> pixels(line, 1, 65, 17))
            .mistake(
                    "Wherever there is ink, your number is 1. It should say how much ink there is.",
                    line -> Arrays.stream(pixels(line, 1, 65, 16))
                            .map(Math::signum)
                            .toArray())
            .mistake(WITH_LABEL + "And its numbers are still those of the file.", line -> pixels(line, 0, 65, 1))
            .mistake(
                    WITH_LABEL + "Its last pixel is missing, and its numbers are still those of the file.",
                    line -> pixels(line, 0, 64, 1))
            .mistake(
                    WITH_LABEL + "And a whole number divided by a whole number is a whole number in Java.",
                    line -> Arrays.stream(pixels(line, 0, 65, 16))
                            .map(Math::floor)
                            .toArray())
            .mistake(
                    WITH_LABEL + "And a whole number divided by a whole number is a whole number in Java.",
                    line -> Arrays.stream(pixels(line, 0, 64, 16))
                            .map(Math::floor)
                            .toArray());

    private static final Question<Labels, Matrix> ONE_HOT_QUESTION = Question.of(
                    ONE_HOT,
                    Exercises01::labels,
                    (Labels all) -> Matrix.generate(
                            all.classes, all.labels.length, (digit, j) -> all.labels[j] == digit ? 1 : 0))
            .mistake(
                    "Rows and columns are swapped: an example is a column, a class is a row.",
                    all -> Matrix.generate(
                            all.labels.length, all.classes, (j, digit) -> all.labels[j] == digit ? 1 : 0))
            .mistake(
                    "The classes are counted from 0: label 0 belongs to the first row.",
                    all -> Matrix.generate(
                            all.classes, all.labels.length, (digit, j) -> all.labels[j] == digit + 1 ? 1 : 0))
            .mistake(
                    "The right row, but it is to hold a 1, whatever the label is.",
                    all -> Matrix.generate(
                            all.classes, all.labels.length, (digit, j) -> all.labels[j] == digit ? digit : 0))
            .mistake(
                    "0 and 1 have changed places.",
                    all -> Matrix.generate(
                            all.classes, all.labels.length, (digit, j) -> all.labels[j] == digit ? 0 : 1))
            .mistake(
                    "You compare the row with the number of the example. It is the example's label that says which row.",
                    all -> Matrix.generate(all.classes, all.labels.length, (digit, j) -> j == digit ? 1 : 0))
            .mistake(
                    "Each column holds the label everywhere. Only one of its numbers is 1, the others are 0.",
                    all -> Matrix.generate(all.classes, all.labels.length, (digit, j) -> all.labels[j]))
            .mistake(
                    "Everything is 1. Only the row that the label names holds a 1, the others hold 0.",
                    all -> Matrix.generate(all.classes, all.labels.length, (digit, j) -> 1))
            .mistake(
                    "A row is missing: there is one for each class, the last one included.",
                    all -> Matrix.generate(
                            all.classes - 1, all.labels.length, (digit, j) -> all.labels[j] == digit ? 1 : 0))
            .mistake(
                    "The 1 stands a row too low: the classes are counted from 0, and label 0 belongs to the first row.",
                    all -> Matrix.generate(
                            all.classes, all.labels.length, (digit, j) -> all.labels[j] + 1 == digit ? 1 : 0))
            .mistake(
                    "Every row down to that of the label holds a 1. Only the label's own row does.",
                    all -> Matrix.generate(
                            all.classes, all.labels.length, (digit, j) -> all.labels[j] >= digit ? 1 : 0))
            .mistake(
                    "Each row holds its own number. Do you write = where something is compared? That is ==.",
                    all -> Matrix.generate(all.classes, all.labels.length, (digit, j) -> digit));

    static final List<Question<?, ?>> QUESTIONS = List.of(PLACE_QUESTION, LINE_QUESTION, ONE_HOT_QUESTION);

    private Exercises01() {}

    /**
     * Exercise 1.1.
     *
     * @param answer given row, column, height and width, the number of the feature, all but height and width counted from 0
     */
    public static Passed feature(Four<Integer, Integer, Integer, Integer, Integer> answer) {
        return PLACE_QUESTION.ask(pixel -> answer.of(pixel.row, pixel.column, pixel.height, pixel.width));
    }

    /**
     * Exercise 1.2.
     *
     * @param answer given a line of digits.csv, the ink of its 64 pixels, from 0 to 1
     */
    public static Passed pixels(Function<String, double[]> answer) {
        return LINE_QUESTION.ask(answer);
    }

    /**
     * Exercise 1.3.
     *
     * @param answer given the labels of m examples and the number of classes, Y (classes × m), one-hot
     */
    public static Passed oneHot(Two<int[], Integer, Matrix> answer) {
        return ONE_HOT_QUESTION.ask(all -> Attempt.inside(
                "Y has a row for each of the " + all.classes + " classes and a column for each of the "
                        + all.labels.length
                        + " examples: in (i, j) -> … i is the row, a class, and j the column, an example.",
                () -> answer.of(all.labels.clone(), all.classes)));
    }

    /**
     * Exercise 1.4.
     *
     * @param answer given how many examples there are, how many to choose and a seed, the numbers of those that are chosen
     */
    public static Passed exam(Three<Integer, Integer, Long, int[]> answer) {
        return EXAM.judge(answers -> ExamSet.check(answer, answers));
    }

    private static Place place(SplittableRandom random) {
        int height = random.nextInt(3, 30);
        int width = random.nextInt(3, 30);
        return new Place(random.nextInt(height), random.nextInt(width), height, width);
    }

    /** A label that is not 0, then much paper and some ink. */
    private static String line(SplittableRandom random) {
        return random.nextInt(1, 10)
                + IntStream.range(0, 64)
                        .mapToObj(pixel -> "," + (random.nextBoolean() ? 0 : random.nextInt(17)))
                        .collect(Collectors.joining());
    }

    private static double[] pixels(String line, int from, int to, double most) {
        return Arrays.stream(line.split(","))
                .skip(from)
                .limit(to - from)
                .mapToDouble(number -> Integer.parseInt(number) / most)
                .toArray();
    }

    private static Labels labels(SplittableRandom random) {
        int classes = random.nextInt(3, 6);
        return new Labels(random.ints(random.nextInt(2, 5), 0, classes).toArray(), classes);
    }
}
