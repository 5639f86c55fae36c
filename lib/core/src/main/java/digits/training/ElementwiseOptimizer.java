package digits.training;

import digits.matrix.Matrix;
import java.util.Collections;

/**
 * An optimizer that treats each weight by itself, so that it can also be computed in parts, and in whichever order the weights
 * lie: what lets a training take the fast way. A rule of your own says how many numbers it remembers for each weight, and
 * gives its formula once, in {@link #update}.
 */
public interface ElementwiseOptimizer extends Optimizer {

    /** How many numbers it remembers for each weight; all are 0 before the first update. */
    int memories();

    @Override
    default Parameter start(Matrix value) {
        return new Parameter(value, Collections.nCopies(memories(), Matrix.zeros(value.rows(), value.columns())), 0);
    }
}
