package digits.training;

import digits.matrix.Matrix;
import java.util.Collections;

/**
 * An optimizer that treats each weight by itself, so that it can also be computed in place, in arrays, and in parts. The
 * formulas stand in {@link #update(Parameter, Matrix)}; the forms for arrays do the same operations in the same order, so
 * that in double precision they give the same bits.
 */
public interface ElementwiseOptimizer extends Optimizer {

    /** How many numbers it remembers for each weight; all are 0 before the first update. */
    int memories();

    @Override
    default Parameter start(Matrix value) {
        return new Parameter(value, Collections.nCopies(memories(), Matrix.zeros(value.rows(), value.columns())), 0);
    }

    /**
     * One update of the weights from one index up to but not including another; the others stay as they are. Values and
     * memory change in place, the gradient does not.
     *
     * @param values weights or biases
     * @param gradient ∂L/∂values, in the same places
     * @param memory {@link #memories()} arrays, what is remembered of each weight in its place
     * @param steps how many updates there were before this one
     */
    void update(double[] values, double[] gradient, double[][] memory, int from, int to, long steps);

    /** The same in single precision. */
    void update(float[] values, float[] gradient, float[][] memory, int from, int to, long steps);
}
