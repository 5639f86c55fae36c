package digits.exercises;

import java.util.List;
import java.util.function.Function;

/**
 * A usual mistake.
 *
 * @param hint what to say to somebody who makes it
 * @param wrong what comes out with it; it may throw where the mistake makes no sense
 * @param part what of an answer shows it, whatever the rest of the answer is
 */
record Mistake<I, O>(String hint, Function<I, O> wrong, Function<O, Object> part) {

    /** Whether it gives, for every input, what was given. */
    boolean explains(List<I> inputs, List<O> given) {
        try {
            for (int at = 0; at < inputs.size(); at++) {
                Object expected = part.apply(wrong.apply(inputs.get(at)));
                if (!Comparison.difference(expected, part.apply(given.get(at))).isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException doesNotApply) {
            return false;
        }
    }
}
