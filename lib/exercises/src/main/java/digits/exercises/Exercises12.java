package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The exercises of notebook 12, start from nothing: in plain arrays, as there. */
public final class Exercises12 {

    private static final Exercise LOSS = new Exercise(12, 1, "a loss that is never infinite");
    private static final Exercise BACK = new Exercise(12, 2, "back through a tanh, in loops");
    private static final Exercise STEP = new Exercise(12, 3, "find the bug that nearly hides");

    static final List<Exercise> ALL = List.of(LOSS, BACK, STEP);

    /** The sums of the last layer, one example per row, and the labels. */
    record Sums(double[][] z, int[] y) {}

    /** The weights of a layer, the slopes along its sums, and the tanh activations before it; W is never square. */
    record Back(double[][] W, double[] dz, double[] a) {}

    /** A layer, the slopes along its sums, its input, and the learning rate. */
    record Before(double[][] W, double[] b, double[] dz, double[] x, double alpha) {}

    /** The layer after a step, and the slopes along its input. */
    record After(double[][] W, double[] b, double[] dx) {}

    private static final Question<Sums, Double> LOSS_QUESTION = Question.of(
                    LOSS,
                    Exercises12::sums,
                    (Sums last) -> mean(last, (z, y) -> largest(z) + logOfSum(z, largest(z)) - z[y]))
            .also(new Sums(new double[][] {{1000, 0, -1000}}, new int[] {1}))
            .also(new Sums(new double[][] {{-1001, -1000}}, new int[] {0}))
            .mistake(
                    "A probability that is rounded to 0 has the logarithm −∞. Take the logarithm of the quotient on paper, before any Java.",
                    last -> mean(last, (z, y) -> -Math.log(Math.exp(z[y] - largest(z)) / sumOfPowers(z, largest(z)))))
            .mistake(
                    "e to the power of 1000 is more than a double can hold, and e to the power of −1000 is rounded to 0. Subtract the "
                            + "largest sum first, as the softmax does.",
                    last -> mean(last, (z, y) -> -Math.log(Math.exp(z[y]) / sumOfPowers(z, 0))))
            .mistake(
                    "Nearly: the sum of the powers still overflows, or is rounded to 0. Subtract the largest sum in the exponents.",
                    last -> mean(last, (z, y) -> logOfSum(z, 0) - z[y]))
            .mistake(
                    "You subtract the largest sum in the exponents of ln Σ. That makes the logarithm smaller by as much: add it again.",
                    last -> mean(last, (z, y) -> logOfSum(z, largest(z)) - z[y]))
            .mistake(
                    "Your search for the largest sum begins with 0: where all sums are negative, 0 wins, which is none of them. Begin with "
                            + "the first sum.",
                    last -> mean(last, (z, y) -> Math.max(0, largest(z)) + logOfSum(z, Math.max(0, largest(z))) - z[y]))
            .mistake(
                    "That is the sum over the examples. The loss is their mean.",
                    last -> last.y.length * mean(last, (z, y) -> largest(z) + logOfSum(z, largest(z)) - z[y]))
            .mistake(
                    "The sign is wrong: a probability below 1 has a negative logarithm, but a loss is never negative.",
                    last -> -mean(last, (z, y) -> largest(z) + logOfSum(z, largest(z)) - z[y]));

    private static final Question<Back, double[]> BACK_QUESTION = Question.of(
                    BACK, Exercises12::back, (Back layer) -> back(layer, a -> 1 - a * a))
            .mistake(
                    "That is Wᵀ dz, the slope along the activations. The slope of the tanh is missing.",
                    layer -> back(layer, a -> 1))
            .mistake(
                    "That is the slope of a sigmoid. What is the derivative of tanh?",
                    layer -> back(layer, a -> a * (1 - a)))
            .mistake(
                    "That is the slope of a ReLU. What is the derivative of tanh?",
                    layer -> back(layer, a -> a > 0 ? 1 : 0))
            .mistake(
                    "You put the activation into the tanh once more: a is tanh(z) already.",
                    layer -> back(layer, a -> 1 - Math.pow(Math.tanh(a), 2)))
            .mistake("A square is missing in the slope of tanh.", layer -> back(layer, a -> 1 - a))
            .mistake(
                    "Only the last unit is left: each unit of the next layer adds its share, none replaces the others'.",
                    layer -> {
                        int last = layer.dz.length - 1;
                        return IntStream.range(0, layer.a.length)
                                .mapToDouble(i -> layer.W[last][i] * layer.dz[last] * (1 - layer.a[i] * layer.a[i]))
                                .toArray();
                    })
            .mistake("The slope of tanh is multiplied once, when the sum over all units is complete.", layer -> {
                double[] slopes = new double[layer.a.length];
                for (int unit = 0; unit < layer.dz.length; unit++) {
                    for (int i = 0; i < slopes.length; i++) {
                        slopes[i] += layer.W[unit][i] * layer.dz[unit];
                        slopes[i] *= 1 - layer.a[i] * layer.a[i];
                    }
                }
                return slopes;
            })
            .mistakeIn(
                    slopes -> slopes.length,
                    "Your answer has a slope for each dz. There is one slope for each a[i].",
                    layer -> new double[layer.dz.length]);

    private static final Question<Before, After> STEP_QUESTION = Question.of(
                    STEP, Exercises12::before, (Before layer) -> step(layer, 1, 1, 0))
            .mistake(
                    "That is what the program does. Its W and b are right; look at what dx is made of, and when. (A copy by W.clone() has the same "
                            + "rows as W: each row needs a clone of its own.)",
                    layer -> step(layer, 1, 1, 1))
            .mistake(
                    "Only the last unit's share is left in dx: = replaces what the others have given, += adds to it.",
                    layer -> {
                        After right = step(layer, 1, 1, 0);
                        int last = layer.dz.length - 1;
                        return new After(
                                right.W,
                                right.b,
                                IntStream.range(0, layer.x.length)
                                        .mapToDouble(i -> layer.W[last][i] * layer.dz[last])
                                        .toArray());
                    })
            .mistake("dx is right now, but W does not learn any more.", layer -> step(layer, 0, 1, 0))
            .mistake("dx and W are right, but b does not learn any more.", layer -> step(layer, 1, 0, 0))
            .mistake("dx is right now, but neither W nor b learns any more.", layer -> step(layer, 0, 0, 0))
            .mistake(
                    "dx is right now, but W and b go uphill: a step goes against the slope.",
                    layer -> step(layer, -1, -1, 0))
            .mistake(
                    "dx and b are right, but W goes uphill: a step goes against the slope.",
                    layer -> step(layer, -1, 1, 0))
            .mistake(
                    "dx and W are right, but b moves once for every input: its line belongs behind the inner loop.",
                    layer -> step(layer, 1, layer.x.length, 0));

    static final List<Question<?, ?>> QUESTIONS = List.of(LOSS_QUESTION, BACK_QUESTION, STEP_QUESTION);

    private Exercises12() {}

    /**
     * Exercise 12.1.
     *
     * @param answer given the sums of the last layer (m × classes, one example per row) and m labels, the mean cross-entropy
     */
    public static Passed loss(BiFunction<double[][], int[], Double> answer) {
        return LOSS_QUESTION.ask(last -> answer.apply(copy(last.z), last.y.clone()));
    }

    /**
     * Exercise 12.2.
     *
     * @param answer given the next layer's W (units × inputs), the slopes dz along its sums and its inputs a, which a tanh made, the
     *     slopes along the sums that the tanh got
     */
    public static Passed back(Three<double[][], double[], double[], double[]> answer) {
        return BACK_QUESTION.ask(layer -> {
            try {
                return answer.of(copy(layer.W), layer.dz.clone(), layer.a.clone());
            } catch (ArrayIndexOutOfBoundsException outside) {
                throw new CheckFailed("Your loops leave an array. W has a row for each of the " + layer.dz.length
                        + " units and a column for each of the " + layer.a.length
                        + " inputs: how far does each loop run, and which index of W comes first? ("
                        + outside.getMessage()
                        + ")");
            }
        });
    }

    /**
     * Exercise 12.3.
     *
     * @param answer given W (units × inputs), b, dz, the input x and the learning rate, changes W and b by one step and returns dx
     */
    public static Passed step(Five<double[][], double[], double[], double[], Double, double[]> answer) {
        return STEP_QUESTION.ask(layer -> {
            double[][] W = copy(layer.W);
            double[] b = layer.b.clone();
            double[] dx = answer.of(W, b, layer.dz.clone(), layer.x.clone(), layer.alpha);
            return dx == null ? null : new After(W, b, dx);
        });
    }

    /** The loss of one example. */
    private interface Surprise {
        double of(double[] z, int y);
    }

    private static Sums sums(SplittableRandom random) {
        int m = random.nextInt(2, 4);
        int classes = random.nextInt(2, 4);
        return new Sums(tenths(m, classes, random), random.ints(m, 0, classes).toArray());
    }

    private static double mean(Sums last, Surprise loss) {
        return IntStream.range(0, last.y.length)
                .mapToDouble(example -> loss.of(last.z[example], last.y[example]))
                .average()
                .orElseThrow();
    }

    private static double largest(double[] z) {
        return IntStream.range(0, z.length).mapToDouble(i -> z[i]).max().orElseThrow();
    }

    private static double sumOfPowers(double[] z, double shift) {
        return IntStream.range(0, z.length)
                .mapToDouble(i -> Math.exp(z[i] - shift))
                .sum();
    }

    private static double logOfSum(double[] z, double shift) {
        return Math.log(sumOfPowers(z, shift));
    }

    private static Back back(SplittableRandom random) {
        int units = random.nextInt(2, 4);
        int inputs = 5 - units;
        return new Back(tenths(units, inputs, random), tenths(1, units, random)[0], tanh(tenths(1, inputs, random)[0]));
    }

    private static double[] tanh(double[] z) {
        return IntStream.range(0, z.length).mapToDouble(i -> Math.tanh(z[i])).toArray();
    }

    private static double[] back(Back layer, DoubleUnaryOperator slope) {
        return IntStream.range(0, layer.a.length)
                .mapToDouble(i -> slope.applyAsDouble(layer.a[i])
                        * IntStream.range(0, layer.dz.length)
                                .mapToDouble(unit -> layer.W[unit][i] * layer.dz[unit])
                                .sum())
                .toArray();
    }

    private static Before before(SplittableRandom random) {
        int units = random.nextInt(2, 4);
        int inputs = random.nextInt(2, 4);
        return new Before(
                tenths(units, inputs, random),
                tenths(1, units, random)[0],
                tenths(1, units, random)[0],
                tenths(1, inputs, random)[0],
                random.nextInt(1, 10) / 10.0);
    }

    /** A step of so many times the learning rate in W and in b, and dx from a W that has gone so much of its way already. */
    private static After step(Before layer, double inW, double inB, double tooEarly) {
        After after = new After(copy(layer.W), layer.b.clone(), new double[layer.x.length]);
        for (int unit = 0; unit < layer.dz.length; unit++) {
            for (int i = 0; i < layer.x.length; i++) {
                double change = layer.alpha * layer.dz[unit] * layer.x[i];
                after.dx[i] += (layer.W[unit][i] - tooEarly * change) * layer.dz[unit];
                after.W[unit][i] -= inW * change;
            }
            after.b[unit] -= inB * layer.alpha * layer.dz[unit];
        }
        return after;
    }

    /** From −2 to 2, never 0, with one digit after the point: numbers that can be read in a message. */
    private static double[][] tenths(int rows, int columns, SplittableRandom random) {
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextInt(1, 21) / (random.nextBoolean() ? 10.0 : -10.0);
            }
        }
        return numbers;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = rows.clone();
        for (int row = 0; row < copy.length; row++) {
            copy[row] = copy[row].clone();
        }
        return copy;
    }
}
