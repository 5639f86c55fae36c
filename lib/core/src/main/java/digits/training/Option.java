package digits.training;

/**
 * Something about a {@link Training} that can be set. Each is a constant in {@link Options}.
 *
 * @param <T> what it is set to
 */
final class Option<T> {

    /** What it is called in messages. */
    final String name;

    /** What it is if nothing is said; null or 0 if it then depends on other options. */
    final T usual;

    /** Whether trainings that go through the examples side by side may differ in it. */
    final boolean mayDiffer;

    private Option(String name, T usual, boolean mayDiffer) {
        this.name = name;
        this.usual = usual;
        this.mayDiffer = mayDiffer;
    }

    /** An option that is the same for all trainings side by side. */
    static <T> Option<T> shared(String name, T usual) {
        return new Option<>(name, usual, false);
    }

    /** An option that each of the trainings side by side has for itself. */
    static <T> Option<T> own(String name, T usual) {
        return new Option<>(name, usual, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
