package digits.training;

import java.util.List;

/**
 * What the trainings of a sweep came to.
 *
 * @param parameter what they differ in
 * @param points one for each training that was run, in the order of the values given; all but those that had not begun when
 *     the sweep was interrupted
 */
public record SweepResult(String parameter, List<SweepPoint> points) {

    public SweepResult {
        points = List.copyOf(points);
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
