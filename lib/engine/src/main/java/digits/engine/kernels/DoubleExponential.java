package digits.engine.kernels;

import static digits.engine.kernels.DoubleExponentialConstants.LN2_HIGH;
import static digits.engine.kernels.DoubleExponentialConstants.LN2_LOW;
import static digits.engine.kernels.DoubleExponentialConstants.LOG2_E;
import static digits.engine.kernels.DoubleExponentialConstants.ONE_BITS;
import static digits.engine.kernels.DoubleExponentialConstants.RANGE;
import static digits.engine.kernels.DoubleExponentialConstants.ROUNDER;
import static digits.engine.kernels.DoubleExponentialConstants.SIGNIFICAND_BITS;
import static digits.engine.kernels.DoubleExponentialConstants.TERM1;
import static digits.engine.kernels.DoubleExponentialConstants.TERM2;
import static digits.engine.kernels.DoubleExponentialConstants.TERM3;
import static digits.engine.kernels.DoubleExponentialConstants.TERM4;
import static digits.engine.kernels.DoubleExponentialConstants.TERM5;
import static digits.engine.kernels.DoubleExponentialConstants.TERM6;
import static digits.engine.kernels.DoubleExponentialConstants.TERM7;

/**
 * e^x and what is made of it, number by number. {@link Math#exp} can't be used: it differs between machines in the last
 * bit, and doesn't work on vectors. {@link DoubleVectorExponential} does the same operations in the same order.
 *
 * <p>x = n · ln 2 + r with a whole n and |r| ≤ ½ ln 2, so that e^x = 2ⁿ · e^r. On so short a range the series e^r − 1 = r +
 * r²/2! + r³/3! + … needs only a few terms. 2ⁿ is made by writing n where a number keeps its exponent.
 */
final class DoubleExponential {

    private DoubleExponential() {}

    /** e^x to about the last bit; x beyond ±{@link DoubleExponentialConstants#RANGE} counts as that. */
    static double exp(double x) {
        double clipped = clip(x);
        double shifted = Fused.multiplyAdd(clipped, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted);
        return Fused.multiplyAdd(scale, seriesMinusOne(remainder(clipped, shifted)), scale);
    }

    /** e^x − 1, as accurate near 0 as elsewhere. */
    static double expMinusOne(double x) {
        double clipped = clip(x);
        double shifted = Fused.multiplyAdd(clipped, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted);
        return Fused.multiplyAdd(scale, seriesMinusOne(remainder(clipped, shifted)), scale - 1);
    }

    /** 1 / (1 + e^−x). */
    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /** (e^2x − 1) / (e^2x + 1). */
    static double tanh(double x) {
        // Of −2|x|, so that nothing overflows.
        double t = expMinusOne(Math.abs(x) * -2);
        double positive = -t / (t + 2);
        return x < 0 ? -positive : positive;
    }

    private static double clip(double x) {
        double notAbove = x > RANGE ? RANGE : x;
        return notAbove < -RANGE ? -RANGE : notAbove;
    }

    /** 2ⁿ, where n stands in the low bits of the sum of n and the rounder. */
    private static double powerOfTwo(double shifted) {
        // In double:
        long bits = (Double.doubleToRawLongBits(shifted) << SIGNIFICAND_BITS) + ONE_BITS;
        return Double.longBitsToDouble(bits);
        // In float: int bits = (Float.floatToRawIntBits(shifted) << SIGNIFICAND_BITS) + ONE_BITS;
        // In float: return Float.intBitsToFloat(bits);
    }

    /** r = x − n · ln 2, with ln 2 in two parts, so that the difference isn't rounded. */
    private static double remainder(double x, double shifted) {
        double n = shifted - ROUNDER;
        return Fused.multiplyAdd(n, -LN2_LOW, Fused.multiplyAdd(n, -LN2_HIGH, x));
    }

    /** e^r − 1 by its series, from the highest power down. */
    private static double seriesMinusOne(double r) {
        // In double:
        double sum = Fused.multiplyAdd(DoubleExponentialConstants.TERM13, r, DoubleExponentialConstants.TERM12);
        sum = Fused.multiplyAdd(sum, r, DoubleExponentialConstants.TERM11);
        sum = Fused.multiplyAdd(sum, r, DoubleExponentialConstants.TERM10);
        sum = Fused.multiplyAdd(sum, r, DoubleExponentialConstants.TERM9);
        sum = Fused.multiplyAdd(sum, r, DoubleExponentialConstants.TERM8);
        sum = Fused.multiplyAdd(sum, r, TERM7);
        sum = Fused.multiplyAdd(sum, r, TERM6);
        // In float: float sum = Fused.multiplyAdd(TERM7, r, TERM6);
        sum = Fused.multiplyAdd(sum, r, TERM5);
        sum = Fused.multiplyAdd(sum, r, TERM4);
        sum = Fused.multiplyAdd(sum, r, TERM3);
        sum = Fused.multiplyAdd(sum, r, TERM2);
        sum = Fused.multiplyAdd(sum, r, TERM1);
        return sum * r;
    }
}
