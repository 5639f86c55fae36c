package digits.engine.kernels;

import static digits.engine.kernels.DoubleKernels.rounded;

/** The numbers by which {@link DoubleExponential} and its vectors compute e^x in double. */
final class DoubleExponentialConstants {

    // In double:
    /** Bits of the significand; the exponent is to the left of them. */
    static final int SIGNIFICAND_BITS = 52;

    /** The bits of 1.0: exponent 0. */
    static final long ONE_BITS = 0x3FF0_0000_0000_0000L;

    /** e^−708 is just above the smallest double with all its digits, e^708 just below the largest. */
    static final double RANGE = 708;

    static final double LOG2_E = 1.4426950408889634;

    /** 1.5 · 2^52: such a number has no room for a fraction; adding it rounds to a whole number. */
    static final double ROUNDER = 0x1.8p52;

    /** ln 2 to 33 bits, so that n times it is exact. */
    static final double LN2_HIGH = 0x1.62e42feep-1;

    /** The rest of ln 2. */
    static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    // In float: /** Bits of the significand; the exponent is to the left of them. */
    // In float: static final int SIGNIFICAND_BITS = 23;
    // In float:
    // In float: /** The bits of 1.0f: exponent 0. */
    // In float: static final int ONE_BITS = 0x3F80_0000;
    // In float:
    // In float: /** e^−87 is just above the smallest float with all its digits, e^87 just below the largest. */
    // In float: static final float RANGE = 87;
    // In float:
    // In float: static final float LOG2_E = 1.442695f;
    // In float:
    // In float: /** 1.5 · 2^23: such a number has no room for a fraction; adding it rounds to a whole number. */
    // In float: static final float ROUNDER = 0x1.8p23f;
    // In float:
    // In float: /** ln 2 to 16 bits, so that n times it is exact. */
    // In float: static final float LN2_HIGH = 0x1.62e4p-1f;
    // In float:
    // In float: /** The rest of ln 2. */
    // In float: static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** The terms of the series are r^k / k!; after the last, the next would be below half a unit in the last place. */
    static final double TERM1 = 1;

    static final double TERM2 = rounded(1.0 / 2.0);
    static final double TERM3 = rounded(1.0 / 6.0);
    static final double TERM4 = rounded(1.0 / 24.0);
    static final double TERM5 = rounded(1.0 / 120.0);
    static final double TERM6 = rounded(1.0 / 720.0);
    static final double TERM7 = rounded(1.0 / 5040.0);
    // In double:
    static final double TERM8 = 1.0 / 40320.0;
    static final double TERM9 = 1.0 / 362880.0;
    static final double TERM10 = 1.0 / 3628800.0;
    static final double TERM11 = 1.0 / 39916800.0;
    static final double TERM12 = 1.0 / 479001600.0;
    static final double TERM13 = 1.0 / 6227020800.0;
    // In float: // A float needs no more.

    private DoubleExponentialConstants() {}
}
