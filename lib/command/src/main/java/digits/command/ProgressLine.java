package digits.command;

import digits.notebook.ProgressBar;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How far work is, on one line of a terminal, if whoever starts Java says that there is one; else as a line from time to time. */
final class ProgressLine {

    private static final int BAR = 24;
    private static final long ON_A_TERMINAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long ELSEWHERE = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter out;
    private final boolean isTerminal = Boolean.getBoolean("digits.terminal");
    private final long start = System.nanoTime();
    private long last = start;
    private int length;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    /**
     * Shows a state if it is time for one.
     *
     * @param done iterations
     * @param total iterations
     * @param words what else there is to say
     */
    void show(long done, long total, String words) {
        long now = System.nanoTime();
        if (now - last < (isTerminal ? ON_A_TERMINAL : ELSEWHERE) || total == 0) {
            return;
        }
        last = now;
        double seconds = (now - start) / 1e9;
        int full = (int) (BAR * done / total);
        String left = done == 0 ? "" : ", about " + ProgressBar.duration(seconds * (total - done) / done) + " left";
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %3d%%, %s%s%s",
                "#".repeat(full),
                ".".repeat(BAR - full),
                100 * done / total,
                ProgressBar.duration(seconds),
                left,
                words.isEmpty() ? "" : "; " + words);
        if (isTerminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
            length = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Clears the line, and gives back how long it took. */
    String end() {
        if (length > 0) {
            out.print("\r" + " ".repeat(length) + "\r");
            out.flush();
        }
        return ProgressBar.duration((System.nanoTime() - start) / 1e9);
    }
}
