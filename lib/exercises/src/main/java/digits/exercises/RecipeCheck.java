package digits.exercises;

import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.network.Network;
import digits.notebook.CheckFailed;
import digits.training.Accuracy;
import digits.training.Training;
import java.util.Locale;

/** Judges a training by the digits that it was not given, within a budget of work and of weights. */
final class RecipeCheck {

    /** What 64-128-10 passes by a percentage point, and the ancestors' 10 hidden units miss by half of one. */
    private static final double WANTED = 0.97;

    /** How often each example may be looked at. */
    private static final int EPOCHS = 20;

    private static final int PARAMETERS = 10_000;

    /** Random weights read about a tenth; whoever begins with more than this has learned before. */
    private static final double KNOWS_ALREADY = 0.5;

    /** Always the same, so that an answer that was right stays right. */
    private static final long[] SEEDS = {1, 2, 3, 4};

    private RecipeCheck() {}

    /**
     * Trains on four stratified splits.
     *
     * @param answer given digits to learn from and a seed, the training
     * @throws CheckFailed if the mean accuracy is too low, or the training is outside the budget
     */
    static void check(Two<Dataset, Long, Training> answer, Answers answers) {
        Dataset digits = Course.digits();
        double reached = 0;
        double learned = 0;
        for (long seed : SEEDS) {
            Split split = digits.split(0.2, seed);
            Network network = answers.of(() -> {
                Training training = Attempt.given(answer.of(split.train(), seed));
                checkBudget(training, split.train());
                return training.test(split.test())
                        .measureEvery(training.iterations())
                        .run()
                        .network();
            });
            checkSize(network);
            reached += Accuracy.of(network, split.test()) / SEEDS.length;
            learned += Accuracy.of(network, split.train()) / SEEDS.length;
        }
        if (reached < WANTED) {
            throw new CheckFailed(String.format(
                            Locale.ROOT,
                            "your network reads %.1f%% of the digits it has never seen, as a mean of four splits, and %.1f%% of those it learned "
                                    + "from. ",
                            100 * reached,
                            100 * learned)
                    + advice(learned));
        }
    }

    private static void checkBudget(Training training, Dataset given) {
        if (!training.train().X().equals(given.X())) {
            throw new CheckFailed(
                    "your training learns from other examples than those that it was given: " + training.train() + ".");
        }
        checkSize(training.network());
        long looks = (long) training.iterations() * training.batchSize();
        long allowed = (long) training.batches().perEpoch() * training.batchSize() * EPOCHS;
        if (looks > allowed) {
            throw new CheckFailed(String.format(
                    Locale.ROOT,
                    "%,d iterations with batches of %,d are more than the budget of %d epochs. Say .epochs(20) in place of .iterations(…): it is "
                            + "the same work for every batch size.",
                    training.iterations(),
                    training.batchSize(),
                    EPOCHS));
        }
        if (Accuracy.of(training.network(), given) > KNOWS_ALREADY) {
            throw new CheckFailed("your network can read before its training has begun; start with random weights.");
        }
    }

    private static void checkSize(Network network) {
        if (network.parameters() > PARAMETERS) {
            throw new CheckFailed(String.format(
                    Locale.ROOT,
                    "%s has %,d weights and biases, and the budget is %,d. How many does each hidden unit cost?",
                    network,
                    network.parameters(),
                    PARAMETERS));
        }
    }

    private static String advice(double learned) {
        if (learned < 0.2) {
            return "That is guessing: the learning rate is far too large, or so small that nothing was learned.";
        }
        if (learned < 0.9) {
            return "It has not learned its own examples yet: its steps are too few or too short. Full batches make one step an epoch, "
                    + "batches of 32 make more than thirty; and how long a step is, α says.";
        }
        return learned < 0.98
                ? "It does not even read what it learned from: are there enough units, and are the steps long enough?"
                : "It knows what it learned from, but reads new digits less well: would more units help?";
    }
}
