package digits.sweeps;

import digits.training.StopReason;
import digits.training.Together;
import digits.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The cores of this machine.
 *
 * @param threads how many to use at most
 */
public record LocalCores(int threads) implements Workers {

    public LocalCores {
        if (threads < 1) {
            throw new IllegalArgumentException("a sweep needs at least one thread, but got " + threads);
        }
    }

    /** As many as there are. */
    public static LocalCores all() {
        return new LocalCores(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public void run(Work work, List<List<Job>> alike, BooleanSupplier goesOn, Listener listener) throws IOException {
        List<List<Job>> groups = Together.spread(alike, threads);
        try {
            Together.run(
                    groups.size(),
                    group -> goesOn.getAsBoolean()
                            ? groups.get(group).stream().map(work::training).toList()
                            : List.<Training>of(),
                    threads,
                    (group, member, result) -> {
                        if (result.stopReason() != StopReason.INTERRUPTED) {
                            tell(listener, work.row(groups.get(group).get(member), result));
                        }
                    },
                    (group, member, soFar) -> {});
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void tell(Listener listener, SweepRow row) {
        try {
            listener.ended(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
