package digits.exercises;

import java.util.List;
import java.util.function.Function;

/**
 * A usual mistake.
 *
 * @param hint what to say to somebody who makes it
 * @param wrong what comes out with it; it may throw where the mistake makes no sense
 */
record Mistake<I, O>(String hint, Function<I, O> wrong) {

    /** Whether it gives, for every input, what was given. */
    boolean explains(List<I> inputs, List<O> given) {
        try {
            for (int at = 0; at < inputs.size(); at++) {
                if (!Comparison.difference(wrong.apply(inputs.get(at)), given.get(at))
                        .isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException doesNotApply) {
            return false;
        }
    }
}
