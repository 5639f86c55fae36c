package digits.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** Numbers as tables show them: as many digits as help, alike in a column, the decimal point in every country. */
final class Numbers {

    /** Digits shown of the largest number of a column. */
    private static final int DIGITS = 5;

    private final String plain;

    private Numbers(String plain) {
        this.plain = plain;
    }

    /**
     * How to write the numbers of a column: all with the same digits after the point if that shows two digits of the
     * smallest one too, else each with its own.
     */
    static Numbers in(double[] column) {
        double[] sizes = Arrays.stream(column)
                .map(Math::abs)
                .filter(size -> size > 0 && size < Double.POSITIVE_INFINITY)
                .toArray();
        if (sizes.length == 0 || Arrays.stream(column).allMatch(Numbers::isWhole)) {
            return new Numbers("%.0f");
        }
        double largest = Arrays.stream(sizes).max().orElseThrow();
        double smallest = Arrays.stream(sizes).min().orElseThrow();
        int before = largest < 1 ? 1 : (int) Math.log10(largest) + 1;
        int after = Math.max(0, DIGITS - before);
        boolean fits = largest < 1e6 && smallest * Math.pow(10, after) >= 10;
        return new Numbers(fits ? "%." + after + "f" : null);
    }

    /** A number that stands in a sentence: 0.3162, not 0.316227766017. */
    static String alone(double value) {
        return new Numbers(null).text(value);
    }

    String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        return (plain == null ? own(value) : String.format(Locale.ROOT, plain, value)).replace('-', '−');
    }

    /** Four digits without zeros at the end: 0.001, 0.03162, 31.62; very small and very large ones with an exponent. */
    private static String own(double value) {
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int before = (int) Math.floor(Math.log10(size)) + 1;
        String text = String.format(Locale.ROOT, "%." + Math.max(0, 4 - before) + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** Numbers of at most so many digits, for a page that is to be short. */
    static double[] rounded(double[] values, int digits) {
        MathContext context = new MathContext(digits);
        return Arrays.stream(values)
                .map(value -> Double.isFinite(value)
                        ? BigDecimal.valueOf(value).round(context).doubleValue()
                        : value)
                .toArray();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6;
    }
}
