package digits.engine.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    private static void assertUlps(double most, double expected, double actual, double x) {
        double ulps = Math.abs(expected - actual) / Math.ulp(expected);
        assertTrue(ulps <= most, "off by " + ulps + " units in the last place at " + x);
    }

    @Test
    void exponentialsAreRightToTheLastBitOrTheOneBefore() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextDouble(-707, 707);
            assertUlps(2, StrictMath.exp(x), DoubleExponential.exp(x), x);
            float f = (float) random.nextDouble(-86, 86);
            double ulps = Math.abs(StrictMath.exp(f) - FloatExponential.exp(f)) / Math.ulp((float) StrictMath.exp(f));
            assertTrue(ulps <= 2, "off by " + ulps + " units in the last place at " + f);
        }
    }

    @Test
    void hyperbolicTangentKeepsItsDigitsNearZero() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextDouble(-2, 2) * Math.pow(10, -random.nextInt(8));
            assertUlps(4, StrictMath.tanh(x), DoubleExponential.tanh(x), x);
            float f = (float) x;
            double ulps =
                    Math.abs(StrictMath.tanh(f) - FloatExponential.tanh(f)) / Math.ulp((float) StrictMath.tanh(f));
            assertTrue(ulps <= 4, "off by " + ulps + " units in the last place at " + f);
        }
    }

    @Test
    void endsOfTheRangeStayFinite() {
        assertEquals(1, DoubleExponential.exp(0));
        assertEquals(0, DoubleExponential.tanh(0), Double.MIN_VALUE);
        assertEquals(1, DoubleExponential.tanh(1e300));
        assertEquals(-1, DoubleExponential.tanh(-1e300));
        assertEquals(0, DoubleExponential.sigmoid(-1e300), 1e-300);
        assertEquals(1, DoubleExponential.sigmoid(1e300));
        assertEquals(0, DoubleExponential.exp(Double.NEGATIVE_INFINITY), 1e-300);
        assertTrue(Double.isNaN(DoubleExponential.exp(Double.NaN)));
        assertTrue(Float.isNaN(FloatExponential.exp(Float.NaN)));
        assertEquals(1, FloatExponential.sigmoid(1e30f));
    }
}
