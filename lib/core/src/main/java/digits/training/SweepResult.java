package digits.training;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the trainings of a sweep came to.
 *
 * @param parameter what they differ in
 * @param isOverSeeds whether that is nothing but luck: then none is better than another, and what counts is their mean and how far
 *     they scatter
 * @param points one for each training that was run, in the order of the values given; all but those that had not begun when
 *     the sweep was interrupted
 */
public record SweepResult(String parameter, boolean isOverSeeds, List<SweepPoint> points) {

    public SweepResult {
        points = List.copyOf(points);
    }

    /** The mean accuracy of the trainings that did not diverge; NaN if there is none. */
    public double mean() {
        return accuracies().average().orElse(Double.NaN);
    }

    /** How far the accuracies of the trainings that did not diverge scatter about their {@link #mean}: √(Σ(a − mean)² / (n − 1)). */
    public double standardDeviation() {
        double mean = mean();
        double squares = accuracies()
                .map(accuracy -> (accuracy - mean) * (accuracy - mean))
                .sum();
        return Math.sqrt(squares / (accuracies().count() - 1));
    }

    private DoubleStream accuracies() {
        return points.stream().filter(point -> !point.diverged()).mapToDouble(SweepPoint::accuracy);
    }

    /**
     * The point with the highest accuracy among those that did not diverge, the first one where several are equal.
     *
     * @throws IllegalStateException if every training diverged or none was run
     */
    public SweepPoint best() {
        return points.stream()
                .filter(point -> !point.diverged())
                .reduce((best, next) -> next.accuracy() > best.accuracy() ? next : best)
                .orElseThrow(() -> new IllegalStateException(
                        "best needs a training that did not diverge, but there is none among " + points.size()));
    }
}
