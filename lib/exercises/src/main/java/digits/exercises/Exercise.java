package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.Objects;

/**
 * One exercise of the course.
 *
 * @param notebook the number of the notebook that it belongs to, from 1
 * @param place its place among that notebook's exercises, from 1
 * @param title what it is about, in a few words
 */
public record Exercise(int notebook, int place, String title) {

    /** What the student's version of a notebook throws where an answer belongs. */
    private static final String STUB = "not done yet";

    public Exercise {
        if (notebook < 1 || place < 1) {
            throw new IllegalArgumentException(
                    "an exercise needs a notebook and a place from 1 on, but has " + notebook + " and " + place);
        }
        Objects.requireNonNull(title, "an exercise needs a title, but has null");
    }

    /** As the notebooks call it: 2.1 is the first exercise of notebook 02. */
    public String number() {
        return notebook + "." + place;
    }

    /**
     * Judges an attempt: notes that the exercise is solved, or says what is wrong.
     *
     * @param attempt looks at the answer, and throws where it is wrong
     * @throws CheckFailed if the attempt throws anything; its message begins with the exercise's number
     */
    Passed judge(Runnable attempt) {
        try {
            attempt.run();
        } catch (CheckFailed wrong) {
            throw new CheckFailed("Exercise " + number() + ": " + wrong.getMessage());
        } catch (UnsupportedOperationException stub) {
            if (STUB.equals(stub.getMessage())) {
                throw new CheckFailed(
                        "Exercise " + number() + " is not done yet: put your answer where it says YOUR CODE HERE, run "
                                + "that cell, then this one again.");
            }
            throw failed(stub);
        } catch (RuntimeException | StackOverflowError thrown) {
            throw failed(thrown);
        }
        return new Passed(this, Progress.here().solved(this));
    }

    private CheckFailed failed(Throwable thrown) {
        CheckFailed failed = new CheckFailed("Exercise " + number() + ": your code stopped with " + words(thrown));
        if (!isUnknownName(thrown)) {
            // As a cause, an unknown name makes the notebook's kernel fall silent instead of showing the message
            failed.initCause(thrown);
        }
        return failed;
    }

    /** JShell accepts a method with an unknown name in it, and throws this when it is called. */
    private static boolean isUnknownName(Throwable thrown) {
        return thrown.getClass().getSimpleName().equals("SPIResolutionException");
    }

    /** An exception as a student reads it. */
    static String words(Throwable thrown) {
        if (isUnknownName(thrown)) {
            return "a name in it that Java does not know: is it misspelled, or made in a cell that has not been run?";
        }
        String kind = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? kind : kind + ": " + thrown.getMessage();
    }
}
