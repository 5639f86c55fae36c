package digits.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#dots} and {@link Kernels#rowSums} in vectors. Each lane is one of the running sums, which stay in registers
 * while two rows are gone through; what is left at the end of the rows, and the sums of the lanes, are done number by number.
 */
final class FloatDots {

    private static final VectorSpecies<Float> SPECIES = FloatProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int LANES = FloatKernels.LANES;

    /** Rows of A and of B that are done at once: ten sums, of which each can wait for its last addition. */
    private static final int ROWS = 5;

    private static final int COLUMNS = 2;

    private FloatDots() {}

    /** See {@link Kernels#dots}. */
    static void dots(
            float[] array,
            int a,
            int rows,
            int b,
            int columns,
            int row,
            int count,
            float[] cArray,
            int c,
            int cRow,
            boolean fresh) {
        float[] sums = new float[ROWS * COLUMNS * LANES];
        for (int r = 0; r < rows; r += rows - r < ROWS ? 1 : ROWS) {
            int height = rows - r < ROWS ? 1 : ROWS;
            for (int column = 0; column < columns; column += COLUMNS) {
                int width = Math.min(COLUMNS, columns - column);
                int aAt = a + r * row;
                int bAt = b + column * row;
                for (int part = 0; part < LANES; part += LENGTH) {
                    if (height == ROWS && width == COLUMNS) {
                        add5x2(array, aAt + part, bAt + part, row, count / LANES, sums, part);
                        continue;
                    }
                    for (int i = 0; i < height; i++) {
                        for (int j = 0; j < width; j++) {
                            int to = (i * width + j) * LANES + part;
                            add1x1(array, aAt + i * row + part, bAt + j * row + part, count / LANES, sums, to);
                        }
                    }
                }
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        int at = (i * width + j) * LANES;
                        rest(array, aAt + i * row, bAt + j * row, count, sums, at);
                        int to = c + (r + i) * cRow + column + j;
                        cArray[to] = (fresh ? 0 : cArray[to]) + total(sums, at);
                    }
                }
            }
        }
    }

    private static void add5x2(float[] array, int a, int b, int row, int steps, float[] sums, int to) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero;
        FloatVector c30 = zero, c31 = zero, c40 = zero, c41 = zero;
        for (int i = 0; i < steps; i++) {
            int from = b + i * LANES;
            FloatVector b0 = load(array, from);
            FloatVector b1 = load(array, from + row);
            int at = a + i * LANES;
            FloatVector a0 = load(array, at);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = load(array, at + row);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = load(array, at + 2 * row);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = load(array, at + 3 * row);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = load(array, at + 4 * row);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        c00.intoArray(sums, to);
        c01.intoArray(sums, to + LANES);
        c10.intoArray(sums, to + 2 * LANES);
        c11.intoArray(sums, to + 3 * LANES);
        c20.intoArray(sums, to + 4 * LANES);
        c21.intoArray(sums, to + 5 * LANES);
        c30.intoArray(sums, to + 6 * LANES);
        c31.intoArray(sums, to + 7 * LANES);
        c40.intoArray(sums, to + 8 * LANES);
        c41.intoArray(sums, to + 9 * LANES);
    }

    private static void add1x1(float[] array, int a, int b, int steps, float[] sums, int to) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < steps; i++) {
            sum = load(array, a + i * LANES).fma(load(array, b + i * LANES), sum);
        }
        sum.intoArray(sums, to);
    }

    /** Adds the products that don't fill all lanes. */
    private static void rest(float[] array, int a, int b, int count, float[] sums, int at) {
        int whole = count / LANES * LANES;
        for (int i = whole; i < count; i++) {
            sums[at + i - whole] = Math.fma(array[a + i], array[b + i], sums[at + i - whole]);
        }
    }

    /** See {@link Kernels#rowSums}. */
    static void rowSums(
            float[] array, int at, int row, int rows, int columns, float[] sums, int sumsAt, boolean fresh) {
        float[] lanes = new float[LANES];
        int whole = columns / LANES * LANES;
        for (int r = 0; r < rows; r++) {
            int start = at + r * row;
            for (int part = 0; part < LANES; part += LENGTH) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int i = part; i < whole; i += LANES) {
                    sum = sum.add(load(array, start + i));
                }
                sum.intoArray(lanes, part);
            }
            for (int i = whole; i < columns; i++) {
                lanes[i - whole] += array[start + i];
            }
            sums[sumsAt + r] = (fresh ? 0 : sums[sumsAt + r]) + total(lanes, 0);
        }
    }

    private static float total(float[] sums, int at) {
        float total = sums[at];
        for (int lane = 1; lane < LANES; lane++) {
            total += sums[at + lane];
        }
        return total;
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
