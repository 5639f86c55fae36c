package digits.notebook;

import digits.training.History;
import digits.training.Measurement;
import digits.views.Charts;
import digits.views.Tables;
import java.util.List;

/**
 * Java reads fonts and drawing code when they are first needed, which takes most of a second. Done while the student reads
 * the first cells, nobody waits for it.
 */
final class WarmUp implements Runnable {

    @SuppressWarnings(
            "ThreadPriorityCheck") // Nothing depends on it: where priorities mean nothing, cells wait a little.
    static void start() {
        Thread thread = new Thread(new WarmUp(), "warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    @Override
    public void run() {
        History history = new History(List.of(new Measurement(0, 2, 0.1, 2, 0.1), new Measurement(1, 1, 0.9, 1, 0.9)));
        try {
            Displays.of(Charts.loss(history));
            Displays.of(Tables.of(history));
        } catch (IllegalStateException noFonts) {
            // Said when a chart is really wanted: a notebook without charts works.
            return;
        }
    }
}
