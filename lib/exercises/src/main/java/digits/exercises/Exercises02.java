package digits.exercises;

import digits.matrix.Matrix;
import digits.network.Activation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The exercises of notebook 02, propagate forward. */
public final class Exercises02 {

    private static final Exercise SHAPE = new Exercise(2, 1, "predict the shape of Z");
    private static final Exercise NEURON = new Exercise(2, 2, "one neuron with a sigmoid");
    private static final Exercise LAYER = new Exercise(2, 3, "a layer, for all examples at once");
    private static final Exercise SOFTMAX = new Exercise(2, 4, "a softmax that never overflows");
    private static final Exercise PARAMETERS = new Exercise(2, 5, "count the parameters of any network");

    static final List<Exercise> ALL = List.of(SHAPE, NEURON, LAYER, SOFTMAX, PARAMETERS);

    /** A layer of some units that gets m examples. */
    record Sizes(int inputs, int units, int m) {}

    /** A neuron and what it looks at. */
    record Neuron(double[] w, double[] x, double b) {}

    /** A layer without its activation, and its input. */
    record Sum(Matrix W, Matrix b, Matrix X) {}

    private static final Question<Sizes, int[]> SHAPE_QUESTION = Question.of(
                    SHAPE,
                    random -> new Sizes(random.nextInt(2, 9), random.nextInt(10, 20), random.nextInt(20, 90)),
                    (Sizes layer) -> new int[] {layer.units, layer.m})
            .mistake("Z has a row for each unit and a column for each example; yours is the other way around.", layer ->
                    new int[] {layer.m, layer.units})
            .mistake(
                    "That is the shape of W. A product keeps the outer numbers: the rows of the left, the columns of the right.",
                    layer -> new int[] {layer.units, layer.inputs})
            .mistake("That is the shape of X, which goes in. Z has a row for each unit of this layer.", layer ->
                    new int[] {layer.inputs, layer.m});

    private static final Question<Neuron, Double> NEURON_QUESTION = Question.of(
                    NEURON, Exercises02::neuron, (Neuron neuron) -> sigmoid(sum(neuron) + neuron.b))
            .mistake("The bias is missing: it is added to the sum.", neuron -> sigmoid(sum(neuron)))
            .mistake("That is z, the weighted sum; send it through the sigmoid.", neuron -> sum(neuron) + neuron.b)
            .mistake(
                    "The bias is added once, not once for every input.",
                    neuron -> sigmoid(sum(neuron) + neuron.b * neuron.x.length))
            .mistake(
                    "The exponent's sign is wrong: for a large z the sigmoid comes close to 1.",
                    neuron -> sigmoid(-sum(neuron) - neuron.b))
            .mistake(
                    "In Java 1 / 1 + x is (1 / 1) + x: what is below the fraction needs brackets.",
                    neuron -> 1 + Math.exp(-sum(neuron) - neuron.b))
            .mistake(
                    "The minus is for the whole of z, the bias too: exp(-z + b) takes it for a part alone.",
                    neuron -> sigmoid(sum(neuron) - neuron.b))
            .mistake(
                    "The bias comes too late: it belongs into the sum, before the sigmoid.",
                    neuron -> sigmoid(sum(neuron)) + neuron.b);

    private static final Question<Sum, Matrix> LAYER_QUESTION = Question.of(
                    LAYER,
                    Exercises02::layer,
                    (Sum layer) -> Activation.RELU.apply(layer.W.times(layer.X).plusColumn(layer.b)))
            .mistake("The bias is missing.", layer -> Activation.RELU.apply(layer.W.times(layer.X)))
            .mistake(
                    "That is Z. The activation is missing: ReLU makes 0 of whatever is negative.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b))
            .mistake(
                    "The bias belongs into the sum, before the ReLU, or a unit could be negative.",
                    layer -> Activation.RELU.apply(layer.W.times(layer.X)).plusColumn(layer.b))
            .mistake(
                    "ReLU keeps what is positive and makes 0 of the rest; yours makes everything positive.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(Math::abs));

    private static final Question<Matrix, Matrix> SOFTMAX_QUESTION = Question.of(
                    SOFTMAX, Exercises02::sums, (Function<Matrix, Matrix>) Activation.SOFTMAX::apply)
            .also(Matrix.of(3, 2, 1002, -1002, 1001, -1001, 1000, -1000))
            .mistake(
                    "This is the formula, but e to the power of 1000 is more than a double can hold. Subtract something first that changes "
                            + "nothing.",
                    Z -> softmax(Z, 0))
            .also(Matrix.of(3, 2, 3000, -1, 0, 0, -3, -3000))
            .mistake(
                    "Subtracting the mean is not enough: one number may be far above it, and e to its power is infinite. Which number of a "
                            + "column leaves nothing above 0?",
                    Z -> {
                        Matrix sums = Z.columnSums();
                        return softmax(
                                Matrix.generate(
                                        Z.rows(), Z.columns(), (i, j) -> Z.get(i, j) - sums.get(0, j) / Z.rows()),
                                0);
                    })
            .mistake(
                    "Your probabilities sum to 1 over the whole matrix. Each column is an example of its own and needs a sum of its own.",
                    Z -> {
                        double largest = Z.max();
                        Matrix shares = Z.map(z -> Math.exp(z - largest));
                        return shares.times(1 / shares.sum());
                    })
            .mistake(
                    "Your rows sum to 1. The classes of one example stand below each other, so it is the columns that must.",
                    Z -> Activation.SOFTMAX.apply(Z.transpose()).transpose())
            .mistake(
                    "Subtracting the largest number of the whole matrix is not enough: in a column of far smaller numbers everything "
                            + "becomes 0, and 0 / 0 is NaN.",
                    Z -> softmax(Z, Z.max()))
            .mistake("Those are not shares yet: the numbers of each column have to sum to 1.", Z -> {
                Matrix maxima = Z.columnMaxima();
                return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Math.exp(Z.get(i, j) - maxima.get(0, j)));
            })
            .mistake(
                    "The largest of each column is subtracted as it should be, but you divide by a sum over the whole matrix. Each "
                            + "column needs a sum of its own.",
                    Z -> {
                        Matrix maxima = Z.columnMaxima();
                        Matrix shares = Matrix.generate(
                                Z.rows(), Z.columns(), (i, j) -> Math.exp(Z.get(i, j) - maxima.get(0, j)));
                        return shares.times(1 / shares.sum());
                    })
            .mistake("Dividing by the largest number changes the probabilities; subtracting it does not.", Z -> {
                Matrix maxima = Z.columnMaxima();
                return softmax(Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Z.get(i, j) / maxima.get(0, j)), 0);
            });

    private static final Question<int[], Integer> PARAMETERS_QUESTION = Question.of(
                    PARAMETERS,
                    random -> random.ints(random.nextInt(2, 6), 2, 90).toArray(),
                    (int[] widths) -> parameters(widths, 1))
            .also(new int[] {64, 10, 10})
            .mistake("Those are the weights alone; every unit also has a bias.", widths -> parameters(widths, 0))
            .mistake(
                    "The inputs have no biases: they are not units, nothing is computed there.",
                    widths -> parameters(widths, 1) + widths[0])
            .mistake(
                    "You have one bias for each layer; every unit has one of its own.",
                    widths -> parameters(widths, 0) + widths.length - 1);

    static final List<Question<?, ?>> QUESTIONS =
            List.of(SHAPE_QUESTION, NEURON_QUESTION, LAYER_QUESTION, SOFTMAX_QUESTION, PARAMETERS_QUESTION);

    private Exercises02() {}

    /**
     * Exercise 2.1.
     *
     * @param answer given the numbers of inputs, of units and of examples, the rows and the columns of Z
     */
    public static Passed shapeOfZ(Three<Integer, Integer, Integer, int[]> answer) {
        return SHAPE_QUESTION.ask(layer -> answer.of(layer.inputs, layer.units, layer.m));
    }

    /**
     * Exercise 2.2.
     *
     * @param answer given weights w, inputs x and bias b, the activation of a neuron with a sigmoid
     */
    public static Passed neuron(Three<double[], double[], Double, Double> answer) {
        return NEURON_QUESTION.ask(neuron -> answer.of(neuron.w.clone(), neuron.x.clone(), neuron.b));
    }

    /**
     * Exercise 2.3.
     *
     * @param answer given W (units × inputs), b (units × 1) and X (inputs × m), the activations A (units × m) of a layer with ReLU
     */
    public static Passed layer(Three<Matrix, Matrix, Matrix, Matrix> answer) {
        return LAYER_QUESTION.ask(layer -> answer.of(layer.W, layer.b, layer.X));
    }

    /**
     * Exercise 2.4.
     *
     * @param answer given Z (classes × m) of any size of numbers, the softmax of each column
     */
    public static Passed softmax(Function<Matrix, Matrix> answer) {
        return SOFTMAX_QUESTION.ask(answer);
    }

    /**
     * Exercise 2.5.
     *
     * @param answer given the widths of a network from its inputs to its outputs, the number of its parameters
     */
    public static Passed parameters(Function<int[], Integer> answer) {
        return PARAMETERS_QUESTION.ask(widths -> answer.apply(widths.clone()));
    }

    private static Neuron neuron(SplittableRandom random) {
        int inputs = random.nextInt(2, 6);
        return new Neuron(
                random.doubles(inputs, -1, 1).toArray(),
                random.doubles(inputs, -1, 1).toArray(),
                random.nextDouble(0.2, 1) * (random.nextBoolean() ? 1 : -1));
    }

    private static double sum(Neuron neuron) {
        return IntStream.range(0, neuron.x.length)
                .mapToDouble(i -> neuron.w[i] * neuron.x[i])
                .sum();
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Sum layer(SplittableRandom random) {
        int inputs = random.nextInt(2, 5);
        int units = random.nextInt(2, 5);
        return new Sum(
                Matrix.uniform(units, inputs, -1, 1, random),
                Matrix.uniform(units, 1, -0.5, 0.5, random),
                Matrix.uniform(inputs, random.nextInt(5, 8), 0, 1, random));
    }

    private static Matrix sums(SplittableRandom random) {
        return Matrix.uniform(random.nextInt(2, 5), random.nextInt(2, 6), -3, 3, random);
    }

    /** Without a guard against overflow but for a number that is subtracted from all. */
    private static Matrix softmax(Matrix Z, double shift) {
        Matrix powers = Z.map(z -> Math.exp(z - shift));
        Matrix sums = powers.columnSums();
        return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> powers.get(i, j) / sums.get(0, j));
    }

    private static int parameters(int[] widths, int biases) {
        return IntStream.range(1, widths.length)
                .map(layer -> widths[layer] * (widths[layer - 1] + biases))
                .sum();
    }
}
