package digits.exercises;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The exercises of notebook 03, choose an activation. */
public final class Exercises03 {

    private static final Exercise ONE = new Exercise(3, 1, "two layers without a curve are one");
    private static final Exercise SLOPE = new Exercise(3, 2, "the slope of a curve that you do not know yet");
    private static final Exercise DEAD = new Exercise(3, 3, "find the dead units");
    private static final Exercise CHAIN = new Exercise(3, 4, "follow a slope back through many layers");
    private static final Exercise START = new Exercise(3, 5, "starting weights for a leaky ReLU");

    static final List<Exercise> ALL = List.of(ONE, SLOPE, DEAD, CHAIN, START);

    /** Two layers without a curve, all of the same width, so that no shape gives a wrong order away. */
    record Layers(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {}

    /** Layers of one unit each, by their weights, and what goes in. */
    record Chain(double[] w, double x) {}

    /** A layer of leaky ReLUs. */
    record Start(int n, double leak) {}

    private static final Question<Layers, Matrix[]> ONE_QUESTION = Question.of(
                    ONE,
                    Exercises03::layers,
                    (Layers two) -> oneLayer(two, two.W2.times(two.b1).plus(two.b2)))
            .mistake("The factors of your W are in the wrong order: X meets W1 first, so W1 stands next to X.", two ->
                    new Matrix[] {two.W1.times(two.W2), two.W2.times(two.b1).plus(two.b2)})
            .mistake(
                    "W is right, but b1 is lost: it goes through the second layer as well.",
                    two -> oneLayer(two, two.b2))
            .mistake("W is right, but b2 is missing in your b.", two -> oneLayer(two, two.W2.times(two.b1)))
            .mistake(
                    "W is right, but b1 does not arrive as it is: the second layer multiplies all it gets by its weights.",
                    two -> oneLayer(two, two.b1.plus(two.b2)))
            .mistake(
                    "W is right, but b1 comes after W1 and before W2: which of the two does it pass through?",
                    two -> oneLayer(two, two.W1.times(two.b1).plus(two.b2)))
            .mistake(
                    "W is right, but b2 is added at the very end: nothing multiplies it.",
                    two -> oneLayer(two, two.W2.times(two.b1.plus(two.b2))));

    private static final Question<Double, Double> SLOPE_QUESTION = Question.of(
                    SLOPE,
                    random -> random.nextInt(-400, 401) / 100.0,
                    (Double z) -> sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z)))
            .mistake(
                    "That is the first term of the product rule. The second factor depends on z as well.",
                    Exercises03::sigmoid)
            .mistake(
                    "That is the second term of the product rule. The factor z has a derivative, too.",
                    z -> z * sigmoid(z) * (1 - sigmoid(z)))
            .mistake(
                    "The derivative of a product is not the product of the derivatives.",
                    z -> sigmoid(z) * (1 - sigmoid(z)))
            .exactly(
                    "These slopes are measured by trying: right to some digits, as all measured ones. Here a formula is asked for: which one "
                            + "does the product rule give?")
            .mistake("That is the curve itself, not its slope.", z -> z * sigmoid(z))
            .mistake(
                    "You took the derivative of the sigmoid to be the sigmoid. Notebook 03 derives it in section 2.",
                    z -> sigmoid(z) + z * sigmoid(z))
            .mistake(
                    "The derivative of the sigmoid has a factor (1 − σ(z)), not (1 + σ(z)).",
                    z -> sigmoid(z) + z * sigmoid(z) * (1 + sigmoid(z)));

    private static final Question<Matrix, int[]> DEAD_QUESTION = Question.of(
                    DEAD,
                    Exercises03::sums,
                    (Matrix Z) -> where(Z.rows(), unit -> Z.row(unit).max() <= 0))
            .also(Matrix.of(4, 2, -1, -2, 3, -1, -0.5, -1, -2, -3))
            // A sum of 0 gives 0, so this unit is off; and a layer need not have a dead one.
            .also(Matrix.of(3, 2, 1, -2, -3, 0, -1, 2))
            .also(Matrix.of(2, 3, 1, -2, 3, -5, 0.1, -1))
            .mistake(
                    "You list units that are off for at least one example. A dead one is off for all of them.",
                    Z -> where(Z.rows(), unit -> Z.row(unit).min() <= 0))
            .mistake(
                    "You count from 1; the first unit has the number 0.",
                    Z -> Arrays.stream(where(Z.rows(), unit -> Z.row(unit).max() <= 0))
                            .map(unit -> unit + 1)
                            .toArray())
            .mistake(
                    "The dead ones are found, but your array is as long as there are units: cut off what was never filled in.",
                    Z -> Arrays.copyOf(where(Z.rows(), unit -> Z.row(unit).max() <= 0), Z.rows()))
            .mistake(
                    "A unit whose largest sum is 0 is off as well: it puts out 0.",
                    Z -> where(Z.rows(), unit -> Z.row(unit).max() < 0))
            .mistake(
                    "You list the units that are alive.",
                    Z -> where(Z.rows(), unit -> Z.row(unit).max() > 0))
            .mistake(
                    "Being negative on average is not enough: one example for which it is on lets a unit learn.",
                    Z -> where(Z.rows(), unit -> Z.row(unit).sum() <= 0))
            .mistake(
                    "Every dead unit is written to the same place of your array, so that only the last one is left: count the place on "
                            + "with each.",
                    Z -> {
                        int[] dead = where(Z.rows(), unit -> Z.row(unit).max() <= 0);
                        return lastInFront(dead, dead.length);
                    })
            .mistake(
                    "Every dead unit is written to the same place of your array, so that only the last one is left: count the place on "
                            + "with each.",
                    Z -> lastInFront(where(Z.rows(), unit -> Z.row(unit).max() <= 0), Z.rows()))
            .mistake(
                    "You look through columns: those are examples. A unit is a row.",
                    Z -> where(Z.columns(), example -> Z.column(example).max() <= 0))
            .mistake(
                    "You only ask about the first example. A dead unit is off for all of them.",
                    Z -> where(Z.rows(), unit -> Z.get(unit, 0) <= 0))
            .mistake("That is how many units are dead, not which ones.", Z ->
                    new int[] {where(Z.rows(), unit -> Z.row(unit).max() <= 0).length})
            .mistake(
                    "You find none, ever. A ReLU that is off puts out 0, and 0 is not negative: ask the sums.",
                    Z -> new int[0]);

    private static final Question<Chain, Double> CHAIN_QUESTION = Question.of(
                    CHAIN, Exercises03::chain, (Chain chain) -> slope(chain, (w, before, a) -> w * a * (1 - a)))
            .mistake(
                    "The weights are missing: each arrow from one layer to the next has the factor w as well.",
                    chain -> slope(chain, (w, before, a) -> a * (1 - a)))
            .mistake(
                    "Those are the weights alone: the curve of each layer has a slope, too.",
                    chain -> slope(chain, (w, before, a) -> w))
            .mistake(
                    "You put the activation a into the sigmoid once more. The slope is a (1 − a), with a as it is.",
                    chain -> slope(chain, (w, before, a) -> w * sigmoid(a) * (1 - sigmoid(a))))
            .mistake(
                    "You take each slope at the activation of the layer before. It belongs to the unit's own activation.",
                    chain -> slope(chain, (w, before, a) -> w * before * (1 - before)))
            .exactly(
                    "This slope is measured by trying: right to some digits, as all measured ones. Here it is to be multiplied together "
                            + "from the slopes of the layers.")
            .mistake(
                    "Everything is 0: a product that begins with 0 stays 0, whatever it is multiplied by. With what number does a "
                            + "product begin?",
                    chain -> 0.0)
            .mistake("That is the last activation itself. How much does it change when x does?", Exercises03::last)
            .mistake(
                    "That is the factor of the last layer alone. x is further back.",
                    chain -> chain.w[chain.w.length - 1] * last(chain) * (1 - last(chain)))
            .mistake(
                    "The sign of the second factor is wrong: σ' = a (1 − a).",
                    chain -> slope(chain, (w, before, a) -> w * a * (a - 1)));

    private static final Question<Start, Double> START_QUESTION = Question.of(
                    START,
                    random -> new Start(random.nextInt(4, 800), random.nextInt(1, 100) / 100.0),
                    (Start layer) -> Math.sqrt(6 / (layer.n * (1 + layer.leak * layer.leak))))
            .also(new Start(64, 0))
            .mistake(
                    "That is the bound for ReLU, where the negative half gives 0. Here its squares add something, too.",
                    layer -> Math.sqrt(6.0 / layer.n))
            .mistake("What is the square of leak · z?", layer -> Math.sqrt(6 / (layer.n * (1 + layer.leak))))
            .mistake("That is r². How large is r?", layer -> 6 / (layer.n * (1 + layer.leak * layer.leak)))
            .mistake(
                    "That is the root of the weights' mean square. A weight anywhere from −r to r has the mean square r²/3.",
                    layer -> Math.sqrt(2 / (layer.n * (1 + layer.leak * layer.leak))))
            .mistake(
                    "Only half of the sums are positive and half are negative: each half counts for half of the mean.",
                    layer -> Math.sqrt(3 / (layer.n * (1 + layer.leak * layer.leak))))
            .mistake(
                    "6 / n divides whole numbers, and Java drops the rest. Write 6.0 instead of 6.",
                    layer -> Math.sqrt(Math.floorDiv(6, layer.n) / (1 + layer.leak * layer.leak)))
            .mistake(
                    "6 / n divides whole numbers, and Java drops the rest. Write 6.0 instead of 6.",
                    layer -> Math.sqrt(Math.floorDiv(6, layer.n)))
            .mistake("That would be right without a curve, with leak = 1.", layer -> Math.sqrt(3.0 / layer.n));

    static final List<Question<?, ?>> QUESTIONS =
            List.of(ONE_QUESTION, SLOPE_QUESTION, DEAD_QUESTION, CHAIN_QUESTION, START_QUESTION);

    private Exercises03() {}

    /**
     * Exercise 3.1.
     *
     * @param answer given W1 (n × n), b1 (n × 1), W2 (n × n) and b2 (n × 1), the W (n × n) and b (n × 1) of one layer that does the
     *     same
     */
    public static Passed oneLayer(Four<Matrix, Matrix, Matrix, Matrix, Matrix[]> answer) {
        return ONE_QUESTION.ask(two -> answer.of(two.W1, two.b1, two.W2, two.b2));
    }

    /**
     * Exercise 3.2.
     *
     * @param answer given z, the derivative of z · σ(z)
     */
    public static Passed slope(Function<Double, Double> answer) {
        return SLOPE_QUESTION.ask(answer);
    }

    /**
     * Exercise 3.3.
     *
     * @param answer given Z (units × m), the numbers of the units that are off for every example, ascending
     */
    public static Passed deadUnits(Function<Matrix, int[]> answer) {
        return DEAD_QUESTION.ask(answer);
    }

    /**
     * Exercise 3.4.
     *
     * @param answer given the weight of each layer and x, the slope of the last activation along x
     */
    public static Passed slopeThrough(BiFunction<double[], Double, Double> answer) {
        return CHAIN_QUESTION.ask(chain -> answer.apply(chain.w.clone(), chain.x));
    }

    /**
     * Exercise 3.5.
     *
     * @param answer given the number of inputs and the slope for negative sums, the bound r of the starting weights
     */
    public static Passed bound(BiFunction<Integer, Double, Double> answer) {
        return START_QUESTION.ask(layer -> answer.apply(layer.n, layer.leak));
    }

    private static Layers layers(SplittableRandom random) {
        int n = random.nextInt(2, 4);
        return new Layers(
                Matrix.uniform(n, n, -1, 1, random),
                Matrix.uniform(n, 1, -1, 1, random),
                Matrix.uniform(n, n, -1, 1, random),
                Matrix.uniform(n, 1, -1, 1, random));
    }

    private static Matrix[] oneLayer(Layers two, Matrix b) {
        return new Matrix[] {two.W2.times(two.W1), b};
    }

    /** At least one unit is dead, and one is not though its sums are negative on average; no unit's average is 0. */
    private static Matrix sums(SplittableRandom random) {
        int units = random.nextInt(3, 6);
        int dead = random.nextInt(units);
        int seldom = (dead + random.nextInt(1, units)) % units;
        int on = random.nextInt(4);
        Matrix Z = Matrix.generate(units, 4, (unit, example) -> {
            double size = random.nextInt(1, 30) / 10.0;
            if (unit == dead) {
                return -size;
            }
            if (unit == seldom) {
                return example == on ? 0.1 : -size;
            }
            return random.nextBoolean() ? size : -size;
        });
        return Z.rowSums().map(Math::abs).min() < 0.05 ? sums(random) : Z;
    }

    /** So many numbers, of which only the first is written, again and again. */
    private static int[] lastInFront(int[] numbers, int count) {
        int[] overwritten = new int[count];
        Arrays.stream(numbers).forEach(number -> overwritten[0] = number);
        return overwritten;
    }

    private static int[] where(int count, IntPredicate condition) {
        return IntStream.range(0, count).filter(condition).toArray();
    }

    private static Chain chain(SplittableRandom random) {
        double[] w = random.ints(random.nextInt(2, 6), -20, 21)
                .mapToDouble(tenth -> tenth / 10.0)
                .toArray();
        return new Chain(w, random.nextInt(-20, 21) / 10.0);
    }

    /** What one layer contributes to a slope, from its weight and the activations before and after it. */
    private interface Factor {
        double of(double w, double before, double a);
    }

    private static double slope(Chain chain, Factor factor) {
        double product = 1;
        double a = chain.x;
        for (double w : chain.w) {
            double before = a;
            a = sigmoid(w * before);
            product *= factor.of(w, before, a);
        }
        return product;
    }

    private static double last(Chain chain) {
        double a = chain.x;
        for (double w : chain.w) {
            a = sigmoid(w * a);
        }
        return a;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
