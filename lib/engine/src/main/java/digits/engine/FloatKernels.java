package digits.engine;

import digits.training.ElementwiseOptimizer;
import java.util.function.DoubleUnaryOperator;

/**
 * The kernels in float that are short enough for the compiler to turn into vectors by itself: one loop, one statement, no
 * sum. What takes more is left to {@link PlainFloatKernels} and {@link VectorFloatKernels}.
 */
abstract class FloatKernels implements Kernels<float[]> {

    /** 64 bytes. */
    static final int LANES = 16;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public float[] allocate(int length) {
        return new float[Alignment.length(length + first(), Float.BYTES)];
    }

    @Override
    public float[][] memory(int arrays, int length) {
        return new float[arrays][length];
    }

    @Override
    public int first() {
        return Alignment.FIRST_BYTE / Float.BYTES;
    }

    @Override
    public double get(float[] array, int at) {
        return array[at];
    }

    @Override
    public void set(float[] array, int at, double value) {
        array[at] = (float) value;
    }

    @Override
    public void fillRows(float[] source, int sourceAt, float[] array, int at, int row, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int start = at + r * row;
            java.util.Arrays.fill(array, start, start + columns, source[sourceAt + r]);
        }
    }

    @Override
    public void repeatRow(float[] source, int sourceAt, float[] array, int at, int row, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(source, sourceAt, array, at + r * row, columns);
        }
    }

    @Override
    public void addMultiple(double factor, float[] from, int at, float[] to, int toAt, int count) {
        float f = (float) factor;
        for (int i = 0; i < count; i++) {
            to[toAt + i] += from[at + i] * f;
        }
    }

    @Override
    public void multiply(float[] a, int aAt, float[] b, int bAt, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public boolean isFinite(float[] array, int at, int count) {
        // NaN and infinity times 0 are NaN, and stay in the sum; every other number adds nothing.
        return sumOfZeros(array, at, count) == 0;
    }

    private static float sumOfZeros(float[] array, int at, int count) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
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
    public void map(DoubleUnaryOperator function, float[] z, int zAt, float[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = (float) function.applyAsDouble(z[zAt + i]);
        }
    }

    @Override
    public void timesSigmoidSlope(float[] a, int aAt, float[] d, int dAt, int count) {
        for (int i = 0; i < count; i++) {
            float x = a[aAt + i];
            d[dAt + i] *= x * (1 - x);
        }
    }

    @Override
    public void timesTanhSlope(float[] a, int aAt, float[] d, int dAt, int count) {
        for (int i = 0; i < count; i++) {
            float x = a[aAt + i];
            d[dAt + i] *= 1 - x * x;
        }
    }

    @Override
    public void timesSlope(DoubleUnaryOperator slope, float[] z, int zAt, float[] d, int dAt, int count) {
        for (int i = 0; i < count; i++) {
            d[dAt + i] *= (float) slope.applyAsDouble(z[zAt + i]);
        }
    }

    @Override
    public void timesSoftmaxSlope(float[] a, int aAt, float[] d, int dAt, int row, int units, int columns) {
        for (int column = 0; column < columns; column++) {
            float mean = 0;
            for (int unit = 0; unit < units; unit++) {
                mean = Math.fma(a[aAt + unit * row + column], d[dAt + unit * row + column], mean);
            }
            for (int unit = 0; unit < units; unit++) {
                int at = dAt + unit * row + column;
                d[at] = a[aAt + unit * row + column] * (d[at] - mean);
            }
        }
    }

    @Override
    public void minusOneHot(float[] d, int dAt, int row, int columns, int[] labels, int labelsAt, double factor) {
        float f = (float) factor;
        for (int column = 0; column < columns; column++) {
            d[dAt + labels[labelsAt + column] * row + column] -= f;
        }
    }

    @Override
    public void update(
            ElementwiseOptimizer optimizer,
            float[] weights,
            float[] gradients,
            float[][] memory,
            int from,
            int to,
            long steps) {
        FloatOptimizers.update(optimizer, weights, gradients, memory, from, to, steps);
    }
}
