package digits.exercises;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The exercises of notebook 09 on the start, the steps and their length. {@link Exercises09Regularization} has the others. */
public final class Exercises09 {

    private static final Exercise START = new Exercise(9, 1, "how wide the first weights spread");
    private static final Exercise MOMENTUM = new Exercise(9, 2, "steps that gather momentum");
    private static final Exercise ADAM = new Exercise(9, 3, "Adam, with both corrections");
    private static final Exercise SCHEDULE = new Exercise(9, 4, "warm-up, then cosine");

    static final List<Exercise> ALL = List.of(START, MOMENTUM, ADAM, SCHEDULE);

    private static final String INTEGERS =
            "In Java an int divided by an int is rounded down: 3 / 4 is 0, and so is your quotient. One of the two must be a double.";

    private static final String UPHILL = "Your weight goes uphill.";

    private static final String BEHIND = "ε has to be added before you divide: it needs brackets with the root.";

    /** A layer with so many inputs, whose activation lets a part of the mean square through. */
    record Layer(int inputs, double kept) {}

    /** A weight and the slopes that it meets, one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
    record Slopes(double w, double[] slopes, double alpha, double beta) {}

    /** The same for Adam, whose β are fixed. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
    record AdamSlopes(double w, double[] slopes, double alpha) {}

    /** A place in a training. */
    record Place(int i, int iterations, int warmUp) {}

    private static final Question<Layer, Double> START_QUESTION = Question.of(
                    START,
                    random -> new Layer(random.nextInt(10, 800), Inputs.number(random, 0.3, 0.95)),
                    (Layer layer) -> Math.sqrt(3 / (layer.inputs * layer.kept)))
            .also(new Layer(64, 0.5))
            .mistake(
                    "That is σ. Weights that are uniform in ±r spread less than r: which r has this σ?",
                    layer -> Math.sqrt(1 / (layer.inputs * layer.kept)))
            .mistake(
                    "That is σ². The question is for r, a bound of the weights themselves.",
                    layer -> 1 / (layer.inputs * layer.kept))
            .mistake(
                    "That is r². The question is for r, a bound of the weights themselves.",
                    layer -> 3 / (layer.inputs * layer.kept))
            .mistake(
                    "Your weights take no account of what the activation lets through.",
                    layer -> Math.sqrt(3.0 / layer.inputs))
            .mistake(
                    "That is right for ReLU alone, which lets one half through; your answer does not look at this activation's part.",
                    layer -> Math.sqrt(6.0 / layer.inputs))
            .mistake(
                    "The less an activation lets through, the larger the weights must be to make up for it; yours become smaller.",
                    layer -> Math.sqrt(3 * layer.kept / layer.inputs))
            .mistake(
                    "σ² = r² / 12 is that of an interval of the length r; the one from −r to r is twice as long.",
                    layer -> Math.sqrt(12 / (layer.inputs * layer.kept)))
            .mistake("Your integral is not divided by 2r.", layer -> Math.cbrt(1.5 / (layer.inputs * layer.kept)))
            .mistake(
                    "In Java 3 / k * n is (3 / k) · n: what is below the fraction needs brackets.",
                    layer -> Math.sqrt(3 / layer.kept * layer.inputs));

    private static final Question<Slopes, double[]> MOMENTUM_QUESTION = Question.of(
                    MOMENTUM, Exercises09::slopes, (Slopes given) -> momentum(given, 1))
            .mistake(
                    "That is plain gradient descent: nothing of the velocity is kept from step to step.",
                    given -> momentum(new Slopes(given.w, given.slopes, given.alpha, 0), 1))
            .mistake(
                    "The first slope moves nothing: your weight goes with the velocity of the step before. Update v first, then w.",
                    Exercises09::momentumTooLate)
            .mistake(
                    "In your velocity the slopes count by 1 − β, so it is a mean of slopes. Here they are added up in full.",
                    given -> momentum(given, 1 - given.beta))
            .mistake(
                    "That is Nesterov's momentum, which looks a step ahead. The plain one goes with v itself.",
                    Exercises09::nesterov)
            .mistake(
                    "The velocity is never forgotten: all slopes of the past count in full. Where is β?",
                    given -> momentum(new Slopes(given.w, given.slopes, given.alpha, 1), 1))
            .mistake(UPHILL, given -> momentum(new Slopes(given.w, given.slopes, -given.alpha, given.beta), 1))
            .mistake(
                    "Each of your steps begins at the start: the weight has to keep what the steps before have made of it.",
                    given -> Arrays.stream(velocities(given))
                            .map(v -> given.w - given.alpha * v)
                            .toArray())
            .mistake(
                    "Your β is always 0.9; take the one that is handed over.",
                    given -> momentum(new Slopes(given.w, given.slopes, given.alpha, 0.9), 1))
            .mistake("Those are the velocities. Where is the weight after each step?", Exercises09::velocities)
            .mistake(
                    "α and β have changed places: β says what is kept of the velocity, α how far the weight goes.",
                    given -> momentum(new Slopes(given.w, given.slopes, given.beta, given.alpha), 1));

    private static final Question<AdamSlopes, double[]> ADAM_QUESTION = Question.of(
                    ADAM, Exercises09::slopesForAdam, (AdamSlopes given) -> new AdamByHand(given).way())
            .also(new AdamSlopes(0.5, new double[] {0, 0, 1}, 0.1))
            .also(new AdamSlopes(0.5, new double[] {1e-5, -2e-5, 3e-5}, 0.1))
            .mistake(
                    "The corrections are missing: both means start at 0, and so are far too small at first.",
                    given -> new AdamByHand(given).uncorrected().way())
            .mistake(
                    "While a weight's slopes are 0, yours divides 0 by 0. That is what ε is for.",
                    given -> new AdamByHand(given).epsilon(0, 0).way())
            .mistake(
                    "Your ε stands below the root. That makes a great difference where slopes are tiny: take the root first, then add ε.",
                    given -> new AdamByHand(given).epsilon(0, 1e-8).way())
            .mistake(
                    "Your weight is NaN from the first step on. Either t starts at 0, and 1 − β⁰ is 0: the first step has t = 1. Or it is "
                            + "Math.pow(t, β) in place of Math.pow(β, t). Or the brackets of m / (1 − …) are missing: without them Java divides "
                            + "first.",
                    given -> new AdamByHand(given).countingFrom(0).way())
            .mistake(
                    "The next step starts from your corrected means, and corrects them again. Keep m and s as they are; the "
                            + "corrected ones are for this step alone.",
                    given -> new AdamByHand(given).keepingCorrected().way())
            .mistake(
                    "The root is missing: s is a mean of squares, so a step would depend on the unit in which the loss is measured.",
                    given -> new AdamByHand(given).withoutRoot().way())
            .mistake(
                    "s must add up squares of slopes: a mean of the slopes themselves may be negative, and then has no root.",
                    given -> new AdamByHand(given).withoutSquare().way())
            .mistake(UPHILL, given -> new AdamByHand(new AdamSlopes(given.w, given.slopes, -given.alpha)).way())
            .mistake(
                    BEHIND,
                    given -> new AdamByHand(given)
                            .epsilon(0, 0)
                            .epsilonBehind(1e-8)
                            .way())
            .mistake(
                    BEHIND,
                    given -> new AdamByHand(given)
                            .epsilon(0, 0)
                            .epsilonBehind(-1e-8)
                            .way())
            .mistake(
                    "10e-8 is 10 · 10⁻⁸: write 1e-8.",
                    given -> new AdamByHand(given).epsilon(1e-7, 0).way())
            .mistake(
                    "Your corrections are the same in every step: β is raised to the power t.",
                    given -> new AdamByHand(given).withoutPower().way())
            .mistake(
                    "In s the old mean counts by β₂ = 0.999, so the new square counts by 0.001.",
                    given -> new AdamByHand(given).squaresBy(0.01).way())
            .mistake(
                    "β₁ and β₂ are swapped: m forgets fast, with 0.9, and s slowly, with 0.999.",
                    given -> new AdamByHand(given).betas(0.999, 0.9).way());

    private static final Question<Place, Double> SCHEDULE_QUESTION = Question.of(
                    SCHEDULE,
                    Exercises09::place,
                    (Place place) -> inWarmUp(place) ? rise(place, 1) : cosine(after(place)))
            .also(new Place(0, 20, 4))
            .also(new Place(2, 20, 4))
            .also(new Place(4, 20, 4))
            .also(new Place(9, 20, 4))
            .also(new Place(3, 20, 0))
            .mistake(
                    "Your first step has a factor of 0, so the first mini-batch teaches nothing. The rise begins near 0, and its last "
                            + "step reaches 1.",
                    place -> inWarmUp(place) ? rise(place, 0) : cosine(after(place)))
            .mistake(
                    "At the end of the warm-up your factor jumps down: the cosine must begin there, with t = 0.",
                    place -> inWarmUp(place) ? rise(place, 1) : cosine(1.0 * place.i / place.iterations))
            .mistake(
                    "Your t goes on to less than 1: it is to reach 1 at the end of the training, so divide by the iterations that are "
                            + "left after the warm-up.",
                    place -> inWarmUp(place)
                            ? rise(place, 1)
                            : cosine(1.0 * (place.i - place.warmUp) / place.iterations))
            .mistake(
                    "Your warm-up takes one iteration more than `warmUp`: of `warmUp` iterations, counted from 0, the last has the number "
                            + "warmUp − 1.",
                    place -> place.i <= place.warmUp ? rise(place, 1) : cosine(after(place)))
            .mistake(
                    "The warm-up is right. The cosine is to go from t = 0 to t = 1 over half a wave, and half a wave is π long: where is π?",
                    place -> inWarmUp(place) ? rise(place, 1) : cosine(after(place) / Math.PI))
            .mistake(INTEGERS, place -> inWarmUp(place) ? riseInIntegers(place) : cosine(after(place)))
            .mistake(INTEGERS, place -> inWarmUp(place) ? riseInIntegers(place) : cosine(0))
            .mistake("The warm-up is right. " + INTEGERS, place -> inWarmUp(place) ? rise(place, 1) : cosine(0))
            .mistake(
                    "The warm-up is right, but then everything is 0: 1 / 2 divides whole numbers in Java, and is 0.",
                    place -> inWarmUp(place) ? rise(place, 1) : 0.0)
            .mistake(
                    "Your rise goes on after the warm-up, beyond 1. When `warmUp` iterations are done, the cosine begins.",
                    place -> rise(place, 1))
            .mistake(
                    "A factor below 0 goes uphill. The cosine runs from 1 to −1; make it run from 1 to 0.",
                    place -> inWarmUp(place) ? rise(place, 1) : Math.cos(Math.PI * after(place)))
            .mistake(
                    "The warm-up is right. Your curve rises after it, from 0 to 1; it is to fall.",
                    place -> inWarmUp(place) ? rise(place, 1) : 1 - cosine(after(place)))
            .mistake(
                    "In the warm-up there is no cosine yet: it is one or the other, not their product.",
                    place -> cosine(after(place)) * (inWarmUp(place) ? rise(place, 1) : 1))
            .mistake(
                    "The warm-up is missing: it is the cosine from the first iteration on.",
                    place -> cosine(1.0 * place.i / place.iterations))
            .mistake(
                    "The warm-up is right. Math.cos takes radians: half a wave is π long there, not 180.",
                    place -> inWarmUp(place) ? rise(place, 1) : (1 + Math.cos(180 * after(place))) / 2)
            .mistake(
                    "The warm-up is right. After it yours falls in a straight line; it is to fall like a cosine.",
                    place -> inWarmUp(place) ? rise(place, 1) : 1 - after(place))
            .mistake(
                    "The warm-up is right. Your t reaches 1 one iteration early: it is to be 1 when all iterations are done.",
                    place -> inWarmUp(place)
                            ? rise(place, 1)
                            : cosine((place.i - place.warmUp) / (place.iterations - place.warmUp - 1.0)));

    static final List<Question<?, ?>> QUESTIONS =
            List.of(START_QUESTION, MOMENTUM_QUESTION, ADAM_QUESTION, SCHEDULE_QUESTION);

    private Exercises09() {}

    /**
     * Exercise 9.1.
     *
     * @param answer given the number of inputs of a layer and the part of the mean square that its activation lets through, the
     *     bound r of weights uniform in ±r that keep the size of the activations
     */
    public static Passed bound(Two<Integer, Double, Double> answer) {
        return START_QUESTION.ask(layer -> answer.of(layer.inputs, layer.kept));
    }

    /**
     * Exercise 9.2.
     *
     * @param answer given a weight, the slopes that it meets, α and β, the weight after each step of momentum
     */
    public static Passed momentum(Four<Double, double[], Double, Double, double[]> answer) {
        return MOMENTUM_QUESTION.ask(given -> answer.of(given.w, given.slopes.clone(), given.alpha, given.beta));
    }

    /**
     * Exercise 9.3.
     *
     * @param answer given a weight, the slopes that it meets, and α, the weight after each step of Adam with β₁ = 0.9, β₂ =
     *     0.999 and ε = 10^−8
     */
    public static Passed adam(Three<Double, double[], Double, double[]> answer) {
        return ADAM_QUESTION.ask(given -> answer.of(given.w, given.slopes.clone(), given.alpha));
    }

    /**
     * Exercise 9.4.
     *
     * @param answer given an iteration from 0 on, the number of iterations, and how many of them are warm-up, the factor of α
     */
    public static Passed schedule(Three<Integer, Integer, Integer, Double> answer) {
        return SCHEDULE_QUESTION.ask(place -> answer.of(place.i, place.iterations, place.warmUp));
    }

    private static Slopes slopes(SplittableRandom random) {
        return new Slopes(
                Inputs.number(random, -1, 1),
                Arrays.stream(Inputs.numbers(random, random.nextInt(3, 7), 0.2, 5))
                        .map(slope -> random.nextBoolean() ? slope : -slope)
                        .toArray(),
                Inputs.number(random, 0.05, 0.3),
                Inputs.number(random, 0.5, 0.95));
    }

    private static AdamSlopes slopesForAdam(SplittableRandom random) {
        Slopes slopes = slopes(random);
        return new AdamSlopes(slopes.w, slopes.slopes, slopes.alpha);
    }

    private static double[] momentum(Slopes given, double share) {
        double[] way = new double[given.slopes.length];
        double w = given.w;
        double v = 0;
        for (int step = 0; step < way.length; step++) {
            v = given.beta * v + share * given.slopes[step];
            w -= given.alpha * v;
            way[step] = w;
        }
        return way;
    }

    private static double[] velocities(Slopes given) {
        double[] way = momentum(new Slopes(0, given.slopes, -1, given.beta), 1);
        return IntStream.range(0, way.length)
                .mapToDouble(step -> step == 0 ? way[0] : way[step] - way[step - 1])
                .toArray();
    }

    private static double[] momentumTooLate(Slopes given) {
        double[] way = momentum(given, 1);
        System.arraycopy(way, 0, way, 1, way.length - 1);
        way[0] = given.w;
        return way;
    }

    private static double[] nesterov(Slopes given) {
        double[] way = new double[given.slopes.length];
        double w = given.w;
        double v = 0;
        for (int step = 0; step < way.length; step++) {
            v = given.beta * v + given.slopes[step];
            w -= given.alpha * (given.slopes[step] + given.beta * v);
            way[step] = w;
        }
        return way;
    }

    private static Place place(SplittableRandom random) {
        int iterations = random.nextInt(10, 100);
        return new Place(random.nextInt(iterations), iterations, random.nextInt(2, iterations / 2));
    }

    private static boolean inWarmUp(Place place) {
        return place.i < place.warmUp;
    }

    private static double rise(Place place, int first) {
        return (place.i + first) / (double) place.warmUp;
    }

    /** The mistake: whole numbers divided, which leaves 0 until the end of the warm-up. */
    private static double riseInIntegers(Place place) {
        int rise = (place.i + 1) / place.warmUp;
        return rise;
    }

    private static double after(Place place) {
        return (place.i - place.warmUp) / (double) (place.iterations - place.warmUp);
    }

    private static double cosine(double t) {
        return (1 + Math.cos(Math.PI * t)) / 2;
    }
}
