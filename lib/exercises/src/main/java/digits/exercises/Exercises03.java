package digits.exercises;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
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

    /** Slopes measured by trying, to one side, are better than this. */
    private static final double MEASURED = 1e-4;

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
                    two -> oneLayer(two, two.W2.times(two.b1.plus(two.b2))))
            .mistake(
                    "The two matrices are added. X is multiplied by the one and the result by the other: which single matrix does both?",
                    two -> new Matrix[] {two.W1.plus(two.W2), two.b1.plus(two.b2)})
            .mistake("W is a matrix product; hadamard multiplies element by element.", two ->
                    new Matrix[] {two.W2.hadamard(two.W1), two.W2.times(two.b1).plus(two.b2)})
            .mistake(
                    "W is right, but b1 comes after W1: only W2 multiplies it.",
                    two -> oneLayer(two, two.W2.times(two.W1).times(two.b1).plus(two.b2)))
            .mistake("The layers have changed places: X meets W1 and b1 first.", two ->
                    new Matrix[] {two.W1.times(two.W2), two.W1.times(two.b2).plus(two.b1)})
            .mistake(
                    "W is right. X meets W1 and b1 first: which layer's weights does b1 still go through, and b2 no more?",
                    two -> oneLayer(two, two.W1.times(two.b2).plus(two.b1)))
            .mistakeIn(
                    layer -> layer[0],
                    "The factors of your W are in the wrong order: X meets W1 first, so W1 stands next to X. Through the same matrix as "
                            + "what W1 gives goes b1.",
                    two -> new Matrix[] {
                        two.W1.times(two.W2), two.W2.times(two.b1).plus(two.b2)
                    });

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
                    MEASURED,
                    "These slopes are right to some digits, and no further, as those are that are measured by trying, or computed in "
                            + "float. Here a formula is asked for, in double: which one does the product rule give?")
            .mistake("That is the curve itself, not its slope.", z -> z * sigmoid(z))
            .mistake(
                    "You took the derivative of the sigmoid to be the sigmoid. Notebook 03 derives it in section 2.",
                    z -> sigmoid(z) + z * sigmoid(z))
            .mistake(
                    "The derivative of the sigmoid has a factor (1 − σ(z)), not (1 + σ(z)).",
                    z -> sigmoid(z) + z * sigmoid(z) * (1 + sigmoid(z)))
            .mistake(
                    "The two terms of the product rule are added, not subtracted.",
                    z -> sigmoid(z) - z * sigmoid(z) * (1 - sigmoid(z)))
            .mistake(
                    "The derivative of the sigmoid is σ(z) (1 − σ(z)); yours has z where σ(z) belongs.",
                    z -> sigmoid(z) + z * (1 - z))
            .mistake(
                    "In the second term the factor z is missing: only the sigmoid is derived there.",
                    z -> sigmoid(z) + sigmoid(z) * (1 - sigmoid(z)))
            .mistake(
                    "In the first term only z is derived: the sigmoid stays as it is.",
                    z -> sigmoid(z) * (1 - sigmoid(z)) * (1 + z))
            .mistake(
                    "In the second term a factor σ(z) is missing, or a square is forgotten below the fraction.",
                    z -> sigmoid(z) + z * (1 - sigmoid(z)))
            .mistake(
                    "In the second term a factor σ(z) is missing, or a square is forgotten below the fraction.",
                    z -> 1 + z * (1 - sigmoid(z)))
            .mistake(
                    "The exponent's sign is wrong: for a large z the sigmoid comes close to 1.",
                    z -> sigmoid(-z) + z * sigmoid(-z) * (1 - sigmoid(-z)))
            .mistake("That is the slope of a ReLU. This curve has no corner.", z -> z > 0 ? 1.0 : 0.0);

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
                    "You find none, ever. Each sum of a dead unit is negative or 0; what its ReLU puts out is 0, and never negative.",
                    Z -> new int[0])
            .mistake(
                    "You find only units whose largest sum is exactly 0. One whose sums are all negative is off as well.",
                    Z -> where(Z.rows(), unit -> Z.row(unit).max() == 0))
            .mistake(
                    "Unit 0 is never looked at.",
                    Z -> Arrays.stream(where(Z.rows(), unit -> Z.row(unit).max() <= 0))
                            .filter(unit -> unit > 0)
                            .toArray())
            .mistake(
                    "Your array says of each unit whether it is dead. The numbers of the dead ones are asked for, and nothing else.",
                    Z -> IntStream.range(0, Z.rows())
                            .map(unit -> Z.row(unit).max() <= 0 ? 1 : 0)
                            .toArray())
            .mistake(
                    "Each dead unit is written to the place of its own number, and between them stand zeros. The array holds the dead ones alone.",
                    Z -> IntStream.range(0, Z.rows())
                            .map(unit -> Z.row(unit).max() <= 0 ? unit : 0)
                            .toArray())
            .mistake(
                    "You only ask about the last example: does each one overwrite what was found before?",
                    Z -> where(Z.rows(), unit -> Z.get(unit, Z.columns() - 1) <= 0))
            .mistake("The first place of your array is left out: write to the place first, then count it on.", Z -> {
                int[] dead = where(Z.rows(), unit -> Z.row(unit).max() <= 0);
                int[] late = new int[dead.length];
                System.arraycopy(dead, 0, late, Math.min(1, dead.length), Math.max(0, dead.length - 1));
                return late;
            });

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
                    MEASURED,
                    "This slope is right to some digits, and no further, as those are that are measured by trying, or computed in float. "
                            + "Here it is to be multiplied together from the slopes of the layers, in double.")
            .mistake(
                    "Everything is 0: a product that begins with 0 stays 0, whatever it is multiplied by, and a product in an int loses "
                            + "what is behind the point. With what number does a product begin, and of what type is it?",
                    chain -> 0.0)
            .mistake("That is the last activation itself. How much does it change when x does?", Exercises03::last)
            .mistake(
                    "That is the factor of the last layer alone. x is further back.",
                    chain -> chain.w[chain.w.length - 1] * last(chain) * (1 - last(chain)))
            .mistake(
                    "The sign of the second factor is wrong: σ' = a (1 − a).",
                    chain -> slope(chain, (w, before, a) -> w * a * (a - 1)))
            .mistake(
                    "Each layer gets x in yours. What goes into a layer is the activation of the one before: give a its new value in the loop.",
                    chain -> Arrays.stream(chain.w)
                            .map(w -> w * sigmoid(w * chain.x) * (1 - sigmoid(w * chain.x)))
                            .reduce(1, (a, b) -> a * b))
            .mistake(
                    "The factors of the layers are added. A small change goes through one layer after the other, and each multiplies it.",
                    chain -> sum(chain))
            .mistake(
                    "x is no factor of the slope: it goes into the first layer, and that is all.",
                    chain -> chain.x * slope(chain, (w, before, a) -> w * a * (1 - a)))
            .mistake(
                    "The slope of a sigmoid is 0.25 at the sum 0 alone. Elsewhere it is a (1 − a).",
                    chain -> slope(chain, (w, before, a) -> w * 0.25))
            .mistake(
                    "You go through the layers from the last to the first. x meets the first weight first: its activation is needed for the next.",
                    chain -> slope(
                            new Chain(
                                    IntStream.range(0, chain.w.length)
                                            .mapToDouble(i -> chain.w[chain.w.length - 1 - i])
                                            .toArray(),
                                    chain.x),
                            (w, before, a) -> w * a * (1 - a)))
            .mistake(
                    "The first layer is missing: w[0] is its weight.",
                    chain -> slope(
                            new Chain(Arrays.copyOfRange(chain.w, 1, chain.w.length), chain.x),
                            (w, before, a) -> w * a * (1 - a)))
            .mistake(
                    "The exponent's sign is wrong: for a large sum the sigmoid comes close to 1.",
                    chain -> withSigmoid(chain, (w, a) -> sigmoid(-w * a)))
            .mistake(
                    "The weight is missing inside the sigmoid: it gets w · a.",
                    chain -> withSigmoid(chain, (w, a) -> sigmoid(a)))
            .mistake(
                    "The factor of a layer has its weight in it, not what goes into it.",
                    chain -> slope(chain, (w, before, a) -> before * a * (1 - a)))
            .mistake(
                    "a (1 − a) needs the activation a, not the sum z.",
                    chain -> slope(chain, (w, before, a) -> w * (w * before) * (1 - w * before)));

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
            .mistake("That would be right without a curve, with leak = 1.", layer -> Math.sqrt(3.0 / layer.n))
            .mistake(
                    "In Java 6 / n * x is (6 / n) · x: what is below the fraction needs brackets.",
                    layer -> Math.sqrt(6.0 / layer.n * (1 + layer.leak * layer.leak)))
            .mistake(
                    "The square of a negative number is positive: the negative half adds something, it takes nothing away.",
                    layer -> Math.sqrt(6 / (layer.n * (1 - layer.leak * layer.leak))))
            .mistake(
                    "The root is of the whole fraction, n and the bracket too.",
                    layer -> Math.sqrt(6) / (layer.n * (1 + layer.leak * layer.leak)))
            .mistake(
                    "leak² belongs to 1, not to n: n multiplies both.",
                    layer -> Math.sqrt(6 / (layer.n + layer.leak * layer.leak)))
            .mistake(
                    "The squares are taken before they are added: 1 + leak² is not (1 + leak)².",
                    layer -> Math.sqrt(6.0 / layer.n) / (1 + layer.leak))
            .mistake(
                    "The positive half counts as well: leak² is only what the negative one adds.",
                    layer -> Math.sqrt(6 / (layer.n * layer.leak * layer.leak)))
            .mistake(
                    "The negative half counts only half, too: leak² needs the same factor as 1.",
                    layer -> Math.sqrt(3 / (layer.n * (0.5 + layer.leak * layer.leak))));

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
                Inputs.matrix(n, n, -1, 1, random),
                Inputs.matrix(n, 1, -1, 1, random),
                Inputs.matrix(n, n, -1, 1, random),
                Inputs.matrix(n, 1, -1, 1, random));
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

    /** The right product with another curve. */
    private static double withSigmoid(Chain chain, DoubleBinaryOperator sigmoid) {
        double product = 1;
        double a = chain.x;
        for (double w : chain.w) {
            a = sigmoid.applyAsDouble(w, a);
            product *= w * a * (1 - a);
        }
        return product;
    }

    private static double sum(Chain chain) {
        double sum = 0;
        double a = chain.x;
        for (double w : chain.w) {
            a = sigmoid(w * a);
            sum += w * a * (1 - a);
        }
        return sum;
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
