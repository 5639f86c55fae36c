package digits.engine.iteration;

import digits.engine.team.Share;

/** One iteration, shared among the workers of a team: each takes some examples, or each takes some units. */
public sealed interface WorkSharing permits ByExamples, ByUnits {

    /** Before a job that begins with this iteration. */
    void begin(int iteration);

    /**
     * One worker's part of one iteration; it returns when all have done theirs.
     *
     * @param iteration counted from 0
     * @return whether any network's weights are finite, the same for all workers
     * @throws InterruptedException if the job is given up; then all workers do, and no weight has changed
     */
    boolean iterate(int iteration, Share share) throws InterruptedException;
}
