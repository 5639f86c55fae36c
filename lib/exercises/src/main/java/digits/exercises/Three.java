package digits.exercises;

/** A function of three things, as an answer to an exercise. */
@FunctionalInterface
public interface Three<A, B, C, R> {

    /** The function's value. */
    R of(A first, B second, C third);
}
