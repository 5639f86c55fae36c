package digits.training;

import digits.matrix.Matrix;
import java.util.Collections;

/**
 * An optimizer that treats each weight by itself, so that it can also be computed in parts, and in whichever order the weights
 * lie: what lets a training take the fast way. A rule of your own says how many numbers it remembers for each weight, and
 * gives its formula once, in {@link #update}. Here W := W − α sign(dW), which remembers nothing:
 *
 * <pre>{@code
 * record SignDescent(double learningRate) implements ElementwiseOptimizer {
 *     public SignDescent withLearningRate(double other) {
 *         return new SignDescent(other);
 *     }
 *     public int memories() {
 *         return 0;
 *     }
 *     public Parameter update(Parameter parameter, Matrix gradient) {
 *         Matrix W = parameter.value().minus(gradient.map(Math::signum).times(learningRate));
 *         return new Parameter(W, parameter.memory(), parameter.steps() + 1);
 *     }
 * }
 * }</pre>
 */
public interface ElementwiseOptimizer extends Optimizer {

    /** How many numbers it remembers for each weight; all are 0 before the first update. */
    int memories();

    @Override
    default Parameter start(Matrix value) {
        return new Parameter(value, Collections.nCopies(memories(), Matrix.zeros(value.rows(), value.columns())), 0);
    }
}
