package digits.exercises;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.notebook.CheckFailed;
import digits.training.Optimizer;
import digits.training.Training;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The exercise of notebook 11 in which a picture is trained instead of the weights. */
public final class Exercises11Ideal {

    private static final Exercise IDEAL = new Exercise(11, 5, "the network's ideal digit");

    static final List<Exercise> ALL = List.of(IDEAL);

    /** What the network has to give to the digit. Grey paper has 0.6 for its favourite digit and next to nothing for others. */
    private static final double SURE = 0.95;

    private static final double GREY = 0.3;

    /**
     * The sum of all differences between the pixels; from ideals that were found by descent, a digit as written differs by 9 or
     * more.
     */
    private static final double UNLIKE = 4;

    /** Every digit of each of these networks has an ideal that gradient descent finds from grey paper. */
    private static final int SEEDS = 100;

    private Exercises11Ideal() {}

    /**
     * A small network that reads 8×8 digits, trained in a fraction of a second.
     *
     * @param seed another one gives another network
     */
    public static Network reader(long seed) {
        Dataset digits = Course.digits();
        Network start = Network.inputs(digits.features())
                .layer(20, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.HE, seed);
        Training plan = Training.of(start, digits)
                .batchSize(50)
                .epochs(8)
                .optimizer(Optimizer.adam(0.01))
                .seed(seed);
        return plan.measureEvery(plan.iterations()).run().network();
    }

    /**
     * Exercise 11.5.
     *
     * @param answer given a network and a digit, a picture (pixels × 1) that the network takes for the digit
     */
    public static Passed ideal(Two<Network, Integer, Matrix> answer) {
        return IDEAL.judge(answers -> {
            // A network that the answer has not seen, so that no picture can be known beforehand.
            Network network = reader(Math.floorMod(answers.seed(), (long) SEEDS));
            for (int digit = 0; digit < network.outputs(); digit++) {
                int wanted = digit;
                judge(network, digit, Attempt.given(answers.of(() -> answer.of(network, wanted))));
            }
        });
    }

    private static void judge(Network network, int digit, Matrix picture) {
        if (picture.rows() != network.inputs() || picture.columns() != 1) {
            throw new CheckFailed("The picture should be a column of the shape " + network.inputs() + "×1, but is "
                    + picture.shape() + ".");
        }
        if (!(picture.min() >= 0 && picture.max() <= 1)) {
            throw new CheckFailed(String.format(
                    Locale.ROOT,
                    "The pixels of your %d go from %.2f to %.2f: keep them between paper, 0, and ink, 1, after each step.",
                    digit,
                    picture.min(),
                    picture.max()));
        }
        Matrix written = Course.digits().X();
        if (IntStream.range(0, written.columns())
                .anyMatch(example ->
                        written.column(example).minus(picture).map(Math::abs).sum() < UNLIKE)) {
            throw new CheckFailed(
                    "Your " + digit
                            + " is, but for a little, a picture that somebody has written. Start from grey paper: which picture does the network want to see?");
        }
        double sure = network.predict(picture).get(digit, 0);
        if (sure >= SURE) {
            return;
        }
        double before = network.predict(Matrix.generate(network.inputs(), 1, (pixel, one) -> GREY))
                .get(digit, 0);
        String gives = String.format(
                Locale.ROOT,
                "For your %d the network gives %.4f to %d, but at least %.2f is wanted. ",
                digit,
                sure,
                digit,
                SURE);
        if (picture.max() - picture.min() < 1e-9) {
            throw new CheckFailed(
                    gives
                            + "Your picture is still the same grey all over: is each step kept? minus and times change no matrix, they give a new one.");
        }
        if (sure < before) {
            throw new CheckFailed(
                    gives
                            + "On grey paper it was more: your steps lead away from the digit, or are so long that they jump past it. Which way makes the loss smaller?");
        }
        throw new CheckFailed(gives
                + "That is the right way: take more steps or longer ones. Does each take the slope at the picture as it is then, and "
                + "does each keep the pixels from 0 to 1?");
    }
}
