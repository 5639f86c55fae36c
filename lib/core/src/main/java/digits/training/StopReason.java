package digits.training;

import java.util.Locale;

/** Why a training ended. */
public enum StopReason {
    /** All iterations were done. */
    COMPLETED,
    /** The rule given with {@link Training#stopWhen} said so. */
    STOPPED_EARLY,
    /** The thread was interrupted, as the stop button of a notebook does. */
    INTERRUPTED,
    /** The loss or a weight became NaN or infinite. */
    DIVERGED;

    /** As tables and files have it: "stopped early". */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
