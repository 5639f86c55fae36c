package digits.matrix;

import java.util.concurrent.CancellationException;

/** Ends what takes long when its thread is interrupted, as the stop button of a notebook does. */
public final class Interruption {

    private Interruption() {}

    /**
     * Asked every few milliseconds by what may take seconds.
     *
     * @throws CancellationException if this thread is interrupted; it stays so
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted before it came to its end");
        }
    }
}
