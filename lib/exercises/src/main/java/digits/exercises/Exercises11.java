package digits.exercises;

import digits.matrix.Matrix;
import digits.network.Activation;
import java.util.List;
import java.util.SplittableRandom;

/** The exercises of notebook 11 whose answers are formulas. {@link Exercises11Ideal} has the last one. */
public final class Exercises11 {

    private static final Exercise PICTURE = new Exercise(11, 1, "a unit's weights as a picture");
    private static final Exercise BORDER = new Exercise(11, 2, "the border that one neuron draws");
    private static final Exercise PIXELS = new Exercise(11, 3, "the slope along the pixels");
    private static final Exercise ATTACK = new Exercise(11, 4, "an attack");

    static final List<Exercise> ALL = List.of(PICTURE, BORDER, PIXELS, ATTACK);

    /** A layer that looks at pictures, and one of its units. */
    record Looking(Matrix W, int unit, int height, int width) {}

    /** A neuron with two inputs, and a place on one of the axes. */
    record Line(double w1, double w2, double b, double x1) {}

    /** A softmax layer, what it looks at, and what it should say. */
    record Softmax(Matrix W, Matrix b, Matrix X, Matrix Y) {}

    /** Pictures, the slope of the loss along their pixels, and how far each pixel may change. */
    record Attack(Matrix X, Matrix dX, double epsilon) {}

    private static final Question<Looking, Matrix> PICTURE_QUESTION = Question.of(
                    PICTURE,
                    Exercises11::looking,
                    (Looking given) -> given.W.row(given.unit).reshape(given.height, given.width))
            .also(new Looking(Matrix.generate(3, 6, (unit, pixel) -> 10 * unit + pixel), 2, 2, 3))
            // Higher than wide: whoever counts by the height leaves the line.
            .also(new Looking(Matrix.generate(3, 6, (unit, pixel) -> 10 * unit + pixel), 1, 3, 2))
            .mistake(
                    "Your pixels are filled in column by column. The pixels of a picture are counted like letters on a page: row by row.",
                    given -> given.W
                            .row(given.unit)
                            .reshape(given.width, given.height)
                            .transpose())
            .mistake(
                    "Height and width are swapped: `reshape` takes the number of rows first.",
                    given -> given.W.row(given.unit).reshape(given.width, given.height))
            .mistake(
                    "That is the picture of the first unit, whichever was asked for.",
                    given -> given.W.row(0).reshape(given.height, given.width))
            .mistake(
                    "Units are counted from 0; that is the picture of the unit before.",
                    given -> given.W.row(given.unit - 1).reshape(given.height, given.width))
            .mistake(
                    "These numbers are all of one row still. A picture has a row for each row of pixels.",
                    given -> given.W.row(given.unit));

    private static final Question<Line, Double> BORDER_QUESTION = Question.of(
                    BORDER, Exercises11::line, (Line given) -> -(given.w1 * given.x1 + given.b) / given.w2)
            .mistake(
                    "The bias is missing: without it every border would go through the origin.",
                    given -> -given.w1 * given.x1 / given.w2)
            .mistake(
                    "The bias has the wrong sign: take it to the other side, too.",
                    given -> (given.b - given.w1 * given.x1) / given.w2)
            .mistake(
                    "That is z, the weighted sum of x₁ alone. On the border the sum of all three terms is what?",
                    given -> given.w1 * given.x1 + given.b)
            .mistake(
                    "w₁ and w₂ are swapped: you know x₁, and divide by the weight of the unknown.",
                    given -> -(given.w2 * given.x1 + given.b) / given.w1)
            .mistake(
                    "You have set the weighted sum to ½. It is the sigmoid of it that is ½ on the border. At which z is that?",
                    given -> (0.5 - given.w1 * given.x1 - given.b) / given.w2)
            .mistake(
                    "Only one of the terms is divided by w₂; all of the other side has to be.",
                    given -> -given.w1 * given.x1 / given.w2 - given.b)
            .mistake(
                    "Only one of the terms is divided by w₂; all of the other side has to be.",
                    given -> -given.w1 * given.x1 - given.b / given.w2)
            .mistake(
                    "x₂ stands with the factor w₂: to get it alone, divide by w₂.",
                    given -> -(given.w1 * given.x1 + given.b) * given.w2)
            .mistake(
                    "Only one of the terms is divided by w₂, and the bias has the wrong sign: both go to the other side.",
                    given -> -given.w1 * given.x1 + given.b / given.w2)
            .mistake(
                    "w₁ · x₁ is missing: the border depends on the place along the first axis.",
                    given -> -given.b / given.w2)
            .mistake(
                    "x₂ stands with the factor w₂: to get it alone, divide by w₂.",
                    given -> -given.w1 * given.x1 - given.b);

    private static final Question<Softmax, Matrix> PIXELS_QUESTION = Question.of(
                    PIXELS,
                    Exercises11::softmax,
                    (Softmax given) -> given.W.transpose().times(error(given)).times(1.0 / m(given)))
            .mistake(
                    "1/m is missing: the loss is a mean over m pictures, so that each picture has a share of 1/m in it.",
                    given -> given.W.transpose().times(error(given)))
            .mistake(
                    "That is dW, the slope along the weights. Along the pixels there is one number for each pixel.",
                    given -> error(given).times(given.X.transpose()).times(1.0 / m(given)))
            .mistake(
                    "You have divided by the number of classes. The loss is a mean over the pictures, which stand in the columns.",
                    given -> given.W.transpose().times(error(given)).times(1.0 / given.Y.rows()))
            .mistake(
                    "The softmax is missing: dZ is the difference of probabilities and Y, not of weighted sums and Y.",
                    given -> given.W
                            .transpose()
                            .times(sums(given).minus(given.Y))
                            .times(1.0 / m(given)))
            .mistake(
                    "The bias is missing on the way forward.",
                    given -> given.W
                            .transpose()
                            .times(Activation.SOFTMAX
                                    .apply(given.W.times(given.X))
                                    .minus(given.Y))
                            .times(1.0 / m(given)))
            .mistake(
                    "That is dZ, the slope along the weighted sums. It is one step more to the pixels.",
                    given -> error(given).times(1.0 / m(given)))
            .mistake(
                    "Your slope starts from A alone. What the answer should have been has to come into it.",
                    given -> given.W
                            .transpose()
                            .times(error(given).plus(given.Y))
                            .times(1.0 / m(given)))
            .mistake(
                    "You have divided by the number of pixels. m is the number of pictures, the columns of X.",
                    given -> given.W.transpose().times(error(given)).times(1.0 / given.X.rows()));

    private static final Question<Attack, Matrix> ATTACK_QUESTION = Question.of(
                    ATTACK, Exercises11::attack, (Attack given) -> between(moved(given, 1)))
            .mistake(
                    "Your pictures become easier for the network: that is a step downhill. An attack goes where the loss rises.",
                    given -> between(moved(given, -1)))
            .mistake(
                    "Some pixels are now whiter than paper or blacker than ink. Keep them from 0 to 1.",
                    given -> moved(given, 1))
            .mistake(
                    "Steep pixels move far and gentle ones hardly at all. An attack uses the *sign* of the slope, so that every pixel "
                            + "moves as far as it may.",
                    given -> between(given.X.plus(given.dX.times(given.epsilon))))
            .mistake(
                    "Steep pixels move far and gentle ones hardly at all, and they are not kept from 0 to 1 either.",
                    given -> given.X.plus(given.dX.times(given.epsilon)))
            .mistake(
                    "Where the slope is 0 a pixel stays as it is: going either way wins nothing. Yours moves there, too. What is the sign of "
                            + "0? Math.signum knows.",
                    given -> between(given.X.plus(
                            given.dX.map(slope -> slope > 0 ? 1 : -1).times(given.epsilon))))
            .mistake(
                    "Where the slope is 0 a pixel stays as it is: going either way wins nothing. Yours moves there, too. What is the sign of "
                            + "0? Math.signum knows.",
                    given -> between(given.X.plus(
                            given.dX.map(slope -> slope >= 0 ? 1 : -1).times(given.epsilon))))
            .mistake(
                    "That is the change alone; add it to the pictures.",
                    given -> given.dX.map(Math::signum).times(given.epsilon))
            .mistake(
                    "That is the change alone; add it to the pictures.",
                    given -> between(given.dX.map(Math::signum).times(given.epsilon)))
            .mistake(
                    "You keep pixels above 0, but let them become more than full ink.",
                    given -> moved(given, 1).map(ink -> Math.max(0, ink)))
            .mistake(
                    "You keep pixels below 1, but let them become less than paper.",
                    given -> moved(given, 1).map(ink -> Math.min(1, ink)))
            .mistake(
                    "ε multiplies the sign of the slope alone; yours makes the picture itself darker: where does the bracket close?",
                    given -> between(given.X.plus(given.dX.map(Math::signum)).times(given.epsilon)))
            .mistake(
                    "ε multiplies the sign of the slope alone; yours makes the picture itself darker: where does the bracket close?",
                    given -> given.X.plus(given.dX.map(Math::signum)).times(given.epsilon))
            .mistake(
                    "Everything is 1: Math.max and Math.min have changed places. At least 0 is Math.max(0, …), at most 1 Math.min(1, …).",
                    given -> given.X.map(ink -> 1))
            .mistake(
                    "Everything is 0: Math.max and Math.min have changed places. At least 0 is Math.max(0, …), at most 1 Math.min(1, …).",
                    given -> given.X.map(ink -> 0));

    static final List<Question<?, ?>> QUESTIONS =
            List.of(PICTURE_QUESTION, BORDER_QUESTION, PIXELS_QUESTION, ATTACK_QUESTION);

    private Exercises11() {}

    /**
     * Exercise 11.1.
     *
     * @param answer given W (units × pixels), a unit from 0 on, and the pictures' height and width, the unit's weights (height × width)
     */
    public static Passed picture(Four<Matrix, Integer, Integer, Integer, Matrix> answer) {
        return PICTURE_QUESTION.ask(given -> Attempt.inside(
                "Each row of a picture has width pixels, so that the pixel in row r and column c is number r · width + c; and units are "
                        + "counted from 0.",
                () -> answer.of(given.W, given.unit, given.height, given.width)));
    }

    /**
     * Exercise 11.2.
     *
     * @param answer given w₁, w₂, b and x₁, the x₂ at which the neuron's sigmoid is ½
     */
    public static Passed border(Four<Double, Double, Double, Double, Double> answer) {
        return BORDER_QUESTION.ask(given -> answer.of(given.w1, given.w2, given.b, given.x1));
    }

    /**
     * Exercise 11.3.
     *
     * @param answer given W (classes × pixels), b (classes × 1), X (pixels × m) and Y (classes × m), the slope of the cross-entropy
     *     of a softmax layer along the pixels (pixels × m)
     */
    public static Passed slopeAlongPixels(Four<Matrix, Matrix, Matrix, Matrix, Matrix> answer) {
        return PIXELS_QUESTION.ask(given -> answer.of(given.W, given.b, given.X, given.Y));
    }

    /**
     * Exercise 11.4.
     *
     * @param answer given X and dX (both pixels × m) and ε, the attacked pictures (pixels × m)
     */
    public static Passed attack(Three<Matrix, Matrix, Double, Matrix> answer) {
        return ATTACK_QUESTION.ask(given -> answer.of(given.X, given.dX, given.epsilon));
    }

    private static Matrix rounded(Matrix numbers) {
        return numbers.map(number -> Math.round(number * 100) / 100.0);
    }

    private static Looking looking(SplittableRandom random) {
        int height = random.nextInt(2, 5);
        // Another one from 2 to 4.
        int width = 2 + (height - 2 + random.nextInt(1, 3)) % 3;
        // Never the first unit, so that it shows if somebody always takes that one.
        return new Looking(
                rounded(Matrix.uniform(3, height * width, -1, 1, random)), random.nextInt(1, 3), height, width);
    }

    private static Line line(SplittableRandom random) {
        double[] numbers = random.doubles(4, 0.2, 2)
                .map(number -> Math.round(number * 100) / (random.nextBoolean() ? 100.0 : -100.0))
                .toArray();
        return new Line(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Softmax softmax(SplittableRandom random) {
        int classes = random.nextInt(2, 4);
        int pixels = random.nextInt(4, 6);
        int m = random.nextInt(4, 7);
        int[] labels = random.ints(m, 0, classes).toArray();
        return new Softmax(
                rounded(Matrix.uniform(classes, pixels, -1, 1, random)),
                rounded(Matrix.uniform(classes, 1, -1, 1, random)),
                rounded(Matrix.uniform(pixels, m, 0, 1, random)),
                Matrix.generate(classes, m, (digit, example) -> labels[example] == digit ? 1 : 0));
    }

    private static Matrix sums(Softmax given) {
        return given.W.times(given.X).plusColumn(given.b);
    }

    private static Matrix error(Softmax given) {
        return Activation.SOFTMAX.apply(sums(given)).minus(given.Y);
    }

    private static int m(Softmax given) {
        return given.X.columns();
    }

    /** Paper and ink beside greys, so that it shows where nobody keeps them from 0 to 1. */
    private static Attack attack(SplittableRandom random) {
        int pixels = random.nextInt(4, 6);
        Matrix X = rounded(Matrix.uniform(pixels, 4, -0.6, 1.6, random)).map(ink -> Math.max(0, Math.min(1, ink)));
        return new Attack(
                X,
                // Along some pixels the loss is flat.
                rounded(Matrix.uniform(pixels, 4, -3, 3, random)).map(slope -> Math.abs(slope) < 0.6 ? 0 : slope),
                Math.round(random.nextDouble(0.05, 0.3) * 100) / 100.0);
    }

    private static Matrix moved(Attack given, int direction) {
        return given.X.plus(given.dX.map(Math::signum).times(direction * given.epsilon));
    }

    private static Matrix between(Matrix X) {
        return X.map(ink -> Math.max(0, Math.min(1, ink)));
    }
}
