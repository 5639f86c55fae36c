package digits.exercises;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The exercises of notebook 06, choose a learning rate. */
public final class Exercises06 {

    private static final Exercise VALLEY = new Exercise(6, 1, "the largest learning rate of a valley");
    private static final Exercise GRID = new Exercise(6, 2, "a logarithmic grid");
    private static final Exercise CURVE = new Exercise(6, 3, "judge a training by its loss curve");
    private static final Exercise CHOICE = new Exercise(6, 4, "choose α for this network");

    static final List<Exercise> ALL = List.of(VALLEY, GRID, CURVE, CHOICE);

    /** What somebody who knows nothing about ten digits has as a loss. */
    private static final double KNOWS_NOTHING = Math.log(10);

    /** What rounding to 12 digits leaves at most. */
    private static final double ROUNDED = 1e-11;

    /** The valley L(v, w) = a v² + b w². */
    record Valley(double a, double b) {}

    /** A grid to make. */
    record Grid(double low, double high, int count) {}

    private static final Question<Valley, Double> VALLEY_QUESTION = Question.of(
                    VALLEY,
                    random -> new Valley(Inputs.number(random, 0.5, 3), Inputs.number(random, 4, 9)),
                    (Valley it) -> 1 / Math.max(it.a, it.b))
            .also(new Valley(5, 1))
            .mistake(
                    "Twice too large: α < 2/c holds for the curvature c, and c is the second derivative. What is that of a v²?",
                    it -> 2 / Math.max(it.a, it.b))
            .mistake(
                    "That is what the wide direction allows. With it, the coordinate of the narrow direction explodes.",
                    it -> 1 / Math.min(it.a, it.b))
            .mistake(
                    "The narrow direction decides, not the wide one; and α < 2/c holds for the curvature c, which is the second derivative.",
                    it -> 2 / Math.min(it.a, it.b))
            .mistake(
                    "With this α the narrow direction is at the bottom in one step. A longer step lands on the other side, and may still be "
                            + "lower than before.",
                    it -> 0.5 / Math.max(it.a, it.b))
            .mistake(
                    "The two coordinates do not know of each other: each has its own factor. Which of the two is the first to pass −1?",
                    it -> 1 / (it.a + it.b))
            .mistake("This holds for the first coordinate alone. Which direction is the narrow one?", it -> 1 / it.a)
            .mistake("This holds for the second coordinate alone. Which direction is the narrow one?", it -> 1 / it.b)
            .mistake(
                    "This holds for the first coordinate alone, and is half of what it may be there.", it -> 0.5 / it.a)
            .mistake(
                    "The two bounds are added. Both have to be kept: which one is the smaller?",
                    it -> 1 / it.a + 1 / it.b)
            .mistake(
                    "That is the mean of two bounds. Both have to be kept: which one is the smaller?",
                    it -> (1 / it.a + 1 / it.b) / 2)
            .mistake(
                    "The two coordinates do not know of each other: each has its own factor. Which of the two is the first to pass −1?",
                    it -> 2 / (it.a + it.b))
            .mistake(
                    "The two coordinates do not know of each other: each has its own factor. Which of the two is the first to pass −1?",
                    it -> 1 / Math.sqrt(it.a * it.a + it.b * it.b))
            .mistake(
                    "The two coordinates do not know of each other: each has its own factor. Which of the two is the first to pass −1?",
                    it -> 1 / (it.a * it.b));

    private static final Question<Grid, double[]> GRID_QUESTION = Question.of(
                    GRID,
                    Exercises06::grid,
                    (Grid it) -> values(it, i -> it.low * Math.pow(it.high / it.low, i / (it.count - 1.0))))
            .exactly(
                    ROUNDED,
                    "Those are the numbers of Sweep.logGrid, which rounds to 12 digits. Compute them yourself: which ratio is there from each to the "
                            + "next?")
            .mistake(
                    "Your values have equal distances. They should have equal ratios: each is the one before times the same number.",
                    it -> values(it, i -> it.low + (it.high - it.low) * i / (it.count - 1)))
            .mistake(
                    "Everything is 0: each value is the one before times the ratio, and yours begins with 0. The first one is `low`.",
                    it -> new double[it.count])
            .mistake(
                    "All values are `low`: 1 / (count - 1) divides whole numbers, and is 0 in Java. Write 1.0 instead of 1.",
                    it -> values(it, i -> it.low))
            .mistake(
                    "Your values stay at `low` until the last one: i / (count - 1) divides whole numbers, and Java drops the rest. Write "
                            + "(count - 1.0).",
                    it -> values(it, i -> i == it.count - 1 ? it.high : it.low))
            .mistake(
                    "The last value should be `high`, but yours ends before it: how many steps are there between so many values?",
                    it -> values(it, i -> it.low * Math.pow(it.high / it.low, (double) i / it.count)))
            .mistake(
                    "Those are the logarithms of the values, in powers of ten. Take them back: ten to the power of each.",
                    it -> values(it, i -> Math.log10(it.low) + Math.log10(it.high / it.low) * i / (it.count - 1)))
            .mistake(
                    "Those are the logarithms of the values. Take them back with the function that undoes the logarithm you took.",
                    it -> values(it, i -> Math.log(it.low) + Math.log(it.high / it.low) * i / (it.count - 1)))
            .mistake(
                    "Always ten times the one before? The ratio has to be such that the last value is `high`.",
                    it -> values(it, i -> it.low * Math.pow(10, i)))
            .mistake(
                    "The last value passes `high`: the first value is `low` times the ratio to the power of 0.",
                    it -> values(it, i -> it.low * Math.pow(it.high / it.low, (i + 1.0) / (it.count - 1))))
            .mistake(
                    "Your values fall; they should rise from `low` to `high`.",
                    it -> values(it, i -> it.high * Math.pow(it.low / it.high, (double) i / (it.count - 1))))
            .mistake(
                    "`low` is missing: the first value is `low`, and yours is 1.",
                    it -> values(it, i -> Math.pow(it.high / it.low, i / (it.count - 1.0))))
            .mistake(
                    "The ratio comes of `high` divided by `low`; yours comes of their difference.",
                    it -> values(it, i -> it.low * Math.pow(Math.pow(it.high - it.low, 1 / (it.count - 1.0)), i)))
            .mistake(
                    "From each value to the next it is the root, of the degree count − 1, of the whole ratio; you divide the ratio instead.",
                    it -> values(it, i -> it.low * Math.pow(it.high / it.low / (it.count - 1), i)))
            .mistake(
                    "That is the square root of the whole ratio, which is right for three values only.",
                    it -> values(it, i -> it.low * Math.pow(Math.sqrt(it.high / it.low), i)))
            .mistake(
                    "There are fewer steps than values: the last value should be `high`.",
                    it -> values(it, i -> it.low * Math.pow(Math.pow(it.high / it.low, 1 / (it.count + 1.0)), i)))
            .mistake(
                    "Your values fall below `low`: the ratio is the other way around.",
                    it -> values(it, i -> it.low * Math.pow(Math.pow(it.low / it.high, 1 / (it.count - 1.0)), i)))
            .mistake(
                    "The ratio is taken to the power of i, not multiplied by it.",
                    it -> values(it, i -> it.low * i * Math.pow(it.high / it.low, 1 / (it.count - 1.0))))
            .mistake(
                    "The two parts of the power have changed places: the ratio is taken to the power of i.",
                    it -> values(it, i -> it.low * Math.pow(i, Math.pow(it.high / it.low, 1 / (it.count - 1.0)))))
            .mistake(
                    "Math.log has the base e, and you go back with powers of 10: Math.exp undoes Math.log, a power of 10 undoes Math.log10.",
                    it -> values(
                            it, i -> Math.pow(10, Math.log(it.low) + Math.log(it.high / it.low) * i / (it.count - 1))))
            .mistake(
                    "Math.log10 has the base 10, and you go back with powers of e: Math.exp undoes Math.log, a power of 10 undoes Math.log10.",
                    it -> values(
                            it, i -> Math.exp(Math.log10(it.low) + Math.log10(it.high / it.low) * i / (it.count - 1))));

    private static final Question<double[], String> CURVE_QUESTION = Question.of(
                    CURVE, Exercises06::curve, (Function<double[], String>) losses -> verdict(losses, true, true))
            .also(new double[] {2.4, 7.1, 31.2, 240.0, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN})
            .also(new double[] {2.5, 9.5, 120.0, 8000.0, Double.POSITIVE_INFINITY})
            .also(new double[] {2.4, 7.1, 31.2, Double.NaN, Double.NaN})
            .also(new double[] {2.3035, 9.0, 2.304, 2.3031, 2.3029, 2.3027, 2.3026})
            .also(new double[] {2.5, 14.0, 2.3031, 2.3027, 2.3026, 2.3026, 2.3026})
            .also(new double[] {2.5, 2.48, 2.46, 2.44, 2.42, 2.40, 2.38})
            .also(new double[] {2.5, 0.9, 0.4, 0.25, 0.17, 0.16, 0.15})
            .also(new double[] {2.5, 2.2, 1.8, 1.5, 1.2, 1.0, 0.8})
            .also(new double[] {2.5, 1.4, 0.8, 0.5, 0.3, 0.2, 0.1})
            .also(new double[] {2.4, 7.1, Double.POSITIVE_INFINITY, 3.1, 1.2, 0.9, 0.8})
            .also(new double[] {2.4, 9.0, Double.NaN, 2.3027, 2.3026, 2.3026, 2.3026})
            .also(new double[] {2.5, 9.0, 2.3123, 2.3122, 2.3121, 2.312, 2.3119})
            // A slow one that ends low, a good one that ends high, and falls of 0.48 and of 0.52 of what the first half
            // fell.
            .also(new double[] {2.5, 2.0, 1.6, 1.2, 0.9, 0.6, 0.3})
            .also(new double[] {2.5, 2.0, 1.4, 0.9, 0.8, 0.7, 0.65})
            .also(new double[] {2.5, 2.2, 1.9, 1.5, 1.35, 1.2, 1.02})
            .also(new double[] {2.5, 2.2, 1.9, 1.5, 1.3, 1.1, 0.98})
            .also(new double[] {2.5, 2.45, 2.42, 2.4, 2.37, 2.35, 2.333})
            // Near ln 10 on the way alone, and at the end alone; a first half that fell far, one that rose; losses
            // above 1000.
            .also(new double[] {2.6, 2.303, 0.5, 0.3, 0.2})
            .also(new double[] {2.5, 1.2, 1.5, 2.2, 2.303})
            .also(new double[] {9, 2, 1.2, 1.1, 1.05})
            .also(new double[] {2.4, 2.9, 2.8, 2.5, 2.38})
            .also(new double[] {2.5, 1500, 0.9, 0.6, 0.5})
            .mistake(
                    "One of the losses is enough, wherever it stands: the last one may be finite again.",
                    losses -> Double.isFinite(last(losses)) ? verdict(losses, false, false) : "exploded")
            .mistake(
                    "The second half need not fall as far as the first to be slow: half as far is enough.",
                    losses -> verdict(losses, true, true).equals("slow") && !isSlow(losses, 1)
                            ? "good"
                            : verdict(losses, true, true))
            .mistake(
                    "Curves with NaN are not found: NaN is not equal to anything, itself included. Java has a method that asks for it.",
                    losses -> verdict(losses, false, true))
            .mistake(
                    "A curve that ends at Infinity has exploded as well: is the number finite?",
                    losses -> verdict(losses, true, false))
            .mistake(
                    "Dead networks are not found. Their loss comes close to ln 10 and is never equal to it: ask how far it is away. In Java ln 10 is "
                            + "Math.log(10); Math.log10(10) is something else.",
                    losses -> verdict(losses, true, true, 1))
            .mistake(
                    "Whoever ends near ln 10 is dead, whatever happened in the second half: ask for that before you ask how far it fell.",
                    Exercises06::slowFirst)
            .mistake(
                    "You ask for dead networks first. One loss that is not finite is an explosion, however the curve ends: that comes first.",
                    losses -> Math.abs(last(losses) - KNOWS_NOTHING) < 0.01 ? "dead" : verdict(losses, true, true))
            .mistake(
                    "Half of it is 0 in your Java: 1 / 2 divides whole numbers. Write 0.5, or divide by 2.",
                    losses -> slowIf(losses, losses[losses.length / 2] - last(losses) >= 0))
            .mistake(
                    "Half of it is 0 in your Java: 1 / 2 divides whole numbers. Write 0.5, or divide by 2.",
                    losses -> slowIf(losses, losses[0] - last(losses) >= 0))
            .mistake(
                    "Curves that end at NaN or Infinity are not found. NaN is not equal to anything, itself included: look for a method of "
                            + "Double that asks.",
                    losses -> verdict(losses, false, false))
            .mistake("Every curve gets the same verdict.", losses -> "good")
            .mistake("Slow ones are taken for good ones.", losses -> slowIs(losses, "good"))
            .mistake(
                    "Slow and good have changed places.",
                    losses -> verdict(losses, true, true).equals("good") ? "slow" : slowIs(losses, "good"))
            .mistake(
                    "How far the last loss is from ln 10 is positive on both sides: without Math.abs, every loss below ln 10 counts as dead.",
                    losses -> verdict(losses, true, true).equals("exploded") || last(losses) - KNOWS_NOTHING >= 0.01
                            ? verdict(losses, true, true)
                            : "dead")
            .mistake(
                    "ln 10 is 2.302585…, and 2.3 is not near enough: Math.log(10) has all its digits.",
                    losses -> verdict(losses, true, true, 2.3))
            .mistake(
                    "Dead is who ends within 0.01 of ln 10; yours looks as far as 0.1.",
                    losses -> verdict(losses, true, true).equals("exploded")
                                    || Math.abs(last(losses) - KNOWS_NOTHING) >= 0.1
                            ? verdict(losses, true, true)
                            : "dead")
            .mistake(
                    "Any loss near ln 10 makes a curve dead in yours. Only the last one does: most trainings pass it on their way.",
                    losses -> verdict(losses, true, true).equals("exploded")
                                    || DoubleStream.of(losses).noneMatch(loss -> Math.abs(loss - KNOWS_NOTHING) < 0.01)
                            ? verdict(losses, true, true)
                            : "dead")
            .mistake(
                    "Dead is who ends near ln 10, wherever the middle of the curve is.",
                    losses -> verdict(losses, true, true).equals("dead")
                                    && Math.abs(losses[losses.length / 2] - KNOWS_NOTHING) >= 0.01
                            ? (isSlow(losses) ? "slow" : "good")
                            : verdict(losses, true, true))
            .mistake(
                    "The loss may rise in the first half: the fall is then negative, and dividing by it turns the comparison around. Multiply instead.",
                    losses -> slowIf(
                            losses,
                            (losses[losses.length / 2] - last(losses)) / (losses[0] - losses[losses.length / 2])
                                    >= 0.5))
            .mistake(
                    "A large loss has not exploded: only NaN and Infinity are no finite numbers.",
                    losses -> DoubleStream.of(losses).allMatch(loss -> loss <= 1000)
                            ? verdict(losses, true, true)
                            : "exploded")
            .mistake(
                    "Whether a training is slow does not depend on where it ends: compare how far the two halves fell.",
                    losses -> slowIf(losses, last(losses) > 0.5))
            .mistake(
                    "Whether a training is slow does not depend on where it ends: compare how far the two halves fell.",
                    losses -> slowIf(losses, last(losses) > 1))
            .mistake(
                    "Compare the second fall with half of the first one.",
                    losses -> slowIf(
                            losses, losses[losses.length / 2] - last(losses) > losses[0] - losses[losses.length / 2]));

    static final List<Question<?, ?>> QUESTIONS = List.of(VALLEY_QUESTION, GRID_QUESTION, CURVE_QUESTION);

    private Exercises06() {}

    /**
     * Exercise 6.1.
     *
     * @param answer given a and b, the α above which gradient descent on L(v, w) = a v² + b w² diverges
     */
    public static Passed valley(BiFunction<Double, Double, Double> answer) {
        return VALLEY_QUESTION.ask(it -> answer.apply(it.a, it.b));
    }

    /**
     * Exercise 6.2.
     *
     * @param answer given the lowest value, the highest and how many, values with equal ratios
     */
    public static Passed grid(Three<Double, Double, Integer, double[]> answer) {
        return GRID_QUESTION.ask(it -> answer.of(it.low, it.high, it.count));
    }

    /**
     * Exercise 6.3.
     *
     * @param answer given the losses along a training, "exploded", "dead", "slow" or "good"
     */
    public static Passed curve(Function<double[], String> answer) {
        return CURVE_QUESTION.ask(losses -> answer.apply(losses.clone()));
    }

    /**
     * Exercise 6.4.
     *
     * @param answer the learning rate for the network of {@link LearningRateCheck#training}
     */
    public static Passed alpha(Supplier<Double> answer) {
        return CHOICE.judge(answers -> LearningRateCheck.check(answers.of(answer)));
    }

    private static Grid grid(SplittableRandom random) {
        double low = Math.pow(10, random.nextDouble(-3, -1));
        // Never the ratio 10, nor a grid of which the logarithms happen to be the values.
        return new Grid(low, low * random.nextDouble(20, 90), random.nextInt(4, 9));
    }

    private static double[] values(Grid it, Function<Integer, Double> value) {
        return IntStream.range(0, it.count).mapToDouble(value::apply).toArray();
    }

    /** A loss curve of one of the four kinds, well inside its kind. */
    private static double[] curve(SplittableRandom random) {
        int points = 2 * random.nextInt(3, 6) + 1;
        double start = random.nextDouble(2.4, 2.8);
        return switch (random.nextInt(4)) {
            case 0 -> {
                double factor = random.nextDouble(2, 20);
                int end = random.nextInt(points / 2, points);
                yield points(
                        points,
                        i -> i < end ? start * Math.pow(factor, i) : i == end ? Double.POSITIVE_INFINITY : Double.NaN);
            }
            case 1 -> {
                double peak = random.nextDouble(5, 40);
                yield points(points, i -> i == 0 ? start : i == 1 ? peak : KNOWS_NOTHING + 0.004 / i);
            }
            case 2 -> {
                double fall = random.nextDouble(0.03, 0.05) / points;
                yield points(points, i -> start - i * fall + 0.2);
            }
            default -> {
                double rate = random.nextDouble(0.55, 0.9);
                yield points(points, i -> 0.1 + (start - 0.1) * Math.exp(-rate * i));
            }
        };
    }

    private static double[] points(int count, Function<Integer, Double> value) {
        return IntStream.range(0, count).mapToDouble(value::apply).toArray();
    }

    private static String verdict(double[] losses, boolean findsNaN, boolean findsInfinity) {
        return verdict(losses, findsNaN, findsInfinity, KNOWS_NOTHING);
    }

    private static String verdict(double[] losses, boolean findsNaN, boolean findsInfinity, double knowsNothing) {
        boolean exploded = DoubleStream.of(losses)
                .anyMatch(loss -> (findsNaN && Double.isNaN(loss)) || (findsInfinity && Double.isInfinite(loss)));
        if (exploded) {
            return "exploded";
        }
        return Math.abs(last(losses) - knowsNothing) < 0.01 ? "dead" : isSlow(losses) ? "slow" : "good";
    }

    private static String slowFirst(double[] losses) {
        String verdict = verdict(losses, true, true);
        return verdict.equals("dead") && isSlow(losses) ? "slow" : verdict;
    }

    private static String slowIf(double[] losses, boolean slow) {
        String verdict = verdict(losses, true, true);
        return verdict.equals("slow") || verdict.equals("good") ? (slow ? "slow" : "good") : verdict;
    }

    private static String slowIs(double[] losses, String other) {
        String verdict = verdict(losses, true, true);
        return verdict.equals("slow") ? other : verdict;
    }

    /** Whether the second half fell at least half as far as the first. */
    private static boolean isSlow(double[] losses) {
        return isSlow(losses, 0.5);
    }

    /** Whether the second half fell at least this part of what the first did. */
    private static boolean isSlow(double[] losses, double part) {
        double middle = losses[losses.length / 2];
        return middle - last(losses) >= part * (losses[0] - middle);
    }

    private static double last(double[] losses) {
        return losses[losses.length - 1];
    }
}
