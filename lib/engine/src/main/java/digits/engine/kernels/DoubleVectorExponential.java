package digits.engine.kernels;

import static digits.engine.kernels.DoubleExponentialConstants.LN2_HIGH;
import static digits.engine.kernels.DoubleExponentialConstants.LN2_LOW;
import static digits.engine.kernels.DoubleExponentialConstants.LOG2_E;
import static digits.engine.kernels.DoubleExponentialConstants.ONE_BITS;
import static digits.engine.kernels.DoubleExponentialConstants.RANGE;
import static digits.engine.kernels.DoubleExponentialConstants.ROUNDER;
import static digits.engine.kernels.DoubleExponentialConstants.SIGNIFICAND_BITS;
import static digits.engine.kernels.DoubleExponentialConstants.TERM1;
import static digits.engine.kernels.DoubleExponentialConstants.TERM2;
import static digits.engine.kernels.DoubleExponentialConstants.TERM3;
import static digits.engine.kernels.DoubleExponentialConstants.TERM4;
import static digits.engine.kernels.DoubleExponentialConstants.TERM5;
import static digits.engine.kernels.DoubleExponentialConstants.TERM6;
import static digits.engine.kernels.DoubleExponentialConstants.TERM7;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DoubleExponential} for many numbers, all lanes of a vector at once, by the same operations in the same order. Each
 * method is one loop with everything in it: a vector that is handed from method to method may be put on the heap on its way,
 * which costs more than what is computed.
 */
final class DoubleVectorExponential {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    private DoubleVectorExponential() {}

    /** to = e^from, element by element. */
    static void exp(double[] from, int at, double[] to, int toAt, int count) {
        int i = 0;
        for (; i + LENGTH <= count; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, at + i);
            x = x.blend(RANGE, x.compare(VectorOperators.GT, RANGE));
            x = x.blend(-RANGE, x.compare(VectorOperators.LT, -RANGE));
            DoubleVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
            DoubleVector n = shifted.sub(ROUNDER);
            DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
            DoubleVector scale = powerOfTwo(shifted);
            // In double:
            DoubleVector sum = all(DoubleExponentialConstants.TERM13).fma(r, all(DoubleExponentialConstants.TERM12));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM11));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM10));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM9));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM8));
            sum = sum.fma(r, all(TERM7));
            sum = sum.fma(r, all(TERM6));
            // In float: FloatVector sum = all(TERM7).fma(r, all(TERM6));
            sum = sum.fma(r, all(TERM5));
            sum = sum.fma(r, all(TERM4));
            sum = sum.fma(r, all(TERM3));
            sum = sum.fma(r, all(TERM2));
            sum = sum.fma(r, all(TERM1));
            scale.fma(sum.mul(r), scale).intoArray(to, toAt + i);
        }
        for (; i < count; i++) {
            to[toAt + i] = DoubleExponential.exp(from[at + i]);
        }
    }

    /** a = tanh z, element by element. */
    static void tanh(double[] z, int zAt, double[] a, int aAt, int count) {
        int i = 0;
        for (; i + LENGTH <= count; i += LENGTH) {
            DoubleVector signed = DoubleVector.fromArray(SPECIES, z, zAt + i);
            DoubleVector x = signed.abs().mul(-2);
            x = x.blend(-RANGE, x.compare(VectorOperators.LT, -RANGE));
            DoubleVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
            DoubleVector n = shifted.sub(ROUNDER);
            DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
            DoubleVector scale = powerOfTwo(shifted);
            // In double:
            DoubleVector sum = all(DoubleExponentialConstants.TERM13).fma(r, all(DoubleExponentialConstants.TERM12));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM11));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM10));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM9));
            sum = sum.fma(r, all(DoubleExponentialConstants.TERM8));
            sum = sum.fma(r, all(TERM7));
            sum = sum.fma(r, all(TERM6));
            // In float: FloatVector sum = all(TERM7).fma(r, all(TERM6));
            sum = sum.fma(r, all(TERM5));
            sum = sum.fma(r, all(TERM4));
            sum = sum.fma(r, all(TERM3));
            sum = sum.fma(r, all(TERM2));
            sum = sum.fma(r, all(TERM1));
            DoubleVector t = scale.fma(sum.mul(r), scale.sub(1));
            DoubleVector positive = t.neg().div(t.add(2));
            positive.blend(positive.neg(), signed.compare(VectorOperators.LT, 0))
                    .intoArray(a, aAt + i);
        }
        for (; i < count; i++) {
            a[aAt + i] = DoubleExponential.tanh(z[zAt + i]);
        }
    }

    /**
     * See {@link Kernels#softmax}. Each lane is an example: maximum, sum and quotient run over the units, and no lane needs
     * another. Four vectors of examples are done together, so that none waits for its last step. No exponent is above 0, and
     * mostly none is so far below that it must be clipped; from where one may be, vectors are done one by one.
     */
    static void softmax(double[] z, int zAt, double[] a, int aAt, int stride, int units, int columns, double f) {
        double[] max = new double[4 * LENGTH];
        int done = 0;
        while (done + 4 * LENGTH <= columns && maxima(z, zAt + done, stride, units, max)) {
            powers(z, zAt + done, max, a, aAt + done, stride, units);
            shares(a, aAt + done, stride, units, f);
            done += 4 * LENGTH;
        }
        clipped(z, zAt + done, a, aAt + done, stride, units, columns - done, f);
    }

    /** The largest of some rows, in each column of four vectors; whether no element is further below it than the range. */
    private static boolean maxima(double[] z, int at, int stride, int units, double[] max) {
        DoubleVector m0 = load(z, at), m1 = load(z, at + LENGTH);
        DoubleVector m2 = load(z, at + 2 * LENGTH), m3 = load(z, at + 3 * LENGTH);
        DoubleVector squares0 = m0.mul(m0), squares1 = m1.mul(m1), squares2 = m2.mul(m2), squares3 = m3.mul(m3);
        for (int unit = 1; unit < units; unit++) {
            int next = at + unit * stride;
            DoubleVector z0 = load(z, next), z1 = load(z, next + LENGTH);
            DoubleVector z2 = load(z, next + 2 * LENGTH), z3 = load(z, next + 3 * LENGTH);
            m0 = m0.blend(z0, z0.compare(VectorOperators.GT, m0));
            m1 = m1.blend(z1, z1.compare(VectorOperators.GT, m1));
            m2 = m2.blend(z2, z2.compare(VectorOperators.GT, m2));
            m3 = m3.blend(z3, z3.compare(VectorOperators.GT, m3));
            squares0 = z0.fma(z0, squares0);
            squares1 = z1.fma(z1, squares1);
            squares2 = z2.fma(z2, squares2);
            squares3 = z3.fma(z3, squares3);
        }
        m0.intoArray(max, 0);
        m1.intoArray(max, LENGTH);
        m2.intoArray(max, 2 * LENGTH);
        m3.intoArray(max, 3 * LENGTH);
        // No element is larger than the root of its squares' sum, which costs less to know than the smallest.
        DoubleVector squares = squares0.add(squares1).add(squares2.add(squares3));
        return squares.compare(VectorOperators.LE, RANGE / 2 * (RANGE / 2)).allTrue();
    }

    /** a = e^(z − max) of some rows and four vectors. */
    private static void powers(double[] z, int zAt, double[] max, double[] a, int aAt, int stride, int units) {
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < 4 * LENGTH; i += LENGTH) {
                DoubleVector x = load(z, zAt + unit * stride + i).sub(load(max, i));
                DoubleVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
                DoubleVector n = shifted.sub(ROUNDER);
                DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
                DoubleVector scale = powerOfTwo(shifted);
                // In double:
                DoubleVector sum =
                        all(DoubleExponentialConstants.TERM13).fma(r, all(DoubleExponentialConstants.TERM12));
                sum = sum.fma(r, all(DoubleExponentialConstants.TERM11));
                sum = sum.fma(r, all(DoubleExponentialConstants.TERM10));
                sum = sum.fma(r, all(DoubleExponentialConstants.TERM9));
                sum = sum.fma(r, all(DoubleExponentialConstants.TERM8));
                sum = sum.fma(r, all(TERM7));
                sum = sum.fma(r, all(TERM6));
                // In float: FloatVector sum = all(TERM7).fma(r, all(TERM6));
                sum = sum.fma(r, all(TERM5));
                sum = sum.fma(r, all(TERM4));
                sum = sum.fma(r, all(TERM3));
                sum = sum.fma(r, all(TERM2));
                sum = sum.fma(r, all(TERM1));
                scale.fma(sum.mul(r), scale).intoArray(a, aAt + unit * stride + i);
            }
        }
    }

    /** a *= f / Σ a, down the columns of some rows and four vectors. */
    private static void shares(double[] a, int at, int stride, int units, double f) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (int unit = 0; unit < units; unit++) {
            int next = at + unit * stride;
            sum0 = sum0.add(load(a, next));
            sum1 = sum1.add(load(a, next + LENGTH));
            sum2 = sum2.add(load(a, next + 2 * LENGTH));
            sum3 = sum3.add(load(a, next + 3 * LENGTH));
        }
        DoubleVector share0 = all(f).div(sum0), share1 = all(f).div(sum1);
        DoubleVector share2 = all(f).div(sum2), share3 = all(f).div(sum3);
        for (int unit = 0; unit < units; unit++) {
            int next = at + unit * stride;
            load(a, next).mul(share0).intoArray(a, next);
            load(a, next + LENGTH).mul(share1).intoArray(a, next + LENGTH);
            load(a, next + 2 * LENGTH).mul(share2).intoArray(a, next + 2 * LENGTH);
            load(a, next + 3 * LENGTH).mul(share3).intoArray(a, next + 3 * LENGTH);
        }
    }

    /** Softmax, one vector of examples after the other, whatever the exponents are. */
    private static void clipped(
            double[] z, int zAt, double[] a, int aAt, int stride, int units, int columns, double f) {
        for (int column = 0; column < columns; column += LENGTH) {
            DoubleVector max = load(z, zAt + column);
            for (int unit = 1; unit < units; unit++) {
                DoubleVector other = load(z, zAt + unit * stride + column);
                max = max.blend(other, other.compare(VectorOperators.GT, max));
            }
            for (int unit = 0; unit < units; unit++) {
                int at = unit * stride + column;
                load(z, zAt + at).sub(max).intoArray(a, aAt + at);
                exp(a, aAt + at, a, aAt + at, LENGTH);
            }
            DoubleVector total = DoubleVector.zero(SPECIES);
            for (int unit = 0; unit < units; unit++) {
                total = total.add(load(a, aAt + unit * stride + column));
            }
            DoubleVector share = all(f).div(total);
            for (int unit = 0; unit < units; unit++) {
                int at = aAt + unit * stride + column;
                load(a, at).mul(share).intoArray(a, at);
            }
        }
    }

    private static DoubleVector powerOfTwo(DoubleVector shifted) {
        return shifted
                // In double:
                .reinterpretAsLongs()
                // In float: .reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS)
                .add(ONE_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    private static DoubleVector all(double x) {
        return DoubleVector.broadcast(SPECIES, x);
    }
}
