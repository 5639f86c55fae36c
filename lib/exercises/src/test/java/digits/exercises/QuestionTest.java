package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.notebook.CheckFailed;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What somebody is told whose answer is wrong in a way that the exercise itself does not know. */
class QuestionTest {

    private final Exercise exercise = new Exercise(2, 1, "double it");
    private final Question<Matrix, Matrix> question = Question.of(
                    exercise, random -> Matrix.uniform(2, 3, 0, 1, random), (Matrix X) -> X.times(2))
            .mistake("It is to be doubled, not squared.", X -> X.hadamard(X));

    private String told(Function<Matrix, Matrix> answer) {
        return assertThrows(CheckFailed.class, () -> question.ask(answer, Answers.asking(1)))
                .getMessage();
    }

    @Test
    void rightIsRightButForRounding() {
        Passed passed = question.ask(X -> X.plus(X).times(1 + 1e-12), Answers.asking(1));
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
    void aSingleNumberHasNoFactorUnlessItIsAlwaysTheSame() {
        Question<Double, Double> single = Question.of(exercise, random -> random.nextDouble(1, 2), (Double x) -> 2 * x);
        CheckFailed other = assertThrows(CheckFailed.class, () -> single.ask(x -> x * x * x, Answers.asking(1)));
        assertTrue(other.getMessage().startsWith("Exercise 2.1: For "), other.getMessage());
        CheckFailed half = assertThrows(CheckFailed.class, () -> single.ask(x -> x, Answers.asking(1)));
        assertTrue(half.getMessage().contains("Every number is 0.5000 times"), half.getMessage());
    }

    @Test
    void numbersAreShortUnlessTheDifferenceIsBehind() {
        Question<Double, Double> third = Question.of(exercise, random -> 1 / 3.0, (Double x) -> 2 * x);
        CheckFailed far = assertThrows(CheckFailed.class, () -> third.ask(x -> x, Answers.asking(1)));
        assertTrue(
                far.getMessage().contains("For 0.333333 the answer should be 0.666667, but is 0.333333."),
                far.getMessage());
        CheckFailed near = assertThrows(CheckFailed.class, () -> third.ask(x -> 2 * x + 1e-8, Answers.asking(1)));
        assertTrue(near.getMessage().contains("should be 0.6666666666666666, but is"), near.getMessage());
    }

    @Test
    void anUnknownNameIsNoCause() {
        CheckFailed failed = assertThrows(
                CheckFailed.class,
                () -> exercise.judge(answers -> {
                    throw new SPIResolutionException();
                }));
        assertTrue(failed.getMessage().contains("a name that Java does not know"), failed.getMessage());
        assertNull(failed.getCause());
    }

    /** Of the name that JShell's has. */
    private static final class SPIResolutionException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void anUnknownMistakeShowsWhere() {
        String told = told(X -> X.times(2).plus(Matrix.of(2, 3, 0, 0, 0, 0, 1, 0)));
        assertTrue(told.contains("in row 1, column 1 should be"), told);
        assertTrue(told.endsWith("this is the first difference: compute this place by hand, and compare."), told);
    }

    @Test
    void whereNothingElseHelpsItIsSaidWhatToDo() {
        assertTrue(told(X -> X.column(0)).endsWith("has 2×1. Write the shape under each factor."));
        Question<Double, Double> single = Question.of(exercise, random -> random.nextDouble(1, 2), (Double x) -> 2 * x);
        CheckFailed cubed = assertThrows(CheckFailed.class, () -> single.ask(x -> x * x * x, Answers.asking(1)));
        assertTrue(cubed.getMessage().contains("Do your lines with these numbers by hand"), cubed.getMessage());
        assertFalse(told(X -> X.hadamard(X)).contains("by hand"));
    }

    @Test
    void aMistakeInAPartIsKnownWhateverTheRestIs() {
        Question<Double, double[]> two = Question.of(
                        exercise, random -> random.nextDouble(1, 2), (Double x) -> new double[] {2 * x, 3 * x})
                .mistakeIn(answer -> answer[0], "The first one is squared.", x -> new double[] {x * x, 3 * x});
        CheckFailed both = assertThrows(
                CheckFailed.class, () -> two.ask(x -> new double[] {x * x, Math.exp(x)}, Answers.asking(1)));
        assertTrue(both.getMessage().startsWith("Exercise 2.1: The first one is squared. For "), both.getMessage());
        CheckFailed empty = assertThrows(CheckFailed.class, () -> two.ask(x -> new double[0], Answers.asking(1)));
        assertTrue(empty.getMessage().contains("should have 2 elements, but has 0"), empty.getMessage());
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

    /** As in any other cell. */
    @Test
    void anExceptionOfJavaIsExplained() {
        assertTrue(told(this::endless)
                .contains("your code stopped with StackOverflowError: A method calls itself without an end"));
        String told = told(X -> X.times(new double[] {1, 2}[X.rows()]));
        assertTrue(
                told.contains(
                        "Index 2 out of bounds for length 2. Places are counted from 0: of n things the last one is number n − 1 "
                                + "— for [["),
                told);
        assertTrue(told(X -> {
                    throw new OutOfMemoryError("Java heap space");
                })
                .startsWith("Exercise 2.1: your code stopped with OutOfMemoryError: The kernel has no memory left."));
    }

    @Test
    void aLoopWithoutAnEndEndsTheCheck() {
        long[] steps = {0};
        CheckFailed failed = assertThrows(
                CheckFailed.class,
                () -> Patience.with(
                        () -> {
                            while (steps[0] >= 0) {
                                steps[0]++;
                            }
                        },
                        Duration.ofMillis(300)));
        assertTrue(
                failed.getMessage().startsWith("your code has not ended after 0 seconds: it has a loop"),
                failed.getMessage());
        steps[0] = Long.MIN_VALUE;
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
