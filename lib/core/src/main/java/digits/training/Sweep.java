package digits.training;

import java.util.Arrays;
import java.util.List;
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
    private final boolean overSeeds;
    private final double[] values;
    private final List<Training> trainings;

    private Sweep(String parameter, boolean overSeeds, double[] values, List<Training> trainings) {
        this.parameter = parameter;
        this.overSeeds = overSeeds;
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
     * One training for each value of any number: widths, batch sizes.
     *
     * @param parameter what the number is, for tables and charts
     * @param training the training that belongs to a value
     * @throws IllegalArgumentException if there is no value
     */
    public static Sweep over(String parameter, DoubleFunction<Training> training, double... values) {
        return over(parameter, false, training, values);
    }

    /**
     * The same for trainings that differ in nothing but luck, such as seeds. None is better than another, and what counts is their
     * mean and how far they scatter.
     */
    public static Sweep overSeeds(String parameter, DoubleFunction<Training> training, double... values) {
        return over(parameter, true, training, values);
    }

    private static Sweep over(
            String parameter, boolean overSeeds, DoubleFunction<Training> training, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sweep needs at least one " + parameter + ", but got none");
        }
        return new Sweep(
                parameter,
                overSeeds,
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

    /** Whether the trainings differ in nothing but luck. */
    public boolean isOverSeeds() {
        return overSeeds;
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
     * Runs all trainings, each with the bits that it has alone. A thread that is interrupted ends them all early; the interrupt is
     * then answered, and no longer set, and the result holds what was reached.
     *
     * @param listener is given each training's result as soon as it ends, in the calling thread
     * @param underWay is given each training that goes on, at each of its measurements, as it would be if it were
     *     interrupted there, with that measurement alone in its history; in any thread, but never by two at once
     */
    public SweepResult run(Consumer<SweepPoint> listener, Consumer<SweepPoint> underWay) {
        SweepPoint[] points = new SweepPoint[size()];
        int threads = Runtime.getRuntime().availableProcessors();
        List<List<Integer>> groups = Together.spread(Together.groups(trainings), threads);
        Together.run(
                groups.size(),
                group -> groups.get(group).stream().map(trainings::get).toList(),
                threads,
                (group, member, result) -> {
                    int index = groups.get(group).get(member);
                    points[index] = new SweepPoint(values[index], result);
                    listener.accept(points[index]);
                },
                (group, member, result) ->
                        underWay.accept(new SweepPoint(values[groups.get(group).get(member)], result)));
        // A training that was interrupted before its first measurement has nothing to show.
        List<SweepPoint> shown = Arrays.stream(points)
                .filter(point -> point != null && point.result().history().size() > 0)
                .toList();
        return new SweepResult(parameter, overSeeds, shown);
    }
}
