package digits.exercises;

import digits.matrix.Matrix;
import digits.network.Activation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

/** The exercises of notebook 04, propagate backward: the formulas. The others are in {@link Exercises04GradientCheck}. */
public final class Exercises04 {

    private static final Exercise OUTPUT = new Exercise(4, 1, "where backpropagation begins");
    private static final Exercise LAYER = new Exercise(4, 2, "the slopes of a layer's weights and biases");
    private static final Exercise LEAKY = new Exercise(4, 3, "back through a leaky ReLU");
    private static final Exercise SQUARED = new Exercise(4, 4, "softmax with a squared error");

    static final List<Exercise> ALL = List.of(OUTPUT, LAYER, LEAKY, SQUARED);

    /** A network's answers (classes × m) and what they should be, one-hot. */
    record Answers(Matrix A, Matrix Y) {}

    /** What a layer gets (inputs × m), and the slopes along its weighted sums (units × m). */
    record Sums(Matrix dZ, Matrix X) {}

    /** What a step back through a hidden layer needs. */
    record Hidden(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {}

    private static final Question<Answers, Matrix> OUTPUT_QUESTION = Question.of(
                    OUTPUT, Exercises04::answers, (Answers last) -> overExamples(last, last.A.minus(last.Y)))
            .mistake(
                    "The loss is a mean over the examples, so every slope has a factor that is missing here.",
                    last -> last.A.minus(last.Y))
            .mistake(
                    "Every sign is turned around: where a probability is too high, the slope has to be positive.",
                    last -> overExamples(last, last.Y.minus(last.A)))
            .mistake(
                    "You divide by the number of classes. The loss is a mean over what?",
                    last -> last.A.minus(last.Y).times(1.0 / last.A.rows()))
            .mistake(
                    "You divide by the number of all elements. The loss adds up over the classes; it is a mean over what?",
                    last -> overExamples(last, last.A.minus(last.Y)).times(1.0 / last.A.rows()))
            .mistake(
                    "That is dA, the slope along the probabilities. Go back over the softmax, too.",
                    last -> overExamples(last, last.Y.combine(last.A, (y, a) -> -y / a)))
            .mistake(
                    "Everything is 0: a whole number divided by a larger whole number is 0 in Java. Write 1.0 instead of 1.",
                    last -> last.A.times(0))
            .mistake(
                    "The factor a (1 − a) is only the diagonal of softmax's slopes. Take all of them, and it cancels.",
                    last -> overExamples(last, last.A.minus(last.Y).hadamard(last.A.map(a -> a * (1 - a)))))
            .mistake(
                    "The loss is no squared error here: where does a square come from?",
                    last -> overExamples(last, last.A.minus(last.Y).map(e -> e * e)))
            .mistake(
                    "That is the loss itself, not its slope.",
                    last -> overExamples(last, last.Y.hadamard(last.A.map(a -> -Math.log(a)))))
            .mistake(
                    "That is the diagonal of softmax's slopes alone. What comes back from the loss is missing.",
                    last -> overExamples(last, last.A.map(a -> a * (1 - a))))
            .mistake(
                    "You have slopes for the right classes alone. The probabilities of the wrong ones have to fall, too.",
                    last -> overExamples(last, last.A.minus(last.Y).hadamard(last.Y)))
            .mistake(
                    "You multiply by the number of examples. A mean divides by it.",
                    last -> last.A.minus(last.Y).times(last.A.columns()));

    private static final Question<Sums, Matrix[]> LAYER_QUESTION = Question.of(
                    LAYER, Exercises04::sums, (Sums layer) -> slopes(layer, layer.dZ.rowSums()))
            .mistake("Both are too small: dZ holds the 1/m already, and it enters only once.", layer ->
                    new Matrix[] {overExamples(layer, dW(layer)), overExamples(layer, layer.dZ.rowSums())})
            .mistake("dW is too small: dZ holds the 1/m already, and it enters only once.", layer ->
                    new Matrix[] {overExamples(layer, dW(layer)), layer.dZ.rowSums()})
            .mistake(
                    "dW is right, but db is too small: dZ holds the 1/m already, and it enters only once.",
                    layer -> slopes(layer, overExamples(layer, layer.dZ.rowSums())))
            .mistake(
                    "dW is right, but your db has a number for each example. A bias belongs to a unit: along which way is the sum?",
                    layer -> slopes(layer, layer.dZ.columnSums()))
            .mistake(
                    "dW is right, but your db is a single number. Every unit has a bias of its own, and so a slope of its own.",
                    layer -> slopes(layer, Matrix.row(layer.dZ.sum())))
            .mistake(
                    "dW is right, but in your db all units get the same. Every unit has a bias of its own, and so a slope of its own.",
                    layer -> slopes(layer, Matrix.generate(layer.dZ.rows(), 1, (unit, column) -> layer.dZ.sum())))
            .mistake(
                    "dW is right, but your db is dZ itself. A bias takes part in the sums of all examples: add up all ways to the loss.",
                    layer -> slopes(layer, layer.dZ))
            .mistake("Your dW is transposed. Which shape has W?", layer ->
                    new Matrix[] {dW(layer).transpose(), layer.dZ.rowSums()})
            .mistake(
                    "dW is right, but your db is 0. A bias is added to the sums of all examples: add up what comes back from them.",
                    layer -> slopes(layer, Matrix.zeros(layer.dZ.rows(), 1)))
            .mistake(
                    "dW is right, but your db has the slopes of the first example only.",
                    layer -> slopes(layer, layer.dZ.column(0)))
            .mistake(
                    "dW is right, but your db adds up dW. A bias is multiplied by no input: which slopes does it add up?",
                    layer -> slopes(layer, dW(layer).rowSums()))
            .mistake(
                    "dW is right, but your db lies on its side: a bias is a column, with a row for each unit.",
                    layer -> slopes(layer, layer.dZ.rowSums().transpose()));

    private static final Question<Hidden, Matrix> LEAKY_QUESTION = Question.of(
                    LEAKY, Exercises04::hidden, (Hidden hidden) -> back(hidden, z -> z > 0 ? 1 : hidden.leak))
            .mistake(
                    "You let nothing through where z is negative: that is ReLU. What is the derivative of leak · z?",
                    hidden -> back(hidden, z -> z > 0 ? 1 : 0))
            .mistake(
                    "That is dA1, the slope along the activations. The curve between them and the sums is missing.",
                    hidden -> back(hidden, z -> 1))
            .mistake(
                    "You multiply by the curve g(z) itself. The chain rule wants its derivative.",
                    hidden -> back(hidden, z -> z > 0 ? z : hidden.leak * z))
            .mistake(
                    "The derivative of leak · z with respect to z has no z in it.",
                    hidden -> back(hidden, z -> z > 0 ? 1 : hidden.leak * z))
            .mistake(
                    "1 and leak have changed places: on which side does everything pass?",
                    hidden -> back(hidden, z -> z > 0 ? hidden.leak : 1))
            .mistake(
                    "You ask for the sign of what comes back, dA1. Where a unit's bend is depends on what went in, Z1.",
                    hidden -> dA(hidden).map(d -> d > 0 ? d : hidden.leak * d))
            .mistake(
                    "That is g'(Z1) alone. It is a factor: what comes back from the next layer is missing.",
                    hidden -> hidden.Z1.map(z -> z > 0 ? 1 : hidden.leak))
            .mistake(
                    "The slope of leak · z is leak, also where z is negative: its sign is wrong.",
                    hidden -> back(hidden, z -> z > 0 ? 1 : -hidden.leak))
            .mistake(
                    "The bend of the curve is at 0, not at leak.",
                    hidden -> back(hidden, z -> z > hidden.leak ? 1 : hidden.leak))
            .mistake(
                    "The slope of leak · z is leak, not 1 − leak.",
                    hidden -> back(hidden, z -> z > 0 ? 1 : 1 - hidden.leak))
            .mistake(
                    "z (1 − z) would belong to a sigmoid, with its activation in place of z. What is the slope of this curve?",
                    hidden -> back(hidden, z -> z * (1 - z)))
            .mistake(
                    "You send dZ2 through the curve. The curve is between dA1 and dZ1, and it is its slope at Z1 that counts.",
                    hidden -> hidden.W2.transpose().times(hidden.dZ2.map(d -> d > 0 ? d : hidden.leak * d)))
            .mistake(
                    "Math.max(leak, z) has z in it: the slope is 1 where z is positive and leak where it is not, however large z is.",
                    hidden -> back(hidden, z -> Math.max(hidden.leak, z)));

    private static final Question<Answers, Matrix> SQUARED_QUESTION = Question.of(
                    SQUARED, Exercises04::answers, (Answers last) -> overExamples(last, squared(last, -1)))
            .mistake(
                    "That is the diagonal of the Jacobian alone. Every output depends on every sum: which terms are missing?",
                    last -> overExamples(last, diagonal(last)))
            .mistake(
                    "That is the diagonal of the Jacobian alone, and the factor of a mean over the examples is missing, too.",
                    Exercises04::diagonal)
            .mistake(
                    "The loss is a mean over the examples, so every slope has a factor that is missing here.",
                    last -> squared(last, -1))
            .mistake(
                    "That is dZ for the cross-entropy, where the softmax cancels. With a squared error it does not.",
                    last -> overExamples(last, last.A.minus(last.Y)))
            .mistake(
                    "The sum over all outputs is missing, or it is 0: you have only what a unit's own share contributes. The errors of a column "
                            + "have the sum 0; in the sum each stands with the a of its own unit.",
                    last -> overExamples(last, squared(last, 0)))
            .mistake(
                    "A sign is wrong: the slopes outside of the Jacobian's diagonal are negative.",
                    last -> overExamples(last, squared(last, 1)))
            .mistake(
                    "Your sum runs over the whole matrix. Each example, that is each column, has a sum of its own.",
                    last -> {
                        Matrix error = last.A.minus(last.Y);
                        double sum = last.A.hadamard(error).sum();
                        return overExamples(last, last.A.hadamard(error.map(e -> e - sum)));
                    })
            .mistake(
                    "Everything is 0: a whole number divided by a larger whole number is 0 in Java. Write 1.0 instead of 1.",
                    last -> last.A.times(0))
            .mistake(
                    "Every slope is twice what it should be: the loss is half the squared error.",
                    last -> overExamples(last, squared(last, -1)).times(2))
            .mistake("Your sums run along the rows. Each example, that is each column, has a sum of its own.", last -> {
                Matrix error = last.A.minus(last.Y);
                Matrix sums = last.A.hadamard(error).rowSums();
                return overExamples(
                        last,
                        Matrix.generate(
                                error.rows(),
                                error.columns(),
                                (k, j) -> last.A.get(k, j) * (error.get(k, j) - sums.get(k, 0))));
            })
            .mistake("The factor a of the unit itself belongs to the sum as well.", last -> {
                Matrix own = last.A.hadamard(last.A.minus(last.Y));
                Matrix sums = own.columnSums();
                return overExamples(
                        last, Matrix.generate(own.rows(), own.columns(), (k, j) -> own.get(k, j) - sums.get(0, j)));
            })
            .mistake(
                    "A unit's own term is in your slopes twice: once with the factor 1 − a, and once in the sum over all outputs.",
                    last -> overExamples(
                            last,
                            squared(last, -1).minus(last.A.hadamard(last.A).hadamard(last.A.minus(last.Y)))))
            .mistake(
                    "That is twice the loss of each output. Its slope is asked for, back over the softmax.",
                    last -> overExamples(last, last.A.minus(last.Y).map(e -> e * e)))
            .mistake(
                    "You divide by the number of classes. The loss is a mean over what?",
                    last -> squared(last, -1).times(1.0 / last.A.rows()))
            .mistake("The factor a of the unit itself, before the bracket, is missing.", last -> {
                Matrix error = last.A.minus(last.Y);
                Matrix sums = last.A.hadamard(error).columnSums();
                return overExamples(
                        last,
                        Matrix.generate(error.rows(), error.columns(), (k, j) -> error.get(k, j) - sums.get(0, j)));
            });

    static final List<Question<?, ?>> QUESTIONS =
            List.of(OUTPUT_QUESTION, LAYER_QUESTION, LEAKY_QUESTION, SQUARED_QUESTION);

    private Exercises04() {}

    /**
     * Exercise 4.1.
     *
     * @param answer given A (classes × m) of a softmax and Y, one-hot, dZ of the cross-entropy (classes × m)
     */
    public static Passed outputSlopes(BiFunction<Matrix, Matrix, Matrix> answer) {
        return OUTPUT_QUESTION.ask(last -> answer.apply(last.A, last.Y));
    }

    /**
     * Exercise 4.2.
     *
     * @param answer given dZ (units × m) and the input X (inputs × m), dW (units × inputs) and db (units × 1)
     */
    public static Passed layerSlopes(BiFunction<Matrix, Matrix, Matrix[]> answer) {
        return LAYER_QUESTION.ask(layer -> answer.apply(layer.dZ, layer.X));
    }

    /**
     * Exercise 4.3.
     *
     * @param answer given W2 (units 2 × units 1), dZ2 (units 2 × m), Z1 (units 1 × m) and the slope for negative z, dZ1
     */
    public static Passed hiddenSlopes(Four<Matrix, Matrix, Matrix, Double, Matrix> answer) {
        return LEAKY_QUESTION.ask(hidden -> answer.of(hidden.W2, hidden.dZ2, hidden.Z1, hidden.leak));
    }

    /**
     * Exercise 4.4.
     *
     * @param answer given A (classes × m) of a softmax and Y, one-hot, dZ of half the squared error (classes × m)
     */
    public static Passed squaredErrorSlopes(BiFunction<Matrix, Matrix, Matrix> answer) {
        return SQUARED_QUESTION.ask(last -> answer.apply(last.A, last.Y));
    }

    private static Answers answers(SplittableRandom random) {
        int classes = random.nextInt(2, 5);
        int m = random.nextInt(2, 6);
        Matrix A = Activation.SOFTMAX.apply(Matrix.uniform(classes, m, -2, 2, random));
        return new Answers(A, oneHot(classes, m, random));
    }

    /** Labels at random (classes × m). */
    static Matrix oneHot(int classes, int m, SplittableRandom random) {
        int[] labels = random.ints(m, 0, classes).toArray();
        return Matrix.generate(classes, m, (i, j) -> labels[j] == i ? 1 : 0);
    }

    private static Sums sums(SplittableRandom random) {
        int m = random.nextInt(3, 6);
        return new Sums(
                Inputs.matrix(random.nextInt(2, 5), m, -1, 1, random),
                Inputs.matrix(random.nextInt(2, 4), m, 0, 1, random));
    }

    private static Hidden hidden(SplittableRandom random) {
        int before = random.nextInt(2, 5);
        int after = random.nextInt(2, 5);
        int m = random.nextInt(3, 6);
        return new Hidden(
                Inputs.matrix(after, before, -1, 1, random),
                Inputs.matrix(after, m, -1, 1, random),
                Inputs.matrix(before, m, -1, 1, random),
                random.nextInt(1, 30) / 100.0);
    }

    private static Matrix overExamples(Answers last, Matrix slopes) {
        return slopes.times(1.0 / last.A.columns());
    }

    private static Matrix overExamples(Sums layer, Matrix slopes) {
        return slopes.times(1.0 / layer.dZ.columns());
    }

    private static Matrix dW(Sums layer) {
        return layer.dZ.times(layer.X.transpose());
    }

    private static Matrix[] slopes(Sums layer, Matrix db) {
        return new Matrix[] {dW(layer), db};
    }

    private static Matrix dA(Hidden hidden) {
        return hidden.W2.transpose().times(hidden.dZ2);
    }

    private static Matrix back(Hidden hidden, DoubleUnaryOperator slope) {
        return dA(hidden).hadamard(hidden.Z1.map(slope));
    }

    private static Matrix diagonal(Answers last) {
        return last.A.minus(last.Y).hadamard(last.A.map(a -> a * (1 - a)));
    }

    /** Softmax's whole Jacobian for the sign −1, not yet a mean over the examples; other signs are mistakes. */
    private static Matrix squared(Answers last, int sign) {
        Matrix error = last.A.minus(last.Y);
        Matrix sums = last.A.hadamard(error).columnSums();
        return Matrix.generate(
                error.rows(), error.columns(), (k, j) -> last.A.get(k, j) * (error.get(k, j) + sign * sums.get(0, j)));
    }
}
