package digits.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#tile} in vectors: ten units and two vectors, whose 20 sums stay in registers (there are 32). The loop has one
 * counter, and every address is that counter or one number from the list, plus a constant. That matters: with a few more
 * addresses the compiler has too few general registers, keeps some in vector registers, and moves them back and forth through
 * the ports that the arithmetic needs. It took 1.5 times as long.
 */
final class DoubleTile {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int WIDTH = 2 * DoubleKernels.LANES;

    private DoubleTile() {}

    /** See {@link Kernels#tile}. */
    static void tile(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            int bias,
            double[] xArray,
            int x,
            double[] cArray,
            int c,
            int cRow,
            boolean fresh) {
        // Sums that start in one of three ways would be put on the heap, each time they change.
        if (bias >= 0) {
            for (int unit = 0; unit < Tiles.UNITS; unit++) {
                start(all(aArray, bias + unit), cArray, c + unit * cRow);
            }
        } else if (fresh) {
            for (int unit = 0; unit < Tiles.UNITS; unit++) {
                start(DoubleVector.zero(SPECIES), cArray, c + unit * cRow);
            }
        }
        for (int part = 0; part < WIDTH; part += 2 * LENGTH) {
            add(rows, from, to, aArray, a, xArray, x + part, cArray, c + part, cRow);
        }
    }

    private static void start(DoubleVector sums, double[] cArray, int at) {
        for (int part = 0; part < WIDTH; part += LENGTH) {
            sums.intoArray(cArray, at + part);
        }
    }

    private static void add(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            double[] xArray,
            int x,
            double[] cArray,
            int c,
            int cRow) {
        DoubleVector c00 = load(cArray, c), c01 = load(cArray, c + LENGTH);
        DoubleVector c10 = load(cArray, c + cRow), c11 = load(cArray, c + cRow + LENGTH);
        DoubleVector c20 = load(cArray, c + 2 * cRow), c21 = load(cArray, c + 2 * cRow + LENGTH);
        DoubleVector c30 = load(cArray, c + 3 * cRow), c31 = load(cArray, c + 3 * cRow + LENGTH);
        DoubleVector c40 = load(cArray, c + 4 * cRow), c41 = load(cArray, c + 4 * cRow + LENGTH);
        DoubleVector c50 = load(cArray, c + 5 * cRow), c51 = load(cArray, c + 5 * cRow + LENGTH);
        DoubleVector c60 = load(cArray, c + 6 * cRow), c61 = load(cArray, c + 6 * cRow + LENGTH);
        DoubleVector c70 = load(cArray, c + 7 * cRow), c71 = load(cArray, c + 7 * cRow + LENGTH);
        DoubleVector c80 = load(cArray, c + 8 * cRow), c81 = load(cArray, c + 8 * cRow + LENGTH);
        DoubleVector c90 = load(cArray, c + 9 * cRow), c91 = load(cArray, c + 9 * cRow + LENGTH);
        for (int i = from; i < to; i++) {
            DoubleVector x0 = load(xArray, x + i * WIDTH);
            DoubleVector x1 = load(xArray, x + i * WIDTH + LENGTH);
            int at = a + rows[i];
            DoubleVector a0 = all(aArray, at);
            c00 = a0.fma(x0, c00);
            c01 = a0.fma(x1, c01);
            DoubleVector a1 = all(aArray, at + 1);
            c10 = a1.fma(x0, c10);
            c11 = a1.fma(x1, c11);
            DoubleVector a2 = all(aArray, at + 2);
            c20 = a2.fma(x0, c20);
            c21 = a2.fma(x1, c21);
            DoubleVector a3 = all(aArray, at + 3);
            c30 = a3.fma(x0, c30);
            c31 = a3.fma(x1, c31);
            DoubleVector a4 = all(aArray, at + 4);
            c40 = a4.fma(x0, c40);
            c41 = a4.fma(x1, c41);
            DoubleVector a5 = all(aArray, at + 5);
            c50 = a5.fma(x0, c50);
            c51 = a5.fma(x1, c51);
            DoubleVector a6 = all(aArray, at + 6);
            c60 = a6.fma(x0, c60);
            c61 = a6.fma(x1, c61);
            DoubleVector a7 = all(aArray, at + 7);
            c70 = a7.fma(x0, c70);
            c71 = a7.fma(x1, c71);
            DoubleVector a8 = all(aArray, at + 8);
            c80 = a8.fma(x0, c80);
            c81 = a8.fma(x1, c81);
            DoubleVector a9 = all(aArray, at + 9);
            c90 = a9.fma(x0, c90);
            c91 = a9.fma(x1, c91);
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
        c50.intoArray(cArray, c + 5 * cRow);
        c51.intoArray(cArray, c + 5 * cRow + LENGTH);
        c60.intoArray(cArray, c + 6 * cRow);
        c61.intoArray(cArray, c + 6 * cRow + LENGTH);
        c70.intoArray(cArray, c + 7 * cRow);
        c71.intoArray(cArray, c + 7 * cRow + LENGTH);
        c80.intoArray(cArray, c + 8 * cRow);
        c81.intoArray(cArray, c + 8 * cRow + LENGTH);
        c90.intoArray(cArray, c + 9 * cRow);
        c91.intoArray(cArray, c + 9 * cRow + LENGTH);
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    private static DoubleVector all(double[] array, int at) {
        return DoubleVector.broadcast(SPECIES, array[at]);
    }
}
