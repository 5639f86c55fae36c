package digits.engine.team;

/**
 * One worker's part of something that is done by several at once.
 *
 * @param worker from 0
 * @param workers how many there are
 */
public record Share(int worker, int workers) {

    /** Everything, for a worker that is by itself. */
    public static final Share ALL = new Share(0, 1);

    /** Where this worker's part of 0..count−1 starts: a multiple of {@code step}. It ends where the next one's starts. */
    public int from(int count, int step) {
        return start(worker, count, step);
    }

    /** Where it ends. */
    public int to(int count, int step) {
        return start(worker + 1, count, step);
    }

    private int start(int which, int count, int step) {
        int steps = (count + step - 1) / step;
        return (int) Math.min(count, (long) steps * which / workers * step);
    }
}
