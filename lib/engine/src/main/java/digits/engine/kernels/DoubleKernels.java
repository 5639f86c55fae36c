package digits.engine.kernels;

import digits.training.ElementwiseOptimizer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The kernels in double that the compiler turns into vectors by itself, and those that vectors would not make faster. The
 * others are left to {@link PlainDoubleKernels} and {@link VectorDoubleKernels}.
 */
abstract class DoubleKernels implements Kernels<double[]> {

    /** 64 bytes. */
    static final int LANES = 64 / Double.BYTES;

    /** A caller's number, as precise as these kernels compute. */
    // In double:
    static double rounded(double number) {
        return number;
    }
    // In float: static float rounded(double number) {
    // In float:     return (float) number;
    // In float: }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public double[] allocate(int length) {
        return new double[Alignment.length(length + first(), Double.BYTES)];
    }

    @Override
    public double[][] memory(int arrays, int length) {
        return new double[arrays][length];
    }

    @Override
    public int first() {
        return Alignment.FIRST_BYTE / Double.BYTES;
    }

    @Override
    public double get(double[] array, int at) {
        return array[at];
    }

    @Override
    public void set(double[] array, int at, double value) {
        array[at] = rounded(value);
    }

    @Override
    public void fillRows(double[] source, int sourceAt, Span<double[]> to, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int start = to.at() + r * to.stride();
            Arrays.fill(to.array(), start, start + columns, source[sourceAt + r]);
        }
    }

    @Override
    public void repeatRow(double[] source, int sourceAt, Span<double[]> to, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(source, sourceAt, to.array(), to.at() + r * to.stride(), columns);
        }
    }

    @Override
    public void addMultiple(double factor, double[] from, int at, double[] to, int toAt, int count) {
        double f = rounded(factor);
        for (int i = 0; i < count; i++) {
            to[toAt + i] += from[at + i] * f;
        }
    }

    @Override
    public void multiply(double[] a, int aAt, double[] b, int bAt, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public boolean isFinite(double[] array, int at, int count) {
        // NaN and infinity times 0 are NaN, and stay in the sum; every other number adds nothing.
        return sumOfZeros(array, at, count) == 0;
    }

    private static double sumOfZeros(double[] array, int at, int count) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int whole = count & -4;
        for (int i = at; i < at + whole; i += 4) {
            s0 += array[i] * 0;
            s1 += array[i + 1] * 0;
            s2 += array[i + 2] * 0;
            s3 += array[i + 3] * 0;
        }
        for (int i = at + whole; i < at + count; i++) {
            s0 += array[i] * 0;
        }
        return s0 + s1 + s2 + s3;
    }

    @Override
    public void map(DoubleUnaryOperator function, double[] z, int zAt, double[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = rounded(function.applyAsDouble(z[zAt + i]));
        }
    }

    @Override
    public void timesSigmoidSlope(double[] a, int aAt, double[] d, int dAt, int count) {
        for (int i = 0; i < count; i++) {
            double x = a[aAt + i];
            d[dAt + i] *= x * (1 - x);
        }
    }

    @Override
    public void timesTanhSlope(double[] a, int aAt, double[] d, int dAt, int count) {
        for (int i = 0; i < count; i++) {
            double x = a[aAt + i];
            d[dAt + i] *= 1 - x * x;
        }
    }

    @Override
    public void timesSlope(DoubleUnaryOperator slope, double[] z, int zAt, double[] d, int dAt, int count) {
        for (int i = 0; i < count; i++) {
            d[dAt + i] *= rounded(slope.applyAsDouble(z[zAt + i]));
        }
    }

    @Override
    public void timesSoftmaxSlope(Span<double[]> activations, Span<double[]> slopes, int units, int columns) {
        double[] a = activations.array(), d = slopes.array();
        int aAt = activations.at(), dAt = slopes.at(), stride = activations.stride();
        for (int column = 0; column < columns; column++) {
            double mean = 0;
            for (int unit = 0; unit < units; unit++) {
                mean = Fused.multiplyAdd(a[aAt + unit * stride + column], d[dAt + unit * stride + column], mean);
            }
            for (int unit = 0; unit < units; unit++) {
                int at = dAt + unit * stride + column;
                d[at] = a[aAt + unit * stride + column] * (d[at] - mean);
            }
        }
    }

    @Override
    public void minusOneHot(Span<double[]> d, int columns, int[] labels, int labelsAt, double factor) {
        double[] array = d.array();
        double f = rounded(factor);
        for (int column = 0; column < columns; column++) {
            array[d.at() + labels[labelsAt + column] * d.stride() + column] -= f;
        }
    }

    @Override
    public void update(
            ElementwiseOptimizer optimizer,
            double[] weights,
            double[] gradients,
            double[][] memory,
            int from,
            int to,
            long steps) {
        DoubleOptimizers.update(optimizer, weights, gradients, memory, from, to, steps);
    }
}
