package digits.exercises;

import digits.notebook.CheckFailed;
import digits.notebook.Notebook;
import java.util.function.Supplier;

/** One try at an answer, and what somebody is told whose code stops in it. */
final class Attempt {

    /** What the student's version of a notebook throws where an answer belongs. */
    private static final String STUB = "not done yet";

    private Attempt() {}

    /** What is wrong, in words that begin with a name; null if nothing is. */
    static CheckFailed outcome(String name, Runnable attempt) {
        try {
            attempt.run();
            return null;
        } catch (CheckFailed wrong) {
            return new CheckFailed(name + ": " + wrong.getMessage());
        } catch (UnsupportedOperationException stub) {
            if (STUB.equals(stub.getMessage())) {
                return new CheckFailed(name
                        + " is not done yet: put your answer where it says YOUR CODE HERE, run that cell, then this "
                        + "one again.");
            }
            return failed(name, stub);
        } catch (RuntimeException | Error thrown) {
            return failed(name, thrown);
        }
    }

    private static CheckFailed failed(String name, Throwable thrown) {
        CheckFailed failed = new CheckFailed(name + ": " + words(thrown));
        if (Notebook.unknownName(thrown).isEmpty()) {
            // As a cause, an unknown name makes the notebook's kernel fall silent instead of showing the message
            failed.initCause(thrown);
        }
        return failed;
    }

    /** The answer, if there is one. */
    static <T> T given(T answer) {
        if (answer == null) {
            throw new CheckFailed("your answer is null: is a return missing?");
        }
        return answer;
    }

    /**
     * An answer, or the hint where its code takes an element that is not there.
     *
     * @param hint what is needed, a sentence
     */
    static <T> T inside(String hint, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (IndexOutOfBoundsException outside) {
            CheckFailed failed = new CheckFailed(hint + " (" + words(outside) + ".)");
            failed.initCause(outside);
            throw failed;
        }
    }

    /** An exception as a student reads it, explained as in any other cell. */
    static String words(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return Notebook.unknownName(thrown)
                .map(unknown -> "your code cannot run. " + unknown)
                .orElseGet(() -> "your code stopped with " + thrown.getClass().getSimpleName()
                        + Notebook.explanation(thrown)
                                .map(words -> ": " + words.replaceAll("\\.$", ""))
                                .orElse(message));
    }
}
