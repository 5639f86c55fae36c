package digits.notebook;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Says whether a result is what it should be: nothing happens if it is, else a {@link CheckFailed} says how it is not. Unlike
 * Java's {@code assert} it cannot be switched off.
 */
public final class Check {

    private Check() {}

    /**
     * Anything that should hold.
     *
     * @param expectation what should hold, in words: "the loss falls at every step"
     * @throws CheckFailed if it does not
     */
    public static void that(boolean holds, String expectation) {
        if (!holds) {
            throw new CheckFailed("This should hold, but does not: " + expectation);
        }
    }

    /**
     * A value that should be equal to another; arrays are compared element by element.
     *
     * @throws CheckFailed if it is not
     */
    public static void equal(String name, Object expected, Object actual) {
        if (!Objects.deepEquals(expected, actual)) {
            if (expected instanceof Matrix wanted && actual instanceof Matrix found) {
                // Says how many elements differ, and where most; two matrices of a network would fill the page.
                close(name, wanted, found, 0);
            }
            throw new CheckFailed(name + " should be " + text(expected) + ", but is " + text(actual));
        }
    }

    /**
     * A number that should be another but for rounding.
     *
     * @param tolerance how far apart they may be, 0 or more
     * @throws CheckFailed if it is not, or is NaN
     */
    public static void close(String name, double expected, double actual, double tolerance) {
        if (!isClose(expected, actual, tolerance)) {
            throw new CheckFailed(String.format(
                    Locale.ROOT,
                    "%s should be %s to within %s, but is %s: %s apart",
                    name,
                    expected,
                    tolerance,
                    actual,
                    Math.abs(expected - actual)));
        }
    }

    /**
     * A matrix that should be another but for rounding, element by element.
     *
     * @param tolerance how far two elements may be apart, 0 or more
     * @throws CheckFailed if the shapes differ, or any element is not, or is NaN
     */
    public static void close(String name, Matrix expected, Matrix actual, double tolerance) {
        shape(name, actual, expected.rows(), expected.columns());
        int wrong = 0;
        String worst = "";
        double worstDistance = -1;
        for (int row = 0; row < expected.rows(); row++) {
            for (int column = 0; column < expected.columns(); column++) {
                double wanted = expected.get(row, column);
                double found = actual.get(row, column);
                if (!isClose(wanted, found, tolerance)) {
                    wrong++;
                    double distance = Math.abs(wanted - found);
                    if (Double.isNaN(distance) || distance > worstDistance) {
                        worstDistance = distance;
                        worst = "in row " + row + ", column " + column + " it should be " + wanted + ", but is "
                                + found;
                    }
                }
            }
        }
        if (wrong > 0) {
            throw new CheckFailed(name + " differs by more than " + tolerance + " in " + wrong + " of "
                    + expected.rows() * expected.columns() + " elements; most " + worst);
        }
    }

    /**
     * A matrix that should have a certain shape.
     *
     * @throws CheckFailed if it has another
     */
    public static void shape(String name, Matrix matrix, int rows, int columns) {
        if (matrix.rows() == rows && matrix.columns() == columns) {
            return;
        }
        String hint = "";
        if (matrix.rows() == columns && matrix.columns() == rows) {
            hint = ": did you swap rows and columns?";
        } else if (matrix.rows() * matrix.columns() == rows * columns) {
            hint = ": the number of elements is right, so is a reshape missing?";
        }
        throw new CheckFailed(name + " should be " + rows + "×" + columns + ", but is " + matrix.shape() + hint);
    }

    /**
     * A number that should not be below another.
     *
     * @throws CheckFailed if it is, or is NaN
     */
    public static void atLeast(String name, double actual, double minimum) {
        if (!(actual >= minimum)) {
            throw new CheckFailed(name + " should be at least " + minimum + ", but is " + actual);
        }
    }

    /**
     * A number that should not be above another.
     *
     * @throws CheckFailed if it is, or is NaN
     */
    public static void atMost(String name, double actual, double maximum) {
        if (!(actual <= maximum)) {
            throw new CheckFailed(name + " should be at most " + maximum + ", but is " + actual);
        }
    }

    /** Two NaNs are not close, nor is NaN to anything; an infinity is close to itself alone. */
    private static boolean isClose(double expected, double actual, double tolerance) {
        return expected == actual || Math.abs(expected - actual) <= tolerance;
    }

    private static String text(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        String wrapped = Arrays.deepToString(new Object[] {value});
        return wrapped.substring(1, wrapped.length() - 1);
    }
}
