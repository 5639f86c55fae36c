package digits.exercises;

import digits.matrix.Matrix;
import digits.network.Activation;
import java.util.Arrays;
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
                    new int[] {layer.inputs, layer.m})
            .mistake("The rows are right. Z has a column for each example, not for each unit.", layer ->
                    new int[] {layer.units, layer.units})
            .mistake("That is how many weights there are, and the examples. A row of Z belongs to a unit.", layer ->
                    new int[] {layer.units * layer.inputs, layer.m})
            .mistake("The bias needs no column of its own: it is added to each of the others.", layer ->
                    new int[] {layer.units, layer.m + 1})
            .mistake(
                    "Those are the inputs and the units, which belong to W. A row of Z belongs to a unit, a column to an example.",
                    layer -> new int[] {layer.inputs, layer.units});

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
                    "Your bias is subtracted, and it should be added: a minus before the sum, as in exp(-sum + b), has to be for the bias, too.",
                    neuron -> sigmoid(sum(neuron) - neuron.b))
            .mistake(
                    "The bias comes too late: it belongs into the sum, before the sigmoid.",
                    neuron -> sigmoid(sum(neuron)) + neuron.b)
            .mistake(
                    "Only the last product is in your sum: += adds one more, = begins anew.",
                    neuron -> sigmoid(products(neuron, neuron.x.length - 1, neuron.x.length)))
            .mistake(
                    "Only the last product is in your sum: += adds one more, = begins anew.",
                    neuron -> sigmoid(products(neuron, neuron.x.length - 1, neuron.x.length) + neuron.b))
            .mistake(
                    "The first product is missing: the inputs are counted from 0.",
                    neuron -> sigmoid(products(neuron, 1, neuron.x.length) + neuron.b))
            .mistake(
                    "Only the first product is in your sum: does a return inside the loop end it?",
                    neuron -> sigmoid(products(neuron, 0, 1) + neuron.b))
            .mistake(
                    "The last product is missing: the loop goes on while i < w.length.",
                    neuron -> sigmoid(products(neuron, 0, neuron.x.length - 1) + neuron.b))
            .mistake(
                    "Each weight is multiplied by its input, not added to it.",
                    neuron -> sigmoid(IntStream.range(0, neuron.x.length)
                                    .mapToDouble(i -> neuron.w[i] + neuron.x[i])
                                    .sum()
                            + neuron.b))
            .mistake(
                    "Only the bias is left: is the sum an int, which loses what is behind the point, or does the loop never run?",
                    neuron -> sigmoid(neuron.b))
            .mistake(
                    "The sigmoid comes once, after the sum, not for each product.",
                    neuron -> IntStream.range(0, neuron.x.length)
                                    .mapToDouble(i -> sigmoid(neuron.w[i] * neuron.x[i]))
                                    .sum()
                            + neuron.b)
            .mistake(
                    "That is a ReLU of the sum. This neuron has a sigmoid.",
                    neuron -> Math.max(0, sum(neuron) + neuron.b))
            .mistake(
                    "That is the hyperbolic tangent of the sum. This neuron has a sigmoid.",
                    neuron -> Math.tanh(sum(neuron) + neuron.b))
            .mistake(
                    "The sigmoid has e to the power of −z, Math.exp(-z); yours has 10 to that power.",
                    neuron -> 1 / (1 + Math.pow(10, -sum(neuron) - neuron.b)));

    private static final Question<Sum, Matrix> LAYER_QUESTION = Question.of(
                    LAYER,
                    Exercises02::layer,
                    (Sum layer) -> Activation.RELU.apply(layer.W.times(layer.X).plusColumn(layer.b)))
            // Some activations are above 1.
            .also(new Sum(
                    Matrix.of(2, 2, 2, 1, -1, 0.5), Matrix.column(0.5, -0.25), Matrix.of(2, 3, 1, 0.5, 0, 0.5, 1, 1)))
            .mistake("The bias is missing.", layer -> Activation.RELU.apply(layer.W.times(layer.X)))
            .mistake(
                    "That is Z. The activation is missing: ReLU makes 0 of whatever is negative.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b))
            .mistake(
                    "The bias belongs into the sum, before the ReLU, or a unit could be negative.",
                    layer -> Activation.RELU.apply(layer.W.times(layer.X)).plusColumn(layer.b))
            .mistake(
                    "ReLU keeps what is positive and makes 0 of the rest; yours makes everything positive.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(Math::abs))
            .mistake(
                    "That is a layer of sigmoids. This one has ReLU, which keeps what is positive and makes 0 of the rest.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(Exercises02::sigmoid))
            .mistake(
                    "That is a softmax layer. This one has ReLU, which keeps what is positive and makes 0 of the rest.",
                    layer -> Activation.SOFTMAX.apply(layer.W.times(layer.X).plusColumn(layer.b)))
            .mistake(
                    "You keep what is negative and make 0 of what is positive. It is the other way around: which one is larger, z or 0?",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(z -> Math.min(z, 0)))
            .mistake(
                    "That is 1 where z is positive, the slope of ReLU. ReLU itself keeps z there.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(z -> z > 0 ? 1 : 0))
            .mistake(
                    "You add b to the columns of W. It belongs to the sums: first the product, then the bias.",
                    layer -> Activation.RELU.apply(layer.W.plusColumn(layer.b).times(layer.X)))
            .mistake(
                    "The bend of ReLU is at 0, not at 1.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(z -> Math.max(z, 1)))
            .mistake(
                    "That is a leaky ReLU. ReLU makes 0 of whatever is negative.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(z -> z > 0 ? z : 0.01 * z))
            .mistake(
                    "ReLU has no upper end: what is above 1 stays as it is.",
                    layer -> layer.W.times(layer.X).plusColumn(layer.b).map(z -> Math.min(1, Math.max(z, 0))))
            .mistake(
                    "The bias is subtracted, and it should be added.",
                    layer -> Activation.RELU.apply(layer.W.times(layer.X).plusColumn(layer.b.times(-1))));

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
            .mistake(
                    "Those are not shares yet: the numbers of each column have to sum to 1.",
                    Z -> lowered(Z).map(Math::exp))
            .mistake(
                    "The largest of each column is subtracted as it should be, but you divide by a sum over the whole matrix. Each "
                            + "column needs a sum of its own.",
                    Z -> {
                        Matrix shares = lowered(Z).map(Math::exp);
                        return shares.times(1 / shares.sum());
                    })
            .mistake(
                    "Dividing by the largest number changes the probabilities; subtracting it does not.",
                    Z -> softmax(divided(Z, Z.columnMaxima()), 0))
            .mistake(
                    "Those are shares of the numbers themselves. Softmax takes e to the power of each first.",
                    Z -> divided(Z, Z.columnSums()))
            .mistake(
                    "You divide by the sums of Z. They have to be the sums of what stands above the fraction, the powers.",
                    Z -> divided(lowered(Z).map(Math::exp), Z.columnSums()))
            .mistake(
                    "Above the fraction the largest number is subtracted, below it is not: the same has to be taken from both.",
                    Z -> divided(lowered(Z).map(Math::exp), Z.map(Math::exp).columnSums()))
            .mistake(
                    "Subtracting a fixed number is not enough: a column may lie far below or above it. Which number of the column itself will do?",
                    Z -> softmax(Z, 1000))
            .mistake(
                    "Subtracting the smallest number leaves one that may be far above 0, and e to its power is infinite. Which number of a column "
                            + "leaves nothing above 0?",
                    Z -> softmax(Z, Z.min()))
            .mistake(
                    "You cut large numbers off, and their differences with them. Subtract something instead that changes no difference.",
                    Z -> softmax(Z.map(z -> Math.min(z, 700)), 0))
            .mistake(
                    "Making all numbers smaller by a factor changes the probabilities; subtracting the same from all does not.",
                    Z -> softmax(Z.times(0.01), 0))
            .mistake(
                    "Making all numbers smaller by a factor changes the probabilities; subtracting the same from all does not.",
                    Z -> softmax(Z.times(0.001), 0));

    private static final Question<int[], Integer> PARAMETERS_QUESTION = Question.of(
                    PARAMETERS,
                    random -> random.ints(random.nextInt(2, 6), 2, 90).toArray(),
                    (int[] widths) -> parameters(widths, 1))
            .also(new int[] {64, 10, 10})
            .also(new int[] {5, 3})
            .mistake("Those are the weights alone; every unit also has a bias.", widths -> parameters(widths, 0))
            .mistake(
                    "The inputs have no biases: they are not units, nothing is computed there.",
                    widths -> parameters(widths, 1) + widths[0])
            .mistake(
                    "You have one bias for each layer; every unit has one of its own.",
                    widths -> parameters(widths, 0) + widths.length - 1)
            .mistake(
                    "Only the first layer is counted: does a return inside the loop end it?",
                    widths -> parameters(Arrays.copyOf(widths, 2), 1))
            .mistake(
                    "Only the last layer is left: += adds one more, = begins anew.",
                    widths -> parameters(Arrays.copyOfRange(widths, widths.length - 2, widths.length), 1))
            .mistake(
                    "The first layer is missing: its weights lead from widths[0] to widths[1].",
                    widths -> parameters(widths, 1) - parameters(Arrays.copyOf(widths, 2), 1))
            .mistake(
                    "The last layer is missing. How far does the loop go?",
                    widths -> parameters(Arrays.copyOf(widths, widths.length - 1), 1))
            .mistake(
                    "The biases belong to the layer that the weights lead to; you count one for each unit that they come from.",
                    widths -> parameters(widths, 0)
                            + Arrays.stream(widths, 0, widths.length - 1).sum())
            .mistake(
                    "All widths are multiplied together. Weights join two neighbouring layers: multiply those two, and add up.",
                    widths -> Arrays.stream(widths).reduce(1, (a, b) -> a * b))
            .mistake(
                    "Those are the inputs and units. From each to each of the next layer leads a weight: that is a product.",
                    widths -> Arrays.stream(widths).sum())
            .mistake(
                    "The 1 for the bias comes once: each unit has as many parameters as the layer before has units, and one more.",
                    widths -> IntStream.range(1, widths.length)
                            .map(i -> (widths[i] + 1) * (widths[i - 1] + 1))
                            .sum());

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
        return PARAMETERS_QUESTION.ask(widths -> Attempt.inside(
                "A network may have any number of layers, and this one has " + widths.length
                        + " widths: go through them in a loop, whose last place is widths.length - 1.",
                () -> answer.apply(widths.clone())));
    }

    private static Neuron neuron(SplittableRandom random) {
        int inputs = random.nextInt(2, 6);
        return new Neuron(
                Inputs.numbers(random, inputs, -1, 1),
                Inputs.numbers(random, inputs, -1, 1),
                Inputs.number(random, 0.2, 1) * (random.nextBoolean() ? 1 : -1));
    }

    private static double sum(Neuron neuron) {
        return products(neuron, 0, neuron.x.length);
    }

    private static double products(Neuron neuron, int from, int to) {
        return IntStream.range(from, to)
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
                Inputs.matrix(units, inputs, -1, 1, random),
                Inputs.matrix(units, 1, -0.5, 0.5, random),
                Inputs.matrix(inputs, random.nextInt(5, 8), 0, 1, random));
    }

    private static Matrix sums(SplittableRandom random) {
        return Inputs.matrix(random.nextInt(2, 5), random.nextInt(2, 6), -3, 3, random);
    }

    /** The largest number of each column is subtracted from it. */
    private static Matrix lowered(Matrix Z) {
        Matrix maxima = Z.columnMaxima();
        return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Z.get(i, j) - maxima.get(0, j));
    }

    private static Matrix divided(Matrix powers, Matrix sums) {
        return Matrix.generate(powers.rows(), powers.columns(), (i, j) -> powers.get(i, j) / sums.get(0, j));
    }

    /** Without a guard against overflow but for a number that is subtracted from all. */
    private static Matrix softmax(Matrix Z, double shift) {
        Matrix powers = Z.map(z -> Math.exp(z - shift));
        return divided(powers, powers.columnSums());
    }

    private static int parameters(int[] widths, int biases) {
        return IntStream.range(1, widths.length)
                .map(layer -> widths[layer] * (widths[layer - 1] + biases))
                .sum();
    }
}
