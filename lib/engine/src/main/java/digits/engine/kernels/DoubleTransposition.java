package digits.engine.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows become columns: a vector is gathered down a column and written along a row. */
final class DoubleTransposition {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    private DoubleTransposition() {}

    /** See {@link Kernels#transpose}. */
    static void transpose(Span<double[]> from, int rows, int columns, Span<double[]> to) {
        double[] source = from.array(), target = to.array();
        int at = from.at(), stride = from.stride(), toAt = to.at(), toStride = to.stride();
        int[] down = new int[LENGTH];
        for (int lane = 0; lane < LENGTH; lane++) {
            down[lane] = lane * stride;
        }
        int r = 0;
        for (; r + LENGTH <= rows; r += LENGTH) {
            for (int column = 0; column < columns; column++) {
                DoubleVector.fromArray(SPECIES, source, at + r * stride + column, down, 0)
                        .intoArray(target, toAt + column * toStride + r);
            }
        }
        for (; r < rows; r++) {
            for (int column = 0; column < columns; column++) {
                target[toAt + column * toStride + r] = source[at + r * stride + column];
            }
        }
    }
}
