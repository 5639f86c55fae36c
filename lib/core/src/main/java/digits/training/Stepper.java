package digits.training;

import digits.network.Network;

/** Takes the steps of one training. {@link ClearStepper} shows how; there may be faster ones that give the same numbers. */
public interface Stepper {

    /**
     * Takes one step after the other; ends early if a weight becomes NaN or infinite.
     *
     * @throws InterruptedException if the thread was interrupted; the steps taken until then are kept
     */
    void advance(int steps) throws InterruptedException;

    /** How many steps were taken so far. */
    int iteration();

    /** Whether no weight or bias has become NaN or infinite. */
    boolean isFinite();

    /** The network after the steps taken so far. */
    Network network();

    /**
     * How good the network is now.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    Measurement measure() throws InterruptedException;
}
