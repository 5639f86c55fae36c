package digits.exercises;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.BackwardStep;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The exercises of notebook 04 on gradient checks: make one, judged by {@link MeasuredSlopes}, and find bugs with one. */
public final class Exercises04GradientCheck {

    private static final Exercise MEASURE = new Exercise(4, 5, "measure slopes by trying");
    private static final Exercise BUGS = new Exercise(4, 6, "find the two bugs");

    static final List<Exercise> ALL = List.of(MEASURE, BUGS);

    /** A network of two layers, and the examples that it looks at. */
    record Batch(Network network, Matrix X, Matrix Y) {}

    private static final Question<Batch, Matrix[]> BUGS_QUESTION = Question.of(
                    BUGS, Exercises04GradientCheck::batch, (Batch batch) -> program(batch, true, true, true))
            .mistake(
                    "That is what the program computes: both bugs are still in it.",
                    batch -> program(batch, false, false, false))
            .mistake(
                    "The biases are mended, but dW1 is still wrong, while dW2 is right. So look at what stands between the two.",
                    batch -> program(batch, false, true, true))
            .mistake(
                    "dW1 and dW2 are right now, but the biases are not. Is there a slope for each unit?",
                    batch -> program(batch, true, false, false))
            .mistake(
                    "Only db2 is still wrong: the same bug stands in two places.",
                    batch -> program(batch, true, true, false))
            .mistake(
                    "Only db1 is still wrong: the same bug stands in two places.",
                    batch -> program(batch, true, false, true));

    static final List<Question<?, ?>> QUESTIONS = List.of(BUGS_QUESTION);

    private Exercises04GradientCheck() {}

    /**
     * Exercise 4.5.
     *
     * @param answer given a loss and its weights, the slope of the loss along each weight
     */
    public static Passed measuredSlopes(BiFunction<Function<double[], Double>, double[], double[]> answer) {
        return MEASURE.judge(answers -> MeasuredSlopes.check(answer, answers));
    }

    /**
     * Exercise 4.6.
     *
     * @param answer given a network of two layers, X and Y, the slopes dW1, db1, dW2, db2 of the cross-entropy
     */
    public static Passed gradients(Three<Network, Matrix, Matrix, Matrix[]> answer) {
        return BUGS_QUESTION.ask(batch -> answer.of(batch.network, batch.X, batch.Y));
    }

    private static Batch batch(SplittableRandom random) {
        Network network = Network.inputs(2)
                .layer(3, Activation.RELU)
                .layer(2, Activation.SOFTMAX)
                .initialize(Initialization.UNIFORM, random.nextLong());
        return new Batch(network, Inputs.matrix(2, 4, -1, 1, random), Exercises04.oneHot(2, 4, random));
    }

    /** The program of 4.6: dW1, db1, dW2, db2, with each bug in it or mended. */
    private static Matrix[] program(Batch batch, boolean slopeMended, boolean db1Mended, boolean db2Mended) {
        List<BackwardStep> steps = batch.network.backward(batch.network.forward(batch.X), batch.Y, Loss.CROSS_ENTROPY);
        Matrix dZ2 = steps.get(1).dZ();
        Matrix dZ1 = slopeMended ? steps.get(0).dZ() : steps.get(1).dInput();
        return new Matrix[] {
            dZ1.times(batch.X.transpose()),
            db1Mended ? dZ1.rowSums() : alike(dZ1),
            steps.get(1).dW(),
            db2Mended ? dZ2.rowSums() : alike(dZ2)
        };
    }

    /** One number for all units. */
    private static Matrix alike(Matrix dZ) {
        return Matrix.generate(dZ.rows(), 1, (unit, column) -> dZ.sum());
    }
}
