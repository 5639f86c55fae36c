package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.notebook.CheckFailed;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question of the course accepts the right answer and knows each of its mistakes, whatever the random inputs. */
class QuestionsTest {

    /** There are ten times as many mistakes as questions. */
    private static final int FEW_SEEDS = 10;

    private static final int SEEDS = 100;

    static Stream<Question<?, ?>> questions() {
        return Course.questions().stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void acceptsTheRightAnswer(Question<I, O> question) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertEquals(
                    question.exercise(),
                    question.ask(question.right(), Answers.asking(seed)).exercise());
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void rejectsEveryMistakeWithItsHint(Question<I, O> question) {
        rejectsEveryMistake(question, 0, FEW_SEEDS);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void rejectsEveryMistakeWhateverTheInputs(Question<I, O> question) {
        rejectsEveryMistake(question, FEW_SEEDS, SEEDS);
    }

    private static <I, O> void rejectsEveryMistake(Question<I, O> question, long first, long end) {
        for (Mistake<I, O> mistake : question.mistakes()) {
            for (long seed = first; seed < end; seed++) {
                long chosen = seed;
                CheckFailed failed = assertThrows(
                        CheckFailed.class, () -> question.ask(mistake.wrong(), Answers.asking(chosen)), mistake::hint);
                assertTrue(
                        failed.getMessage()
                                .startsWith("Exercise " + question.exercise().number() + ": " + mistake.hint()),
                        () -> mistake.hint() + "\nbut was: " + failed.getMessage());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void rejectsWhatIsMissing(Question<I, O> question) {
        CheckFailed failed = assertThrows(CheckFailed.class, () -> question.ask(input -> null, Answers.asking(1)));
        assertTrue(failed.getMessage().contains("is a return missing?"), failed.getMessage());
    }

    @Test
    void theExercisesAreNumberedWithoutGaps() {
        List<Exercise> all = Course.exercises();
        assertEquals(all.size(), new HashSet<>(all).size());
        for (int at = 0; at < all.size(); at++) {
            boolean first = at == 0 || all.get(at).notebook() != all.get(at - 1).notebook();
            assertEquals(
                    first ? 1 : all.get(at - 1).place() + 1,
                    all.get(at).place(),
                    all.get(at).toString());
        }
    }

    @Test
    void everyQuestionIsAnExerciseOfTheCourse() {
        assertTrue(Course.exercises()
                .containsAll(Course.questions().stream().map(Question::exercise).toList()));
    }
}
