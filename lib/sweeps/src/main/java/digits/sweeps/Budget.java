package digits.sweeps;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run may take before it ends; the next one goes on. It changes no result, so that a file may be gone on with under another.
 *
 * @param seconds after which no new training begins, while those under way end; 0 for no limit
 * @param iterations of all trainings that a run begins; 0 for no limit
 */
public record Budget(long seconds, long iterations) {

    /** No limit. */
    public static final Budget NONE = new Budget(0, 0);

    private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,19}) seconds)?(?:, )?(?:(\\d{1,19}) iterations)?");

    public Budget {
        if (seconds < 0 || iterations < 0) {
            throw new IllegalArgumentException(
                    "a budget needs to be above 0, but got " + seconds + " seconds and " + iterations + " iterations");
        }
    }

    /** So much time. */
    public static Budget of(Duration time) {
        return limited(time.isNegative() || time.isZero() ? 0 : Math.max(1, time.toSeconds()), 0);
    }

    /** So many iterations of all trainings together. */
    public static Budget ofIterations(long iterations) {
        return limited(0, iterations);
    }

    /** A budget of nothing would be {@link #NONE}, which is one without an end. */
    private static Budget limited(long seconds, long iterations) {
        if (seconds == 0 && iterations == 0) {
            throw new IllegalArgumentException("a budget needs to be above 0, but got 0");
        }
        return new Budget(seconds, iterations);
    }

    /** Reads what {@link #toString} writes. */
    static Budget parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        try {
            if (matcher.matches() && (matcher.group(1) != null || matcher.group(2) != null)) {
                return limited(number(matcher.group(1)), number(matcher.group(2)));
            }
        } catch (NumberFormatException beyondALong) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "a budget needs to be as in \"3600 seconds\" or \"1000000 iterations\", but got \""
                        + Excerpt.of(text.strip()) + "\"");
    }

    private static long number(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public String toString() {
        String time = seconds == 0 ? "" : seconds + " seconds";
        String work = iterations == 0 ? "" : iterations + " iterations";
        return time + (seconds != 0 && iterations != 0 ? ", " : "") + work;
    }
}
