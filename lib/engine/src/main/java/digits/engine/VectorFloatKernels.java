package digits.engine;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators.Conversion;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The rest of the kernels in float, in vectors as long as the machine has them. */
final class VectorFloatKernels extends FloatKernels {

    private static final VectorSpecies<Float> SPECIES = FloatProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    /** Vectors that a loop takes at once, where there is so little to do with each that counting them would take as long. */
    private static final int AT_ONCE = 4;

    /** A line of the cache as bytes: one vector of numbers, or two where vectors are shorter. */
    private static final VectorSpecies<Byte> CODES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(LANES * Byte.SIZE));

    private static final Conversion<Byte, Float> TO_NUMBERS = Conversion.ofCast(byte.class, float.class);

    @Override
    public void product(
            float[] aArray,
            int a,
            int aRow,
            int aStep,
            int rows,
            int depth,
            float[] bArray,
            int b,
            int bRow,
            float[] startArray,
            int start,
            int startRow,
            int startStep,
            float[] cArray,
            int c,
            int cRow,
            int columns) {
        FloatProduct.product(
                aArray,
                a,
                aRow,
                aStep,
                rows,
                depth,
                bArray,
                b,
                bRow,
                startArray,
                start,
                startRow,
                startStep,
                cArray,
                c,
                cRow,
                columns);
    }

    @Override
    public void gather(
            Entries entries,
            int fromRow,
            int toRow,
            float[] values,
            float[] bArray,
            int b,
            int bRow,
            float[] cArray,
            int c,
            int cRow,
            int columns,
            boolean fresh) {
        FloatGather.gather(entries, fromRow, toRow, values, bArray, b, bRow, cArray, c, cRow, columns, fresh);
    }

    @Override
    public void tile(
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
        FloatTile.tile(rows, from, to, aArray, a, xArray, x, startArray, start, startRow, cArray, c, cRow);
    }

    @Override
    public void dots(
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
        FloatDots.dots(array, a, rows, b, columns, row, count, cArray, c, cRow, fresh);
    }

    @Override
    public void rowSums(
            float[] array, int at, int row, int rows, int columns, float[] sums, int sumsAt, boolean fresh) {
        FloatDots.rowSums(array, at, row, rows, columns, sums, sumsAt, fresh);
    }

    @Override
    public void sumCopies(float[] from, int at, int step, int copies, float[] to, int toAt, int count) {
        int i = 0;
        for (; i + LENGTH <= count; i += LENGTH) {
            FloatVector sum = load(from, at + i);
            for (int copy = 1; copy < copies; copy++) {
                sum = sum.add(load(from, at + i + copy * step));
            }
            sum.intoArray(to, toAt + i);
        }
        for (; i < count; i++) {
            float sum = from[at + i];
            for (int copy = 1; copy < copies; copy++) {
                sum += from[at + i + copy * step];
            }
            to[toAt + i] = sum;
        }
    }

    @Override
    public void scale(float[] from, int at, float[] to, int toAt, int count, double factor) {
        float f = (float) factor;
        int i = 0;
        for (; i + AT_ONCE * LENGTH <= count; i += AT_ONCE * LENGTH) {
            FloatVector x0 = load(from, at + i);
            FloatVector x1 = load(from, at + i + LENGTH);
            FloatVector x2 = load(from, at + i + 2 * LENGTH);
            FloatVector x3 = load(from, at + i + 3 * LENGTH);
            x0.mul(f).intoArray(to, toAt + i);
            x1.mul(f).intoArray(to, toAt + i + LENGTH);
            x2.mul(f).intoArray(to, toAt + i + 2 * LENGTH);
            x3.mul(f).intoArray(to, toAt + i + 3 * LENGTH);
        }
        for (; i < count; i++) {
            to[toAt + i] = from[at + i] * f;
        }
    }

    @Override
    public void transpose(float[] from, int at, int row, int rows, int columns, float[] to, int toAt, int toRow) {
        FloatTransposition.transpose(from, at, row, rows, columns, to, toAt, toRow);
    }

    @Override
    public void expand(byte[] from, int at, float[] to, int toAt, int count, double factor) {
        float f = (float) factor;
        FloatVector all = FloatVector.broadcast(SPECIES, f);
        // A power of two times f is exact, so that what is fused is rounded as the product is.
        FloatVector offset = FloatVector.broadcast(SPECIES, Tiles.OFFSET * f);
        for (int i = 0; i < count; i += LANES) {
            ByteVector codes = ByteVector.fromArray(CODES, from, at + i);
            for (int part = 0; part < LANES / LENGTH; part++) {
                FloatVector x = (FloatVector) codes.convertShape(TO_NUMBERS, SPECIES, part);
                x.fma(all, offset).intoArray(to, toAt + i + part * LENGTH);
            }
        }
    }

    @Override
    public void leakyRelu(float[] z, int zAt, float[] a, int aAt, int count, double slope) {
        float s = (float) slope;
        int i = 0;
        for (; i + AT_ONCE * LENGTH <= count; i += AT_ONCE * LENGTH) {
            FloatVector x0 = load(z, zAt + i);
            FloatVector x1 = load(z, zAt + i + LENGTH);
            FloatVector x2 = load(z, zAt + i + 2 * LENGTH);
            FloatVector x3 = load(z, zAt + i + 3 * LENGTH);
            x0.mul(s).blend(x0, x0.compare(GT, 0)).intoArray(a, aAt + i);
            x1.mul(s).blend(x1, x1.compare(GT, 0)).intoArray(a, aAt + i + LENGTH);
            x2.mul(s).blend(x2, x2.compare(GT, 0)).intoArray(a, aAt + i + 2 * LENGTH);
            x3.mul(s).blend(x3, x3.compare(GT, 0)).intoArray(a, aAt + i + 3 * LENGTH);
        }
        for (; i < count; i++) {
            float x = z[zAt + i];
            a[aAt + i] = x > 0 ? x : s * x;
        }
    }

    @Override
    public void timesLeakyReluSlope(float[] a, int aAt, float[] d, int dAt, int count, double slope) {
        float s = (float) slope;
        int i = 0;
        for (; i + AT_ONCE * LENGTH <= count; i += AT_ONCE * LENGTH) {
            FloatVector y0 = load(d, dAt + i);
            FloatVector y1 = load(d, dAt + i + LENGTH);
            FloatVector y2 = load(d, dAt + i + 2 * LENGTH);
            FloatVector y3 = load(d, dAt + i + 3 * LENGTH);
            y0 = y0.mul(s).blend(y0, load(a, aAt + i).compare(GT, 0));
            y1 = y1.mul(s).blend(y1, load(a, aAt + i + LENGTH).compare(GT, 0));
            y2 = y2.mul(s).blend(y2, load(a, aAt + i + 2 * LENGTH).compare(GT, 0));
            y3 = y3.mul(s).blend(y3, load(a, aAt + i + 3 * LENGTH).compare(GT, 0));
            y0.intoArray(d, dAt + i);
            y1.intoArray(d, dAt + i + LENGTH);
            y2.intoArray(d, dAt + i + 2 * LENGTH);
            y3.intoArray(d, dAt + i + 3 * LENGTH);
        }
        for (; i < count; i++) {
            d[dAt + i] *= a[aAt + i] > 0 ? 1 : s;
        }
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }

    @Override
    public void sigmoid(float[] z, int zAt, float[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = -z[zAt + i];
        }
        FloatVectorExponential.exp(a, aAt, a, aAt, count);
        for (int i = 0; i < count; i++) {
            a[aAt + i] = 1 / (1 + a[aAt + i]);
        }
    }

    @Override
    public void tanh(float[] z, int zAt, float[] a, int aAt, int count) {
        FloatVectorExponential.tanh(z, zAt, a, aAt, count);
    }

    @Override
    public void softmax(float[] z, int zAt, float[] a, int aAt, int row, int units, int columns, double factor) {
        FloatVectorExponential.softmax(z, zAt, a, aAt, row, units, columns, (float) factor);
    }
}
