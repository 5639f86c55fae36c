package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final Matrix FIRST = Matrix.of(2, 2, 1, 2, 3, 4);
    private static final Matrix SECOND = Matrix.of(2, 2, 5, -1, 2, 7);

    @Test
    void singleNumbersWithDifferentRatiosHaveNothingInCommon() {
        assertEquals("", Likeness.between(List.of(1.0, 2.0, 3.0), List.of(1.5, 2.4, 3.9)));
    }

    @Test
    void singleNumbersWithTheSameRatioLackAFactor() {
        assertTrue(
                Likeness.between(List.of(1.0, 2.0, 3.0), List.of(1.5, 3.0, 4.5)).contains("1.500 times"));
    }

    /** A forgotten 1/m is another factor for each number of examples. */
    @Test
    void matricesMayEachHaveAFactorOfTheirOwn() {
        assertTrue(Likeness.between(List.of(FIRST, SECOND), List.of(FIRST.times(2), SECOND.times(3)))
                .contains("2.000 times"));
    }

    @Test
    void numbersThatAreRightToSixDigitsWereInFloat() {
        assertTrue(Likeness.between(List.of(0.1, 0.7), List.of((double) 0.1f, (double) 0.7f))
                .contains("not in float"));
    }

    @Test
    void zerosEverywhereAreWholeNumbersDivided() {
        assertTrue(Likeness.between(List.of(FIRST, SECOND), List.of(FIRST.times(0), SECOND.times(0)))
                .contains("Everything is 0"));
        assertEquals("", Likeness.between(List.of(FIRST, SECOND), List.of(FIRST.times(0), SECOND)));
    }
}
