package digits.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.DigitsCsv;
import digits.dataset.Split;
import digits.sweeps.LocalCores;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepResults;
import digits.sweeps.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the same sweep takes on one core of this machine without Spark, and on clusters with one and two executors of one
 * core each; and what Spark takes for a task. Prints, and is no test: {@code python3 start.py test spark -Dtest=SparkScaling}.
 */
class SparkScaling {

    private static final int TIMES = 3;

    /** 60 trainings of 64-10-10, full batches of 1,437 digits. */
    private static final SweepPlan LONG = SweepPlan.grid()
            .with("learning rate", 0.03, 0.1, 0.3, 1)
            .with("iterations", 1000)
            .seeds(15);

    /** As many with next to nothing to do. */
    private static final SweepPlan SHORT = SweepPlan.grid()
            .with("learning rate", 0.03, 0.1, 0.3, 1)
            .with("iterations", 1)
            .seeds(15);

    @TempDir
    private static Path folder;

    @Test
    void measure() throws IOException, InterruptedException {
        Split split = DigitsCsv.read(Path.of("../../data/digits.csv")).split(0.2, 1);
        Workers here = new LocalCores(1);
        print("one core without Spark", seconds(LONG, split, here), seconds(SHORT, split, here));
        for (int executors = 1; executors <= 2; executors++) {
            try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
                for (int worker = 1; worker <= executors; worker++) {
                    cluster.worker(executors + "-" + worker);
                }
                try (JavaSparkContext context = new JavaSparkContext(cluster.conf())) {
                    SparkCluster spark = SparkCluster.of(context.sc());
                    AtomicInteger tasks = new AtomicInteger();
                    context.sc().addSparkListener(new SparkListener() {
                        @Override
                        public void onTaskEnd(SparkListenerTaskEnd ended) {
                            tasks.incrementAndGet();
                        }
                    });
                    // All executors are there before anything is timed.
                    while (context.sc().statusTracker().getExecutorInfos().length < executors + 1) {
                        Thread.sleep(100);
                    }
                    print(executors + " executors", seconds(LONG, split, spark), seconds(SHORT, split, spark));
                    System.out.println("tasks of a sweep: " + tasks.get() / (2 * (TIMES + 1)));
                }
            }
        }
    }

    /** The median of some runs, after one that warms up. */
    private static double seconds(SweepPlan plan, Split split, Workers workers) throws IOException {
        double[] all = new double[TIMES + 1];
        for (int time = 0; time <= TIMES; time++) {
            long begin = System.nanoTime();
            SweepResults results = plan.over(split).on(workers).run();
            all[time] = (System.nanoTime() - begin) / 1e9;
            assertTrue(results.isComplete());
        }
        double[] timed = Arrays.copyOfRange(all, 1, TIMES + 1);
        Arrays.sort(timed);
        return timed[TIMES / 2];
    }

    private static void print(String where, double trained, double empty) {
        System.out.printf("%s: %.2f s for the sweep, %.2f s for one with nothing to do%n", where, trained, empty);
    }
}
