package digits.exercises;

import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.notebook.CheckFailed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Judges how somebody sets digits aside for a test, and gives distorted copies of the others to a network to learn from. */
final class CopiesCheck {

    /** The digits that are to be split; a fifth of them is a whole number. */
    private static final int SPLIT_SIZE = 300;

    private static final int TEST_SIZE = SPLIT_SIZE / 5;

    private static final int REST = SPLIT_SIZE - TEST_SIZE;

    private static final int SEEDS = 3;

    /** Among 60 of 300 in a random order 12 are followed by a neighbour, give or take 3; in a run of neighbours 59 are. */
    private static final int MOST_NEIGHBOURS = 40;

    /** Between the mean ink of a digit, at most 0.42, and that of a dark picture, 0.94, or 0.75 after a usual distortion. */
    private static final double DARK = 0.55;

    /** A digit's part of 240 random copies is one tenth, give or take 0.02, and those are half of the training part or less. */
    private static final double ANOTHER_PART = 0.06;

    private CopiesCheck() {}

    /**
     * @param answer given some digits and a seed, a training part with distorted copies, and a test part of a fifth of the digits
     * @throws CheckFailed if a part has not what it should have, or copies of digits of the test part are learned from
     */
    static void check(Two<Dataset, Long, Split> answer, Answers answers) {
        // Other digits each time: what counts is only who is where.
        int first = (int) Math.floorMod(answers.seed(), 1000L);
        Dataset digits = Course.digits().range(first, first + SPLIT_SIZE);
        Originals originals = new Originals(digits);
        List<Set<Integer>> exams = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Split split = asked(answer, answers, digits, seed);
            checkTest(originals, split);
            checkTrain(originals, split.train());
            checkLabelsOfCopies(digits, split);
            exams.add(originals.placesIn(split.test()));
        }
        if (new HashSet<>(exams).size() == 1) {
            throw new CheckFailed(
                    "Whatever the seed, the test part is the same. Choose it at random, by the seed: neighbours in the "
                            + "file were often written by the same hand.");
        }
        Set<Integer> exam = exams.get(SEEDS - 1);
        if (exam.stream().filter(place -> exam.contains(place + 1)).count() > MOST_NEIGHBOURS) {
            throw new CheckFailed(
                    "Your test part is a run of neighbours in the file, and those were often written by the same hand. "
                            + "Choose each one by itself.");
        }
        // Once more, with pictures in place of the digits of the test part of which each copy is known by its ink.
        Split dark = asked(answer, answers, darkened(digits, exam), SEEDS);
        long leaks = IntStream.range(0, dark.train().size())
                .filter(example -> isDark(dark.train().picture(example)))
                .count();
        if (leaks > 0) {
            throw new CheckFailed(
                    "In your training part are copies of digits of the test part, " + leaks
                            + " of them. Nearly the same pictures are in the exam: split first, then make copies of the training part alone.");
        }
        if (IntStream.range(0, dark.test().size())
                .anyMatch(example -> !isDark(dark.test().picture(example)))) {
            throw new CheckFailed(
                    "The same seed gave another test part: let the seed alone decide which digits are in it.");
        }
    }

    private static Split asked(Two<Dataset, Long, Split> answer, Answers answers, Dataset digits, long seed) {
        return Attempt.given(answers.of(() -> answer.of(digits, seed)));
    }

    private static void checkTest(Originals originals, Split split) {
        int size = split.test().size();
        if (split.train().size() <= TEST_SIZE && size > TEST_SIZE) {
            throw new CheckFailed("Are the two parts swapped? The first one, to learn from, has "
                    + split.train().size() + " pictures, and the test part " + size + ".");
        }
        int foreign = size - originals.countIn(split.test());
        if (foreign > 0) {
            throw new CheckFailed(foreign + " of the " + size
                    + " pictures in your test part are distorted. An exam is taken with digits as people write them.");
        }
        int seen = new Originals(split.train()).countIn(split.test());
        if (seen > 0) {
            throw new CheckFailed(
                    seen + " of the " + size
                            + " pictures in your test part are also in the training part. That is an exam with known questions: split first.");
        }
        if (size != TEST_SIZE) {
            throw new CheckFailed("Your test part should have a fifth of the " + SPLIT_SIZE + " digits, " + TEST_SIZE
                    + ", but has " + size + ".");
        }
        int different = originals.placesIn(split.test()).size();
        if (different < TEST_SIZE) {
            throw new CheckFailed("Your test part should have " + TEST_SIZE + " different digits, but has " + different
                    + ": some come more than once.");
        }
        checkLabels(originals, split.test(), "test");
    }

    private static void checkTrain(Originals originals, Dataset train) {
        int undistorted = originals.countIn(train);
        if (train.size() == REST && undistorted < REST / 2) {
            throw new CheckFailed(
                    "Nothing leaks now, but the training part has distorted copies in place of the digits: apply distorts "
                            + "each of them, enlarge keeps them and adds copies.");
        }
        if (train.size() == REST) {
            throw new CheckFailed("Nothing leaks now, but the training part has " + REST
                    + " pictures, no more than before: the distorted copies of them are missing.");
        }
        if (train.size() % REST != 0) {
            throw new CheckFailed(
                    "Your training part should have the " + REST + " digits that are not in the test part, and as many "
                            + "copies of each; but " + train.size() + " is no multiple of " + REST
                            + ". Were copies made of the digits of the test part, too?");
        }
        if (originals.placesIn(train).size() < REST) {
            throw new CheckFailed(
                    "The training part should have the digits themselves as well as their distorted copies: all " + REST
                            + " that are not in the test part, but "
                            + originals.placesIn(train).size() + " are there.");
        }
        if (train.size() - undistorted < REST / 2) {
            throw new CheckFailed(
                    "The training part has digits more than once, but hardly a distorted one among them: the copies "
                            + "have to differ from the digits.");
        }
        checkLabels(originals, train, "training");
    }

    private static void checkLabels(Originals originals, Dataset part, String name) {
        if (!originals.haveTheirLabelsIn(part)) {
            throw new CheckFailed("In your " + name + " part digits have other labels than before.");
        }
    }

    /** Each digit has as many copies, or nearly so where they were chosen at random. */
    private static void checkLabelsOfCopies(Dataset digits, Split split) {
        int[] given = digits.classCounts();
        int[] tested = split.test().classCounts();
        int[] learned = split.train().classCounts();
        for (int label = 0; label < given.length; label++) {
            double part = (given[label] - tested[label]) / (double) REST;
            if (Math.abs((double) learned[label] / split.train().size() - part) > ANOTHER_PART) {
                throw new CheckFailed(
                        "Of the digits that are not in your test part " + (given[label] - tested[label]) + " of " + REST
                                + " show a " + label + ", but of your training part " + learned[label] + " of "
                                + split.train().size() + ": a copy has the label of the digit that it was made of.");
            }
        }
    }

    private static Dataset darkened(Dataset digits, Set<Integer> places) {
        Matrix X = digits.X();
        return Dataset.of(
                Matrix.generate(
                        X.rows(),
                        X.columns(),
                        (pixel, example) ->
                                places.contains(example) ? 1 - X.get(pixel, example) / 8 : X.get(pixel, example)),
                digits.labels(),
                digits.classes(),
                digits.height(),
                digits.width());
    }

    private static boolean isDark(Matrix picture) {
        return picture.sum() / (picture.rows() * picture.columns()) > DARK;
    }
}
