package digits.engine.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#tiledProduct} in vectors: ten units and two vectors, whose 20 sums stay in registers; five units at a time where
 * {@link Registers} are few. The loop has one counter, and every address is that counter or one number from the list, plus a
 * constant. That matters: with a few more addresses the compiler has too few general registers, keeps some in vector
 * registers, and moves them back and forth through the ports that the arithmetic needs. It took 1.5 times as long.
 */
final class DoubleTile {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int WIDTH = 2 * DoubleKernels.LANES;

    /** See {@link TileShape#unitStride}; only a constant can be part of an instruction's address. */
    private static final int UNIT = TileShape.LONGEST + DoubleKernels.LANES;

    private DoubleTile() {}

    /** See {@link Kernels#tiledProduct}. */
    static void tiledProduct(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            double[] xArray,
            int x,
            double[] startArray,
            int start,
            int startStride,
            double[] cArray,
            int c,
            int cStride,
            boolean fewRegisters) {
        for (int part = 0; part < WIDTH; part += 2 * LENGTH) {
            int xPart = x + part, s = start + part, cPart = c + part;
            if (fewRegisters) {
                add5x2(rows, from, to, aArray, a, xArray, xPart, startArray, s, startStride, cArray, cPart, cStride);
                int aHalf = a + 5 * UNIT, sHalf = s + 5 * startStride, cHalf = cPart + 5 * cStride;
                add5x2(
                        rows,
                        from,
                        to,
                        aArray,
                        aHalf,
                        xArray,
                        xPart,
                        startArray,
                        sHalf,
                        startStride,
                        cArray,
                        cHalf,
                        cStride);
            } else {
                add10x2(rows, from, to, aArray, a, xArray, xPart, startArray, s, startStride, cArray, cPart, cStride);
            }
        }
    }

    private static void add10x2(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            double[] xArray,
            int x,
            double[] startArray,
            int s,
            int sStride,
            double[] cArray,
            int c,
            int cStride) {
        DoubleVector c00 = load(startArray, s), c01 = load(startArray, s + LENGTH);
        DoubleVector c10 = load(startArray, s + sStride), c11 = load(startArray, s + sStride + LENGTH);
        DoubleVector c20 = load(startArray, s + 2 * sStride), c21 = load(startArray, s + 2 * sStride + LENGTH);
        DoubleVector c30 = load(startArray, s + 3 * sStride), c31 = load(startArray, s + 3 * sStride + LENGTH);
        DoubleVector c40 = load(startArray, s + 4 * sStride), c41 = load(startArray, s + 4 * sStride + LENGTH);
        DoubleVector c50 = load(startArray, s + 5 * sStride), c51 = load(startArray, s + 5 * sStride + LENGTH);
        DoubleVector c60 = load(startArray, s + 6 * sStride), c61 = load(startArray, s + 6 * sStride + LENGTH);
        DoubleVector c70 = load(startArray, s + 7 * sStride), c71 = load(startArray, s + 7 * sStride + LENGTH);
        DoubleVector c80 = load(startArray, s + 8 * sStride), c81 = load(startArray, s + 8 * sStride + LENGTH);
        DoubleVector c90 = load(startArray, s + 9 * sStride), c91 = load(startArray, s + 9 * sStride + LENGTH);
        for (int i = from; i < to; i++) {
            DoubleVector x0 = load(xArray, x + i * WIDTH);
            DoubleVector x1 = load(xArray, x + i * WIDTH + LENGTH);
            int at = a + rows[i];
            DoubleVector a0 = all(aArray, at);
            c00 = a0.fma(x0, c00);
            c01 = a0.fma(x1, c01);
            DoubleVector a1 = all(aArray, at + UNIT);
            c10 = a1.fma(x0, c10);
            c11 = a1.fma(x1, c11);
            DoubleVector a2 = all(aArray, at + 2 * UNIT);
            c20 = a2.fma(x0, c20);
            c21 = a2.fma(x1, c21);
            DoubleVector a3 = all(aArray, at + 3 * UNIT);
            c30 = a3.fma(x0, c30);
            c31 = a3.fma(x1, c31);
            DoubleVector a4 = all(aArray, at + 4 * UNIT);
            c40 = a4.fma(x0, c40);
            c41 = a4.fma(x1, c41);
            DoubleVector a5 = all(aArray, at + 5 * UNIT);
            c50 = a5.fma(x0, c50);
            c51 = a5.fma(x1, c51);
            DoubleVector a6 = all(aArray, at + 6 * UNIT);
            c60 = a6.fma(x0, c60);
            c61 = a6.fma(x1, c61);
            DoubleVector a7 = all(aArray, at + 7 * UNIT);
            c70 = a7.fma(x0, c70);
            c71 = a7.fma(x1, c71);
            DoubleVector a8 = all(aArray, at + 8 * UNIT);
            c80 = a8.fma(x0, c80);
            c81 = a8.fma(x1, c81);
            DoubleVector a9 = all(aArray, at + 9 * UNIT);
            c90 = a9.fma(x0, c90);
            c91 = a9.fma(x1, c91);
        }
        c00.intoArray(cArray, c);
        c01.intoArray(cArray, c + LENGTH);
        c10.intoArray(cArray, c + cStride);
        c11.intoArray(cArray, c + cStride + LENGTH);
        c20.intoArray(cArray, c + 2 * cStride);
        c21.intoArray(cArray, c + 2 * cStride + LENGTH);
        c30.intoArray(cArray, c + 3 * cStride);
        c31.intoArray(cArray, c + 3 * cStride + LENGTH);
        c40.intoArray(cArray, c + 4 * cStride);
        c41.intoArray(cArray, c + 4 * cStride + LENGTH);
        c50.intoArray(cArray, c + 5 * cStride);
        c51.intoArray(cArray, c + 5 * cStride + LENGTH);
        c60.intoArray(cArray, c + 6 * cStride);
        c61.intoArray(cArray, c + 6 * cStride + LENGTH);
        c70.intoArray(cArray, c + 7 * cStride);
        c71.intoArray(cArray, c + 7 * cStride + LENGTH);
        c80.intoArray(cArray, c + 8 * cStride);
        c81.intoArray(cArray, c + 8 * cStride + LENGTH);
        c90.intoArray(cArray, c + 9 * cStride);
        c91.intoArray(cArray, c + 9 * cStride + LENGTH);
    }

    private static void add5x2(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            double[] xArray,
            int x,
            double[] startArray,
            int s,
            int sStride,
            double[] cArray,
            int c,
            int cStride) {
        DoubleVector c00 = load(startArray, s), c01 = load(startArray, s + LENGTH);
        DoubleVector c10 = load(startArray, s + sStride), c11 = load(startArray, s + sStride + LENGTH);
        DoubleVector c20 = load(startArray, s + 2 * sStride), c21 = load(startArray, s + 2 * sStride + LENGTH);
        DoubleVector c30 = load(startArray, s + 3 * sStride), c31 = load(startArray, s + 3 * sStride + LENGTH);
        DoubleVector c40 = load(startArray, s + 4 * sStride), c41 = load(startArray, s + 4 * sStride + LENGTH);
        for (int i = from; i < to; i++) {
            DoubleVector x0 = load(xArray, x + i * WIDTH);
            DoubleVector x1 = load(xArray, x + i * WIDTH + LENGTH);
            int at = a + rows[i];
            DoubleVector a0 = all(aArray, at);
            c00 = a0.fma(x0, c00);
            c01 = a0.fma(x1, c01);
            DoubleVector a1 = all(aArray, at + UNIT);
            c10 = a1.fma(x0, c10);
            c11 = a1.fma(x1, c11);
            DoubleVector a2 = all(aArray, at + 2 * UNIT);
            c20 = a2.fma(x0, c20);
            c21 = a2.fma(x1, c21);
            DoubleVector a3 = all(aArray, at + 3 * UNIT);
            c30 = a3.fma(x0, c30);
            c31 = a3.fma(x1, c31);
            DoubleVector a4 = all(aArray, at + 4 * UNIT);
            c40 = a4.fma(x0, c40);
            c41 = a4.fma(x1, c41);
        }
        c00.intoArray(cArray, c);
        c01.intoArray(cArray, c + LENGTH);
        c10.intoArray(cArray, c + cStride);
        c11.intoArray(cArray, c + cStride + LENGTH);
        c20.intoArray(cArray, c + 2 * cStride);
        c21.intoArray(cArray, c + 2 * cStride + LENGTH);
        c30.intoArray(cArray, c + 3 * cStride);
        c31.intoArray(cArray, c + 3 * cStride + LENGTH);
        c40.intoArray(cArray, c + 4 * cStride);
        c41.intoArray(cArray, c + 4 * cStride + LENGTH);
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    private static DoubleVector all(double[] array, int at) {
        return DoubleVector.broadcast(SPECIES, array[at]);
    }
}
