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
     * another. No exponent is above 0, so that none needs to be clipped there.
     */
    static void softmax(float[] z, int zAt, float[] a, int aAt, int row, int units, int columns, float f) {
        for (int column = 0; column < columns; column += LENGTH) {
            FloatVector max = FloatVector.fromArray(SPECIES, z, zAt + column);
            for (int unit = 1; unit < units; unit++) {
                FloatVector other = FloatVector.fromArray(SPECIES, z, zAt + unit * row + column);
                max = max.blend(other, other.compare(VectorOperators.GT, max));
            }
            FloatVector total = FloatVector.zero(SPECIES);
            for (int unit = 0; unit < units; unit++) {
                FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + unit * row + column)
                        .sub(max);
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
                FloatVector e = scale.fma(sum.mul(r), scale);
                e.intoArray(a, aAt + unit * row + column);
                total = total.add(e);
            }
            FloatVector share = all(f).div(total);
            for (int unit = 0; unit < units; unit++) {
                int at = aAt + unit * row + column;
                FloatVector.fromArray(SPECIES, a, at).mul(share).intoArray(a, at);
            }
        }
    }

    private static FloatVector powerOfTwo(FloatVector shifted) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS)
                .add(ONE_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
