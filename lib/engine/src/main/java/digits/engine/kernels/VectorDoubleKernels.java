package digits.engine.kernels;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators.Conversion;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The rest of the kernels in double, in vectors as long as the machine has them. */
final class VectorDoubleKernels extends DoubleKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    /** Vectors that a loop takes at once, where there is so little to do with each that counting them would take as long. */
    private static final int AT_ONCE = 4;

    /** A line of the cache as bytes: one vector of numbers, or two where vectors are shorter. */
    private static final VectorSpecies<Byte> CODES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(LANES * Byte.SIZE));

    private static final Conversion<Byte, Double> TO_NUMBERS = Conversion.ofCast(byte.class, double.class);

    private final boolean fewRegisters;

    VectorDoubleKernels() {
        this(Registers.ARE_FEW);
    }

    /** For the tests, which try both on any machine. */
    VectorDoubleKernels(boolean fewRegisters) {
        this.fewRegisters = fewRegisters;
    }

    @Override
    public void product(
            Span<double[]> left,
            int rows,
            int depth,
            Span<double[]> right,
            Span<double[]> start,
            Span<double[]> to,
            int columns) {
        DoubleProduct.product(left, rows, depth, right, start, to, columns, fewRegisters);
    }

    @Override
    public void sparseProduct(
            SparseRows sparse,
            int fromRow,
            int toRow,
            double[] values,
            Span<double[]> b,
            Span<double[]> c,
            int columns,
            boolean fresh) {
        DoubleSparseProduct.sparseProduct(sparse, fromRow, toRow, values, b, c, columns, fresh);
    }

    @Override
    public void tiledProduct(
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
            int cStride) {
        DoubleTile.tiledProduct(
                rows, from, to, aArray, a, xArray, x, startArray, start, startStride, cArray, c, cStride, fewRegisters);
    }

    @Override
    public void dots(
            Span<double[]> a, int rows, Span<double[]> b, int columns, int count, Span<double[]> c, boolean fresh) {
        DoubleDots.dots(a, rows, b, columns, count, c, fresh, fewRegisters);
    }

    @Override
    public void rowSums(Span<double[]> a, int rows, int columns, double[] sums, int sumsAt, boolean fresh) {
        DoubleDots.rowSums(a, rows, columns, sums, sumsAt, fresh);
    }

    @Override
    public void sumCopies(double[] from, int at, int stride, int copies, double[] to, int toAt, int count) {
        int i = 0;
        for (; i + LENGTH <= count; i += LENGTH) {
            DoubleVector sum = load(from, at + i);
            for (int copy = 1; copy < copies; copy++) {
                sum = sum.add(load(from, at + i + copy * stride));
            }
            sum.intoArray(to, toAt + i);
        }
        for (; i < count; i++) {
            double sum = from[at + i];
            for (int copy = 1; copy < copies; copy++) {
                sum += from[at + i + copy * stride];
            }
            to[toAt + i] = sum;
        }
    }

    @Override
    public void scale(double[] from, int at, double[] to, int toAt, int count, double factor) {
        double f = rounded(factor);
        int i = 0;
        for (; i + AT_ONCE * LENGTH <= count; i += AT_ONCE * LENGTH) {
            DoubleVector x0 = load(from, at + i);
            DoubleVector x1 = load(from, at + i + LENGTH);
            DoubleVector x2 = load(from, at + i + 2 * LENGTH);
            DoubleVector x3 = load(from, at + i + 3 * LENGTH);
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
    public void transpose(Span<double[]> from, int rows, int columns, Span<double[]> to) {
        DoubleTransposition.transpose(from, rows, columns, to);
    }

    @Override
    public void expand(byte[] from, int at, double[] to, int toAt, int count, double factor) {
        double f = rounded(factor);
        DoubleVector all = DoubleVector.broadcast(SPECIES, f);
        // A power of two times f is exact, so that what is fused is rounded as the product is.
        DoubleVector offset = DoubleVector.broadcast(SPECIES, TileShape.OFFSET * f);
        for (int i = 0; i < count; i += LANES) {
            ByteVector codes = ByteVector.fromArray(CODES, from, at + i);
            for (int part = 0; part < LANES / LENGTH; part++) {
                DoubleVector x = (DoubleVector) codes.convertShape(TO_NUMBERS, SPECIES, part);
                x.fma(all, offset).intoArray(to, toAt + i + part * LENGTH);
            }
        }
    }

    @Override
    public void leakyRelu(double[] z, int zAt, double[] a, int aAt, int count, double slope) {
        double s = rounded(slope);
        int i = 0;
        for (; i + AT_ONCE * LENGTH <= count; i += AT_ONCE * LENGTH) {
            DoubleVector x0 = load(z, zAt + i);
            DoubleVector x1 = load(z, zAt + i + LENGTH);
            DoubleVector x2 = load(z, zAt + i + 2 * LENGTH);
            DoubleVector x3 = load(z, zAt + i + 3 * LENGTH);
            x0.mul(s).blend(x0, x0.compare(GT, 0)).intoArray(a, aAt + i);
            x1.mul(s).blend(x1, x1.compare(GT, 0)).intoArray(a, aAt + i + LENGTH);
            x2.mul(s).blend(x2, x2.compare(GT, 0)).intoArray(a, aAt + i + 2 * LENGTH);
            x3.mul(s).blend(x3, x3.compare(GT, 0)).intoArray(a, aAt + i + 3 * LENGTH);
        }
        for (; i < count; i++) {
            double x = z[zAt + i];
            a[aAt + i] = x > 0 ? x : s * x;
        }
    }

    @Override
    public void timesLeakyReluSlope(double[] a, int aAt, double[] d, int dAt, int count, double slope) {
        double s = rounded(slope);
        int i = 0;
        for (; i + AT_ONCE * LENGTH <= count; i += AT_ONCE * LENGTH) {
            DoubleVector y0 = load(d, dAt + i);
            DoubleVector y1 = load(d, dAt + i + LENGTH);
            DoubleVector y2 = load(d, dAt + i + 2 * LENGTH);
            DoubleVector y3 = load(d, dAt + i + 3 * LENGTH);
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

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    @Override
    public void sigmoid(double[] z, int zAt, double[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = -z[zAt + i];
        }
        DoubleVectorExponential.exp(a, aAt, a, aAt, count);
        for (int i = 0; i < count; i++) {
            a[aAt + i] = 1 / (1 + a[aAt + i]);
        }
    }

    @Override
    public void tanh(double[] z, int zAt, double[] a, int aAt, int count) {
        DoubleVectorExponential.tanh(z, zAt, a, aAt, count);
    }

    @Override
    public void softmax(Span<double[]> z, Span<double[]> a, int units, int columns, double factor) {
        DoubleVectorExponential.softmax(
                z.array(), z.at(), a.array(), a.at(), z.stride(), units, columns, rounded(factor));
    }
}
