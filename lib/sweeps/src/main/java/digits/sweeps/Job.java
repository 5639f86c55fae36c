package digits.sweeps;

/**
 * One training that is to be run.
 *
 * @param training its number in the sweep, from 1
 * @param stage of successive halving, from 1
 */
public record Job(int training, int stage) {}
