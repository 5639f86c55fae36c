package digits.notebook;

import java.util.Locale;

/** Numbers as tables show them: as many digits as help, the decimal point in every country. */
final class Numbers {

    private Numbers() {}

    /** Whole numbers as such, others with four digits after the point, very small and very large ones with an exponent. */
    static String text(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && size < 1e6) {
            return sign(Long.toString((long) value));
        }
        return sign(String.format(Locale.ROOT, size >= 1e-3 && size < 1e6 ? "%.4f" : "%.3e", value));
    }

    private static String sign(String number) {
        return number.replace('-', '−');
    }
}
