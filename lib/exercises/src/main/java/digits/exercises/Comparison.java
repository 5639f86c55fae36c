package digits.exercises;

import digits.matrix.Matrix;
import digits.network.Activation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Compares an answer with what it should be: numbers but for rounding, everything else exactly. */
final class Comparison {

    /** What sums in another order may differ by; a wrong formula is off by far more. */
    private static final double TOLERANCE = 1e-9;

    private Comparison() {}

    /**
     * How an answer differs, as the end of a sentence that begins with "the answer"; empty if it does not.
     *
     * @param expected a number, boolean, string, matrix, an array or list of such, or a record of such
     */
    static String difference(Object expected, Object actual) {
        if (actual == null) {
            return "is null: is a return missing?";
        }
        if (expected instanceof Matrix wanted && actual instanceof Matrix found) {
            return ofMatrices(wanted, found);
        }
        if (expected instanceof Number wanted && actual instanceof Number found) {
            return close(wanted.doubleValue(), found.doubleValue()) ? "" : shouldBe(expected, actual);
        }
        if (expected instanceof double[] wanted && actual instanceof double[] found) {
            return ofLists(
                    Arrays.stream(wanted).boxed().toList(),
                    Arrays.stream(found).boxed().toList());
        }
        if (expected instanceof int[] wanted && actual instanceof int[] found) {
            return ofLists(
                    Arrays.stream(wanted).boxed().toList(),
                    Arrays.stream(found).boxed().toList());
        }
        if (expected instanceof Object[] wanted && actual instanceof Object[] found) {
            return ofLists(Arrays.asList(wanted), Arrays.asList(found));
        }
        if (expected instanceof List<?> wanted && actual instanceof List<?> found) {
            return ofLists(wanted, found);
        }
        if (expected instanceof Record wanted && wanted.getClass() == actual.getClass()) {
            return ofRecords(wanted, (Record) actual);
        }
        return Objects.equals(expected, actual) ? "" : shouldBe(expected, actual);
    }

    /** NaN is close to NaN alone, and an infinity to itself: a mistake that gives one is known by it. */
    static boolean close(double expected, double actual) {
        return Double.compare(expected, actual) == 0
                || expected == actual
                || (Double.isFinite(expected) && Math.abs(expected - actual) <= TOLERANCE * (1 + Math.abs(expected)));
    }

    private static String ofMatrices(Matrix expected, Matrix actual) {
        if (expected.rows() != actual.rows() || expected.columns() != actual.columns()) {
            return "should have the shape " + expected.shape() + ", but has " + actual.shape();
        }
        for (int row = 0; row < expected.rows(); row++) {
            for (int column = 0; column < expected.columns(); column++) {
                if (!close(expected.get(row, column), actual.get(row, column))) {
                    return "in row " + row + ", column " + column + " "
                            + shouldBe(expected.get(row, column), actual.get(row, column));
                }
            }
        }
        return "";
    }

    private static String ofLists(List<?> expected, List<?> actual) {
        if (expected.size() != actual.size()) {
            return "should have " + expected.size() + " elements, but has " + actual.size();
        }
        for (int at = 0; at < expected.size(); at++) {
            String difference = difference(expected.get(at), actual.get(at));
            if (!difference.isEmpty()) {
                return "at place " + at + " " + difference;
            }
        }
        return "";
    }

    private static String ofRecords(Record expected, Record actual) {
        for (RecordComponent component : expected.getClass().getRecordComponents()) {
            String difference = difference(value(component, expected), value(component, actual));
            if (!difference.isEmpty()) {
                return "for " + component.getName() + " " + difference;
            }
        }
        return "";
    }

    /** What a component of a record holds. */
    static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + component + " of " + record, impossible);
        }
    }

    private static String shouldBe(Object expected, Object actual) {
        String wanted = text(expected);
        String found = text(actual);
        return wanted.equals(found)
                ? "should be " + expected + ", but is " + actual
                : "should be " + wanted + ", but is " + found;
    }

    /** A number with so many digits that it can be recomputed by hand, and no more. */
    private static String rounded(double number, int digits) {
        return Double.isFinite(number)
                ? Double.toString(
                        new BigDecimal(number).round(new MathContext(digits)).doubleValue())
                : Double.toString(number);
    }

    /** A value as it stands in a sentence; a record's components with their names. */
    static String text(Object value) {
        if (value instanceof Activation activation) {
            return activation.name();
        }
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .map(component -> component.getName() + " = " + text(value(component, record)))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Matrix matrix) {
            return matrix.rows() * matrix.columns() <= 24 ? rows(matrix) : "a matrix of " + matrix.shape();
        }
        if (value instanceof Double number) {
            return rounded(number, 6);
        }
        if (value instanceof double[] array) {
            return Arrays.stream(array)
                    .mapToObj(number -> rounded(number, 6))
                    .toList()
                    .toString();
        }
        if (value instanceof int[] array) {
            return Arrays.toString(array);
        }
        return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
    }

    private static String rows(Matrix matrix) {
        StringBuilder text = new StringBuilder("[");
        for (int row = 0; row < matrix.rows(); row++) {
            text.append(row == 0 ? "[" : ", [");
            for (int column = 0; column < matrix.columns(); column++) {
                text.append(column == 0 ? "" : ", ").append(rounded(matrix.get(row, column), 6));
            }
            text.append("]");
        }
        return text.append("]").toString();
    }
}
