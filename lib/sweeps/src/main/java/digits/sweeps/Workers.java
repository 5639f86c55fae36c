package digits.sweeps;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Who trains: {@link LocalCores}, or a cluster. Whoever it is, a training has the same bits. */
public interface Workers {

    /** Is told what a training came to. */
    @FunctionalInterface
    interface Listener {
        void ended(SweepRow row) throws IOException;
    }

    /**
     * Runs jobs. A thread that is interrupted ends them; the interrupt is then answered, and no longer set. Trainings that did not
     * come to their end are not told of.
     *
     * @param groups of jobs that may go through the examples side by side
     * @param goesOn asked before a group begins; a group that is told no is left out
     * @param listener is told of each training as soon as it ended, in the calling thread
     * @throws IOException if the listener, or a cluster, failed
     */
    void run(Work work, List<List<Job>> groups, BooleanSupplier goesOn, Listener listener) throws IOException;
}
