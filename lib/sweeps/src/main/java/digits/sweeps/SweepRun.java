package digits.sweeps;

import digits.dataset.Dataset;
import digits.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * A sweep with the examples that it is over, to be run: where, into which file, and who listens. Immutable. With a file, a run goes on
 * where the last one ended, however it ended.
 */
public final class SweepRun {

    private final SweepPlan plan;
    private final Dataset train;
    private final Dataset test;
    private final Path file;
    private final Workers workers;
    private final BiConsumer<SweepRow, SweepProgress> listener;

    SweepRun(SweepPlan plan, Dataset train, Dataset test) {
        this(plan, train, test, null, LocalCores.all(), (row, progress) -> {});
    }

    private SweepRun(
            SweepPlan plan,
            Dataset train,
            Dataset test,
            Path file,
            Workers workers,
            BiConsumer<SweepRow, SweepProgress> listener) {
        this.plan = plan;
        this.train = train;
        this.test = test;
        this.file = file;
        this.workers = workers;
        this.listener = listener;
    }

    /** Each result is written into this file as soon as there is one; what is in it already isn't trained again. */
    public SweepRun into(Path results) {
        return new SweepRun(plan, train, test, results, workers, listener);
    }

    /** Somebody else trains: a cluster, or fewer cores. */
    public SweepRun on(Workers others) {
        return new SweepRun(plan, train, test, file, others, listener);
    }

    /** Is given each result as soon as there is one, in the thread that calls {@link #run()}. */
    public SweepRun listen(BiConsumer<SweepRow, SweepProgress> other) {
        return new SweepRun(plan, train, test, file, workers, other);
    }

    public SweepPlan plan() {
        return plan;
    }

    /** How many classes the examples have. */
    public int classes() {
        return train.classes();
    }

    /** How many trainings there are in all, with all stages of successive halving. */
    public int trainings() {
        return work().trainingsOfAllStages();
    }

    /** How many iterations they have together, should none end early. */
    public long iterations() {
        return work().iterations();
    }

    @Override
    public String toString() {
        return "A sweep with its examples: .run() runs it, and Live.run(…) also shows how it gets on.";
    }

    /**
     * The training behind a result: run again, it has the same bits, and all that a result leaves out, the network and what was
     * measured along the way.
     *
     * @throws IllegalArgumentException if it is no result of this sweep
     */
    public Training training(SweepRow row) {
        Work work = work();
        if (!work.has(row)) {
            throw new IllegalArgumentException("a training is made again from a result of its own sweep, but training "
                    + row.training() + " with seed " + row.seed() + " and " + row.values() + " is of another");
        }
        return work.training(row.job());
    }

    private Work work() {
        return new Work(plan, train, test);
    }

    /**
     * Runs what is left to run. A thread that is interrupted ends it early; the interrupt is then answered, and no longer set, and
     * what ended until then is kept.
     *
     * @throws IllegalArgumentException if options do not go together, or not with the examples
     * @throws IOException if the file can't be read or written, is of another sweep, or a cluster failed
     */
    public SweepResults run() throws IOException {
        Work work = work();
        work.check();
        if (file == null) {
            return new Course(work, null).run();
        }
        try (ResultsFile results = ResultsFile.open(file, work)) {
            return new Course(work, results).run();
        }
    }

    /** One run under way. */
    private final class Course {

        private final Work work;
        private final ResultsFile results;
        private final Map<Job, SweepRow> rows = new HashMap<>();
        private final int found;
        private final int trainings;
        private final long deadline;
        private long iterations;
        private long iterationsLeft;
        private volatile boolean hasRunOut;

        Course(Work work, ResultsFile results) {
            this.work = work;
            this.results = results;
            if (results != null) {
                results.rows().forEach(row -> rows.put(row.job(), row));
            }
            found = rows.size();
            trainings = work.trainingsOfAllStages();
            deadline =
                    System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.budget().seconds());
        }

        SweepResults run() throws IOException {
            long budget = plan.budget().iterations() == 0
                    ? Long.MAX_VALUE
                    : plan.budget().iterations();
            List<Integer> settings =
                    IntStream.rangeClosed(1, work.settings()).boxed().toList();
            int stages = work.stages();
            // All stages in full, less what is there.
            iterationsLeft = work.iterations()
                    - rows.keySet().stream().mapToLong(work::iterations).sum();
            boolean complete = true;
            for (int stage = 1; stage <= stages && complete; stage++) {
                List<Job> jobs = work.jobs(settings, stage);
                List<Job> next = new ArrayList<>();
                for (Job job : jobs) {
                    if (!rows.containsKey(job) && !hasRunOut) {
                        budget -= work.iterations(job);
                        hasRunOut = budget < 0;
                        if (!hasRunOut) {
                            next.add(job);
                        }
                    }
                }
                if (!next.isEmpty()) {
                    workers.run(work, work.groups(next), this::goesOn, this::ended);
                }
                complete = rows.keySet().containsAll(jobs);
                settings = stage < stages && complete ? best(settings, stage) : settings;
            }
            List<SweepRow> sorted =
                    rows.values().stream().sorted(ResultsFile.ORDER).toList();
            return new SweepResults(plan, sorted, complete, explanation(complete), train.classes());
        }

        /** Whether there is time for another group; asked by any thread. */
        private boolean goesOn() {
            boolean late = plan.budget().seconds() > 0 && System.nanoTime() - deadline > 0;
            if (late) {
                hasRunOut = true;
            }
            return !late;
        }

        private void ended(SweepRow row) throws IOException {
            if (results != null) {
                results.add(row);
            }
            rows.put(row.job(), row);
            iterations += row.iterations();
            iterationsLeft -= work.iterations(row.job());
            listener.accept(row, new SweepProgress(found, rows.size() - found, trainings, iterations, iterationsLeft));
        }

        /** The settings that go on to the next stage, in the order of their numbers. */
        private List<Integer> best(List<Integer> settings, int stage) {
            List<SettingSummary> summaries = SettingSummary.of(
                    plan,
                    rows.values().stream()
                            .filter(row -> row.stage() == stage)
                            .sorted(ResultsFile.ORDER)
                            .toList());
            return summaries.stream()
                    .sorted(SettingSummary.BEST_FIRST)
                    .limit(plan.halving().kept(settings.size()))
                    .map(SettingSummary::setting)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }

        private String explanation(boolean complete) {
            int now = rows.size() - found;
            String there = results == null || found == 0
                    ? now + " of " + trainings + " trainings were made."
                    : found + " of " + trainings + " trainings were found in " + file + ", and " + now + " were made.";
            String half = results != null && results.droppedHalfLine()
                    ? " The file's last line was half a line, as a crash leaves it; that training was made again."
                    : "";
            String end = complete
                    ? " The sweep is complete."
                    : hasRunOut
                            ? now == 0 && plan.budget().seconds() == 0
                                    ? " The budget of " + plan.budget()
                                            + " is less than the next training takes: give more."
                                    : " The budget is used up: run it again to go on."
                            : " It was interrupted: run it again to go on.";
            return there + half + end;
        }
    }
}
