package digits.spark;

import digits.sweeps.Job;
import digits.sweeps.SweepRow;
import digits.sweeps.Work;
import digits.sweeps.Workers;
import digits.training.Together;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * A cluster, by Spark. The examples go to each executor once. A task trains a group of networks side by side, as one machine does,
 * and their bits are the same. Spark starts a task again that failed, on another machine if its own is gone; a training that diverged did
 * not fail. What each task brings is kept as soon as it ends.
 *
 * <pre>{@code
 * plan.over(split).into(Path.of("sweep.csv")).on(SparkCluster.of(context)).run();
 * }</pre>
 */
public final class SparkCluster implements Workers {

    /** More tasks than this for each core would only make more to do for Spark. */
    private static final int TASKS_OF_CORE = 32;

    private static final long LOOK_EVERY_MILLIS = 100;

    private static final int SENTENCE = 300;

    private final JavaSparkContext spark;
    private final long patienceMillis;

    private SparkCluster(SparkContext spark, long patienceMillis) {
        this.spark = JavaSparkContext.fromSparkContext(spark);
        this.patienceMillis = patienceMillis;
    }

    /** The cluster that a context is connected to; ten minutes without an executor are an error. */
    public static SparkCluster of(SparkContext spark) {
        return new SparkCluster(spark, TimeUnit.MINUTES.toMillis(10));
    }

    /** The same, with so many seconds without an executor. */
    public SparkCluster patience(int seconds) {
        return new SparkCluster(spark.sc(), TimeUnit.SECONDS.toMillis(seconds));
    }

    @Override
    public void run(Work work, List<List<Job>> groups, BooleanSupplier goesOn, Listener listener) throws IOException {
        Broadcast<Mission> mission = spark.broadcast(new Mission(work, Library.here()));
        try {
            new Course(work, goesOn, listener).run(mission, tasks(groups));
        } finally {
            mission.destroy();
        }
    }

    /** A group for each task, or several if there are very many. */
    private List<Task.Groups> tasks(List<List<Job>> alike) {
        List<List<Job>> groups = Together.spread(alike, spark.defaultParallelism());
        int most = Math.max(1, spark.defaultParallelism() * TASKS_OF_CORE);
        int count = Math.min(groups.size(), most);
        List<Task.Groups> tasks = new ArrayList<>();
        for (int task = 0; task < count; task++) {
            int from = (int) ((long) groups.size() * task / count);
            int to = (int) ((long) groups.size() * (task + 1) / count);
            tasks.add(Task.Groups.of(groups.subList(from, to)));
        }
        return tasks;
    }

    /** What Spark's threads tell the one that waits: an answer, or the end, with a failure or without. */
    private record Message(Task.Answer answer, Throwable failure) {}

    /** One job of Spark under way. */
    private final class Course {

        private final Work work;
        private final BooleanSupplier goesOn;
        private final Listener listener;
        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private final String name = "sweep-" + UUID.randomUUID();
        private boolean cancelled;
        private IOException failure;

        Course(Work work, BooleanSupplier goesOn, Listener listener) {
            this.work = work;
            this.goesOn = goesOn;
            this.listener = listener;
        }

        void run(Broadcast<Mission> mission, List<Task.Groups> tasks) throws IOException {
            Thread job = new Thread(() -> submit(mission, tasks), "sweep on spark");
            job.setDaemon(true);
            job.start();
            long lonely = System.nanoTime();
            for (boolean ended = false; !ended; ) {
                try {
                    Message message = messages.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    if (message == null) {
                        lonely = hasExecutor() ? System.nanoTime() : lonely;
                        look(lonely);
                    } else if (message.answer() != null) {
                        take(message.answer());
                    } else {
                        ended = true;
                        if (message.failure() != null && !cancelled) {
                            failure = new IOException(
                                    "the cluster gave up: " + sentence(message.failure()), message.failure());
                        }
                    }
                } catch (InterruptedException stop) {
                    cancel("the sweep was interrupted");
                }
            }
            if (failure != null) {
                throw failure;
            }
        }

        /** In a thread of its own: waits for all tasks. */
        private void submit(Broadcast<Mission> mission, List<Task.Groups> tasks) {
            try {
                String description = "sweep: "
                        + tasks.stream()
                                .mapToInt(task -> task.jobs().stream()
                                        .mapToInt(List::size)
                                        .sum())
                                .sum()
                        + " trainings in " + tasks.size() + " tasks";
                spark.setJobGroup(name, description, true);
                RDD<Task.Groups> all = spark.parallelize(tasks, tasks.size()).rdd();
                List<Object> partitions = new ArrayList<>();
                for (int partition = 0; partition < tasks.size(); partition++) {
                    partitions.add(partition);
                }
                spark.sc()
                        .runJob(
                                all,
                                new Task(mission),
                                CollectionConverters.asScala(partitions).toSeq(),
                                new AbstractFunction2<Object, Task.Answer, BoxedUnit>() {
                                    @Override
                                    public BoxedUnit apply(Object partition, Task.Answer answer) {
                                        messages.add(new Message(answer, null));
                                        return BoxedUnit.UNIT;
                                    }
                                },
                                ClassTag$.MODULE$.apply(Task.Answer.class));
                messages.add(new Message(null, null));
            } catch (Throwable failed) {
                messages.add(new Message(null, failed));
            }
        }

        private void take(Task.Answer answer) {
            if (answer.refusal() != null) {
                fail(new IOException(answer.refusal()));
            }
            for (String text : answer.rows()) {
                try {
                    SweepRow row = work.read(text);
                    if (failure == null) {
                        listener.ended(row);
                    }
                } catch (IOException full) {
                    fail(full);
                }
            }
        }

        private void look(long lonely) {
            if (!goesOn.getAsBoolean()) {
                cancel("the budget is used up");
            }
            if (System.nanoTime() - lonely > TimeUnit.MILLISECONDS.toNanos(patienceMillis)) {
                fail(
                        new IOException(
                                "the cluster " + spark.master() + " has had no executor for this sweep for "
                                        + TimeUnit.MILLISECONDS.toSeconds(patienceMillis)
                                        + " seconds: see in its user interface whether it has workers with enough free cores and memory"));
            }
        }

        /** Whether anything besides this program can run tasks. */
        private boolean hasExecutor() {
            return spark.isLocal() || spark.statusTracker().getExecutorInfos().length > 1;
        }

        private void fail(IOException reason) {
            failure = failure == null ? reason : failure;
            cancel("the sweep failed");
        }

        private void cancel(String reason) {
            if (!cancelled) {
                cancelled = true;
                // Also if it is not submitted yet: it is in a thread of its own.
                spark.sc().cancelJobGroupAndFutureJobs(name, reason);
            }
        }
    }

    /** The first line of what went wrong. */
    private static String sentence(Throwable failed) {
        String text = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        return text.length() <= SENTENCE ? text : text.substring(0, SENTENCE) + "…";
    }
}
