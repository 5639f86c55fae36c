package digits.sweeps;

/**
 * How far a sweep is.
 *
 * @param found trainings that the file had before
 * @param trained trainings that ended in this run
 * @param trainings in all, with all stages
 * @param iterations that were made in this run
 * @param iterationsLeft that are still to be made, should none end early
 */
public record SweepProgress(int found, int trained, int trainings, long iterations, long iterationsLeft) {}
