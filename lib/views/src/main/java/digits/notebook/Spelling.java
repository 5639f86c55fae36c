package digits.notebook;

import digits.data.NearbyNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known word somebody may have meant. */
final class Spelling {

    private Spelling() {}

    /** The nearest of some words, another one that differs in at most a third of its letters; small and capital letters count as one. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(each -> !each.equals(word)
                        && distance(word, each) <= (word.length() < 2 ? 0 : Math.max(1, word.length() / 3)))
                .min(Comparator.comparingInt((String each) -> distance(word, each))
                        .thenComparing(each -> each));
    }

    private static int distance(String one, String other) {
        return NearbyNames.distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
