package digits.training;

import digits.matrix.Matrix;
import java.util.List;

/**
 * A weight or bias matrix on its way through training, with what the optimizer remembers of it.
 *
 * @param value W or b
 * @param memory matrices of the same shape, such as a velocity; empty for plain gradient descent
 * @param steps how many updates it has had
 */
public record Parameter(Matrix value, List<Matrix> memory, long steps) {

    public Parameter {
        memory = List.copyOf(memory);
    }
}
