package digits.exercises;

/** A function of five things, as an answer to an exercise. */
@FunctionalInterface
public interface Five<A, B, C, D, E, R> {

    /** The function's value. */
    R of(A first, B second, C third, D fourth, E fifth);
}
