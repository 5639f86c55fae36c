package digits.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product in vectors. C is done in tiles of 5 rows and 4 vectors: their 20 sums stay in registers (there are 32)
 * while k goes from 0 to the end. For each k, 4 vectors of B and 5 elements of A are read and used 20 times, so that the
 * arithmetic, not the reading, takes the time. Five rows, since ten units are two tiles; what is left over at the right and
 * below is done in smaller tiles.
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
            double[] aArray,
            int a,
            int aRow,
            int aStep,
            int rows,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int start,
            int startRow,
            int startStep,
            double[] cArray,
            int c,
            int cRow,
            int columns) {
        int column = 0;
        for (; column + 4 * LENGTH <= columns; column += 4 * LENGTH) {
            int row = 0;
            for (; row + 5 <= rows; row += 5) {
                tile5x4(
                        aArray,
                        a + row * aRow,
                        aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep,
                        startRow,
                        cArray,
                        c + row * cRow + column,
                        cRow);
            }
            for (; row < rows; row++) {
                tile1x4(
                        aArray,
                        a + row * aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep,
                        cArray,
                        c + row * cRow + column);
            }
        }
        for (; column + 2 * LENGTH <= columns; column += 2 * LENGTH) {
            int row = 0;
            for (; row + 5 <= rows; row += 5) {
                tile5x2(
                        aArray,
                        a + row * aRow,
                        aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep,
                        startRow,
                        cArray,
                        c + row * cRow + column,
                        cRow);
            }
            for (; row < rows; row++) {
                tile1x1(
                        aArray,
                        a + row * aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep,
                        cArray,
                        c + row * cRow + column);
                tile1x1(
                        aArray,
                        a + row * aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column + LENGTH,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep + LENGTH,
                        cArray,
                        c + row * cRow + column + LENGTH);
            }
        }
        for (; column < columns; column += LENGTH) {
            int row = 0;
            for (; row + 5 <= rows; row += 5) {
                tile5x1(
                        aArray,
                        a + row * aRow,
                        aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep,
                        startRow,
                        cArray,
                        c + row * cRow + column,
                        cRow);
            }
            for (; row < rows; row++) {
                tile1x1(
                        aArray,
                        a + row * aRow,
                        aStep,
                        depth,
                        bArray,
                        b + column,
                        bRow,
                        startArray,
                        start + row * startRow + column * startStep,
                        cArray,
                        c + row * cRow + column);
            }
        }
    }

    private static void tile5x4(
            double[] aArray,
            int a,
            int aRow,
            int aStep,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int s,
            int sRow,
            double[] cArray,
            int c,
            int cRow) {
        DoubleVector c00 = load(startArray, s), c01 = load(startArray, s + LENGTH);
        DoubleVector c02 = load(startArray, s + 2 * LENGTH), c03 = load(startArray, s + 3 * LENGTH);
        DoubleVector c10 = load(startArray, s + sRow), c11 = load(startArray, s + sRow + LENGTH);
        DoubleVector c12 = load(startArray, s + sRow + 2 * LENGTH), c13 = load(startArray, s + sRow + 3 * LENGTH);
        DoubleVector c20 = load(startArray, s + 2 * sRow), c21 = load(startArray, s + 2 * sRow + LENGTH);
        DoubleVector c22 = load(startArray, s + 2 * sRow + 2 * LENGTH),
                c23 = load(startArray, s + 2 * sRow + 3 * LENGTH);
        DoubleVector c30 = load(startArray, s + 3 * sRow), c31 = load(startArray, s + 3 * sRow + LENGTH);
        DoubleVector c32 = load(startArray, s + 3 * sRow + 2 * LENGTH),
                c33 = load(startArray, s + 3 * sRow + 3 * LENGTH);
        DoubleVector c40 = load(startArray, s + 4 * sRow), c41 = load(startArray, s + 4 * sRow + LENGTH);
        DoubleVector c42 = load(startArray, s + 4 * sRow + 2 * LENGTH),
                c43 = load(startArray, s + 4 * sRow + 3 * LENGTH);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bRow;
            DoubleVector b0 = load(bArray, from);
            DoubleVector b1 = load(bArray, from + LENGTH);
            DoubleVector b2 = load(bArray, from + 2 * LENGTH);
            DoubleVector b3 = load(bArray, from + 3 * LENGTH);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, aArray[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, aArray[at + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, aArray[at + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, aArray[at + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, aArray[at + 4 * aRow]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
        }
        c00.intoArray(cArray, c);
        c01.intoArray(cArray, c + LENGTH);
        c02.intoArray(cArray, c + 2 * LENGTH);
        c03.intoArray(cArray, c + 3 * LENGTH);
        c10.intoArray(cArray, c + cRow);
        c11.intoArray(cArray, c + cRow + LENGTH);
        c12.intoArray(cArray, c + cRow + 2 * LENGTH);
        c13.intoArray(cArray, c + cRow + 3 * LENGTH);
        c20.intoArray(cArray, c + 2 * cRow);
        c21.intoArray(cArray, c + 2 * cRow + LENGTH);
        c22.intoArray(cArray, c + 2 * cRow + 2 * LENGTH);
        c23.intoArray(cArray, c + 2 * cRow + 3 * LENGTH);
        c30.intoArray(cArray, c + 3 * cRow);
        c31.intoArray(cArray, c + 3 * cRow + LENGTH);
        c32.intoArray(cArray, c + 3 * cRow + 2 * LENGTH);
        c33.intoArray(cArray, c + 3 * cRow + 3 * LENGTH);
        c40.intoArray(cArray, c + 4 * cRow);
        c41.intoArray(cArray, c + 4 * cRow + LENGTH);
        c42.intoArray(cArray, c + 4 * cRow + 2 * LENGTH);
        c43.intoArray(cArray, c + 4 * cRow + 3 * LENGTH);
    }

    private static void tile5x2(
            double[] aArray,
            int a,
            int aRow,
            int aStep,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int s,
            int sRow,
            double[] cArray,
            int c,
            int cRow) {
        DoubleVector c00 = load(startArray, s), c01 = load(startArray, s + LENGTH);
        DoubleVector c10 = load(startArray, s + sRow), c11 = load(startArray, s + sRow + LENGTH);
        DoubleVector c20 = load(startArray, s + 2 * sRow), c21 = load(startArray, s + 2 * sRow + LENGTH);
        DoubleVector c30 = load(startArray, s + 3 * sRow), c31 = load(startArray, s + 3 * sRow + LENGTH);
        DoubleVector c40 = load(startArray, s + 4 * sRow), c41 = load(startArray, s + 4 * sRow + LENGTH);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bRow;
            DoubleVector b0 = load(bArray, from);
            DoubleVector b1 = load(bArray, from + LENGTH);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, aArray[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, aArray[at + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, aArray[at + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, aArray[at + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, aArray[at + 4 * aRow]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        c00.intoArray(cArray, c);
        c01.intoArray(cArray, c + LENGTH);
        c10.intoArray(cArray, c + cRow);
        c11.intoArray(cArray, c + cRow + LENGTH);
        c20.intoArray(cArray, c + 2 * cRow);
        c21.intoArray(cArray, c + 2 * cRow + LENGTH);
        c30.intoArray(cArray, c + 3 * cRow);
        c31.intoArray(cArray, c + 3 * cRow + LENGTH);
        c40.intoArray(cArray, c + 4 * cRow);
        c41.intoArray(cArray, c + 4 * cRow + LENGTH);
    }

    private static void tile5x1(
            double[] aArray,
            int a,
            int aRow,
            int aStep,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int s,
            int sRow,
            double[] cArray,
            int c,
            int cRow) {
        DoubleVector c00 = load(startArray, s);
        DoubleVector c10 = load(startArray, s + sRow);
        DoubleVector c20 = load(startArray, s + 2 * sRow);
        DoubleVector c30 = load(startArray, s + 3 * sRow);
        DoubleVector c40 = load(startArray, s + 4 * sRow);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bRow;
            DoubleVector b0 = load(bArray, from);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, aArray[at]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, aArray[at + aRow]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, aArray[at + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, aArray[at + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, aArray[at + 4 * aRow]);
            c40 = a4.fma(b0, c40);
        }
        c00.intoArray(cArray, c);
        c10.intoArray(cArray, c + cRow);
        c20.intoArray(cArray, c + 2 * cRow);
        c30.intoArray(cArray, c + 3 * cRow);
        c40.intoArray(cArray, c + 4 * cRow);
    }

    private static void tile1x4(
            double[] aArray,
            int a,
            int aStep,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int s,
            double[] cArray,
            int c) {
        DoubleVector c0 = load(startArray, s), c1 = load(startArray, s + LENGTH);
        DoubleVector c2 = load(startArray, s + 2 * LENGTH), c3 = load(startArray, s + 3 * LENGTH);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bRow;
            DoubleVector b0 = load(bArray, from);
            DoubleVector b1 = load(bArray, from + LENGTH);
            DoubleVector b2 = load(bArray, from + 2 * LENGTH);
            DoubleVector b3 = load(bArray, from + 3 * LENGTH);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, aArray[at]);
            c0 = a0.fma(b0, c0);
            c1 = a0.fma(b1, c1);
            c2 = a0.fma(b2, c2);
            c3 = a0.fma(b3, c3);
        }
        c0.intoArray(cArray, c);
        c1.intoArray(cArray, c + LENGTH);
        c2.intoArray(cArray, c + 2 * LENGTH);
        c3.intoArray(cArray, c + 3 * LENGTH);
    }

    private static void tile1x1(
            double[] aArray,
            int a,
            int aStep,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int s,
            double[] cArray,
            int c) {
        DoubleVector c0 = load(startArray, s);
        for (int k = 0; k < depth; k++) {
            int from = b + k * bRow;
            DoubleVector b0 = load(bArray, from);
            int at = a + k * aStep;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, aArray[at]);
            c0 = a0.fma(b0, c0);
        }
        c0.intoArray(cArray, c);
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }
}
