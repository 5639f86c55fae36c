package digits.engine.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#dots} and {@link Kernels#rowSums} in vectors. Each lane is one of the running sums, which stay in registers
 * while two rows are gone through; what is left at the end of the rows, and the sums of the lanes, are done number by number.
 */
final class DoubleDots {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int LANES = DoubleKernels.LANES;

    /** Rows of A, and of B, that are done at once: 25 sums in {@link Registers}; two rows of B where registers are few. */
    private static final int ROWS = 5;

    private DoubleDots() {}

    /** See {@link Kernels#dots}. */
    static void dots(
            Span<double[]> a,
            int rows,
            Span<double[]> b,
            int columns,
            int count,
            Span<double[]> c,
            boolean fresh,
            boolean fewRegisters) {
        double[] sums = new double[ROWS * ROWS * LANES];
        double[] array = a.array(), cArray = c.array();
        int stride = a.stride();
        for (int r = 0; r < rows; r += atOnce(rows - r)) {
            int height = atOnce(rows - r);
            for (int column = 0; column < columns; column += atOnce(columns - column)) {
                int width = atOnce(columns - column);
                int aAt = a.at() + r * stride;
                int bAt = b.at() + column * stride;
                for (int part = 0; part < LANES; part += LENGTH) {
                    if (height == ROWS && width == ROWS && fewRegisters) {
                        int bPart = bAt + part;
                        add5x2(array, aAt + part, bPart, stride, count / LANES, sums, part);
                        add5x2(array, aAt + part, bPart + 2 * stride, stride, count / LANES, sums, part + 2 * LANES);
                        add5x1(
                                array,
                                aAt + part,
                                bPart + 4 * stride,
                                stride,
                                count / LANES,
                                sums,
                                part + 4 * LANES,
                                ROWS);
                    } else if (height == ROWS && width == ROWS) {
                        add5x5(array, aAt + part, bAt + part, stride, count / LANES, sums, part);
                    } else if (height == ROWS) {
                        add5x1(array, aAt + part, bAt + part, stride, count / LANES, sums, part, 1);
                    } else {
                        add1(array, aAt + part, bAt + part, stride, width, count / LANES, sums, part);
                    }
                }
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        int at = (i * width + j) * LANES;
                        rest(array, aAt + i * stride, bAt + j * stride, count, sums, at);
                        int to = c.at() + (r + i) * c.stride() + column + j;
                        cArray[to] = (fresh ? 0 : cArray[to]) + total(sums, at);
                    }
                }
            }
        }
    }

    private static int atOnce(int left) {
        return left < ROWS ? 1 : ROWS;
    }

    private static void add5x5(double[] array, int a, int b, int stride, int steps, double[] sums, int to) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector c00 = zero, c01 = zero, c02 = zero, c03 = zero, c04 = zero;
        DoubleVector c10 = zero, c11 = zero, c12 = zero, c13 = zero, c14 = zero;
        DoubleVector c20 = zero, c21 = zero, c22 = zero, c23 = zero, c24 = zero;
        DoubleVector c30 = zero, c31 = zero, c32 = zero, c33 = zero, c34 = zero;
        DoubleVector c40 = zero, c41 = zero, c42 = zero, c43 = zero, c44 = zero;
        for (int i = 0; i < steps; i++) {
            int from = b + i * LANES;
            DoubleVector b0 = load(array, from);
            DoubleVector b1 = load(array, from + stride);
            DoubleVector b2 = load(array, from + 2 * stride);
            DoubleVector b3 = load(array, from + 3 * stride);
            DoubleVector b4 = load(array, from + 4 * stride);
            int at = a + i * LANES;
            DoubleVector a0 = load(array, at);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            c04 = a0.fma(b4, c04);
            DoubleVector a1 = load(array, at + stride);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            c14 = a1.fma(b4, c14);
            DoubleVector a2 = load(array, at + 2 * stride);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            c24 = a2.fma(b4, c24);
            DoubleVector a3 = load(array, at + 3 * stride);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            c34 = a3.fma(b4, c34);
            DoubleVector a4 = load(array, at + 4 * stride);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            c44 = a4.fma(b4, c44);
        }
        c00.intoArray(sums, to);
        c01.intoArray(sums, to + LANES);
        c02.intoArray(sums, to + 2 * LANES);
        c03.intoArray(sums, to + 3 * LANES);
        c04.intoArray(sums, to + 4 * LANES);
        c10.intoArray(sums, to + 5 * LANES);
        c11.intoArray(sums, to + 6 * LANES);
        c12.intoArray(sums, to + 7 * LANES);
        c13.intoArray(sums, to + 8 * LANES);
        c14.intoArray(sums, to + 9 * LANES);
        c20.intoArray(sums, to + 10 * LANES);
        c21.intoArray(sums, to + 11 * LANES);
        c22.intoArray(sums, to + 12 * LANES);
        c23.intoArray(sums, to + 13 * LANES);
        c24.intoArray(sums, to + 14 * LANES);
        c30.intoArray(sums, to + 15 * LANES);
        c31.intoArray(sums, to + 16 * LANES);
        c32.intoArray(sums, to + 17 * LANES);
        c33.intoArray(sums, to + 18 * LANES);
        c34.intoArray(sums, to + 19 * LANES);
        c40.intoArray(sums, to + 20 * LANES);
        c41.intoArray(sums, to + 21 * LANES);
        c42.intoArray(sums, to + 22 * LANES);
        c43.intoArray(sums, to + 23 * LANES);
        c44.intoArray(sums, to + 24 * LANES);
    }

    private static void add5x2(double[] array, int a, int b, int stride, int steps, double[] sums, int to) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero;
        DoubleVector c30 = zero, c31 = zero, c40 = zero, c41 = zero;
        for (int i = 0; i < steps; i++) {
            int from = b + i * LANES;
            DoubleVector b0 = load(array, from);
            DoubleVector b1 = load(array, from + stride);
            int at = a + i * LANES;
            DoubleVector a0 = load(array, at);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = load(array, at + stride);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = load(array, at + 2 * stride);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = load(array, at + 3 * stride);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = load(array, at + 4 * stride);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        c00.intoArray(sums, to);
        c01.intoArray(sums, to + LANES);
        c10.intoArray(sums, to + ROWS * LANES);
        c11.intoArray(sums, to + (ROWS + 1) * LANES);
        c20.intoArray(sums, to + 2 * ROWS * LANES);
        c21.intoArray(sums, to + (2 * ROWS + 1) * LANES);
        c30.intoArray(sums, to + 3 * ROWS * LANES);
        c31.intoArray(sums, to + (3 * ROWS + 1) * LANES);
        c40.intoArray(sums, to + 4 * ROWS * LANES);
        c41.intoArray(sums, to + (4 * ROWS + 1) * LANES);
    }

    private static void add5x1(double[] array, int a, int b, int stride, int steps, double[] sums, int to, int width) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector c0 = zero, c1 = zero, c2 = zero, c3 = zero, c4 = zero;
        for (int i = 0; i < steps; i++) {
            DoubleVector b0 = load(array, b + i * LANES);
            int at = a + i * LANES;
            c0 = load(array, at).fma(b0, c0);
            c1 = load(array, at + stride).fma(b0, c1);
            c2 = load(array, at + 2 * stride).fma(b0, c2);
            c3 = load(array, at + 3 * stride).fma(b0, c3);
            c4 = load(array, at + 4 * stride).fma(b0, c4);
        }
        c0.intoArray(sums, to);
        c1.intoArray(sums, to + width * LANES);
        c2.intoArray(sums, to + 2 * width * LANES);
        c3.intoArray(sums, to + 3 * width * LANES);
        c4.intoArray(sums, to + 4 * width * LANES);
    }

    private static void add1(double[] array, int a, int b, int stride, int columns, int steps, double[] sums, int to) {
        for (int column = 0; column < columns; column++) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int i = 0; i < steps; i++) {
                sum = load(array, a + i * LANES).fma(load(array, b + column * stride + i * LANES), sum);
            }
            sum.intoArray(sums, to + column * LANES);
        }
    }

    /** Adds the products that don't fill all lanes. */
    private static void rest(double[] array, int a, int b, int count, double[] sums, int at) {
        int whole = count / LANES * LANES;
        for (int i = whole; i < count; i++) {
            sums[at + i - whole] = Fused.multiplyAdd(array[a + i], array[b + i], sums[at + i - whole]);
        }
    }

    /** See {@link Kernels#rowSums}. */
    static void rowSums(Span<double[]> a, int rows, int columns, double[] sums, int sumsAt, boolean fresh) {
        double[] array = a.array();
        double[] lanes = new double[LANES];
        int whole = columns / LANES * LANES;
        for (int r = 0; r < rows; r++) {
            int start = a.at() + r * a.stride();
            for (int part = 0; part < LANES; part += LENGTH) {
                DoubleVector sum = DoubleVector.zero(SPECIES);
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

    private static double total(double[] sums, int at) {
        double total = sums[at];
        for (int lane = 1; lane < LANES; lane++) {
            total += sums[at + lane];
        }
        return total;
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }
}
