package digits.exercises;

import digits.data.Augmentation;
import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.notebook.CheckFailed;
import digits.training.Accuracy;
import digits.training.Optimizer;
import digits.training.Precision;
import digits.training.Schedule;
import digits.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The exercises of notebook 10 that make distorted copies. */
public final class Exercises10Copies {

    private static final Exercise LEAK = new Exercise(10, 4, "keep the copies out of the exam");
    private static final Exercise TURNED = new Exercise(10, 5, "read what lies askew");

    static final List<Exercise> ALL = List.of(LEAK, TURNED);

    /** How far the sheets of the exam lie askew, at most. */
    private static final double DEGREES = 35;

    /**
     * What has to be read of them. Without copies it is 71%, with copies turned by up to 20° 87%, by up to 30° 92% and by up to
     * 180° 85%, each with a spread of less than 1.5 points.
     */
    private static final double WANTED = 0.88;

    /** Of the upright digits 97% are read without copies, 95% with copies turned by up to 35°, and 90 to 92% with 180°. */
    private static final double UPRIGHT = 0.94;

    /** Between what no copies and what copies turned by up to 10° bring, 71% and 79% of the turned digits. */
    private static final double AS_WITHOUT = 0.77;

    /** With wrong labels less than a tenth is read. */
    private static final double GUESSING = 0.3;

    private static final int TRAINED_ON = 600;

    /** So many copies are far more than enough, and no check takes long. */
    private static final int MOST_COPIES = 50;

    private Exercises10Copies() {}

    /**
     * Exercise 10.4.
     *
     * @param answer given some digits and a seed, a training part with distorted copies, and a test part of a fifth of the digits
     */
    public static Passed split(Two<Dataset, Long, Split> answer) {
        return LEAK.judge(answers -> CopiesCheck.check(answer, answers));
    }

    /**
     * Exercise 10.5.
     *
     * @param answer given upright digits and a seed, what a network learns from that has to read turned ones
     */
    public static Passed turned(Two<Dataset, Long, Dataset> answer) {
        return TURNED.judge(answers -> checkTurned(answer, answers));
    }

    private static void checkTurned(Two<Dataset, Long, Dataset> answer, Answers answers) {
        Dataset digits = renamed(Course.digits(), 1 + (int) Math.floorMod(answers.seed(), 9L));
        double turned = 0;
        double upright = 0;
        for (long seed = 1; seed <= 2; seed++) {
            Split split = digits.split(1 - TRAINED_ON / 1797.0, seed);
            long chosen = seed;
            Dataset learn = Attempt.given(answers.of(() -> answer.of(split.train(), chosen)));
            checkSize(learn, split.train());
            checkSource(learn, split);
            Network network = trained(learn, seed);
            Dataset exam = Augmentation.NONE.rotation(DEGREES).apply(split.test(), seed + 100);
            turned += Accuracy.of(network, exam) / 2;
            upright += Accuracy.of(network, split.test()) / 2;
        }
        judge(turned, upright);
    }

    private static void checkSize(Dataset learn, Dataset digits) {
        if (learn.features() != digits.features()) {
            throw new CheckFailed(
                    "The pictures should have " + digits.features() + " pixels, but have " + learn.features() + ".");
        }
        if (learn.size() > (MOST_COPIES + 1) * digits.size()) {
            throw new CheckFailed("So many pictures are not needed: " + learn.size() + ". Make at most " + MOST_COPIES
                    + " copies of each.");
        }
    }

    private static void checkSource(Dataset learn, Split split) {
        int foreign = new Originals(split.test()).countIn(learn);
        if (foreign > 0) {
            throw new CheckFailed(foreign + " of the pictures that you return are not among the "
                    + split.train().size()
                    + " that you were given; they are in the exam. Make copies of the given ones alone.");
        }
    }

    /** The same pictures, and each label some further on: who learns from digits of another source learns wrong names. */
    private static Dataset renamed(Dataset digits, int by) {
        return Dataset.of(
                digits.X(),
                Arrays.stream(digits.labels())
                        .map(label -> (label + by) % digits.classes())
                        .toArray(),
                digits.classes(),
                digits.height(),
                digits.width());
    }

    private static Network trained(Dataset learn, long seed) {
        Network start = Network.inputs(learn.features())
                .layer(64, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.HE, seed);
        Training plan = Training.of(start, learn)
                .batchSize(Math.min(50, learn.size()))
                .iterations(1500)
                .optimizer(Optimizer.adam(0.003))
                .schedule(Schedule.cosine())
                .precision(Precision.FLOAT)
                .seed(seed);
        return plan.measureEvery(plan.iterations()).run().network();
    }

    private static void judge(double turned, double upright) {
        if (turned >= WANTED) {
            return;
        }
        String read = percent(turned) + " of the turned digits and " + percent(upright)
                + " of the upright ones are read, but " + percent(WANTED) + " of the turned ones are wanted. ";
        if (upright < GUESSING) {
            throw new CheckFailed(read
                    + "Not even upright digits are read: is each of your pictures one of those that you were given, with the label "
                    + "that it has there, and still to be recognized?");
        }
        if (upright < UPRIGHT) {
            throw new CheckFailed(read
                    + "Your copies make even upright digits hard to read: are they distorted so far that some digits "
                    + "look like others, or in a way that nobody needs?");
        }
        if (turned < AS_WITHOUT) {
            throw new CheckFailed(read
                    + "That is hardly more than without any copies. In what do the digits of the exam differ from those "
                    + "that you were given? The copies have to differ in the same.");
        }
        throw new CheckFailed(read + "That is the right way, not yet far enough.");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * part);
    }
}
