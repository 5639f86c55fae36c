package digits.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Successive halving: all settings are trained for a few iterations, the better part of them for more, and so on, until the last stage
 * has the full length. Each stage trains from the start, with a schedule of its own length. Which are better is decided by the mean
 * accuracy over the seeds. Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS
 * 2016.
 *
 * @param from iterations of the first stage
 * @param factor how many times as long each stage is as the one before it; one of so many settings goes on
 */
public record Halving(int from, int factor) {

    private static final Pattern TEXT = Pattern.compile("from (\\d{1,10}) iterations, keep 1 of (\\d{1,10})");

    public Halving {
        if (from < 1 || factor < 2) {
            throw new IllegalArgumentException(
                    "successive halving needs to begin with at least 1 iteration and to keep 1 of at "
                            + "least 2 settings, but got " + from + " iterations and 1 of " + factor);
        }
    }

    /** Reads what {@link #toString} writes. */
    static Halving parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()
                || Long.parseLong(matcher.group(1)) > Integer.MAX_VALUE
                || Long.parseLong(matcher.group(2)) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "successive halving needs to be as in \"from 100 iterations, keep 1 of 3\", but got \""
                            + Excerpt.of(text.strip()) + "\"");
        }
        return new Halving(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The lengths of all stages; the last is the full one. */
    List<Integer> lengths(int full) {
        List<Integer> lengths = new ArrayList<>();
        for (long length = from; length < full; length *= factor) {
            lengths.add((int) length);
        }
        lengths.add(full);
        return lengths;
    }

    /** How many of so many settings go on to the next stage. */
    int kept(int settings) {
        return Math.max(1, settings / factor);
    }

    @Override
    public String toString() {
        return "from " + from + " iterations, keep 1 of " + factor;
    }
}
