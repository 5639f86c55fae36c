package digits.exercises;

/** A function of four things, as an answer to an exercise. */
@FunctionalInterface
public interface Four<A, B, C, D, R> {

    /** The function's value. */
    R of(A first, B second, C third, D fourth);
}
