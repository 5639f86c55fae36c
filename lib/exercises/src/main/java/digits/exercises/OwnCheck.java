package digits.exercises;

import digits.notebook.CheckFailed;
import digits.notebook.Shown;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A check that a teacher writes, for an exam or for exercises beside the course's:
 *
 * <pre>{@code
 * OwnCheck.of("twice", check -> {
 *     int x = check.random().nextInt(-1000, 1000);
 *     check.equal("twice(" + x + ")", 2 * x, () -> twice(x));
 * })
 * }</pre>
 *
 * <p>Where submissions are graded this runs twice. In the submission's Java the answers are asked; in another Java, to which only
 * the answers come, they are judged, and an answer's code is never called there. So whatever the check wants to know of a
 * submission goes through {@link #equal} or {@link #answer}, and all random numbers come from {@link #random}.
 */
public final class OwnCheck {

    private final Answers answers;
    private final SplittableRandom random;

    private OwnCheck(Answers answers) {
        this.answers = answers;
        this.random = new SplittableRandom(answers.seed());
    }

    /**
     * Does a check, which is worth its cell's points.
     *
     * @param name what is checked, as messages call it
     * @param check throws where an answer is wrong, best by {@link #equal} or with a {@link CheckFailed}
     * @throws CheckFailed if it throws anything; the message begins with the name
     */
    public static Right of(String name, Consumer<OwnCheck> check) {
        return of(name, check, Answers.here());
    }

    static Right of(String name, Consumer<OwnCheck> check, Answers answers) {
        answers.judge(name, all -> check.accept(new OwnCheck(all)));
        return new Right(name);
    }

    /** Random numbers, other ones for each submission. */
    public SplittableRandom random() {
        return random;
    }

    /**
     * Compares an answer with what it should be: numbers but for rounding, everything else exactly.
     *
     * @param what what was asked, as it should stand in a message: twice(4)
     * @param expected a number, boolean, string, matrix, or an array or a list of such
     * @param answer asks the submission
     * @throws CheckFailed if they differ, "twice(4) should be 8, but is 9."
     */
    public void equal(String what, Object expected, Supplier<?> answer) {
        String difference = Comparison.difference(expected, answer(answer));
        if (!difference.isEmpty()) {
            throw new CheckFailed(what + " " + difference + ".");
        }
    }

    /**
     * What a submission answers, to be judged by what follows.
     *
     * @param answer asks the submission for a number, boolean, string, matrix, data set, network, or an array or a list of such
     */
    public <T> T answer(Supplier<T> answer) {
        return answers.of(answer);
    }

    /**
     * An answer that is right.
     *
     * @param name what was checked
     */
    public record Right(String name) implements Shown {

        @Override
        public String html() {
            return Passed.html(toString());
        }

        @Override
        public String toString() {
            return "✓ " + name + " is right.";
        }
    }
}
