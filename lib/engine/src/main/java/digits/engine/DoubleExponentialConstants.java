package digits.engine;

/** The numbers by which {@link DoubleExponential} and its vectors compute e^x in double. */
final class DoubleExponentialConstants {

    /** Bits of a double's significand; the exponent is to the left of them. */
    static final int SIGNIFICAND_BITS = 52;

    /** The bits of 1.0: exponent 0. */
    static final long ONE_BITS = 0x3FF0_0000_0000_0000L;

    /** e^−708 is just above the smallest double with all its digits, e^708 just below the largest. */
    static final double RANGE = 708;

    static final double LOG2_E = 1.4426950408889634;

    /** 1.5 · 2^52: a double this large has no room for a fraction, so adding it rounds to a whole number. */
    static final double ROUNDER = 0x1.8p52;

    /** ln 2 to 33 bits, so that n times it is exact. */
    static final double LN2_HIGH = 0x1.62e42feep-1;

    /** The rest of ln 2. */
    static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** The terms of the series are r^k / k!; after the thirteenth, the next would be at most 5 · 10⁻¹⁸ of the sum. */
    static final double TERM1 = 1.0 / 1.0;

    static final double TERM2 = 1.0 / 2.0;
    static final double TERM3 = 1.0 / 6.0;
    static final double TERM4 = 1.0 / 24.0;
    static final double TERM5 = 1.0 / 120.0;
    static final double TERM6 = 1.0 / 720.0;
    static final double TERM7 = 1.0 / 5040.0;
    static final double TERM8 = 1.0 / 40320.0;
    static final double TERM9 = 1.0 / 362880.0;
    static final double TERM10 = 1.0 / 3628800.0;
    static final double TERM11 = 1.0 / 39916800.0;
    static final double TERM12 = 1.0 / 479001600.0;
    static final double TERM13 = 1.0 / 6227020800.0;

    private DoubleExponentialConstants() {}
}
