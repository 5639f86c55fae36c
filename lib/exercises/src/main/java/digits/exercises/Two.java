package digits.exercises;

/** A function of two things, as an answer to an exercise. */
@FunctionalInterface
public interface Two<A, B, R> {

    /** The function's value. */
    R of(A first, B second);
}
