package digits.engine;

import static digits.engine.DoubleExponentialConstants.LN2_HIGH;
import static digits.engine.DoubleExponentialConstants.LN2_LOW;
import static digits.engine.DoubleExponentialConstants.LOG2_E;
import static digits.engine.DoubleExponentialConstants.ONE_BITS;
import static digits.engine.DoubleExponentialConstants.RANGE;
import static digits.engine.DoubleExponentialConstants.ROUNDER;
import static digits.engine.DoubleExponentialConstants.SIGNIFICAND_BITS;
import static digits.engine.DoubleExponentialConstants.TERM1;
import static digits.engine.DoubleExponentialConstants.TERM10;
import static digits.engine.DoubleExponentialConstants.TERM11;
import static digits.engine.DoubleExponentialConstants.TERM12;
import static digits.engine.DoubleExponentialConstants.TERM13;
import static digits.engine.DoubleExponentialConstants.TERM2;
import static digits.engine.DoubleExponentialConstants.TERM3;
import static digits.engine.DoubleExponentialConstants.TERM4;
import static digits.engine.DoubleExponentialConstants.TERM5;
import static digits.engine.DoubleExponentialConstants.TERM6;
import static digits.engine.DoubleExponentialConstants.TERM7;
import static digits.engine.DoubleExponentialConstants.TERM8;
import static digits.engine.DoubleExponentialConstants.TERM9;

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
            DoubleVector sum = all(TERM13).fma(r, all(TERM12));
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
            DoubleVector sum = all(TERM13).fma(r, all(TERM12));
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
     * another. No exponent is above 0, so that none needs to be clipped there.
     */
    static void softmax(double[] z, int zAt, double[] a, int aAt, int row, int units, int columns, double f) {
        for (int column = 0; column < columns; column += LENGTH) {
            DoubleVector max = DoubleVector.fromArray(SPECIES, z, zAt + column);
            for (int unit = 1; unit < units; unit++) {
                DoubleVector other = DoubleVector.fromArray(SPECIES, z, zAt + unit * row + column);
                max = max.blend(other, other.compare(VectorOperators.GT, max));
            }
            DoubleVector total = DoubleVector.zero(SPECIES);
            for (int unit = 0; unit < units; unit++) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, z, zAt + unit * row + column)
                        .sub(max);
                x = x.blend(-RANGE, x.compare(VectorOperators.LT, -RANGE));
                DoubleVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
                DoubleVector n = shifted.sub(ROUNDER);
                DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
                DoubleVector scale = powerOfTwo(shifted);
                DoubleVector sum = all(TERM13).fma(r, all(TERM12));
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
                DoubleVector e = scale.fma(sum.mul(r), scale);
                e.intoArray(a, aAt + unit * row + column);
                total = total.add(e);
            }
            DoubleVector share = all(f).div(total);
            for (int unit = 0; unit < units; unit++) {
                int at = aAt + unit * row + column;
                DoubleVector.fromArray(SPECIES, a, at).mul(share).intoArray(a, at);
            }
        }
    }

    private static DoubleVector powerOfTwo(DoubleVector shifted) {
        return shifted.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS)
                .add(ONE_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
