package digits.exercises;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.ForwardStep;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.notebook.CheckFailed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** The exercises of notebook 05, descend the gradient: the first three; {@link Exercises05Bugs} has those with bugs. */
public final class Exercises05 {

    private static final Exercise STEP = new Exercise(5, 1, "one step by hand");
    private static final Exercise LOOP = new Exercise(5, 2, "the loop");
    private static final Exercise BATCHES = new Exercise(5, 3, "mini-batches of shuffled examples");

    static final List<Exercise> ALL =
            List.of(STEP, LOOP, BATCHES, Exercises05Bugs.TOO_EARLY, Exercises05Bugs.BIASES_AND_M);

    /** A neuron without a curve, one example, and how far to step. */
    record Neuron(double w, double b, double x, double y, double alpha) {}

    /** Where to start, what to learn from, how far and how often to step. */
    record Descent(Network start, Dataset examples, double alpha, int iterations) {}

    /** The parameters of a network of two layers, with the names they have in the notebook. */
    record Weights(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {

        /** Those of an answer; null stays null, for a check to say so. */
        static Weights of(Network network) {
            if (network == null) {
                return null;
            }
            if (network.layers().size() != 2) {
                throw new CheckFailed("the network has two layers, but yours has "
                        + network.layers().size() + ".");
            }
            return new Weights(
                    network.layers().get(0).W(),
                    network.layers().get(0).b(),
                    network.layers().get(1).W(),
                    network.layers().get(1).b());
        }
    }

    private static final String SUBTRACTED =
            "In the error b has the wrong sign: it is w·x + b − y, or with brackets y − (w·x + b).";

    private static final Question<Neuron, double[]> STEP_QUESTION = Question.of(
                    STEP,
                    Exercises05::neuron,
                    (Neuron it) -> moved(it, -it.alpha * 2 * error(it) * it.x, -2 * it.alpha * error(it)))
            .mistake(
                    "This step goes uphill: the slope points to where the loss grows. Or is the error the wrong way around, y − ŷ?",
                    it -> moved(it, it.alpha * 2 * error(it) * it.x, it.alpha * 2 * error(it)))
            .mistake(
                    "A factor is missing in both slopes: what is the derivative of a square?",
                    it -> moved(it, -it.alpha * error(it) * it.x, -it.alpha * error(it)))
            .mistake(
                    "The weight moved as far as the bias. By how much does ŷ = w·x + b grow if w grows by a little? That factor is missing.",
                    it -> moved(it, -it.alpha * 2 * error(it), -it.alpha * 2 * error(it)))
            .mistake(
                    "The weight is right, the bias is not: its slope was computed with the new weight. Both slopes belong to the place where "
                            + "you stand before the step.",
                    Exercises05::weightFirst)
            .mistake(
                    "The bias is right, the weight is not: its slope was computed with the new bias. Both slopes belong to the place where "
                            + "you stand before the step.",
                    Exercises05::biasFirst)
            .mistake("The two have changed places: first w, then b.", it -> {
                double[] right = moved(it, -it.alpha * 2 * error(it) * it.x, -it.alpha * 2 * error(it));
                return new double[] {right[1], right[0]};
            })
            .mistake(
                    "The bias moved as if it were multiplied by x. By how much does ŷ = w·x + b grow if b grows by a little?",
                    it -> moved(it, -it.alpha * 2 * error(it) * it.x, -it.alpha * 2 * error(it) * it.x))
            .mistake("Those are the slopes. The step goes against them: where do w and b end up?", it ->
                    new double[] {2 * error(it) * it.x, 2 * error(it)})
            .mistake(
                    "The learning rate is missing: each slope is multiplied by it.",
                    it -> moved(it, -2 * error(it) * it.x, -2 * error(it)))
            .mistake(
                    "The weight is right, the bias is not: in its slope the factor 2 is missing.",
                    it -> moved(it, -it.alpha * 2 * error(it) * it.x, -it.alpha * error(it)))
            .mistake(
                    "The bias is right, the weight is not: in its slope the factor 2 is missing.",
                    it -> moved(it, -it.alpha * error(it) * it.x, -it.alpha * 2 * error(it)))
            .mistake("Those are the steps. Where do w and b end up?", it ->
                    new double[] {-it.alpha * 2 * error(it) * it.x, -it.alpha * 2 * error(it)})
            .mistake("Those are the steps, and they go uphill. Where do w and b end up, downhill?", it ->
                    new double[] {it.alpha * 2 * error(it) * it.x, it.alpha * 2 * error(it)})
            .mistake("In the error the bias is missing: ŷ = w·x + b.", it -> stepWith(it, it.w * it.x - it.y))
            .mistake("In the error y is missing: it is ŷ − y.", it -> stepWith(it, it.w * it.x + it.b))
            .mistake(
                    "The slope of a square is not a square: what is the derivative of e²?",
                    it -> moved(it, -it.alpha * error(it) * error(it) * it.x, -it.alpha * error(it) * error(it)))
            .mistake(
                    "The bias is right, the weight is not: its slope has the factor x, by which w is multiplied, not w.",
                    it -> moved(it, -it.alpha * 2 * error(it) * it.w, -it.alpha * 2 * error(it)))
            .mistake(
                    "The weight is right, the bias is not: nothing multiplies b in ŷ = w·x + b, so its slope has no such factor.",
                    it -> moved(it, -it.alpha * 2 * error(it) * it.x, -it.alpha * 2 * error(it) * it.b))
            .mistake(
                    "The bias is right, the weight is not: its slope has the factor x once.",
                    it -> moved(it, -it.alpha * 2 * error(it) * it.x * it.x, -it.alpha * 2 * error(it)))
            .mistake(
                    "The error is halved, and it should be doubled: what is the derivative of a square?",
                    it -> moved(it, -it.alpha * error(it) * it.x / 2, -it.alpha * error(it) / 2))
            .mistake(
                    "Nothing moved: is something a whole number that divides, such as 1 / 2, which is 0 in Java?",
                    it -> new double[] {it.w, it.b})
            .mistake(SUBTRACTED, it -> stepWith(it, it.w * it.x - it.b - it.y))
            .mistake(SUBTRACTED, it -> stepWith(it, it.y - it.w * it.x + it.b));

    private static final Question<Descent, Weights> LOOP_QUESTION = Question.of(
                    LOOP,
                    Exercises05::descent,
                    (Descent it) -> Weights.of(descend(it.start, it.examples, it.alpha, it.iterations)))
            .mistake(
                    "These are the weights of the start. A network never changes: step gives a new one, which has to be kept.",
                    it -> Weights.of(it.start))
            .mistake(
                    "You took all steps with the slopes of the start. After each step the slopes are others: compute them inside the loop.",
                    it -> Weights.of(it.start.step(
                            it.start.backward(it.start.forward(it.examples.X()), it.examples.Y(), Loss.CROSS_ENTROPY),
                            it.alpha * it.iterations)))
            .mistake(
                    "The activations are still those of the start. After each step they are others: `forward` belongs into the loop, too.",
                    Exercises05::forwardOnce)
            .mistake(
                    "You took a single step. Does each iteration begin where the one before ended, or all of them at the start?",
                    it -> Weights.of(descend(it.start, it.examples, it.alpha, 1)))
            .mistake(
                    "You took one step too many: from 0 on, the last iteration has the number iterations − 1.",
                    it -> Weights.of(descend(it.start, it.examples, it.alpha, it.iterations + 1)))
            .mistake(
                    "You took one step too few.",
                    it -> Weights.of(descend(it.start, it.examples, it.alpha, it.iterations - 1)))
            .mistake(
                    "The slopes are already means over the examples: dividing once more by their number makes each step too short.",
                    it -> Weights.of(descend(it.start, it.examples, it.alpha / it.examples.size(), it.iterations)))
            .mistake(
                    "The loss is the cross-entropy here; yours is the squared error.",
                    it -> Weights.of(descend(
                            it.start, iteration -> it.examples, Loss.MEAN_SQUARED_ERROR, it.alpha, it.iterations)))
            .mistake(
                    "Each of your steps looks at a single example. All of them belong to each step.",
                    it -> Weights.of(descend(
                            it.start,
                            iteration -> it.examples.choose(iteration % it.examples.size()),
                            Loss.CROSS_ENTROPY,
                            it.alpha,
                            it.iterations)))
            .mistake(
                    "Each step has the length alpha, however many there are: nothing else multiplies it.",
                    it -> Weights.of(descend(it.start, it.examples, it.alpha * it.iterations, it.iterations)))
            .mistake(
                    "Each step has the length alpha, however many there are: nothing divides it.",
                    it -> Weights.of(descend(it.start, it.examples, it.alpha / it.iterations, it.iterations)))
            .mistake(
                    "All steps have the length 0.1, whatever alpha is.",
                    it -> Weights.of(descend(it.start, it.examples, 0.1, it.iterations)));

    static final List<Question<?, ?>> QUESTIONS = List.of(
            STEP_QUESTION, LOOP_QUESTION, Exercises05Bugs.TOO_EARLY_QUESTION, Exercises05Bugs.BIASES_AND_M_QUESTION);

    private Exercises05() {}

    /**
     * Exercise 5.1.
     *
     * @param answer given w, b, x, y and α, the w and the b after one step down the loss (w·x + b − y)²
     */
    public static Passed oneStep(Five<Double, Double, Double, Double, Double, double[]> answer) {
        return STEP_QUESTION.ask(it -> answer.of(it.w, it.b, it.x, it.y, it.alpha));
    }

    /**
     * Exercise 5.2.
     *
     * @param answer given a network of two layers, examples, α and a number of iterations, the network after so many steps with
     *     the full batch and cross-entropy
     */
    public static Passed loop(Four<Network, Dataset, Double, Integer, Network> answer) {
        return LOOP_QUESTION.ask(it -> Weights.of(answer.of(it.start, it.examples, it.alpha, it.iterations)));
    }

    /**
     * Exercise 5.3.
     *
     * @param answer given how many examples there are, a batch size and random numbers, the batches of one epoch: the numbers of
     *     the examples in each
     */
    public static Passed batches(Three<Integer, Integer, SplittableRandom, List<int[]>> answer) {
        return BATCHES.judge(answers -> BatchesCheck.check(answer, answers));
    }

    private static Neuron neuron(SplittableRandom random) {
        double x = Inputs.number(random, 1.1, 2);
        return new Neuron(
                Inputs.number(random, -1, 1),
                Inputs.number(random, -1, 1),
                random.nextBoolean() ? x : -x,
                Inputs.number(random, -1, 1),
                Inputs.number(random, 0.05, 0.4));
    }

    private static double error(Neuron it) {
        return it.w * it.x + it.b - it.y;
    }

    private static double[] moved(Neuron it, double changeOfW, double changeOfB) {
        return new double[] {it.w + changeOfW, it.b + changeOfB};
    }

    private static double[] stepWith(Neuron it, double error) {
        return moved(it, -it.alpha * 2 * error * it.x, -it.alpha * 2 * error);
    }

    private static double[] weightFirst(Neuron it) {
        double w = it.w - it.alpha * 2 * error(it) * it.x;
        return new double[] {w, it.b - it.alpha * 2 * (w * it.x + it.b - it.y)};
    }

    private static double[] biasFirst(Neuron it) {
        double b = it.b - it.alpha * 2 * error(it);
        return new double[] {it.w - it.alpha * 2 * (it.w * it.x + b - it.y) * it.x, b};
    }

    private static Descent descent(SplittableRandom random) {
        return new Descent(
                network(random),
                examples(random, random.nextInt(5, 9)),
                Inputs.number(random, 0.2, 0.6),
                random.nextInt(2, 7));
    }

    /** A network of four inputs and three classes. */
    static Network network(SplittableRandom random) {
        return Network.inputs(4)
                .layer(4, Activation.RELU)
                .layer(3, Activation.SOFTMAX)
                .initialize(Initialization.UNIFORM, random.nextLong());
    }

    /** Pictures of 2×2 pixels of three classes. */
    static Dataset examples(SplittableRandom random, int size) {
        return Dataset.of(
                Inputs.matrix(4, size, 0, 1, random), random.ints(size, 0, 3).toArray(), 3, 2, 2);
    }

    private static Weights forwardOnce(Descent it) {
        List<ForwardStep> steps = it.start.forward(it.examples.X());
        Network network = it.start;
        for (int i = 0; i < it.iterations; i++) {
            network = network.step(network.backward(steps, it.examples.Y(), Loss.CROSS_ENTROPY), it.alpha);
        }
        return Weights.of(network);
    }

    private static Network descend(Network start, Dataset examples, double alpha, int iterations) {
        return descend(start, iteration -> examples, Loss.CROSS_ENTROPY, alpha, iterations);
    }

    private static Network descend(
            Network start, IntFunction<Dataset> examples, Loss loss, double alpha, int iterations) {
        Network network = start;
        for (int iteration = 0; iteration < iterations; iteration++) {
            Dataset batch = examples.apply(iteration);
            network = network.step(network.backward(network.forward(batch.X()), batch.Y(), loss), alpha);
        }
        return network;
    }
}
