package digits.spark;

import digits.sweeps.SweepPlan;
import digits.sweeps.Work;
import java.io.Serializable;

/** What every executor needs to know of a sweep, sent to each once. */
final class Mission implements Serializable {

    private final String plan;
    private final Examples train;
    private final Examples test;
    private final Library library;

    /** Made on each machine when it is asked for first. */
    private transient Work work;

    Mission(Work work, Library library) {
        plan = work.plan().toString();
        train = Examples.of(work.train());
        test = work.test() == null ? null : Examples.of(work.test());
        this.library = library;
    }

    synchronized Work work() {
        if (work == null) {
            work = new Work(SweepPlan.parse(plan), train.dataset(), test == null ? null : test.dataset());
        }
        return work;
    }

    /** The library of the program that sends this. */
    Library library() {
        return library;
    }
}
