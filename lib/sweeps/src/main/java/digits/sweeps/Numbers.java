package digits.sweeps;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text that gives back the same number, bit for bit: the shortest there is, the same from every Java. */
final class Numbers {

    /** Digits that tell any two doubles apart. */
    private static final int ENOUGH = 17;

    /** A number between these, without sign, is written without an exponent. */
    private static final double SMALL = 1e-6;

    private static final double LARGE = 1e9;

    private Numbers() {}

    static String text(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return Double.isFinite(number) ? "0" : String.valueOf(number);
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= ENOUGH; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                break;
            }
        }
        rounded = rounded.stripTrailingZeros();
        double size = Math.abs(number);
        return size >= SMALL && size < LARGE ? rounded.toPlainString() : rounded.toString();
    }

    /** To so many digits, as a number that is short to read. */
    static double rounded(double number, int digits) {
        return new BigDecimal(number).round(new MathContext(digits)).doubleValue();
    }
}
