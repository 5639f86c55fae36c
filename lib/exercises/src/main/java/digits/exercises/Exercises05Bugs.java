package digits.exercises;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import digits.notebook.CheckFailed;
import java.util.SplittableRandom;

/** The last two exercises of notebook 05: programs of others, each with a bug or two. */
public final class Exercises05Bugs {

    static final Exercise TOO_EARLY = new Exercise(5, 4, "find the bug: the first layer goes astray");
    static final Exercise BIASES_AND_M = new Exercise(5, 5, "find two bugs: slow, and biases that never move");

    /** One step of a network of two layers. */
    record Step(Network network, Dataset batch, double alpha) {}

    /** One step of a softmax layer with a mini-batch out of so many training examples. */
    record MiniBatch(Layer layer, Dataset batch, int examples, double alpha) {}

    /** The parameters of a layer after a step. */
    record Parameters(Matrix W, Matrix b) {}

    /**
     * A ReLU whose slope nobody is told: the program has it in its own lines, and Network.backward shows no bug. This is a hint, no
     * guard: whoever makes a network of the library's ReLU gets a right step from it, which no check tells from one by hand.
     */
    private static final Activation ONLY_FORWARD = Activation.elementwise("relu", z -> Math.max(0, z), z -> {
        throw new CheckFailed(
                "Here the library does not go backward for you: the program has every slope in its own lines. Which of "
                        + "them uses a weight too late?");
    });

    static final Question<Step, Exercises05.Weights> TOO_EARLY_QUESTION = Question.of(
                    TOO_EARLY, Exercises05Bugs::step, (Step it) -> stepped(it, false, true, 1))
            .mistake(
                    "These are still the numbers of the program with the bug. Take it line by line: with which values of the weights was "
                            + "the loss computed, and which values does each line use?",
                    it -> stepped(it, true, true, 1))
            .mistake(
                    "The slope of the ReLU is missing in dZ1, or it is 1 everywhere, as with a >= 0: a unit that is off, of which a is 0, passes "
                            + "nothing back.",
                    it -> stepped(it, false, false, 1))
            .mistake(
                    "The slopes have to be means over the examples of the batch: the factor 1/m is missing.",
                    it -> stepped(it, false, true, it.batch.size()))
            .mistake("This step goes uphill.", it -> stepped(new Step(it.network, it.batch, -it.alpha), false, true, 1))
            .mistake(
                    "The network is as it was. A network never changes, so return the new one; or is the step 0, because 1 / batch.size() divides "
                            + "whole numbers? 1.0 / batch.size() does not.",
                    it -> Exercises05.Weights.of(it.network))
            .mistake("The first layer is right now, but the second one did not move.", it -> {
                Exercises05.Weights right = stepped(it, false, true, 1);
                Layer second = it.network.layers().get(1);
                return new Exercises05.Weights(right.W1(), right.b1(), second.W(), second.b());
            });

    static final Question<MiniBatch, Parameters> BIASES_AND_M_QUESTION = Question.of(
                    BIASES_AND_M, Exercises05Bugs::miniBatch, (MiniBatch it) -> stepped(it, it.batch.size(), true))
            .mistake(
                    "These are still the numbers of the program with both bugs.", it -> stepped(it, it.examples, false))
            .mistake(
                    "One bug is mended: the biases move. The other is left: a mean over the batch divides by what?",
                    it -> stepped(it, it.examples, true))
            .mistake(
                    "One bug is mended: the steps are as long as they should be. The other is left: the biases still do not move. What is the "
                            + "sum over all of dZ?",
                    it -> stepped(it, it.batch.size(), false))
            .mistake(
                    "The weights are right. The biases are divided by m twice: the factor 1/m is already in dZ.",
                    it -> new Parameters(
                            stepped(it, it.batch.size(), true).W(),
                            stepped(it, it.batch.size() * it.batch.size(), true).b()))
            .mistake(
                    "The layer is as it was: 1 / batch.size() divides whole numbers, and is 0 in Java. Write 1.0 instead of 1.",
                    it -> new Parameters(it.layer.W(), it.layer.b()))
            .mistake(
                    "Now nothing is divided: the loss is a mean over the batch, and so are its slopes.",
                    it -> stepped(it, 1, true))
            .mistake("A batch need not have 32 examples: batch.size() says how many.", it -> stepped(it, 32, true))
            .mistake(
                    "X().rows() is the number of pixels: the examples of the batch are the columns, as many as batch.size().",
                    it -> stepped(it, it.batch.X().rows(), true))
            .mistake(
                    "The weights are right. The biases go uphill: the step is subtracted from them, too.",
                    it -> new Parameters(
                            stepped(it, it.batch.size(), true).W(),
                            stepped(uphill(it), it.batch.size(), true).b()))
            .mistake(
                    "The biases are right. The weights go uphill: the step is subtracted from them, too.",
                    it -> new Parameters(
                            stepped(uphill(it), it.batch.size(), true).W(),
                            stepped(it, it.batch.size(), true).b()))
            .mistake("This step goes uphill.", it -> stepped(uphill(it), it.batch.size(), true));

    private Exercises05Bugs() {}

    /**
     * Exercise 5.4.
     *
     * @param answer given a network of two layers (ReLU, softmax), a batch and α, the network after one step with cross-entropy
     */
    public static Passed tooEarly(Three<Network, Dataset, Double, Network> answer) {
        return TOO_EARLY_QUESTION.ask(it -> Exercises05.Weights.of(answer.of(it.network, it.batch, it.alpha)));
    }

    /**
     * Exercise 5.5.
     *
     * @param answer given a softmax layer, a mini-batch, how many training examples there are in all, and α, the layer after one
     *     step with cross-entropy
     */
    public static Passed biasesAndM(Four<Layer, Dataset, Integer, Double, Layer> answer) {
        return BIASES_AND_M_QUESTION.ask(it -> {
            Layer layer = Attempt.given(answer.of(it.layer, it.batch, it.examples, it.alpha));
            return new Parameters(layer.W(), layer.b());
        });
    }

    private static Step step(SplittableRandom random) {
        Network network = Exercises05.network(random);
        Layer first = network.layers().get(0);
        return new Step(
                Network.of(
                        new Layer(first.W(), first.b(), ONLY_FORWARD),
                        network.layers().get(1)),
                Exercises05.examples(random, random.nextInt(3, 7)),
                Inputs.number(random, 0.4, 0.9));
    }

    /** A step by hand, with W2 updated before or after it is used, with or without ReLU's slope, and slopes so many times too large. */
    private static Exercises05.Weights stepped(Step it, boolean early, boolean slope, double factor) {
        Layer first = it.network.layers().get(0);
        Layer second = it.network.layers().get(1);
        Matrix A1 = first.forward(it.batch.X()).A();
        Matrix A2 = second.forward(A1).A();
        Matrix dZ2 = A2.minus(it.batch.Y()).times(factor / it.batch.size());
        Matrix W2 = second.W().minus(dZ2.times(A1.transpose()).times(it.alpha));
        Matrix dA1 = (early ? W2 : second.W()).transpose().times(dZ2);
        Matrix dZ1 = slope ? dA1.hadamard(A1.map(a -> a > 0 ? 1 : 0)) : dA1;
        return new Exercises05.Weights(
                first.W().minus(dZ1.times(it.batch.X().transpose()).times(it.alpha)),
                first.b().minus(dZ1.rowSums().times(it.alpha)),
                W2,
                second.b().minus(dZ2.rowSums().times(it.alpha)));
    }

    private static MiniBatch miniBatch(SplittableRandom random) {
        Layer layer =
                new Layer(Inputs.matrix(3, 4, -1, 1, random), Inputs.matrix(3, 1, -1, 1, random), Activation.SOFTMAX);
        return new MiniBatch(
                layer,
                Exercises05.examples(random, random.nextInt(2, 5)),
                random.nextInt(20, 40),
                Inputs.number(random, 0.1, 0.5));
    }

    private static MiniBatch uphill(MiniBatch it) {
        return new MiniBatch(it.layer, it.batch, it.examples, -it.alpha);
    }

    /** A step that divides by some m, with a bias slope for each unit or one for all. */
    private static Parameters stepped(MiniBatch it, double m, boolean perUnit) {
        Matrix dZ = it.layer.forward(it.batch.X()).A().minus(it.batch.Y()).times(1 / m);
        Matrix db = perUnit ? dZ.rowSums() : it.layer.b().map(b -> dZ.sum());
        return new Parameters(
                it.layer.W().minus(dZ.times(it.batch.X().transpose()).times(it.alpha)),
                it.layer.b().minus(db.times(it.alpha)));
    }
}
