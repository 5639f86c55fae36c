package digits.exercises;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The exercises of notebook 13, sweep many things. */
public final class Exercises13 {

    private static final Exercise INTERVAL = new Exercise(13, 1, "the interval of a mean");
    private static final Exercise WELCH = new Exercise(13, 2, "two settings told apart");
    private static final Exercise HALVING = new Exercise(13, 3, "what successive halving costs");

    static final List<Exercise> ALL = List.of(INTERVAL, WELCH, HALVING);

    private static final String NO_MEAN =
            "Your mean is not the mean: for [0.9, 0.92] it is 0.91. Add all of them up as double, and divide by how many there are.";

    private static final String OWN = "Each of the two variances is divided by its own n.";

    /** Accuracies of one setting, and the t that belongs to so many. */
    record Seeds(double[] accuracies, double t) {}

    /** Accuracies of two settings. */
    record Pair(double[] a, double[] b) {}

    /** A sweep with successive halving. */
    record Stages(int settings, int seeds, int from, int full, int factor) {}

    private static final Question<Seeds, double[]> INTERVAL_QUESTION = Question.of(
                    INTERVAL,
                    Exercises13::seeds,
                    (Seeds it) -> around(it, it.t * deviation(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .also(new Seeds(new double[] {0.9, 0.92}, 12.706))
            .mistake(
                    "That is how far single accuracies scatter. Their mean scatters less: divide by √n.",
                    it -> around(it, it.t * deviation(it.accuracies)))
            .mistake(
                    "Too short: a mean scatters √n times less than a single number, not n times.",
                    it -> around(it, it.t * deviation(it.accuracies) / it.accuracies.length))
            .mistake(
                    "t is missing: s is itself estimated from few numbers, and t makes up for it.",
                    it -> around(it, deviation(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "You divide the squares by n. The mean is made of the same numbers, and lies too well among them: divide by n − 1.",
                    it -> around(it, it.t * tooSmall(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "That is the variance s². Take its root before you go on.",
                    it -> around(it, it.t * variance(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "The smallest and the largest accuracy: they move apart with every seed more, while the interval of the mean becomes shorter.",
                    it -> new double[] {
                        DoubleStream.of(it.accuracies).min().orElseThrow(),
                        DoubleStream.of(it.accuracies).max().orElseThrow()
                    })
            .mistake(
                    "The upper end comes first in your answer; the lower one should.",
                    it -> around(it, -it.t * deviation(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "Your interval is twice as long as it should be: t · s / √n is half of it, to each side of the mean.",
                    it -> around(it, 2 * it.t * deviation(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "Your interval is half as long as it should be: t · s / √n goes to each side of the mean.",
                    it -> around(it, it.t * deviation(it.accuracies) / Math.sqrt(it.accuracies.length) / 2))
            .mistake(
                    "That is the mean and how far the interval goes to each side of it. Where does it begin, and where does it end?",
                    it -> new double[] {
                        mean(it.accuracies), it.t * deviation(it.accuracies) / Math.sqrt(it.accuracies.length)
                    })
            .mistake(
                    "t is handed over, and another one for each number of seeds: 2.776 is that of five.",
                    it -> around(it, 2.776 * deviation(it.accuracies) / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "Where s is divided by √n, n is the number of accuracies; n − 1 stands in s alone.",
                    it -> around(it, it.t * deviation(it.accuracies) / Math.sqrt(it.accuracies.length - 1)))
            .mistake(
                    "You add the deviations without their signs. Add their squares.",
                    it -> around(
                            it,
                            it.t
                                    * Math.sqrt(sizes(it.accuracies) / (it.accuracies.length - 1))
                                    / Math.sqrt(it.accuracies.length)))
            .mistake(
                    "Your answer is NaN each time, as the root of a negative number is. In Java x / n - 1 is (x / n) − 1: n − 1 needs "
                            + "brackets.",
                    it -> around(it, Double.NaN))
            .mistakeIn(Exercises13::middle, NO_MEAN, it -> twice(sum(it) / (it.accuracies.length - 1)))
            .mistakeIn(Exercises13::middle, NO_MEAN, it -> twice(mean(it.accuracies) - last(it) / it.accuracies.length))
            .mistakeIn(Exercises13::middle, NO_MEAN, it -> twice(0))
            .mistakeIn(
                    ends -> !(Math.abs(ends[1] - ends[0]) > 1e-6),
                    "Your interval is a point, or NaN. Deviations from the mean add up to 0, as they always do: square each of them.",
                    it -> twice(mean(it.accuracies)));

    private static final Question<Pair, Double> WELCH_QUESTION = Question.of(
                    WELCH, Exercises13::pair, (Pair it) -> difference(it) / Math.sqrt(ofMean(it.a) + ofMean(it.b)))
            .also(new Pair(new double[] {0.9, 0.92, 0.97}, new double[] {0.8, 0.9}))
            .mistake(
                    "Each variance is that of single accuracies. Divide it by how many there are, and it is that of their mean.",
                    it -> difference(it) / Math.sqrt(variance(it.a) + variance(it.b)))
            .mistake(
                    "The root is missing: how far a number scatters is the root of its variance.",
                    it -> difference(it) / (ofMean(it.a) + ofMean(it.b)))
            .mistake(
                    "You add the two scatters. What adds up are their squares: take one root, of the sum.",
                    it -> difference(it) / (Math.sqrt(ofMean(it.a)) + Math.sqrt(ofMean(it.b))))
            .mistake(
                    "You divide by n where the variance is computed. It is n − 1 there; n comes afterwards.",
                    it -> difference(it) / Math.sqrt(tooSmallOfMean(it.a) + tooSmallOfMean(it.b)))
            .mistake(
                    "The sign is wrong: it is the first mean minus the second.",
                    it -> -difference(it) / Math.sqrt(ofMean(it.a) + ofMean(it.b)))
            .mistake(
                    "The sign is lost: where the first mean is the lower one, T is below 0.",
                    it -> Math.abs(difference(it)) / Math.sqrt(ofMean(it.a) + ofMean(it.b)))
            .mistake(
                    "That is the difference of the means. How many times its own scatter is it?",
                    Exercises13::difference)
            .mistake(
                    "What is below the fraction needs brackets: x / y + z is (x / y) + z.",
                    it -> difference(it) / Math.sqrt(ofMean(it.a)) + Math.sqrt(ofMean(it.b)))
            .mistake(OWN, it -> difference(it) / Math.sqrt((variance(it.a) + variance(it.b)) / it.a.length))
            .mistake(OWN, it -> difference(it) / Math.sqrt((variance(it.a) + variance(it.b)) / it.b.length))
            .mistake(OWN, it -> difference(it) / Math.sqrt(variance(it.a) / it.b.length + variance(it.b) / it.a.length))
            .mistake(
                    "It is the same scatter twice: one belongs to a, the other to b.",
                    it -> difference(it) / Math.sqrt(2 * ofMean(it.a)))
            .mistake(
                    "n − 1 stands where the variance is computed. The variance is then divided by n.",
                    it -> difference(it)
                            / Math.sqrt(variance(it.a) / (it.a.length - 1) + variance(it.b) / (it.b.length - 1)))
            .mistake(
                    "That is Student's test, with one variance for both; here each setting keeps its own.",
                    it -> difference(it) / Math.sqrt(pooled(it) / it.a.length + pooled(it) / it.b.length))
            .mistake(
                    "Those are sums. It is the difference of the means.",
                    it -> (mean(it.a) * it.a.length - mean(it.b) * it.b.length)
                            / Math.sqrt(ofMean(it.a) + ofMean(it.b)))
            .mistake(
                    "In Java x - y / z is x − (y / z): what is above the fraction needs brackets.",
                    it -> mean(it.a) - mean(it.b) / Math.sqrt(ofMean(it.a) + ofMean(it.b)))
            .mistake(
                    "You divide s by n. It is the variance s² that is divided; the root comes at the end.",
                    it -> difference(it) / Math.sqrt(deviation(it.a) / it.a.length + deviation(it.b) / it.b.length));

    private static final String BY_MULTIPLES =
            "50, 200, 800: the stages never hit 400 exactly, and after 50 and 200 the last one has the full length, 400.";

    private static final Question<Stages, Integer> HALVING_QUESTION = Question.of(
                    HALVING, Exercises13::stages, (Stages it) -> cost(it, it.seeds, true, false, false))
            .also(new Stages(27, 1, 30, 270, 3))
            .also(new Stages(10, 2, 50, 400, 4))
            .also(new Stages(2, 3, 10, 1000, 3))
            .mistake(
                    "That is what it costs without halving: every setting for the full length.",
                    it -> it.settings * it.seeds * it.full)
            .mistake("Each setting is trained with every seed.", it -> cost(it, 1, true, false, false))
            .mistake(
                    "In your count all settings go on. One of `factor` does.",
                    it -> cost(it, it.seeds, false, false, false))
            .mistake(
                    "The last stage has the full length, even if the next multiple of `from` would be longer.",
                    it -> cost(it, it.seeds, true, true, false))
            .mistake(
                    "You count only the iterations that a stage adds. Each stage trains from the start: its schedule has another length.",
                    it -> cost(it, it.seeds, true, false, true))
            .mistake(
                    "The last stage is missing in your count: the one with the full length.",
                    it -> cost(it, it.seeds, true, false, false) - last(it) * it.seeds * it.full)
            .mistake("That is the first stage alone.", it -> it.settings * it.seeds * it.from)
            .mistake(
                    "With 2 settings a quarter would be 0, but at least one goes on.",
                    it -> cost(it, length -> length < it.full, 0, true))
            .mistake(BY_MULTIPLES, it -> cost(it, length -> length <= it.full, 1, false))
            .mistake(
                    BY_MULTIPLES + " And with 2 settings a quarter would be 0, but at least one goes on.",
                    it -> cost(it, length -> length <= it.full, 0, false))
            .mistake("The full length is counted twice.", it -> cost(it, length -> length <= it.full, 1, true))
            .mistake(
                    "Of the settings one of `factor` goes on, each with all its seeds.",
                    it -> cost(
                            new Stages(it.settings * it.seeds, 1, it.from, it.full, it.factor), 1, true, false, false))
            .mistake(
                    "Your factor is always 2; take the one that is handed over.",
                    it -> cost(new Stages(it.settings, it.seeds, it.from, it.full, 2), it.seeds, true, false, false))
            .mistake(
                    "Math.min(1, …) is at most 1; at least one goes on, which is Math.max(1, …).",
                    it -> it.settings * it.seeds * it.from
                            + Math.min(1, it.settings / it.factor) * it.seeds * Math.min(it.from * it.factor, it.full))
            .mistake("Settings are whole: settings / factor is rounded down at each stage.", it -> {
                double settings = it.settings;
                int cost = 0;
                for (int length : lengths(it)) {
                    cost = (int) (cost + settings * it.seeds * length);
                    settings = Math.max(1, settings / it.factor);
                }
                return cost;
            })
            .mistake("Stages end when the full length is reached, not when one setting is left.", it -> {
                int settings = it.settings, length = it.from, cost = 0;
                for (; settings > 1; length *= it.factor) {
                    cost += settings * it.seeds * length;
                    settings = Math.max(1, settings / it.factor);
                }
                return cost + settings * it.seeds * it.full;
            });

    static final List<Question<?, ?>> QUESTIONS = List.of(INTERVAL_QUESTION, WELCH_QUESTION, HALVING_QUESTION);

    private Exercises13() {}

    /**
     * Exercise 13.1.
     *
     * @param answer given the accuracies of a setting and t, the lower and the upper end of the interval of their mean
     */
    public static Passed interval(BiFunction<double[], Double, double[]> answer) {
        return INTERVAL_QUESTION.ask(it -> answer.apply(it.accuracies.clone(), it.t));
    }

    /**
     * Exercise 13.2.
     *
     * @param answer given the accuracies of two settings, the t of Welch's test
     */
    public static Passed welch(BiFunction<double[], double[], Double> answer) {
        return WELCH_QUESTION.ask(it -> answer.apply(it.a.clone(), it.b.clone()));
    }

    /**
     * Exercise 13.3.
     *
     * @param answer given how many settings and seeds, the iterations of the first stage and of a full training, and the factor, how
     *     many iterations all trainings have together
     */
    public static Passed halving(Five<Integer, Integer, Integer, Integer, Integer, Integer> answer) {
        return HALVING_QUESTION.ask(it -> answer.of(it.settings, it.seeds, it.from, it.full, it.factor));
    }

    private static Seeds seeds(SplittableRandom random) {
        double[] t = {4.303, 3.182, 2.776, 2.571};
        int more = random.nextInt(t.length);
        return new Seeds(accuracies(random, 3 + more), t[more]);
    }

    private static Pair pair(SplittableRandom random) {
        int first = random.nextInt(3, 7);
        // Never as many of both: then some mistakes would not be seen.
        return new Pair(accuracies(random, first), accuracies(random, first + random.nextInt(1, 4)));
    }

    private static double[] accuracies(SplittableRandom random, int count) {
        double middle = random.nextDouble(0.6, 0.9);
        return Inputs.accuracies(random, count, middle - 0.08, middle + 0.08);
    }

    private static Stages stages(SplittableRandom random) {
        int factor = random.nextInt(2, 5);
        int from = random.nextInt(5, 40);
        int full = (int) (from * Math.pow(factor, 2) * random.nextDouble(1.2, 1.9)) + 1;
        return new Stages(random.nextInt(20, 90), random.nextInt(2, 6), from, full, factor);
    }

    private static double[] around(Seeds it, double margin) {
        double mean = mean(it.accuracies);
        return new double[] {mean - margin, mean + margin};
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }

    private static double sum(Seeds it) {
        return DoubleStream.of(it.accuracies).sum();
    }

    private static double last(Seeds it) {
        return it.accuracies[it.accuracies.length - 1];
    }

    private static double[] twice(double end) {
        return new double[] {end, end};
    }

    private static double middle(double[] ends) {
        return (ends[0] + ends[1]) / 2;
    }

    /** Of the deviations from the mean. */
    private static double sizes(double[] numbers) {
        double mean = mean(numbers);
        return DoubleStream.of(numbers).map(number -> Math.abs(number - mean)).sum();
    }

    private static double pooled(Pair it) {
        return (squares(it.a) + squares(it.b)) / (it.a.length + it.b.length - 2);
    }

    private static double squares(double[] numbers) {
        double mean = mean(numbers);
        return DoubleStream.of(numbers)
                .map(number -> (number - mean) * (number - mean))
                .sum();
    }

    private static double variance(double[] numbers) {
        return squares(numbers) / (numbers.length - 1);
    }

    private static double deviation(double[] numbers) {
        return Math.sqrt(variance(numbers));
    }

    private static double tooSmall(double[] numbers) {
        return Math.sqrt(squares(numbers) / numbers.length);
    }

    private static double ofMean(double[] numbers) {
        return variance(numbers) / numbers.length;
    }

    private static double tooSmallOfMean(double[] numbers) {
        return squares(numbers) / numbers.length / numbers.length;
    }

    private static double difference(Pair it) {
        return mean(it.a) - mean(it.b);
    }

    /** The lengths of all stages. */
    private static int[] lengths(Stages it) {
        IntStream before = IntStream.iterate(it.from, length -> length < it.full, length -> length * it.factor);
        return IntStream.concat(before, IntStream.of(it.full)).toArray();
    }

    /** How many settings the last stage has. */
    private static int last(Stages it) {
        int settings = it.settings;
        for (int stage = 1; stage < lengths(it).length; stage++) {
            settings = Math.max(1, settings / it.factor);
        }
        return settings;
    }

    /** By a loop that goes on as long as it says, keeps so many settings at least, and may add a stage of the full length. */
    private static int cost(Stages it, IntPredicate goesOn, int least, boolean ends) {
        int settings = it.settings, cost = 0;
        for (int length = it.from; goesOn.test(length); length *= it.factor) {
            cost += settings * it.seeds * length;
            settings = Math.max(least, settings / it.factor);
        }
        return cost + (ends ? settings * it.seeds * it.full : 0);
    }

    private static int cost(Stages it, int seeds, boolean halves, boolean overshoots, boolean goesOn) {
        int[] lengths = lengths(it);
        if (overshoots) {
            lengths[lengths.length - 1] = lengths.length == 1 ? it.from : lengths[lengths.length - 2] * it.factor;
        }
        int settings = it.settings, cost = 0, before = 0;
        for (int length : lengths) {
            cost += settings * seeds * (length - before);
            before = goesOn ? length : 0;
            settings = halves ? Math.max(1, settings / it.factor) : settings;
        }
        return cost;
    }
}
