package digits.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#tile} in vectors: ten units and two vectors, whose 20 sums stay in registers (there are 32). The loop has one
 * counter, and every address is that counter or one number from the list, plus a constant. That matters: with a few more
 * addresses the compiler has too few general registers, keeps some in vector registers, and moves them back and forth through
 * the ports that the arithmetic needs. It took 1.5 times as long.
 */
final class FloatTile {

    private static final VectorSpecies<Float> SPECIES = FloatProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int WIDTH = 2 * FloatKernels.LANES;

    /** See {@link Tiles#unitRow}; only a constant can be part of an instruction's address. */
    private static final int UNIT = Tiles.LONGEST + FloatKernels.LANES;

    private FloatTile() {}

    /** See {@link Kernels#tile}. */
    static void tile(
            int[] rows,
            int from,
            int to,
            float[] aArray,
            int a,
            float[] xArray,
            int x,
            float[] startArray,
            int start,
            int startRow,
            float[] cArray,
            int c,
            int cRow) {
        for (int part = 0; part < WIDTH; part += 2 * LENGTH) {
            add(
                    rows,
                    from,
                    to,
                    aArray,
                    a,
                    xArray,
                    x + part,
                    startArray,
                    start + part,
                    startRow,
                    cArray,
                    c + part,
                    cRow);
        }
    }

    private static void add(
            int[] rows,
            int from,
            int to,
            float[] aArray,
            int a,
            float[] xArray,
            int x,
            float[] startArray,
            int s,
            int sRow,
            float[] cArray,
            int c,
            int cRow) {
        FloatVector c00 = load(startArray, s), c01 = load(startArray, s + LENGTH);
        FloatVector c10 = load(startArray, s + sRow), c11 = load(startArray, s + sRow + LENGTH);
        FloatVector c20 = load(startArray, s + 2 * sRow), c21 = load(startArray, s + 2 * sRow + LENGTH);
        FloatVector c30 = load(startArray, s + 3 * sRow), c31 = load(startArray, s + 3 * sRow + LENGTH);
        FloatVector c40 = load(startArray, s + 4 * sRow), c41 = load(startArray, s + 4 * sRow + LENGTH);
        FloatVector c50 = load(startArray, s + 5 * sRow), c51 = load(startArray, s + 5 * sRow + LENGTH);
        FloatVector c60 = load(startArray, s + 6 * sRow), c61 = load(startArray, s + 6 * sRow + LENGTH);
        FloatVector c70 = load(startArray, s + 7 * sRow), c71 = load(startArray, s + 7 * sRow + LENGTH);
        FloatVector c80 = load(startArray, s + 8 * sRow), c81 = load(startArray, s + 8 * sRow + LENGTH);
        FloatVector c90 = load(startArray, s + 9 * sRow), c91 = load(startArray, s + 9 * sRow + LENGTH);
        for (int i = from; i < to; i++) {
            FloatVector x0 = load(xArray, x + i * WIDTH);
            FloatVector x1 = load(xArray, x + i * WIDTH + LENGTH);
            int at = a + rows[i];
            FloatVector a0 = all(aArray, at);
            c00 = a0.fma(x0, c00);
            c01 = a0.fma(x1, c01);
            FloatVector a1 = all(aArray, at + UNIT);
            c10 = a1.fma(x0, c10);
            c11 = a1.fma(x1, c11);
            FloatVector a2 = all(aArray, at + 2 * UNIT);
            c20 = a2.fma(x0, c20);
            c21 = a2.fma(x1, c21);
            FloatVector a3 = all(aArray, at + 3 * UNIT);
            c30 = a3.fma(x0, c30);
            c31 = a3.fma(x1, c31);
            FloatVector a4 = all(aArray, at + 4 * UNIT);
            c40 = a4.fma(x0, c40);
            c41 = a4.fma(x1, c41);
            FloatVector a5 = all(aArray, at + 5 * UNIT);
            c50 = a5.fma(x0, c50);
            c51 = a5.fma(x1, c51);
            FloatVector a6 = all(aArray, at + 6 * UNIT);
            c60 = a6.fma(x0, c60);
            c61 = a6.fma(x1, c61);
            FloatVector a7 = all(aArray, at + 7 * UNIT);
            c70 = a7.fma(x0, c70);
            c71 = a7.fma(x1, c71);
            FloatVector a8 = all(aArray, at + 8 * UNIT);
            c80 = a8.fma(x0, c80);
            c81 = a8.fma(x1, c81);
            FloatVector a9 = all(aArray, at + 9 * UNIT);
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

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }

    private static FloatVector all(float[] array, int at) {
        return FloatVector.broadcast(SPECIES, array[at]);
    }
}
