package digits.engine.team;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that do one job together: the calling thread and some that live as long as the job. {@link #await} is their barrier.
 * There they wait by asking again and again instead of sleeping: an iteration may take 50 µs, and waking a thread as long.
 */
public final class Team {

    /** Questions asked before a waiting thread offers its core to others, who may be those it waits for. */
    private static final int PATIENCE = 2000;

    /** One worker's part of a job. */
    public interface Job {
        void run(Share share) throws InterruptedException;
    }

    private final int workers;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int barrier;
    private volatile boolean stopped;

    /** Whether to give up, as decided at the last barrier: the same for all workers until the next. */
    private volatile boolean agreed;

    private volatile Throwable failure;

    public Team(int workers) {
        this.workers = workers;
    }

    public int workers() {
        return workers;
    }

    /**
     * Runs a job to its end in all threads.
     *
     * @throws InterruptedException if the calling thread was interrupted; by then all other threads have ended
     */
    public void run(Job job) throws InterruptedException {
        arrived.set(0);
        stopped = false;
        agreed = false;
        failure = null;
        Thread[] others = new Thread[workers - 1];
        for (int i = 0; i < others.length; i++) {
            Share share = new Share(i + 1, workers);
            others[i] = new Thread(() -> part(job, share), "digits engine " + (i + 1));
            others[i].setDaemon(true);
            others[i].start();
        }
        part(job, new Share(0, workers));
        boolean interrupted = stopped && failure == null;
        for (Thread other : others) {
            interrupted |= joined(other);
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (interrupted) {
            throw new InterruptedException("training was interrupted");
        }
    }

    private void part(Job job, Share share) {
        try {
            job.run(share);
        } catch (InterruptedException stop) {
            stopped = true;
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            stopped = true;
        }
    }

    /** Waits for the end of a thread that is on its way to it; whether this thread was interrupted meanwhile. */
    private static boolean joined(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
    }

    /**
     * Whether the job is to be given up; asked between two blocks of work. Worker 0 is the calling thread: when it was
     * interrupted, this clears its interrupt and has all workers stop.
     */
    public boolean shouldStop(Share share) {
        if (share.worker() == 0 && Thread.interrupted()) {
            stopped = true;
        }
        return stopped;
    }

    /**
     * Gives the job up if it is to be: for all workers at the same place, right after the barrier.
     *
     * @throws InterruptedException if it is
     */
    public void checkStopped() throws InterruptedException {
        if (agreed) {
            throw new InterruptedException("training was interrupted");
        }
    }

    /**
     * Waits until all workers are here. What they wrote before, all see after.
     *
     * @throws InterruptedException if another worker failed and won't come
     */
    @SuppressWarnings("ThreadPriorityCheck") // any other thread that gets the core may be the one that is waited for
    public void await() throws InterruptedException {
        if (workers == 1) {
            agreed = stopped;
            return;
        }
        int current = barrier;
        if (arrived.incrementAndGet() == workers) {
            arrived.set(0);
            agreed = stopped;
            barrier = current + 1;
            return;
        }
        for (int asked = 0; barrier == current; asked++) {
            if (failure != null) {
                throw new InterruptedException("another worker failed");
            }
            if (asked < PATIENCE) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
