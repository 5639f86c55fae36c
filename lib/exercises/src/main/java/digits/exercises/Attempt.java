package digits.exercises;

import digits.notebook.CheckFailed;

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
        } catch (RuntimeException | StackOverflowError thrown) {
            return failed(name, thrown);
        }
    }

    private static CheckFailed failed(String name, Throwable thrown) {
        CheckFailed failed = new CheckFailed(name + ": your code stopped with " + words(thrown));
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
