package digits.exercises;

import digits.notebook.CheckFailed;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for an answer, but not for ever: a loop without an end would hold the check up. */
final class Patience {

    /** The longest right answers are small trainings, of seconds. Counted is what the answer computes, not what others do meanwhile. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long LOOK_EVERY_MILLIS = 100;

    private Patience() {}

    /**
     * What is answered.
     *
     * @throws CheckFailed if the answer computes for longer than the limit
     */
    static <T> T of(Supplier<T> answer, Duration limit) {
        FutureTask<T> task = new FutureTask<>(answer::get);
        Thread thread = new Thread(task, "answer");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
