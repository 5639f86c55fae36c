package digits.engine.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product in vectors. C is done in tiles of 5 rows and 4 vectors, whose 20 sums stay in registers while k goes
 * from 0 to the end; of 2 vectors where {@link Registers} are few. For each k, 4 vectors of B and 5 elements of A are read and
 * used 20 times, so that the arithmetic, not the reading, takes the time. Five rows, since ten units are two tiles; what is
 * left over at the right and below is done in smaller tiles.
 */
final class DoubleProduct {

    /** As long as the machine has them, but at most 64 bytes, which columns are a multiple of. */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > DoubleKernels.LANES
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    private static final int LENGTH = SPECIES.length();

    private DoubleProduct() {}

    /** See {@link Kernels#product}. */
    static void product(
            Span<double[]> left,
            int rows,
            int depth,
            Span<double[]> right,
            Span<double[]> start,
            Span<double[]> to,
            int columns,
            boolean fewRegisters) {
        // Each tile is given plain numbers: with spans its loop has too few registers.
        double[] A = left.array(), B = right.array(), S = start.array(), C = to.array();
        int a = left.at(), aStride = left.stride(), aStep = left.step(), b = right.at(), bStride = right.stride();
        int s = start.at(), sStride = start.stride(), sStep = start.step(), c = to.at(), cStride = to.stride();
        int column = 0;
        for (; !fewRegisters && column + 4 * LENGTH <= columns; column += 4 * LENGTH) {
            int bAt = b + column;
            int row = 0;
            for (; row + 5 <= rows; row += 5) {
                int aAt = a + row * aStride, sAt = s + row * sStride + column * sStep, cAt = c + row * cStride + column;
                tile5x4(A, aAt, aStride, aStep, depth, B, bAt, bStride, S, sAt, sStride, C, cAt, cStride);
            }
            for (; row < rows; row++) {
                int aAt = a + row * aStride, sAt = s + row * sStride + column * sStep, cAt = c + row * cStride + column;
                tile1x4(A, aAt, aStep, depth, B, bAt, bStride, S, sAt, C, cAt);
            }
        }
        for (; column + 2 * LENGTH <= columns; column += 2 * LENGTH) {
            int bAt = b + column;
            int row = 0;
            for (; row + 5 <= rows; row += 5) {
                int aAt = a + row * aStride, sAt = s + row * sStride + column * sStep, cAt = c + row * cStride + column;
                tile5x2(A, aAt, aStride, aStep, depth, B, bAt, bStride, S, sAt, sStride, C, cAt, cStride);
            }
            for (; row < rows; row++) {
                int aAt = a + row * aStride, sAt = s + row * sStride + column * sStep, cAt = c + row * cStride + column;
                tile1x1(A, aAt, aStep, depth, B, bAt, bStride, S, sAt, C, cAt);
                tile1x1(A, aAt, aStep, depth, B, bAt + LENGTH, bStride, S, sAt + LENGTH, C, cAt + LENGTH);
            }
        }
        for (; column + LENGTH <= columns; column += LENGTH) {
            int bAt = b + column;
            int row = 0;
            for (; row + 5 <= rows; row += 5) {
                int aAt = a + row * aStride, sAt = s + row * sStride + column * sStep, cAt = c + row * cStride + column;
                tile5x1(A, aAt, aStride, aStep, depth, B, bAt, bStride, S, sAt, sStride, C, cAt, cStride);
            }
            for (; row < rows; row++) {
                int aAt = a + row * aStride, sAt = s + row * sStride + column * sStep, cAt = c + row * cStride + column;
                tile1x1(A, aAt, aStep, depth, B, bAt, bStride, S, sAt, C, cAt);
            }
        }
    }

    private static void tile5x4(
            double[] A,
            int a,
            int aStride,
            int aStep,
            int depth,
            double[] B,
            int b,
            int bStride,
            double[] S,
            int s,
            int sStride,
            double[] C,
            int c,
            int cStride) {
        DoubleVector c00 = load(S, s), c01 = load(S, s + LENGTH);
        DoubleVector c02 = load(S, s + 2 * LENGTH), c03 = load(S, s + 3 * LENGTH);
        DoubleVector c10 = load(S, s + sStride), c11 = load(S, s + sStride + LENGTH);
        DoubleVector c12 = load(S, s + sStride + 2 * LENGTH), c13 = load(S, s + sStride + 3 * LENGTH);
        DoubleVector c20 = load(S, s + 2 * sStride), c21 = load(S, s + 2 * sStride + LENGTH);
        DoubleVector c22 = load(S, s + 2 * sStride + 2 * LENGTH), c23 = load(S, s + 2 * sStride + 3 * LENGTH);
        DoubleVector c30 = load(S, s + 3 * sStride), c31 = load(S, s + 3 * sStride + LENGTH);
        DoubleVector c32 = load(S, s + 3 * sStride + 2 * LENGTH), c33 = load(S, s + 3 * sStride + 3 * LENGTH);
        DoubleVector c40 = load(S, s + 4 * sStride), c41 = load(S, s + 4 * sStride + LENGTH);
        DoubleVector c42 = load(S, s + 4 * sStride + 2 * LENGTH), c43 = load(S, s + 4 * sStride + 3 * LENGTH);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bStride;
            DoubleVector b0 = load(B, from);
            DoubleVector b1 = load(B, from + LENGTH);
            DoubleVector b2 = load(B, from + 2 * LENGTH);
            DoubleVector b3 = load(B, from + 3 * LENGTH);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, A[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, A[at + aStride]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, A[at + 2 * aStride]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, A[at + 3 * aStride]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, A[at + 4 * aStride]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
        }
        c00.intoArray(C, c);
        c01.intoArray(C, c + LENGTH);
        c02.intoArray(C, c + 2 * LENGTH);
        c03.intoArray(C, c + 3 * LENGTH);
        c10.intoArray(C, c + cStride);
        c11.intoArray(C, c + cStride + LENGTH);
        c12.intoArray(C, c + cStride + 2 * LENGTH);
        c13.intoArray(C, c + cStride + 3 * LENGTH);
        c20.intoArray(C, c + 2 * cStride);
        c21.intoArray(C, c + 2 * cStride + LENGTH);
        c22.intoArray(C, c + 2 * cStride + 2 * LENGTH);
        c23.intoArray(C, c + 2 * cStride + 3 * LENGTH);
        c30.intoArray(C, c + 3 * cStride);
        c31.intoArray(C, c + 3 * cStride + LENGTH);
        c32.intoArray(C, c + 3 * cStride + 2 * LENGTH);
        c33.intoArray(C, c + 3 * cStride + 3 * LENGTH);
        c40.intoArray(C, c + 4 * cStride);
        c41.intoArray(C, c + 4 * cStride + LENGTH);
        c42.intoArray(C, c + 4 * cStride + 2 * LENGTH);
        c43.intoArray(C, c + 4 * cStride + 3 * LENGTH);
    }

    private static void tile5x2(
            double[] A,
            int a,
            int aStride,
            int aStep,
            int depth,
            double[] B,
            int b,
            int bStride,
            double[] S,
            int s,
            int sStride,
            double[] C,
            int c,
            int cStride) {
        DoubleVector c00 = load(S, s), c01 = load(S, s + LENGTH);
        DoubleVector c10 = load(S, s + sStride), c11 = load(S, s + sStride + LENGTH);
        DoubleVector c20 = load(S, s + 2 * sStride), c21 = load(S, s + 2 * sStride + LENGTH);
        DoubleVector c30 = load(S, s + 3 * sStride), c31 = load(S, s + 3 * sStride + LENGTH);
        DoubleVector c40 = load(S, s + 4 * sStride), c41 = load(S, s + 4 * sStride + LENGTH);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bStride;
            DoubleVector b0 = load(B, from);
            DoubleVector b1 = load(B, from + LENGTH);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, A[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, A[at + aStride]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, A[at + 2 * aStride]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, A[at + 3 * aStride]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, A[at + 4 * aStride]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        c00.intoArray(C, c);
        c01.intoArray(C, c + LENGTH);
        c10.intoArray(C, c + cStride);
        c11.intoArray(C, c + cStride + LENGTH);
        c20.intoArray(C, c + 2 * cStride);
        c21.intoArray(C, c + 2 * cStride + LENGTH);
        c30.intoArray(C, c + 3 * cStride);
        c31.intoArray(C, c + 3 * cStride + LENGTH);
        c40.intoArray(C, c + 4 * cStride);
        c41.intoArray(C, c + 4 * cStride + LENGTH);
    }

    private static void tile5x1(
            double[] A,
            int a,
            int aStride,
            int aStep,
            int depth,
            double[] B,
            int b,
            int bStride,
            double[] S,
            int s,
            int sStride,
            double[] C,
            int c,
            int cStride) {
        DoubleVector c00 = load(S, s), c10 = load(S, s + sStride), c20 = load(S, s + 2 * sStride);
        DoubleVector c30 = load(S, s + 3 * sStride), c40 = load(S, s + 4 * sStride);
        for (int k = 0; k < depth; k++) {
            DoubleVector b0 = load(B, b + k * bStride);
            int at = a + k * aStep;
            c00 = DoubleVector.broadcast(SPECIES, A[at]).fma(b0, c00);
            c10 = DoubleVector.broadcast(SPECIES, A[at + aStride]).fma(b0, c10);
            c20 = DoubleVector.broadcast(SPECIES, A[at + 2 * aStride]).fma(b0, c20);
            c30 = DoubleVector.broadcast(SPECIES, A[at + 3 * aStride]).fma(b0, c30);
            c40 = DoubleVector.broadcast(SPECIES, A[at + 4 * aStride]).fma(b0, c40);
        }
        c00.intoArray(C, c);
        c10.intoArray(C, c + cStride);
        c20.intoArray(C, c + 2 * cStride);
        c30.intoArray(C, c + 3 * cStride);
        c40.intoArray(C, c + 4 * cStride);
    }

    private static void tile1x4(
            double[] A,
            int a,
            int aStep,
            int depth,
            double[] B,
            int b,
            int bStride,
            double[] S,
            int s,
            double[] C,
            int c) {
        DoubleVector c0 = load(S, s), c1 = load(S, s + LENGTH);
        DoubleVector c2 = load(S, s + 2 * LENGTH), c3 = load(S, s + 3 * LENGTH);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bStride;
            DoubleVector b0 = load(B, from);
            DoubleVector b1 = load(B, from + LENGTH);
            DoubleVector b2 = load(B, from + 2 * LENGTH);
            DoubleVector b3 = load(B, from + 3 * LENGTH);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, A[at]);
            c0 = a0.fma(b0, c0);
            c1 = a0.fma(b1, c1);
            c2 = a0.fma(b2, c2);
            c3 = a0.fma(b3, c3);
        }
        c0.intoArray(C, c);
        c1.intoArray(C, c + LENGTH);
        c2.intoArray(C, c + 2 * LENGTH);
        c3.intoArray(C, c + 3 * LENGTH);
    }

    private static void tile1x1(
            double[] A,
            int a,
            int aStep,
            int depth,
            double[] B,
            int b,
            int bStride,
            double[] S,
            int s,
            double[] C,
            int c) {
        DoubleVector c0 = load(S, s);
        for (int k = 0; k < depth; k++) {
            c0 = DoubleVector.broadcast(SPECIES, A[a + k * aStep]).fma(load(B, b + k * bStride), c0);
        }
        c0.intoArray(C, c);
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }
}
