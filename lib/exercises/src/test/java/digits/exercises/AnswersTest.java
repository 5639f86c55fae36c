package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.notebook.CheckFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written down where a submission runs is judged elsewhere as it would have been there, and never asked again. */
class AnswersTest {

    @TempDir
    private Path folder;

    private Path answers;

    @BeforeEach
    void anEmptyFile() throws IOException {
        answers = Files.createFile(folder.resolve("answers"));
    }

    static Stream<Question<?, ?>> questions() {
        return Course.questions().stream();
    }

    /** As where a submission runs; what it hands on is put into the judge's file. */
    private Answers keeping() {
        return Answers.keeping(7, bytes -> {
            try {
                Files.write(answers, bytes, StandardOpenOption.APPEND);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    @SuppressWarnings("UnnecessaryLambda") // A method reference would not know its types.
    private static <I, O> Function<I, O> neverAsked() {
        return input -> {
            throw new AssertionError("the judge asks the submission");
        };
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void rightAnswersAreJudgedElsewhere(Question<I, O> question) throws IOException {
        question.ask(question.right(), keeping());
        question.ask(neverAsked(), Answers.judging(folder, 7));
        String verdict = Files.readString(folder.resolve("verdicts"));
        String number = question.exercise().number();
        assertEquals("{\"check\":\"Exercise " + number + "\",\"solved\":true,\"message\":\"\"}\n", verdict);
        assertEquals(0, Files.size(answers));
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void rightAnswersToOtherInputsAreWrong(Question<I, O> question) throws IOException {
        question.ask(question.right(), keeping());
        Answers other = Answers.judging(folder, 8);
        assertThrows(CheckFailed.class, () -> question.ask(neverAsked(), other));
        assertTrue(Files.readString(folder.resolve("verdicts")).contains("\"solved\":false"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void noAnswersAreWrong(Question<I, O> question) throws IOException {
        Answers none = Answers.judging(folder, 7);
        CheckFailed failed = assertThrows(CheckFailed.class, () -> question.ask(neverAsked(), none));
        assertTrue(failed.getMessage().contains("there is no answer to judge"), failed.getMessage());
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void mistakesAreWrongElsewhereToo(Question<I, O> question) throws IOException {
        for (Mistake<I, O> mistake : question.mistakes()) {
            Files.write(answers, new byte[0]);
            // Whoever gets hold of the submission's Java can make it hand on what it found wrong.
            Answers tricked = Answers.asking(7);
            assertThrows(CheckFailed.class, () -> question.ask(handingOn(mistake.wrong()), tricked));
            Answers judging = Answers.judging(folder, 7);
            assertThrows(CheckFailed.class, () -> question.ask(neverAsked(), judging), mistake::hint);
        }
    }

    private <I, O> Function<I, O> handingOn(Function<I, O> answer) {
        return input -> {
            O given = answer.apply(input);
            try {
                Files.write(answers, PlainValues.bytes(given), StandardOpenOption.APPEND);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
            return given;
        };
    }

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void noiseIsWrong(Question<I, O> question) throws IOException {
        byte[] noise = new byte[5000];
        for (long seed = 0; seed < 14; seed++) {
            new Random(seed).nextBytes(noise);
            // Begins as a value might, so that it is not the first byte alone that is refused.
            noise[0] = (byte) "0bildsIDALMSNR".charAt((int) seed);
            Files.write(answers, noise);
            Answers judging = Answers.judging(folder, 7);
            assertThrows(CheckFailed.class, () -> question.ask(neverAsked(), judging));
        }
    }

    /** What answers of the right shape might be without any thought; a comparison with NaN is never true, and so nothing is wrong. */
    private static final Map<String, UnaryOperator<Object>> THOUGHTLESS = Map.of(
            "NaN for every number with a fraction", value -> value instanceof Double ? Double.NaN : value,
            "infinity for each", value -> value instanceof Double ? Double.NEGATIVE_INFINITY : value,
            "0 for each number", value -> value instanceof Double ? 0.0 : value instanceof Integer ? 0 : value,
            "the largest number", value -> value instanceof Integer ? Integer.MAX_VALUE : value,
            "the smallest number", value -> value instanceof Integer ? Integer.MIN_VALUE : value,
            "nothing in each list", value -> value instanceof List<?> ? List.of() : value,
            "yes to each question", value -> value instanceof Boolean ? true : value,
            "no text", value -> value instanceof String ? "" : value,
            "null", value -> null);

    @ParameterizedTest
    @MethodSource("questions")
    <I, O> void thoughtlessAnswersAreWrong(Question<I, O> question) throws IOException {
        question.ask(question.right(), keeping());
        byte[] right = Files.readAllBytes(answers);
        for (Map.Entry<String, UnaryOperator<Object>> thoughtless : THOUGHTLESS.entrySet()) {
            PlainValuesReader reader = new PlainValuesReader(right);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            while (reader.rest().length > 0) {
                changed.writeBytes(PlainValues.bytes(everywhere(reader.next(), thoughtless.getValue())));
            }
            if (!Arrays.equals(right, changed.toByteArray())) {
                Files.write(answers, changed.toByteArray());
                Answers judging = Answers.judging(folder, 7);
                assertThrows(CheckFailed.class, () -> question.ask(neverAsked(), judging), thoughtless.getKey());
            }
        }
    }

    private static Object everywhere(Object value, UnaryOperator<Object> change) {
        if (value instanceof Matrix matrix) {
            return matrix.map(number -> (double) Objects.requireNonNullElse(change.apply(number), number));
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers)
                    .map(number -> (double) Objects.requireNonNullElse(change.apply(number), number))
                    .toArray();
        }
        if (value instanceof List<?> list) {
            return change.apply(
                    list.stream().map(one -> everywhere(one, change)).toList());
        }
        return change.apply(value);
    }

    @Test
    void twoChecksOfOneCellTakeTheirAnswersOneAfterTheOther() throws IOException {
        for (int number : new int[] {1, 2}) {
            OwnCheck.of("it", check -> check.equal("it", number, () -> number), keeping());
        }
        for (int number : new int[] {1, 2}) {
            OwnCheck.of("it", check -> check.equal("it", number, () -> 0), Answers.judging(folder, 7));
        }
        assertEquals(2, Files.readAllLines(folder.resolve("verdicts")).size());
    }

    @Test
    void anOwnCheckSaysWhatIsWrong() throws IOException {
        Answers asking = Answers.asking(7);
        CheckFailed failed = assertThrows(
                CheckFailed.class, () -> OwnCheck.of("twice", check -> check.equal("twice(4)", 8, () -> 9), asking));
        assertEquals("twice: twice(4) should be 8, but is 9.", failed.getMessage());
    }

    @Test
    void arraysStayOfTheirKind() throws IOException {
        OwnCheck.of("W", check -> check.answer(() -> new double[][] {{1}, {2, 3}}), keeping());
        OwnCheck.of(
                "W",
                check -> {
                    double[][] W = check.answer(() -> new double[0][]);
                    assertEquals(3, W[1][1]);
                },
                Answers.judging(folder, 7));
    }

    @Test
    void whatCouldHoldCodeIsNotHandedOn() {
        CheckFailed failed = assertThrows(
                CheckFailed.class, () -> OwnCheck.of("it", check -> check.answer(() -> new Thread()), keeping()));
        assertTrue(failed.getMessage().endsWith("but yours has a Thread."), failed.getMessage());
    }

    @Test
    void checksOfWhatMayDifferAreJudgedElsewhereToo() throws IOException {
        keeping().judge("4.5", all -> MeasuredSlopes.check(MeasuredSlopesTest.right(), all));
        Answers.judging(folder, 7).judge("4.5", all -> MeasuredSlopes.check(null, all));
        keeping().judge("1.4", all -> ExamSet.check(ExamSetTest::shuffled, all));
        Answers.judging(folder, 7).judge("1.4", all -> ExamSet.check(null, all));
        keeping().judge("5.3", all -> BatchesCheck.check(BatchesCheckTest::right, all));
        Answers.judging(folder, 7).judge("5.3", all -> BatchesCheck.check(null, all));
    }
}
