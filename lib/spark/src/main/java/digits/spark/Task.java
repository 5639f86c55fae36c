package digits.spark;

import digits.sweeps.Job;
import digits.sweeps.SweepRow;
import digits.sweeps.Work;
import digits.training.StopReason;
import digits.training.Together;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** What a task does on an executor: it trains the groups that it is given, one after the other. */
final class Task extends AbstractFunction2<TaskContext, Iterator<Task.Groups>, Task.Answer> implements Serializable {

    /** The jobs of some groups: for each a training's number and its stage. */
    record Groups(int[][] trainings, int[][] stages) implements Serializable {

        static Groups of(List<List<Job>> groups) {
            return new Groups(
                    groups.stream()
                            .map(group -> group.stream().mapToInt(Job::training).toArray())
                            .toArray(int[][]::new),
                    groups.stream()
                            .map(group -> group.stream().mapToInt(Job::stage).toArray())
                            .toArray(int[][]::new));
        }

        List<List<Job>> jobs() {
            List<List<Job>> groups = new ArrayList<>();
            for (int group = 0; group < trainings.length; group++) {
                List<Job> jobs = new ArrayList<>();
                for (int i = 0; i < trainings[group].length; i++) {
                    jobs.add(new Job(trainings[group][i], stages[group][i]));
                }
                groups.add(jobs);
            }
            return groups;
        }
    }

    /**
     * What comes back.
     *
     * @param rows results as text
     * @param refusal why nothing was trained, in a sentence; null if it was
     */
    record Answer(ArrayList<String> rows, String refusal) implements Serializable {}

    private final Broadcast<Mission> mission;

    Task(Broadcast<Mission> mission) {
        this.mission = mission;
    }

    @Override
    public Answer apply(TaskContext context, Iterator<Groups> given) {
        Mission known = mission.value();
        String refusal = Library.here().refusal(known.library(), host());
        if (refusal != null) {
            return new Answer(new ArrayList<>(), refusal);
        }
        ArrayList<String> rows = new ArrayList<>();
        while (given.hasNext()) {
            for (List<Job> group : given.next().jobs()) {
                train(known.work(), group, context, rows);
            }
        }
        return new Answer(rows, null);
    }

    private static void train(Work work, List<Job> group, TaskContext context, List<String> rows) {
        int before = rows.size();
        Together.run(
                1,
                only -> group.stream().map(work::training).toList(),
                context.cpus(),
                (only, member, result) -> {
                    if (result.stopReason() != StopReason.INTERRUPTED) {
                        SweepRow row = work.row(group.get(member), result);
                        rows.add(work.write(row));
                    }
                },
                (only, member, soFar) -> {});
        if (rows.size() - before < group.size()) {
            // Spark asked it to stop; a task that ends as if all were well would lose trainings.
            throw new IllegalStateException("the trainings of a task were interrupted");
        }
    }

    private static String host() {
        return org.apache.spark.SparkEnv.get() == null
                ? "this machine"
                : org.apache.spark.SparkEnv.get()
                        .blockManager()
                        .blockManagerId()
                        .host();
    }
}
