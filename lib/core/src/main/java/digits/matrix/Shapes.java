package digits.matrix;

/** Checks of sizes and indices, whose messages say the operation, what it needs and what it got. */
final class Shapes {

    private Shapes() {}

    static void checkIndex(String what, int index, int bound) {
        if (index < 0 || index >= bound) {
            throw new IndexOutOfBoundsException(
                    what + " needs an index from 0 to " + (bound - 1) + ", but got " + index);
        }
    }

    static void checkElement(int row, int column, int rows, int columns) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("get needs a row below " + rows + " and a column below " + columns
                    + ", but got row " + row + " and column " + column);
        }
    }

    static void checkProduct(Matrix left, Matrix right) {
        if (left.columns() != right.rows()) {
            throw new IllegalArgumentException("times needs left columns = right rows, but left is " + left.shape()
                    + " and right is " + right.shape());
        }
        checkedSize("times", left.rows(), right.columns());
    }

    static void checkRows(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("a matrix needs at least one row and one column, but got none");
        }
        checkedSize("of", rows.length, rows[0].length);
        for (int row = 1; row < rows.length; row++) {
            if (rows[row].length != rows[0].length) {
                throw new IllegalArgumentException("a matrix needs rows of equal length, but row 0 has "
                        + rows[0].length + " elements and row " + row + " has " + rows[row].length);
            }
        }
    }

    static int checkedSize(String operation, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    operation + " needs at least one row and one column, but got " + rows + "×" + columns);
        }
        long size = (long) rows * columns;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(operation + " needs at most " + (Integer.MAX_VALUE - 8)
                    + " elements, but " + rows + "×" + columns + " has " + size);
        }
        return (int) size;
    }
}
