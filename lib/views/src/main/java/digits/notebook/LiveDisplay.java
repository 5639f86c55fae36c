package digits.notebook;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One output that is replaced again and again while work goes on. It is drawn and sent by a thread of its own: the work does
 * not wait for it, and an interrupt of the work, as the stop button gives, cannot hit the kernel's connection to the front end.
 */
final class LiveDisplay implements AutoCloseable {

    /** The time between two updates: four a second are as smooth as a progress needs to be. */
    private static final long INTERVAL = 250_000_000;

    /** Drawing may take this part of the time; where a chart takes long to draw, updates are rarer. */
    private static final int PART = 20;

    /**
     * But nobody waits longer than this for the next: the first chart can take seconds, while fonts are read, and so can any on
     * a busy machine.
     */
    private static final long LONGEST_INTERVAL = 5_000_000_000L;

    private final Screen screen;
    private final LongSupplier clock;
    private final String id = UUID.randomUUID().toString();
    private final ExecutorService drawer = Executors.newSingleThreadExecutor(LiveDisplay::thread);
    private Future<?> drawing;
    private boolean begun;
    /** Only the drawing thread reads and writes it: an output that failed was never displayed, and cannot be replaced. */
    private boolean displayed;

    private long last;
    private volatile long cost;

    /**
     * @param clock nanoseconds
     */
    LiveDisplay(Screen screen, LongSupplier clock) {
        this.screen = screen;
        this.clock = clock;
    }

    /** Whether it is time for an update: {@link #update} would show it. */
    boolean isDue() {
        return !isDrawing()
                && (!begun || clock.getAsLong() - last >= Math.max(INTERVAL, Math.min(LONGEST_INTERVAL, PART * cost)));
    }

    /** Whether an update is on its way to the screen. */
    boolean isDrawing() {
        return drawing != null && !drawing.isDone();
    }

    /** Shows an output if it is time for one. */
    void update(Supplier<MimeBundle> output) {
        if (isDue()) {
            begin(output);
        }
    }

    /**
     * Shows the last output, and returns when it is shown. Where it cannot be drawn, shows a sentence instead, which also
     * says why. Never fails: what the work came to must not be lost because its picture is.
     *
     * @param sentence what the work came to
     */
    void finish(Supplier<MimeBundle> output, String sentence) {
        Throwable failure = draw(output);
        if (failure != null) {
            String text = sentence + " It could not be drawn: " + failure.getMessage();
            // Should this fail too, the way to the front end is cut, and there is nobody to be told.
            draw(() -> MimeBundle.html(Displays.note(text, true), text));
        }
    }

    /** Draws an output and waits until it is shown; why it is not, null if it is. */
    private Throwable draw(Supplier<MimeBundle> output) {
        begin(output);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    drawing.get();
                    return null;
                } catch (InterruptedException stop) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    return failed.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        drawer.shutdown();
    }

    private void begin(Supplier<MimeBundle> output) {
        begun = true;
        last = clock.getAsLong();
        drawing = drawer.submit(() -> {
            long start = clock.getAsLong();
            MimeBundle bundle = output.get();
            if (displayed) {
                screen.update(id, bundle);
            } else {
                screen.display(id, bundle);
                displayed = true;
            }
            cost = clock.getAsLong() - start;
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "live display");
        thread.setDaemon(true);
        return thread;
    }
}
