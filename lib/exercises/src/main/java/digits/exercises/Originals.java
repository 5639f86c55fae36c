package digits.exercises;

import digits.dataset.Dataset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Digits as somebody was given them, found again by their pixels: these have 17 shades, those of distorted ones finer steps. */
final class Originals {

    private static final int MISSING = -1;

    private final Dataset digits;
    private final Map<List<Double>, Integer> places = new HashMap<>();

    Originals(Dataset digits) {
        this.digits = digits;
        for (int place = 0; place < digits.size(); place++) {
            places.put(picture(digits, place), place);
        }
    }

    /** How many of some pictures are originals. */
    int countIn(Dataset others) {
        return (int) foundIn(others).filter(place -> place != MISSING).count();
    }

    /** Which originals are among some pictures, by their places. */
    Set<Integer> placesIn(Dataset others) {
        return foundIn(others).filter(place -> place != MISSING).boxed().collect(Collectors.toSet());
    }

    /** Whether all originals among some pictures have the labels that they were given with. */
    boolean haveTheirLabelsIn(Dataset others) {
        int[] found = foundIn(others).toArray();
        return IntStream.range(0, found.length)
                .allMatch(i -> found[i] == MISSING || digits.label(found[i]) == others.label(i));
    }

    private IntStream foundIn(Dataset others) {
        return IntStream.range(0, others.size()).map(example -> places.getOrDefault(picture(others, example), MISSING));
    }

    private static List<Double> picture(Dataset digits, int example) {
        return Arrays.stream(digits.picture(example).toArray()).boxed().toList();
    }
}
