package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.notebook.CheckFailed;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What somebody is told whose answer is wrong in a way that the exercise itself does not know. */
class QuestionTest {

    private final Exercise exercise = new Exercise(2, 1, "double it");
    private final Question<Matrix, Matrix> question = Question.of(
                    exercise, random -> Matrix.uniform(2, 3, 0, 1, random), (Matrix X) -> X.times(2))
            .mistake("It is to be doubled, not squared.", X -> X.hadamard(X));

    private String told(Function<Matrix, Matrix> answer) {
        return assertThrows(CheckFailed.class, () -> question.ask(answer, 1)).getMessage();
    }

    @Test
    void rightIsRightButForRounding() {
        Passed passed = question.ask(X -> X.plus(X).times(1 + 1e-12), 1);
        assertEquals(exercise, passed.exercise());
        assertTrue(passed.toString().startsWith("✓ Exercise 2.1 is solved: double it."), passed.toString());
    }

    @Test
    void aLittleWrongIsWrong() {
        assertTrue(told(X -> X.times(2 + 1e-6)).contains("times what it should be"));
    }

    @Test
    void aKnownMistakeGetsItsHint() {
        assertTrue(told(X -> X.hadamard(X)).startsWith("Exercise 2.1: It is to be doubled, not squared. For [["));
    }

    @Test
    void theNegativeIsAWrongSign() {
        assertTrue(told(X -> X.times(-2)).contains("The sign is wrong"));
    }

    @Test
    void theTransposedHasRowsAndColumnsSwapped() {
        String told = told(X -> X.times(2).transpose());
        assertTrue(told.contains("Rows and columns are swapped"), told);
        assertTrue(told.contains("should have the shape 2×3, but has 3×2"), told);
    }

    @Test
    void aFactorIsNamed() {
        assertTrue(told(X -> X).contains("Every number is 0.5000 times what it should be"));
    }

    @Test
    void anUnknownMistakeShowsWhere() {
        String told = told(X -> X.times(2).plus(Matrix.of(2, 3, 0, 0, 0, 0, 1, 0)));
        assertTrue(told.contains("in row 1, column 1 should be"), told);
    }

    @Test
    void notANumberIsWrong() {
        assertTrue(told(X -> X.map(x -> Double.NaN)).contains("but is NaN"));
    }

    @Test
    void theStubIsNotDoneYet() {
        String told = told(X -> {
            throw new UnsupportedOperationException("not done yet");
        });
        assertTrue(told.startsWith("Exercise 2.1 is not done yet"), told);
    }

    @Test
    void anExceptionIsNamedWithTheInput() {
        String told = told(X -> X.times(X));
        assertTrue(told.contains("your code stopped with IllegalArgumentException: times needs"), told);
        assertTrue(told.contains("— for [["), told);
    }

    @Test
    void endlessRecursionIsNamed() {
        assertTrue(told(this::endless).contains("your code stopped with StackOverflowError"));
    }

    @SuppressWarnings("InfiniteRecursion")
    private Matrix endless(Matrix X) {
        return endless(X);
    }

    @Test
    void anAnswerThatIsHardCodedIsWrongForOtherInputs() {
        Matrix[] first = new Matrix[1];
        String told = told(X -> {
            first[0] = first[0] == null ? X.times(2) : first[0];
            return first[0];
        });
        assertTrue(told.contains("should be"), told);
    }
}
