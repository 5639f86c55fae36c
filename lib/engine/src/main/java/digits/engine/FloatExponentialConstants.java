package digits.engine;

/** The numbers by which {@link FloatExponential} and its vectors compute e^x in float. */
final class FloatExponentialConstants {

    /** Bits of a float's significand; the exponent is to the left of them. */
    static final int SIGNIFICAND_BITS = 23;

    /** The bits of 1.0f: exponent 0. */
    static final int ONE_BITS = 0x3F80_0000;

    /** e^−87 is just above the smallest float with all its digits, e^87 just below the largest. */
    static final float RANGE = 87;

    static final float LOG2_E = 1.442695f;

    /** 1.5 · 2^23: a float this large has no room for a fraction, so adding it rounds to a whole number. */
    static final float ROUNDER = 0x1.8p23f;

    /** ln 2 to 16 bits, so that n times it is exact. */
    static final float LN2_HIGH = 0x1.62e4p-1f;

    /** The rest of ln 2. */
    static final float LN2_LOW = (float) (0.6931471805599453 - 0x1.62e4p-1);

    /** The terms of the series are r^k / k!; as many as in double, though a float needs only seven. */
    static final float TERM1 = (float) (1.0 / 1.0);

    static final float TERM2 = (float) (1.0 / 2.0);
    static final float TERM3 = (float) (1.0 / 6.0);
    static final float TERM4 = (float) (1.0 / 24.0);
    static final float TERM5 = (float) (1.0 / 120.0);
    static final float TERM6 = (float) (1.0 / 720.0);
    static final float TERM7 = (float) (1.0 / 5040.0);
    static final float TERM8 = (float) (1.0 / 40320.0);
    static final float TERM9 = (float) (1.0 / 362880.0);
    static final float TERM10 = (float) (1.0 / 3628800.0);
    static final float TERM11 = (float) (1.0 / 39916800.0);
    static final float TERM12 = (float) (1.0 / 479001600.0);
    static final float TERM13 = (float) (1.0 / 6227020800.0);

    private FloatExponentialConstants() {}
}
