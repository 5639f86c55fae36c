package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.Augmentation;
import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.notebook.CheckFailed;
import org.junit.jupiter.api.Test;

class Exercises10CopiesTest {

    private static final Augmentation SLIGHT = Augmentation.NONE.shift(0.7).rotation(12);

    private static void rejectsSplit(String hint, Two<Dataset, Long, Split> answer) {
        String told = assertThrows(CheckFailed.class, () -> Exercises10Copies.split(answer))
                .getMessage();
        assertTrue(told.contains(hint), told);
    }

    private static void rejectsTurned(String hint, Two<Dataset, Long, Dataset> answer) {
        String told = assertThrows(CheckFailed.class, () -> Exercises10Copies.turned(answer))
                .getMessage();
        assertTrue(told.contains(hint), told);
    }

    @Test
    void copiesOfTheTrainingPartAlonePass() {
        Passed passed = Exercises10Copies.split((digits, seed) -> {
            Split split = digits.split(0.2, seed);
            return new Split(SLIGHT.enlarge(split.train(), 3, seed), split.test());
        });
        assertEquals(4, passed.exercise().place());
    }

    @Test
    void copiesInTheExamAreSeen() {
        rejectsSplit(
                "are distorted",
                (digits, seed) -> SLIGHT.enlarge(digits, 5, seed).split(0.2, seed));
        rejectsSplit("are distorted", (digits, seed) -> {
            Split split = digits.split(0.2, seed);
            return new Split(split.train(), SLIGHT.apply(split.test(), seed));
        });
    }

    @Test
    void knownQuestionsAreSeen() {
        rejectsSplit(
                "an exam with known questions",
                (digits, seed) -> new Split(
                        SLIGHT.enlarge(digits, 5, seed), digits.split(0.2, seed).test()));
    }

    @Test
    void copiesOfTheExamAreSeenInTheTrainingPart() {
        rejectsSplit(
                "no multiple of 240",
                (digits, seed) -> new Split(
                        SLIGHT.apply(digits, seed), digits.split(0.2, seed).test()));
    }

    @Test
    void missingCopiesAndOriginalsAreSeen() {
        rejectsSplit("the distorted copies of them are missing", (digits, seed) -> digits.split(0.2, seed));
        rejectsSplit("should have a fifth", (digits, seed) -> {
            Split split = digits.split(0.5, seed);
            return new Split(SLIGHT.enlarge(split.train(), 3, seed), split.test());
        });
        rejectsSplit("the digits themselves as well", (digits, seed) -> {
            Split split = digits.split(0.2, seed);
            Dataset copies = SLIGHT.enlarge(split.train(), 3, seed);
            return new Split(
                    copies.range(
                                    split.train().size(),
                                    copies.size() - split.train().size())
                            .choose(doubled(2 * split.train().size())),
                    split.test());
        });
        rejectsSplit("is a return missing?", (digits, seed) -> null);
    }

    /** So many examples of twice as many places. */
    private static int[] doubled(int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = i % (count / 2);
        }
        return places;
    }

    @Test
    void copiesThatAreTurnedFarEnoughPass() {
        assertEquals(
                5,
                Exercises10Copies.turned(
                                (digits, seed) -> Augmentation.NONE.rotation(35).enlarge(digits, 3, seed))
                        .exercise()
                        .place());
    }

    @Test
    void copiesThatDifferInOtherThingsAreSeen() {
        rejectsTurned("hardly more than without any copies", (digits, seed) -> digits);
        rejectsTurned(
                "hardly more than without any copies",
                (digits, seed) -> Augmentation.NONE.noise(0.1).enlarge(digits, 5, seed));
    }

    @Test
    void tooLittleAndTooMuchAreSeen() {
        rejectsTurned(
                "not yet far enough",
                (digits, seed) -> Augmentation.NONE.rotation(15).enlarge(digits, 5, seed));
        rejectsTurned(
                "make even upright digits hard to read",
                (digits, seed) -> Augmentation.NONE.rotation(180).enlarge(digits, 5, seed));
    }

    @Test
    void answersThatAreNoSuchDigitsAreSeen() {
        rejectsTurned(
                "at most 50 copies",
                (digits, seed) -> Augmentation.NONE.rotation(35).enlarge(digits, 51, seed));
        rejectsTurned("is a return missing?", (digits, seed) -> null);
    }
}
