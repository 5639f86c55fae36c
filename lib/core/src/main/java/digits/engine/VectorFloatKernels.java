package digits.engine;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorOperators.Conversion;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The rest of the kernels in float, in vectors as long as the machine has them. */
final class VectorFloatKernels extends FloatKernels {

    private static final VectorSpecies<Float> SPECIES = FloatProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

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
            float[] cArray,
            int c,
            int cRow,
            int columns,
            boolean fresh) {
        FloatProduct.product(aArray, a, aRow, aStep, rows, depth, bArray, b, bRow, cArray, c, cRow, columns, fresh);
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
            int bias,
            float[] xArray,
            int x,
            float[] cArray,
            int c,
            int cRow,
            boolean fresh) {
        FloatTile.tile(rows, from, to, aArray, a, bias, xArray, x, cArray, c, cRow, fresh);
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
    public void minusOneHot(
            float[] a,
            int aAt,
            int row,
            int units,
            int columns,
            int[] labels,
            int labelsAt,
            float[] d,
            int dAt,
            double factor) {
        float f = (float) factor;
        for (int unit = 0; unit < units; unit++) {
            int from = aAt + unit * row;
            int to = dAt + unit * row;
            int column = 0;
            for (; column + LENGTH <= columns; column += LENGTH) {
                FloatVector.fromArray(SPECIES, a, from + column).mul(f).intoArray(d, to + column);
            }
            for (; column < columns; column++) {
                d[to + column] = a[from + column] * f;
            }
        }
        for (int column = 0; column < columns; column++) {
            int unit = labels[labelsAt + column];
            d[dAt + unit * row + column] = (a[aAt + unit * row + column] - 1) * f;
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
        for (; i + LENGTH <= count; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            x.mul(s).blend(x, x.compare(VectorOperators.GT, 0)).intoArray(a, aAt + i);
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
        for (; i + LENGTH <= count; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
            FloatVector y = FloatVector.fromArray(SPECIES, d, dAt + i);
            y.mul(s).blend(y, x.compare(VectorOperators.GT, 0)).intoArray(d, dAt + i);
        }
        for (; i < count; i++) {
            d[dAt + i] *= a[aAt + i] > 0 ? 1 : s;
        }
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
    public void softmax(float[] z, int zAt, float[] a, int aAt, int row, int units, int columns) {
        FloatVectorExponential.softmax(z, zAt, a, aAt, row, units, columns);
    }
}
