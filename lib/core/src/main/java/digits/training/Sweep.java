package digits.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * Many trainings that differ in one number, most often the learning rate α, run on all cores. Immutable.
 *
 * <pre>{@code
 * SweepResult result = Sweep.learningRates(training, Sweep.logGrid(1e-4, 10, 16)).run();
 * }</pre>
 */
public final class Sweep {

    private final String parameter;
    private final double[] values;
    private final List<Training> trainings;

    private Sweep(String parameter, double[] values, List<Training> trainings) {
        this.parameter = parameter;
        this.values = values;
        this.trainings = trainings;
    }

    /**
     * One training for each learning rate, alike in everything else.
     *
     * @throws IllegalArgumentException if there is none, or one is 0, negative, NaN or infinite
     */
    public static Sweep learningRates(Training training, double... learningRates) {
        return over("learning rate α", training::learningRate, learningRates);
    }

    /**
     * One training for each value of any number: seeds, widths, batch sizes.
     *
     * @param parameter what the number is, for tables and charts
     * @param training the training that belongs to a value
     * @throws IllegalArgumentException if there is no value
     */
    public static Sweep over(String parameter, DoubleFunction<Training> training, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sweep needs at least one " + parameter + ", but got none");
        }
        return new Sweep(
                parameter,
                values.clone(),
                Arrays.stream(values).mapToObj(training).toList());
    }

    /**
     * Numbers from low to high, each the same factor above the one before: 0.001, 0.01, 0.1, 1.
     *
     * @throws IllegalArgumentException if not 0 &lt; low &lt; high, both finite, and count is not at least 2
     */
    public static double[] logGrid(double low, double high, int count) {
        if (!(low > 0 && high > low && high < Double.POSITIVE_INFINITY) || count < 2) {
            throw new IllegalArgumentException("a log grid needs 0 < low < high and at least 2 numbers, but got low "
                    + low + ", high " + high + " and " + count + " numbers");
        }
        double[] grid = new double[count];
        for (int i = 0; i < count; i++) {
            double exponent = Math.log10(low) + (Math.log10(high) - Math.log10(low)) * i / (count - 1);
            // To 12 digits, so that a grid over powers of ten says 0.01 and not 0.010000000000000002.
            grid[i] = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.11e", Math.pow(10, exponent)));
        }
        return grid;
    }

    /** What the number is in which the trainings differ. */
    public String parameter() {
        return parameter;
    }

    /** How many trainings there are. */
    public int size() {
        return trainings.size();
    }

    /** How many iterations all trainings make together, should none end early. */
    public long iterations() {
        return trainings.stream().mapToLong(Training::iterations).sum();
    }

    /** The numbers in which the trainings differ, in the order given. */
    public double[] values() {
        return values.clone();
    }

    /** Runs all trainings. */
    public SweepResult run() {
        return run(point -> {});
    }

    /** Runs all trainings; see {@link #run(Consumer, Consumer)}. */
    public SweepResult run(Consumer<SweepPoint> listener) {
        return run(listener, underWay -> {});
    }

    /**
     * Runs all trainings. Those that differ only in α, or in the weights they start from, go through the examples together:
     * their numbers are those of each training alone to rounding, since sums may be taken in another order. All others have its
     * bits. The same sweep gives the same bits every time. A thread that is interrupted ends them all early; the interrupt is then answered, and no longer set, and the result
     * holds what was reached.
     *
     * @param listener is given each training's result as soon as it ends, in the calling thread
     * @param underWay is given each training that goes on, at each of its measurements, as it would be if it were
     *     interrupted there, with that measurement alone in its history; in any thread, but never by two at once
     */
    public SweepResult run(Consumer<SweepPoint> listener, Consumer<SweepPoint> underWay) {
        SweepPoint[] points = new SweepPoint[size()];
        List<Integer> others = new ArrayList<>();
        boolean interrupted = false;
        for (List<Integer> together : groups()) {
            if (together.size() == 1) {
                others.addAll(together);
            } else if (!interrupted) {
                interrupted = runSideBySide(together, points, listener, underWay);
            }
        }
        if (!others.isEmpty() && !interrupted) {
            runApart(others, points, listener, underWay);
        }
        // A training that was interrupted before its first measurement has nothing to show.
        List<SweepPoint> shown = Arrays.stream(points)
                .filter(point -> point != null && point.result().history().size() > 0)
                .toList();
        return new SweepResult(parameter, shown);
    }

    /** Which trainings go together, by their numbers. */
    private List<List<Integer>> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        Map<TrainingSettings.Kind, List<Integer>> open = new HashMap<>();
        for (int i = 0; i < size(); i++) {
            Training training = trainings.get(i);
            int most = StepperProvider.find()
                    .filter(provider -> training.mayBeFast())
                    .map(provider -> provider.atOnce(training.network()))
                    .orElse(1);
            TrainingSettings.Kind kind = most == 1 ? null : training.kind();
            List<Integer> group = open.get(kind);
            if (kind == null || group == null || group.size() == most) {
                group = new ArrayList<>();
                groups.add(group);
                open.put(kind, group);
            }
            group.add(i);
        }
        return groups;
    }

    /** Runs trainings in step, from measurement to measurement; whether they were interrupted. */
    private boolean runSideBySide(
            List<Integer> together, SweepPoint[] points, Consumer<SweepPoint> listener, Consumer<SweepPoint> underWay) {
        trainings.get(together.get(0)).checkLoss();
        List<Stepper> steppers;
        try {
            steppers = StepperProvider.find()
                    .orElseThrow()
                    .sideBySide(together.stream().map(trainings::get).toList());
        } catch (CancellationException inSetUp) {
            Thread.interrupted();
            return true;
        }
        List<TrainingRun> runs = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            runs.add(trainings.get(together.get(i)).start(steppers.get(i)));
        }
        boolean interrupted = false;
        for (int running = runs.size(); running > 0; ) {
            for (int i = 0; i < runs.size(); i++) {
                int index = together.get(i);
                if (points[index] != null) {
                    continue;
                }
                if (runs.get(i).hasNext()) {
                    TrainingStep step = runs.get(i).next();
                    underWay.accept(soFar(index, step));
                    continue;
                }
                points[index] = new SweepPoint(values[index], runs.get(i).result());
                interrupted |= points[index].result().stopReason() == StopReason.INTERRUPTED;
                running--;
                listener.accept(points[index]);
            }
        }
        return interrupted;
    }

    /** Runs trainings that have nothing in common, each in a thread of its own. */
    private void runApart(
            List<Integer> others, SweepPoint[] points, Consumer<SweepPoint> listener, Consumer<SweepPoint> underWay) {
        int workers = Math.min(others.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(workers, Sweep::worker);
        try {
            ExecutorCompletionService<Integer> completions = new ExecutorCompletionService<>(executor);
            for (int index : others) {
                Training training = trainings.get(index).threads(1);
                completions.submit(() -> {
                    points[index] = new SweepPoint(values[index], run(training, index, underWay));
                    return index;
                });
            }
            collect(others.size(), completions, points, listener);
        } catch (InterruptedException stop) {
            awaitEnd(executor);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Runs one training; of several that tell how they get on, one at a time does. */
    private TrainingResult run(Training training, int index, Consumer<SweepPoint> underWay) {
        try (TrainingRun run = training.start()) {
            while (run.hasNext()) {
                TrainingStep step = run.next();
                synchronized (underWay) {
                    underWay.accept(soFar(index, step));
                }
            }
            return run.result();
        }
    }

    private SweepPoint soFar(int index, TrainingStep step) {
        Optimizer optimizer = trainings.get(index).optimizer();
        return new SweepPoint(
                values[index],
                new TrainingResult(
                        step.network(),
                        step.iteration(),
                        History.empty().with(step.measurement()),
                        StopReason.INTERRUPTED,
                        step.iteration(),
                        optimizer));
    }

    private static void collect(
            int count,
            ExecutorCompletionService<Integer> completions,
            SweepPoint[] points,
            Consumer<SweepPoint> listener)
            throws InterruptedException {
        try {
            for (int ended = 0; ended < count; ended++) {
                listener.accept(points[completions.take().get()]);
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "a training of the sweep failed: " + failed.getCause().getMessage(), failed.getCause());
        }
    }

    /** Interrupts the trainings and waits until each has put down what it had. */
    private static void awaitEnd(ExecutorService executor) {
        executor.shutdownNow();
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException again) {
                // Asked once more to stop, while stopping: the trainings are on their way out.
            }
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "sweep");
        thread.setDaemon(true);
        return thread;
    }
}
