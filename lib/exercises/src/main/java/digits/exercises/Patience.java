package digits.exercises;

import digits.notebook.CheckFailed;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a check, but not for ever: a loop without an end in an answer would hold it up. */
final class Patience {

    /** The longest checks train small networks, for seconds. Counted is what the check computes, not what others do meanwhile. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long LOOK_EVERY_MILLIS = 100;

    private Patience() {}

    /**
     * Does a check in a thread of its own, since the one that waits cannot be held up.
     *
     * @throws CheckFailed if it computes for longer than the limit
     */
    static void with(Runnable check, Duration limit) {
        FutureTask<Void> task = new FutureTask<>(check, null);
        Thread thread = new Thread(task, "check");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                if (ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) > limit.toNanos()) {
                    stop(thread);
                    throw new CheckFailed("your code has not ended after " + limit.toSeconds()
                            + " seconds: it has a loop without an end. Which condition ends it, and what in the loop changes that? "
                            + "Mend it, and restart the kernel (Kernel → Restart): the loop may go on there.");
                }
            } catch (ExecutionException stopped) {
                if (stopped.getCause() instanceof Error error) {
                    throw error;
                }
                throw stopped.getCause() instanceof RuntimeException thrown
                        ? thrown
                        : new IllegalStateException(stopped.getCause());
            } catch (InterruptedException stopButton) {
                stop(thread);
                Thread.currentThread().interrupt();
                throw new CheckFailed("the check was stopped before your code had ended.");
            }
        }
    }

    /** Java 17 can end a thread that does not look whether it should; from Java 20 on nobody can. */
    private static void stop(Thread thread) {
        thread.interrupt();
        try {
            Thread.class.getMethod("stop").invoke(thread);
        } catch (ReflectiveOperationException notInThisJava) {
            return;
        }
    }
}
