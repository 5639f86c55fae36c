package digits.notebook;

/** A result that is not what it should be; the message says how, and often why. */
public final class CheckFailed extends RuntimeException {

    public CheckFailed(String message) {
        super(message);
    }
}
