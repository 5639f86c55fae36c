package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import digits.matrix.Matrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LikenessTest {

    private static final Matrix FIRST = Matrix.of(2, 2, 1, 2, 3, 4);
    private static final Matrix SECOND = Matrix.of(2, 2, 5, -1, 2, 7);

    @Test
    void singleNumbersWithDifferentRatiosHaveNothingInCommon() {
        assertEquals("", Likeness.between(List.of(), List.of(1.0, 2.0, 3.0), List.of(1.5, 2.4, 3.9)));
    }

    @Test
    void singleNumbersWithTheSameRatioLackAFactor() {
        assertTrue(Likeness.between(List.of(), List.of(1.0, 2.0, 3.0), List.of(1.5, 3.0, 4.5))
                .contains("1.500 times"));
    }

    /** A forgotten 1/m is another factor for each number of examples. */
    @Test
    void matricesMayEachHaveAFactorOfTheirOwn() {
        assertTrue(Likeness.between(List.of(), List.of(FIRST, SECOND), List.of(FIRST.times(2), SECOND.times(3)))
                .contains("2.000 times"));
    }

    @Test
    void numbersThatAreRightToSixDigitsWereInFloat() {
        assertTrue(Likeness.between(List.of(), List.of(0.1, 0.7), List.of((double) 0.1f, (double) 0.7f))
                .contains("not in float"));
    }

    @Test
    void zerosEverywhereAreWholeNumbersDivided() {
        assertTrue(Likeness.between(List.of(), List.of(FIRST, SECOND), List.of(FIRST.times(0), SECOND.times(0)))
                .contains("Everything is 0"));
        assertEquals("", Likeness.between(List.of(), List.of(FIRST, SECOND), List.of(FIRST.times(0), SECOND)));
    }

    /** What is right in each row, and what is given; the sentence that begins so, or none. */
    static Stream<Arguments> kinds() {
        double[] right = {0.25, -1.5, 3.7};
        List<Matrix[]> pairs = List.of(new Matrix[] {FIRST, SECOND}, new Matrix[] {SECOND, FIRST});
        return Stream.of(
                arguments(
                        List.of(right),
                        List.of(new double[] {3.7, 0.25, -1.5}),
                        "The right ones are there, in another order."),
                arguments(List.of(right), List.of(new double[] {0.25, -1.5}), "The last one is missing."),
                arguments(List.of(right), List.of(new double[] {-1.5, 3.7}), "The first one is missing."),
                arguments(
                        List.of(right),
                        List.of(new double[] {0.25, -1.5, 3.7, 0}),
                        "There is one too many at the end."),
                arguments(
                        List.of(right),
                        List.of(new double[] {0, 0.25, -1.5, 3.7}),
                        "There is one too many at the beginning."),
                arguments(List.of(right), List.of(new double[] {0.25}), "Only the first one is there: does a return"),
                arguments(List.of(right), List.of(new double[] {0.25, -1.5, 0}), "All are right but the last one."),
                arguments(List.of(right), List.of(new double[] {0, -1.5, 3.7}), "All are right but the first one."),
                arguments(
                        List.of(right),
                        List.of(new double[] {0.25, 0, 0}),
                        "Only the first one is right, and after it"),
                arguments(List.of(right), List.of(new double[] {0.75, 2.5, -2.7}), "Every number is 1 minus"),
                arguments(List.of(right), List.of(new double[] {1.25, -0.5, 4.7}), "Every number is too large by 1."),
                arguments(List.of(right), List.of(new double[] {0, -1, 3}), "Every number is right, but only 0 digits"),
                arguments(
                        List.of(right),
                        List.of(new double[] {0.2, -1.5, 3.7}),
                        "Every number is right, but only 1 digits"),
                arguments(
                        List.of(1.2345678, 2.3456789),
                        List.of(1.2345, 2.3456),
                        "Every number is right, but only 4 digits"),
                arguments(
                        List.of(1.2345678, 2.3456789),
                        List.of(1.23451, 2.34561),
                        "Every number is right to its first digits"),
                arguments(List.of(1.5, 2.5), List.of(2.25, 6.25), "Every number is the square"),
                arguments(List.of(1.5, 2.5), List.of(1 / 1.5, 1 / 2.5), "Every number is 1 divided by"),
                arguments(
                        List.of(1.5, 2.5), List.of(Double.NaN, 2.5), "NaN is among your numbers, here or for another"),
                arguments(
                        List.of(1.5, 2.5),
                        List.of(Double.POSITIVE_INFINITY, 2.5),
                        "Infinity is among your numbers, here or"),
                arguments(List.of(1.5, 2.5), List.of(2.5, 2.5), "Your answer is the same whatever"),
                arguments(List.of(1.5, 2.5), List.of(Double.NaN, Double.NaN), "NaN is among your numbers, here or"),
                arguments(List.of(1.5, 2.5), List.of(0.1, 0.2), "Your answer is what it was asked"),
                arguments(List.of("good", "slow"), List.of("Good", "slow "), "The word is right but for"),
                arguments(List.of(7, 9), List.of(8, 10), "Every number is too large by 1."),
                arguments(
                        pairs,
                        pairs.stream()
                                .map(pair -> new Matrix[] {pair[1], pair[0]})
                                .toList(),
                        "The right ones are there"),
                arguments(
                        pairs,
                        pairs.stream()
                                .map(pair -> new Matrix[] {pair[0], pair[1].times(-1)})
                                .toList(),
                        "Only place 1 of your array is wrong. Of it: The sign"),
                arguments(List.of(0.0, 1.0, 1.0), List.of(0.0, 1.0, 0.0), ""),
                arguments(List.of(0.3, 0.8), List.of(1.0, 1.4), ""));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatAllAnswersHaveInCommonIsNamed(List<?> right, List<?> given, String words) {
        String said = Likeness.between(List.of(0.1, 0.2), right, given);
        assertTrue(words.isEmpty() ? said.isEmpty() : said.startsWith(words), said);
    }
}
