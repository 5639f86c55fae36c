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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The exercises of notebook 10 that make distorted copies. */
public final class Exercises10Copies {

    private static final Exercise LEAK = new Exercise(10, 4, "keep the copies out of the exam");
    private static final Exercise TURNED = new Exercise(10, 5, "read what lies askew");

    static final List<Exercise> ALL = List.of(LEAK, TURNED);

    /** The digits that are to be split; a fifth of them is a whole number. */
    private static final int SPLIT_SIZE = 300;

    private static final int TEST_SIZE = SPLIT_SIZE / 5;

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
        return LEAK.judge(answers -> {
            // Other digits each time: what counts is only who is where.
            int first = (int) Math.floorMod(answers.seed(), 1000L);
            Dataset digits = Course.digits().range(first, first + SPLIT_SIZE);
            List<Set<List<Double>>> exams = new ArrayList<>();
            for (long seed = 1; seed <= 3; seed++) {
                long chosen = seed;
                Split split = given(answers.of(() -> answer.of(digits, chosen)));
                check(digits, split);
                exams.add(pictures(split.test()));
            }
            if (new HashSet<>(exams).size() == 1) {
                throw new CheckFailed(
                        "Whatever the seed, the test part is the same. Choose it at random, by the seed: neighbours in the "
                                + "file were often written by the same hand.");
            }
        });
    }

    private static void check(Dataset digits, Split split) {
        Set<List<Double>> known = pictures(digits);
        int foreign = count(split.test(), picture -> !known.contains(picture));
        if (foreign > 0) {
            throw new CheckFailed(foreign + " of the " + split.test().size()
                    + " pictures in your test part are distorted. An exam is taken with digits as people write them.");
        }
        Set<List<Double>> learned = pictures(split.train());
        int seen = count(split.test(), learned::contains);
        if (seen > 0) {
            throw new CheckFailed(
                    seen + " of the " + split.test().size()
                            + " pictures in your test part are also in the training part. That is an exam with known questions: split first.");
        }
        if (split.test().size() != TEST_SIZE) {
            throw new CheckFailed("Your test part should have a fifth of the " + SPLIT_SIZE + " digits, " + TEST_SIZE
                    + ", but has " + split.test().size() + ".");
        }
        int rest = SPLIT_SIZE - TEST_SIZE;
        if (split.train().size() == rest && count(split.train(), known::contains) < rest / 2) {
            throw new CheckFailed(
                    "Nothing leaks now, but the training part has distorted copies in place of the digits: apply distorts "
                            + "each of them, enlarge keeps them and adds copies.");
        }
        if (split.train().size() == rest) {
            throw new CheckFailed("Nothing leaks now, but the training part has " + rest
                    + " pictures, no more than before: the distorted copies of them are missing.");
        }
        if (split.train().size() % rest != 0) {
            throw new CheckFailed(
                    "Your training part should have the " + rest + " digits that are not in the test part, and as many "
                            + "copies of each; but " + split.train().size() + " is no multiple of " + rest
                            + ". Were copies made of the digits of the test part, too?");
        }
        if (count(split.train(), known::contains) < rest) {
            throw new CheckFailed(
                    "The training part should have the digits themselves as well as their distorted copies.");
        }
    }

    private static Set<List<Double>> pictures(Dataset digits) {
        Set<List<Double>> pictures = new HashSet<>();
        for (int example = 0; example < digits.size(); example++) {
            pictures.add(picture(digits, example));
        }
        return pictures;
    }

    private static List<Double> picture(Dataset digits, int example) {
        // 8×8 pixels have 17 shades; distorted ones are in finer steps.
        return Arrays.stream(digits.picture(example).toArray()).boxed().toList();
    }

    private static int count(Dataset digits, Predicate<List<Double>> those) {
        return (int) IntStream.range(0, digits.size())
                .filter(example -> those.test(picture(digits, example)))
                .count();
    }

    /**
     * Exercise 10.5.
     *
     * @param answer given upright digits and a seed, what a network learns from that has to read turned ones
     */
    public static Passed turned(Two<Dataset, Long, Dataset> answer) {
        return TURNED.judge(answers -> {
            double turned = 0;
            double upright = 0;
            for (long seed = 1; seed <= 2; seed++) {
                Split split = Course.digits().split(1 - TRAINED_ON / 1797.0, seed);
                long chosen = seed;
                Dataset learn = given(answers.of(() -> answer.of(split.train(), chosen)));
                checkSize(learn, split.train());
                checkSource(learn, split);
                Network network = trained(learn, seed);
                Dataset exam = Augmentation.NONE.rotation(DEGREES).apply(split.test(), seed + 100);
                turned += Accuracy.of(network, exam) / 2;
                upright += Accuracy.of(network, split.test()) / 2;
            }
            judge(turned, upright);
        });
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
        Set<List<Double>> exam = pictures(split.test());
        exam.removeAll(pictures(split.train()));
        int foreign = count(learn, exam::contains);
        if (foreign > 0) {
            throw new CheckFailed(foreign + " of the pictures that you return are not among the "
                    + split.train().size()
                    + " that you were given; they are in the exam. Make copies of the given ones alone.");
        }
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

    private static <T> T given(T answer) {
        if (answer == null) {
            throw new CheckFailed("your answer is null: is a return missing?");
        }
        return answer;
    }
}
