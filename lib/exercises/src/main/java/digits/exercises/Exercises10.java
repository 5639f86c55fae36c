package digits.exercises;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The exercises of notebook 10 on single pictures, and on what may be reported. {@link Exercises10Copies} has the others. */
public final class Exercises10 {

    private static final Exercise SHIFT = new Exercise(10, 1, "shift a picture");
    private static final Exercise SLANT = new Exercise(10, 2, "slant a picture, between the pixels");
    private static final Exercise REPORT = new Exercise(10, 3, "the accuracy that may be reported");

    static final List<Exercise> ALL = List.of(SHIFT, SLANT, REPORT);

    /** A picture, and by how many pixels it moves. */
    record Shift(Matrix picture, int right, int down) {}

    /** A picture, and by how many pixels it moves to the right for each pixel up from the middle. */
    record Slant(Matrix picture, double s) {}

    /** The accuracies of several recipes on three sets. */
    record Recipes(double[] train, double[] validation, double[] test) {}

    private static final Question<Shift, Matrix> SHIFT_QUESTION = Question.of(
                    SHIFT, Exercises10::shift, (Shift given) -> shifted(given, given.right, given.down))
            .also(new Shift(Matrix.of(3, 4, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), 1, 0))
            .mistake(
                    "Yours moves the other way. Ask backwards: the ink of the new pixel in column 5 comes from which column?",
                    given -> shifted(given, -given.right, -given.down))
            .mistake(
                    "Right and down are swapped: to the right are the columns.",
                    given -> shifted(given, given.down, given.right))
            .mistake(
                    "To the right it is right, but it moves up instead of down: rows are counted from the top.",
                    given -> shifted(given, given.right, -given.down))
            .mistake(
                    "What leaves the picture on one side comes in again on the other. There should be paper, 0.",
                    given -> Matrix.generate(
                            given.picture.rows(),
                            given.picture.columns(),
                            (row, column) -> given.picture.get(
                                    Math.floorMod(row - given.down, given.picture.rows()),
                                    Math.floorMod(column - given.right, given.picture.columns()))))
            .mistake(
                    "The edge is smeared: what comes from outside of the picture is paper, 0, and not the nearest pixel.",
                    given -> Matrix.generate(
                            given.picture.rows(),
                            given.picture.columns(),
                            (row, column) -> clamped(given.picture, row - given.down, column - given.right)))
            .mistake(
                    "Row 0 and column 0 are part of the picture: >= 0, not > 0.",
                    given -> Matrix.generate(
                            given.picture.rows(),
                            given.picture.columns(),
                            (row, column) -> row > given.down && column > given.right
                                    ? at(given.picture, row - given.down, column - given.right)
                                    : 0))
            .mistake(
                    "Where nothing comes from inside of the picture, the old pixel is left. There should be paper, 0.",
                    given -> Matrix.generate(given.picture.rows(), given.picture.columns(), (row, column) -> {
                        boolean inside = isInside(given.picture, row - given.down, column - given.right);
                        return inside
                                ? given.picture.get(row - given.down, column - given.right)
                                : given.picture.get(row, column);
                    }));

    private static final Question<Slant, Matrix> SLANT_QUESTION = Question.of(
                    SLANT, Exercises10::slant, (Slant given) -> slanted(given, given.s, 0.5, Exercises10::between))
            .also(new Slant(Matrix.of(4, 4, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0.5, 1, 0, 0, 0), 0.5))
            .mistake(
                    "Yours slants the other way. In the rows above the middle y − c is negative, and so their ink comes from the left.",
                    given -> slanted(given, -given.s, 0.5, Exercises10::between))
            .mistake(
                    "You take the ink of the nearest pixel. A place between two pixels has a part of each.",
                    given -> slanted(given, given.s, 0.5, (picture, row, x) -> at(picture, row, (int) Math.round(x))))
            .mistake(
                    "You take the ink of the pixel to the left alone. A place between two pixels has a part of each.",
                    given -> slanted(given, given.s, 0.5, (picture, row, x) -> at(picture, row, (int) Math.floor(x))))
            .mistake(
                    "Left and right have each other's share: the nearer a pixel is, the more of its ink is in the mean.",
                    given -> slanted(given, given.s, 0.5, (picture, row, x) -> {
                        int left = (int) Math.floor(x);
                        return (x - left) * at(picture, row, left) + (1 - x + left) * at(picture, row, left + 1);
                    }))
            .mistake(
                    "All is well but at the left edge: `(int) -0.4` is 0, since Java cuts the decimals off. You need the whole number "
                            + "below, and Math has a method for that.",
                    given -> slanted(given, given.s, 0.5, (picture, row, x) -> {
                        int left = (int) x;
                        return (1 - x + left) * at(picture, row, left) + (x - left) * at(picture, row, left + 1);
                    }))
            .mistake(
                    "Your middle is half a row too low: of three rows, counted 0, 1, 2, it is row 1.",
                    given -> slanted(given, given.s, 0, Exercises10::between))
            .mistake(
                    "Your middle is rounded down: of four rows, counted 0 to 3, it is 1.5. In Java an int divided by 2 stays an int.",
                    given -> {
                        boolean even = given.picture.rows() % 2 == 0;
                        return slanted(given, given.s, even ? 1 : 0.5, Exercises10::between);
                    })
            .mistake("Row and column have changed places: generate hands over the row first, (y, x) -> ….", given -> {
                double middle = (given.picture.rows() - 1) / 2.0;
                return Matrix.generate(
                        given.picture.rows(),
                        given.picture.columns(),
                        (x, y) -> between(given.picture, y, x + given.s * (y - middle)));
            })
            .mistake(
                    "It is the middle of the rows that stays where it is: picture.rows(), not columns().",
                    given -> slanted(
                            given,
                            given.s,
                            (given.picture.rows() - given.picture.columns() + 1) / 2.0,
                            Exercises10::between));

    private static final Question<Recipes, Double> REPORT_QUESTION = Question.of(
                    REPORT, Exercises10::recipes, (Recipes given) -> given.test[largest(given.validation)])
            // The best one is the last.
            .also(new Recipes(
                    new double[] {0.99, 0.98, 0.975, 0.98},
                    new double[] {0.94, 0.95, 0.93, 0.96},
                    new double[] {0.95, 0.96, 0.94, 0.93}))
            .mistake(
                    "You report the best of the test accuracies. So the test set has done the choosing, and its figure is too good: among "
                            + "many recipes one is always lucky.",
                    given -> given.test[largest(given.test)])
            .mistake(
                    "You chose the recipe that knows its training pictures best. That may be the one that has learned them by heart.",
                    given -> given.test[largest(given.train)])
            .mistake(
                    "That is the accuracy by which the recipe was chosen, and the lucky ones are chosen. What has it on pictures that "
                            + "decided nothing?",
                    given -> given.validation[largest(given.validation)])
            .mistake(
                    "That is a training accuracy. Nobody wants to know how well the seen pictures are read.",
                    given -> given.train[largest(given.validation)])
            .mistake(
                    "A mean over all recipes says nothing about the one that is to be used.",
                    given -> Arrays.stream(given.test).average().orElseThrow())
            .mistake("That is the number of a recipe. Which accuracy has it on the test set?", given ->
                    (double) largest(given.validation))
            .mistake(
                    "You compare accuracies with best, the number of a recipe, which is 1 soon: validation[best] is its accuracy.",
                    given -> given.test[1])
            .mistake(
                    "You chose the worst recipe of the validation set.",
                    given -> given.test[
                            largest(DoubleStream.of(given.validation)
                                    .map(accuracy -> -accuracy)
                                    .toArray())])
            .mistake(
                    "The last recipe is forgotten: how far does the loop go?",
                    given -> given.test[largest(Arrays.copyOf(given.validation, given.validation.length - 1))]);

    static final List<Question<?, ?>> QUESTIONS = List.of(SHIFT_QUESTION, SLANT_QUESTION, REPORT_QUESTION);

    private Exercises10() {}

    /**
     * Exercise 10.1.
     *
     * @param answer given a picture (height × width) and by how many pixels to move it to the right and down, the moved picture
     */
    public static Passed shift(Three<Matrix, Integer, Integer, Matrix> answer) {
        return SHIFT_QUESTION.ask(given -> Attempt.inside(
                "Your code takes a pixel from outside of the picture. Outside is paper, 0: ask first whether there is such a row and such a "
                        + "column.",
                () -> answer.of(given.picture, given.right, given.down)));
    }

    /**
     * Exercise 10.2.
     *
     * @param answer given a picture (height × width), and by how many pixels it moves to the right for each pixel up from the
     *     middle, the slanted picture
     */
    public static Passed slant(Two<Matrix, Double, Matrix> answer) {
        return SLANT_QUESTION.ask(given -> Attempt.inside(
                "Your code takes a pixel from outside of the picture. Outside is paper, 0; and generate hands over the row first, "
                        + "(y, x) -> ….",
                () -> answer.of(given.picture, given.s)));
    }

    /**
     * Exercise 10.3.
     *
     * @param answer given the accuracies of several recipes on the training, the validation and the test set, the one to report
     */
    public static Passed report(Three<double[], double[], double[], Double> answer) {
        return REPORT_QUESTION.ask(
                given -> answer.of(given.train.clone(), given.validation.clone(), given.test.clone()));
    }

    private static Matrix picture(SplittableRandom random) {
        return Matrix.uniform(random.nextInt(3, 5), random.nextInt(4, 6), 0.1, 1, random)
                .map(ink -> Math.round(ink * 100) / 100.0);
    }

    private static Shift shift(SplittableRandom random) {
        return new Shift(
                picture(random), random.nextInt(-2, 3), random.nextInt(1, 3) * (random.nextBoolean() ? 1 : -1));
    }

    private static Slant slant(SplittableRandom random) {
        double slope = Math.round(random.nextDouble(0.3, 0.9) * 100) / 100.0;
        return new Slant(picture(random), random.nextBoolean() ? slope : -slope);
    }

    /** Different recipes are best on the three sets, so that it shows by which of them somebody chose. */
    private static Recipes recipes(SplittableRandom random) {
        int recipes = random.nextInt(4, 7);
        while (true) {
            Recipes some = new Recipes(
                    accuracies(recipes, 0.97, random),
                    accuracies(recipes, 0.93, random),
                    accuracies(recipes, 0.93, random));
            int chosen = largest(some.validation);
            if (largest(some.test) != chosen
                    && largest(some.train) != chosen
                    && largest(some.train) != largest(some.test)) {
                return some;
            }
        }
    }

    /** All different, so that there is one that is largest. */
    private static double[] accuracies(int count, double from, SplittableRandom random) {
        return IntStream.generate(() -> random.nextInt(300))
                .distinct()
                .limit(count)
                .mapToDouble(step -> Math.round(from * 10_000 + step) / 10_000.0)
                .toArray();
    }

    private static int largest(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .reduce((best, next) -> numbers[next] > numbers[best] ? next : best)
                .orElseThrow();
    }

    private static double at(Matrix picture, int row, int column) {
        return isInside(picture, row, column) ? picture.get(row, column) : 0;
    }

    private static boolean isInside(Matrix picture, int row, int column) {
        return row >= 0 && row < picture.rows() && column >= 0 && column < picture.columns();
    }

    private static double clamped(Matrix picture, int row, int column) {
        return picture.get(
                Math.max(0, Math.min(picture.rows() - 1, row)), Math.max(0, Math.min(picture.columns() - 1, column)));
    }

    private static Matrix shifted(Shift given, int right, int down) {
        Matrix picture = given.picture;
        return Matrix.generate(
                picture.rows(), picture.columns(), (row, column) -> at(picture, row - down, column - right));
    }

    /** The ink of a row at a place that need not be a pixel. */
    private interface Sampling {
        double ink(Matrix picture, int row, double x);
    }

    private static double between(Matrix picture, int row, double x) {
        int left = (int) Math.floor(x);
        return (1 - x + left) * at(picture, row, left) + (x - left) * at(picture, row, left + 1);
    }

    /** Half a row is taken off the number of rows where the middle is right. */
    private static Matrix slanted(Slant given, double slope, double off, Sampling sampling) {
        Matrix picture = given.picture;
        double middle = picture.rows() / 2.0 - off;
        return Matrix.generate(
                picture.rows(),
                picture.columns(),
                (row, column) -> sampling.ink(picture, row, column + slope * (row - middle)));
    }
}
