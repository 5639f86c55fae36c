package digits.training;

/** Why a training ended. */
public enum StopReason {
    /** All iterations were done. */
    COMPLETED,
    /** The rule given with {@link Training#stopWhen} said so. */
    STOPPED_EARLY,
    /** The thread was interrupted, as the stop button of a notebook does. */
    INTERRUPTED,
    /** The loss or a weight became NaN or infinite. */
    DIVERGED
}
