package digits.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows become columns: a vector is gathered down a column and written along a row. */
final class DoubleTransposition {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    private DoubleTransposition() {}

    /** See {@link Kernels#transpose}. */
    static void transpose(double[] from, int at, int row, int rows, int columns, double[] to, int toAt, int toRow) {
        int[] down = new int[LENGTH];
        for (int lane = 0; lane < LENGTH; lane++) {
            down[lane] = lane * row;
        }
        int r = 0;
        for (; r + LENGTH <= rows; r += LENGTH) {
            for (int column = 0; column < columns; column++) {
                DoubleVector.fromArray(SPECIES, from, at + r * row + column, down, 0)
                        .intoArray(to, toAt + column * toRow + r);
            }
        }
        for (; r < rows; r++) {
            for (int column = 0; column < columns; column++) {
                to[toAt + column * toRow + r] = from[at + r * row + column];
            }
        }
    }
}
