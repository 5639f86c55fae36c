package digits.notebook;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far work has come, as text. */
public final class ProgressBar {

    private static final int BAR = 30;

    private final long total;
    private final LongSupplier clock;
    private final long start;

    /**
     * @param total of which {@link #text} is told how much is done
     * @param clock nanoseconds
     */
    ProgressBar(long total, LongSupplier clock) {
        this(total, clock, clock.getAsLong());
    }

    private ProgressBar(long total, LongSupplier clock, long start) {
        this.total = total;
        this.clock = clock;
        this.start = start;
    }

    /** The same work, of which is known by now how much it is. */
    ProgressBar of(long known) {
        return new ProgressBar(Math.max(1, known), clock, start);
    }

    /** A bar of characters, then the sentence. */
    String text(long done) {
        return bar((double) done / total) + " " + sentence(done);
    }

    /** @param part that is done, 0..1 */
    static String bar(double part) {
        int full = (int) (BAR * part);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    /** A bar that the page draws, then the sentence. */
    String html(long done) {
        return "<progress style=\"width: 14rem; max-width: 100%\" aria-label=\"progress\" max=\"" + total
                + "\" value=\"" + done + "\"></progress> " + Html.escape(sentence(done));
    }

    /** How much is done, and how long it took and will take if it goes on like this. */
    private String sentence(long done) {
        double seconds = seconds();
        String left = done == 0 ? "" : ", about " + duration(seconds * (total - done) / done) + " left";
        return String.format(
                Locale.ROOT,
                "%,d of %,d iterations (%d%%), %s%s",
                done,
                total,
                100 * done / total,
                duration(seconds),
                left);
    }

    /** The time since the start. */
    String elapsed() {
        return duration(seconds());
    }

    /** The same as a sentence behind another. */
    String took() {
        return " It took " + elapsed() + ".";
    }

    private double seconds() {
        return (clock.getAsLong() - start) / 1e9;
    }

    /** Seconds as one says them: 3.2 s, 1 min 15 s, 2 h 1 min. */
    public static String duration(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? whole / 60 + " min " + whole % 60 + " s"
                        : whole / 3600 + " h " + whole / 60 % 60 + " min";
    }
}
