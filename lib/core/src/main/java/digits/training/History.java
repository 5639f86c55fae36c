package digits.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was measured along a training, in the order of its iterations.
 *
 * @param measurements the first before any step was taken, the last at the end
 */
public record History(List<Measurement> measurements) implements Iterable<Measurement> {

    public History {
        measurements = List.copyOf(measurements);
    }

    /** A history with nothing in it yet. */
    public static History empty() {
        return new History(List.of());
    }

    /** The same history with one more measurement at its end. */
    public History with(Measurement measurement) {
        List<Measurement> longer = new ArrayList<>(measurements);
        longer.add(measurement);
        return new History(longer);
    }

    /** How many measurements there are. */
    public int size() {
        return measurements.size();
    }

    /**
     * The newest measurement.
     *
     * @throws IllegalStateException if nothing was measured yet
     */
    public Measurement last() {
        if (measurements.isEmpty()) {
            throw new IllegalStateException("last needs a measurement, but the history is empty");
        }
        return measurements.get(measurements.size() - 1);
    }

    /**
     * The first measurement with the highest test accuracy, or training accuracy if there are no test examples.
     *
     * @throws IllegalStateException if nothing was measured yet
     */
    public Measurement best() {
        return measurements.stream()
                .reduce((best, next) -> next.accuracy() > best.accuracy() ? next : best)
                .orElseThrow(() -> new IllegalStateException("best needs a measurement, but the history is empty"));
    }

    @Override
    public Iterator<Measurement> iterator() {
        return measurements.iterator();
    }
}
