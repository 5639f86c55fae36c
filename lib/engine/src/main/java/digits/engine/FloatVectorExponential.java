package digits.engine;

import static digits.engine.FloatExponentialConstants.LN2_HIGH;
import static digits.engine.FloatExponentialConstants.LN2_LOW;
import static digits.engine.FloatExponentialConstants.LOG2_E;
import static digits.engine.FloatExponentialConstants.ONE_BITS;
import static digits.engine.FloatExponentialConstants.RANGE;
import static digits.engine.FloatExponentialConstants.ROUNDER;
import static digits.engine.FloatExponentialConstants.SIGNIFICAND_BITS;
import static digits.engine.FloatExponentialConstants.TERM1;
import static digits.engine.FloatExponentialConstants.TERM10;
import static digits.engine.FloatExponentialConstants.TERM11;
import static digits.engine.FloatExponentialConstants.TERM12;
import static digits.engine.FloatExponentialConstants.TERM13;
import static digits.engine.FloatExponentialConstants.TERM2;
import static digits.engine.FloatExponentialConstants.TERM3;
import static digits.engine.FloatExponentialConstants.TERM4;
import static digits.engine.FloatExponentialConstants.TERM5;
import static digits.engine.FloatExponentialConstants.TERM6;
import static digits.engine.FloatExponentialConstants.TERM7;
import static digits.engine.FloatExponentialConstants.TERM8;
import static digits.engine.FloatExponentialConstants.TERM9;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatExponential} for many numbers, all lanes of a vector at once, by the same operations in the same order. Each
 * method is one loop with everything in it: a vector that is handed from method to method may be put on the heap on its way,
 * which costs more than what is computed.
 */
final class FloatVectorExponential {

    private static final VectorSpecies<Float> SPECIES = FloatProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    private FloatVectorExponential() {}

    /** to = e^from, element by element. */
    static void exp(float[] from, int at, float[] to, int toAt, int count) {
        int i = 0;
        for (; i + LENGTH <= count; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, at + i);
            x = x.blend(RANGE, x.compare(VectorOperators.GT, RANGE));
            x = x.blend(-RANGE, x.compare(VectorOperators.LT, -RANGE));
            FloatVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
            FloatVector n = shifted.sub(ROUNDER);
            FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
            FloatVector scale = powerOfTwo(shifted);
            FloatVector sum = all(TERM13).fma(r, all(TERM12));
            sum = sum.fma(r, all(TERM11));
            sum = sum.fma(r, all(TERM10));
            sum = sum.fma(r, all(TERM9));
            sum = sum.fma(r, all(TERM8));
            sum = sum.fma(r, all(TERM7));
            sum = sum.fma(r, all(TERM6));
            sum = sum.fma(r, all(TERM5));
            sum = sum.fma(r, all(TERM4));
            sum = sum.fma(r, all(TERM3));
            sum = sum.fma(r, all(TERM2));
            sum = sum.fma(r, all(TERM1));
            scale.fma(sum.mul(r), scale).intoArray(to, toAt + i);
        }
        for (; i < count; i++) {
            to[toAt + i] = FloatExponential.exp(from[at + i]);
        }
    }

    /** a = tanh z, element by element. */
    static void tanh(float[] z, int zAt, float[] a, int aAt, int count) {
        int i = 0;
        for (; i + LENGTH <= count; i += LENGTH) {
            FloatVector signed = FloatVector.fromArray(SPECIES, z, zAt + i);
            FloatVector x = signed.abs().mul(-2);
            x = x.blend(-RANGE, x.compare(VectorOperators.LT, -RANGE));
            FloatVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
            FloatVector n = shifted.sub(ROUNDER);
            FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
            FloatVector scale = powerOfTwo(shifted);
            FloatVector sum = all(TERM13).fma(r, all(TERM12));
            sum = sum.fma(r, all(TERM11));
            sum = sum.fma(r, all(TERM10));
            sum = sum.fma(r, all(TERM9));
            sum = sum.fma(r, all(TERM8));
            sum = sum.fma(r, all(TERM7));
            sum = sum.fma(r, all(TERM6));
            sum = sum.fma(r, all(TERM5));
            sum = sum.fma(r, all(TERM4));
            sum = sum.fma(r, all(TERM3));
            sum = sum.fma(r, all(TERM2));
            sum = sum.fma(r, all(TERM1));
            FloatVector t = scale.fma(sum.mul(r), scale.sub(1));
            FloatVector positive = t.neg().div(t.add(2));
            positive.blend(positive.neg(), signed.compare(VectorOperators.LT, 0))
                    .intoArray(a, aAt + i);
        }
        for (; i < count; i++) {
            a[aAt + i] = FloatExponential.tanh(z[zAt + i]);
        }
    }

    /**
     * See {@link Kernels#softmax}. Each lane is an example: maximum, sum and quotient run over the units, and no lane needs
     * another. Four vectors of examples are done together, so that none waits for its last step. No exponent is above 0, and
     * mostly none is so far below that it must be clipped; from where one may be, vectors are done one by one.
     */
    static void softmax(float[] z, int zAt, float[] a, int aAt, int row, int units, int columns, float f) {
        float[] max = new float[4 * LENGTH];
        int done = 0;
        while (done + 4 * LENGTH <= columns && maxima(z, zAt + done, row, units, max)) {
            powers(z, zAt + done, max, a, aAt + done, row, units);
            shares(a, aAt + done, row, units, f);
            done += 4 * LENGTH;
        }
        clipped(z, zAt + done, a, aAt + done, row, units, columns - done, f);
    }

    /** The largest of some rows, in each column of four vectors; whether no element is further below it than the range. */
    private static boolean maxima(float[] z, int at, int row, int units, float[] max) {
        FloatVector m0 = load(z, at), m1 = load(z, at + LENGTH);
        FloatVector m2 = load(z, at + 2 * LENGTH), m3 = load(z, at + 3 * LENGTH);
        FloatVector squares0 = m0.mul(m0), squares1 = m1.mul(m1), squares2 = m2.mul(m2), squares3 = m3.mul(m3);
        for (int unit = 1; unit < units; unit++) {
            int next = at + unit * row;
            FloatVector z0 = load(z, next), z1 = load(z, next + LENGTH);
            FloatVector z2 = load(z, next + 2 * LENGTH), z3 = load(z, next + 3 * LENGTH);
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
        FloatVector squares = squares0.add(squares1).add(squares2.add(squares3));
        return squares.compare(VectorOperators.LE, RANGE / 2 * (RANGE / 2)).allTrue();
    }

    /** a = e^(z − max) of some rows and four vectors. */
    private static void powers(float[] z, int zAt, float[] max, float[] a, int aAt, int row, int units) {
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < 4 * LENGTH; i += LENGTH) {
                FloatVector x = load(z, zAt + unit * row + i).sub(load(max, i));
                FloatVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
                FloatVector n = shifted.sub(ROUNDER);
                FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
                FloatVector scale = powerOfTwo(shifted);
                FloatVector sum = all(TERM13).fma(r, all(TERM12));
                sum = sum.fma(r, all(TERM11));
                sum = sum.fma(r, all(TERM10));
                sum = sum.fma(r, all(TERM9));
                sum = sum.fma(r, all(TERM8));
                sum = sum.fma(r, all(TERM7));
                sum = sum.fma(r, all(TERM6));
                sum = sum.fma(r, all(TERM5));
                sum = sum.fma(r, all(TERM4));
                sum = sum.fma(r, all(TERM3));
                sum = sum.fma(r, all(TERM2));
                sum = sum.fma(r, all(TERM1));
                scale.fma(sum.mul(r), scale).intoArray(a, aAt + unit * row + i);
            }
        }
    }

    /** a *= f / Σ a, down the columns of some rows and four vectors. */
    private static void shares(float[] a, int at, int row, int units, float f) {
        FloatVector sum0 = FloatVector.zero(SPECIES), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (int unit = 0; unit < units; unit++) {
            int next = at + unit * row;
            sum0 = sum0.add(load(a, next));
            sum1 = sum1.add(load(a, next + LENGTH));
            sum2 = sum2.add(load(a, next + 2 * LENGTH));
            sum3 = sum3.add(load(a, next + 3 * LENGTH));
        }
        FloatVector share0 = all(f).div(sum0), share1 = all(f).div(sum1);
        FloatVector share2 = all(f).div(sum2), share3 = all(f).div(sum3);
        for (int unit = 0; unit < units; unit++) {
            int next = at + unit * row;
            load(a, next).mul(share0).intoArray(a, next);
            load(a, next + LENGTH).mul(share1).intoArray(a, next + LENGTH);
            load(a, next + 2 * LENGTH).mul(share2).intoArray(a, next + 2 * LENGTH);
            load(a, next + 3 * LENGTH).mul(share3).intoArray(a, next + 3 * LENGTH);
        }
    }

    /** Softmax, one vector of examples after the other, whatever the exponents are. */
    private static void clipped(float[] z, int zAt, float[] a, int aAt, int row, int units, int columns, float f) {
        for (int column = 0; column < columns; column += LENGTH) {
            FloatVector max = load(z, zAt + column);
            for (int unit = 1; unit < units; unit++) {
                FloatVector other = load(z, zAt + unit * row + column);
                max = max.blend(other, other.compare(VectorOperators.GT, max));
            }
            for (int unit = 0; unit < units; unit++) {
                int at = unit * row + column;
                load(z, zAt + at).sub(max).intoArray(a, aAt + at);
                exp(a, aAt + at, a, aAt + at, LENGTH);
            }
            FloatVector total = FloatVector.zero(SPECIES);
            for (int unit = 0; unit < units; unit++) {
                total = total.add(load(a, aAt + unit * row + column));
            }
            FloatVector share = all(f).div(total);
            for (int unit = 0; unit < units; unit++) {
                int at = aAt + unit * row + column;
                load(a, at).mul(share).intoArray(a, at);
            }
        }
    }

    private static FloatVector powerOfTwo(FloatVector shifted) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS)
                .add(ONE_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
