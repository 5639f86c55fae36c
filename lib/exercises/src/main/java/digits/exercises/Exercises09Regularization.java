package digits.exercises;

import digits.matrix.Matrix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** The exercises of notebook 09 on what keeps a network from learning by heart. */
public final class Exercises09Regularization {

    private static final Exercise PRICE = new Exercise(9, 5, "the slope of two prices");
    private static final Exercise DROPOUT = new Exercise(9, 6, "dropout, while learning and after");

    static final List<Exercise> ALL = List.of(PRICE, DROPOUT);

    /** Weights, the slope of the loss along them, and two prices. */
    record Prices(Matrix W, Matrix dW, double lambda1, double lambda2) {}

    /** Activations, a random number for each, and what to leave out. */
    record Units(Matrix A, Matrix U, double p, boolean learning) {}

    private static final Question<Prices, Matrix> PRICE_QUESTION = Question.of(
                    PRICE, Exercises09Regularization::prices, (Prices given) -> slope(given, 1, 1))
            .also(new Prices(Matrix.of(2, 2, 0.5, 0, -1, 0), Matrix.of(2, 2, 1, 2, 3, -4), 0.3, 0.7))
            .mistake(
                    "Where w is 0, so is the slope of its price: pushed either way, it would no longer be 0. Math.signum knows.",
                    given -> slope(given, w -> w > 0 ? 1 : -1))
            .mistake(
                    "Where w is 0, so is the slope of its price: pushed either way, it would no longer be 0. Math.signum knows.",
                    given -> slope(given, w -> w < 0 ? -1 : 1))
            .mistake(
                    "That is the slope of the prices alone; the slope of the loss is missing.",
                    given -> slope(given, 1, 1).minus(given.dW))
            .mistake(
                    "With λ₂ you have the slope of λ₂ Σ W². Mind the ½: what does the 2 from the exponent do to it?",
                    given -> slope(given, 1, 2))
            .mistake(
                    "With λ₂ you have half of the slope: differentiate ½ w², the exponent comes down.",
                    given -> slope(given, 1, 0.5))
            .mistake(
                    "The λ₂ part is right. The slope of |w| is not the same everywhere: sketch it to the left and to the right of 0.",
                    given -> given.dW.plus(given.W.map(w -> given.lambda1 + given.lambda2 * w)))
            .mistake(
                    "The λ₂ part is right. With λ₁ you have added the price |w| itself, not its slope.",
                    given -> given.dW.plus(given.W.map(w -> given.lambda1 * Math.abs(w) + given.lambda2 * w)))
            .mistake(
                    "You have added the prices themselves. Differentiate each along one weight w.",
                    given -> given.dW.plus(given.W.map(w -> given.lambda1 * Math.abs(w) + given.lambda2 / 2 * w * w)))
            .mistake(
                    "That is the slope of the loss alone: the prices are computed, but get lost. plus changes no matrix, it gives a new one: "
                            + "keep that.",
                    given -> given.dW)
            .mistake("The price λ₁ is missing.", given -> slope(given, 0, 1))
            .mistake("The price λ₂ is missing.", given -> slope(given, 1, 0))
            .mistake(
                    "The prices are for the weights, not for their slopes.",
                    given -> slope(new Prices(given.dW, given.dW, given.lambda1, given.lambda2), 1, 1))
            .mistake(
                    "λ₁ and λ₂ are swapped: λ₁ belongs to |w|.",
                    given -> slope(new Prices(given.W, given.dW, given.lambda2, given.lambda1), 1, 1))
            .mistake(
                    "Your prices make the weights grow: a slope is followed downhill, so a positive w needs a positive slope to shrink.",
                    given -> slope(given, -1, -1));

    private static final Question<Units, Matrix> DROPOUT_QUESTION = Question.of(
                    DROPOUT,
                    Exercises09Regularization::units,
                    (Units given) -> !given.learning ? given.A : dropped(given, 1 / (1 - given.p)))
            .also(units(new SplittableRandom(1), false))
            .also(units(new SplittableRandom(2), true))
            .mistake(
                    "What is left is not made larger, so the next layer gets less than before on average.",
                    given -> given.learning ? dropped(given, 1) : given.A)
            .mistake(
                    "You leave units out after learning, too: its answers would then be a matter of luck.",
                    given -> dropped(given, 1 / (1 - given.p)))
            .mistake(
                    "What is left is made larger by too much or too little: with p = 0.2, four of five are left, and each stands for "
                            + "5/4.",
                    given -> given.learning ? dropped(given, 1 / given.p) : given.A)
            .mistake(
                    "That is dropout of the older kind, which leaves the activations small while learning and shrinks all of them "
                            + "afterwards. Here they are made larger while learning, so that nothing is left to do afterwards.",
                    given -> given.learning ? dropped(given, 1) : given.A.times(1 - given.p))
            .mistake(
                    "You make the activations smaller after learning. They were made larger while learning, so that this is not needed.",
                    given -> given.learning ? dropped(given, 1 / (1 - given.p)) : given.A.times(1 - given.p))
            .mistake(
                    "What is left is not made larger while learning, and units are left out after learning, too.",
                    given -> dropped(given, 1))
            .mistake(
                    "You keep what was to be left out: a unit is left out where its random number is below p.",
                    given -> given.learning ? given.A.minus(dropped(given, 1)).times(1 / (1 - given.p)) : given.A)
            .mistake(
                    "While learning you give all activations back as they are, and afterwards you leave some out: the wrong way around.",
                    given -> given.learning ? given.A : dropped(given, 1 / (1 - given.p)))
            .mistake(
                    "You leave small activations out. Which ones are left out is a matter of luck: their random numbers say it.",
                    given -> given.learning ? given.A.map(a -> a < given.p ? 0 : a / (1 - given.p)) : given.A)
            .mistake(
                    "p is left out, and 1 − p is left: divide by that.",
                    given -> given.learning ? dropped(given, 1 + given.p) : given.A)
            .mistake(
                    "In A.combine(U, (a, u) -> …) the first is the activation, the second its random number.",
                    given -> given.learning
                            ? given.A.combine(given.U, (a, u) -> a < given.p ? 0 : u / (1 - given.p))
                            : given.A)
            .mistake(
                    "What is left is made smaller, and it should become larger: divide by 1 − p.",
                    given -> given.learning ? dropped(given, 1 - given.p) : given.A)
            .mistake(
                    "What is left is made smaller, and it should become larger: divide by 1 − p. And units are left out after learning, too.",
                    given -> dropped(given, 1 - given.p))
            .mistake(
                    "In Java a / 1 - p is (a / 1) − p: what is below the fraction needs brackets.",
                    given -> given.learning
                            ? given.A.combine(given.U, (a, u) -> u < given.p ? 0 : a - given.p)
                            : given.A)
            .mistake(
                    "You leave units out after learning, too. And with p = 0.2, four of five are left, so each stands for 5/4.",
                    given -> dropped(given, 1 / given.p));

    static final List<Question<?, ?>> QUESTIONS = List.of(PRICE_QUESTION, DROPOUT_QUESTION);

    private Exercises09Regularization() {}

    /**
     * Exercise 9.5.
     *
     * @param answer given W, dW (both units × inputs), λ₁ and λ₂, the slope of the loss with the price λ₁ Σ |W| + λ₂/2 Σ W²
     */
    public static Passed price(Four<Matrix, Matrix, Double, Double, Matrix> answer) {
        return PRICE_QUESTION.ask(given -> answer.of(given.W, given.dW, given.lambda1, given.lambda2));
    }

    /**
     * Exercise 9.6.
     *
     * @param answer given activations A (units × m), a random number from 0 to below 1 for each, the probability to leave one out,
     *     and whether the network learns, what the next layer gets (units × m)
     */
    public static Passed dropout(Four<Matrix, Matrix, Double, Boolean, Matrix> answer) {
        return DROPOUT_QUESTION.ask(given -> answer.of(given.A, given.U, given.p, given.learning));
    }

    private static Prices prices(SplittableRandom random) {
        int units = random.nextInt(2, 4);
        int inputs = random.nextInt(2, 4);
        return new Prices(
                Inputs.matrix(units, inputs, -2, 2, random),
                Inputs.matrix(units, inputs, -1, 1, random),
                Inputs.number(random, 0.1, 0.4),
                Inputs.number(random, 0.5, 0.9));
    }

    private static Matrix slope(Prices given, double share1, double share2) {
        return given.dW.plus(given.W.map(w -> share1 * given.lambda1 * Math.signum(w) + share2 * given.lambda2 * w));
    }

    private static Matrix slope(Prices given, DoubleUnaryOperator sign) {
        return given.dW.plus(given.W.map(w -> given.lambda1 * sign.applyAsDouble(w) + given.lambda2 * w));
    }

    private static Units units(SplittableRandom random) {
        return units(random, random.nextBoolean());
    }

    private static Units units(SplittableRandom random, boolean learning) {
        int units = random.nextInt(3, 5);
        int m = random.nextInt(4, 6);
        // No random number is p itself: some would leave that one out.
        return new Units(
                Inputs.matrix(units, m, 0.5, 2, random),
                Inputs.matrix(units, m, 0, 1, random),
                Inputs.number(random, 0.2, 0.45) + 0.005,
                learning);
    }

    private static Matrix dropped(Units given, double factor) {
        return given.A.combine(given.U, (a, u) -> u < given.p ? 0 : a * factor);
    }
}
