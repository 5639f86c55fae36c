package digits.sweeps;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepPlanTest {

    private static final SweepPlan PLAN = SweepPlan.grid()
            .with("learning rate", Values.log(0.01, 1, 3))
            .with("hidden", "10", "128-64", "none")
            .with("dropout", Values.range(0, 0.3, 0.1))
            .with("iterations", 50)
            .seeds(5);

    // --- as text

    @Test
    void aPlanIsTheTextThatItIsReadFrom() {
        String text = """
                digits sweep 1
                search: grid
                hidden: 10, 128-64, none
                learning rate: log 0.01 to 1 in 3
                iterations: 50
                dropout: 0 to 0.3 step 0.1
                seeds: 1 to 5
                """;
        assertEquals(text, PLAN.toString());
        assertEquals(PLAN, SweepPlan.parse(text));
        assertEquals(PLAN.hashCode(), SweepPlan.parse(text).hashCode());
        List<SweepPlan> others = List.of(
                SweepPlan.random(20, -7)
                        .with("learning rate", Values.logBetween(1e-4, 10))
                        .with("schedule", "cosine", "step 0.1 after 0.5 0.75", "warm-up 0.05 then cosine")
                        .with("activation", "tanh", "leaky relu 0.2")
                        .seeds(List.of(3L, 1L)),
                SweepPlan.random(2, Long.MIN_VALUE).with("stop at accuracy", 1),
                SweepPlan.latinHypercube(9, 1).with("batch size", Values.between(1, 64)),
                SweepPlan.sobol(8).with("hidden", Values.between(5, 40)).halving(10, 3),
                PLAN.budget(Budget.of(Duration.ofHours(1))),
                PLAN.budget(new Budget(60, 1_000_000)));
        for (SweepPlan other : others) {
            assertEquals(other, SweepPlan.parse(other.toString()), other.toString());
        }
    }

    @Test
    void aTextMayHaveCommentsAndNumbersInAnyForm() {
        SweepPlan plan =
                SweepPlan.parse("# α\n digits sweep 1 # first\n\nlearning rate: 1e-1,0.30\niterations:  5e1 \n");
        assertEquals(SweepPlan.grid().with("learning rate", 0.1, 0.3).with("iterations", 50), plan);
    }

    @Test
    void aTextThatIsNoSweepSaysWhichLineAndWhy() {
        assertRejected(
                "the text of a sweep needs to begin with the line \"digits sweep 1\", but line 1 is \"sweep\"",
                () -> SweepPlan.parse("sweep"));
        assertRejected(
                "the text of a sweep needs to begin with the line \"digits sweep 1\", but it is empty",
                () -> SweepPlan.parse(""));
        assertRejected(
                "the text of a sweep needs lines such as \"learning rate: 0.1, 0.3\", one for each option, but line 3 is "
                        + "\"hidden: 20\"",
                () -> SweepPlan.parse("digits sweep 1\nhidden: 10\nhidden: 20"));
        assertRejected(
                "a search needs to be grid, random 100 seed 1, latin hypercube 100 seed 1 or sobol 100, but got \"best\"",
                () -> SweepPlan.parse("digits sweep 1\nsearch: best"));
        assertRejected(
                "a search needs a seed from -2^63 to 2^63 - 1, but got 9223372036854775808",
                () -> SweepPlan.parse("digits sweep 1\nsearch: random 2 seed 9223372036854775808"));
        assertRejected(
                "seeds need to be whole numbers, as in \"1, 2, 5\" or \"1 to 5\", but got \"1 to x\"",
                () -> SweepPlan.parse("digits sweep 1\nseeds: 1 to x"));
        assertRejected(
                "successive halving needs to be as in \"from 100 iterations, keep 1 of 3\", but got \"half\"",
                () -> SweepPlan.parse("digits sweep 1\nhalving: half"));
        assertRejected(
                "a budget needs to be as in \"3600 seconds\" or \"1000000 iterations\", but got \"an hour\"",
                () -> SweepPlan.parse("digits sweep 1\nbudget: an hour"));
    }

    @Test
    void aTextFromAnEditorThatMarksTheEncodingIsRead() {
        assertEquals(PLAN, SweepPlan.parse("\uFEFF" + PLAN.toString().replace("\n", "\r\n")));
    }

    @Test
    void aMessageShowsLittleOfALongText() {
        assertRejected(
                "optimizer needs one of gradient descent, momentum, nesterov, rmsprop, adam, but got \""
                        + "x".repeat(200) + "…\"",
                () -> PLAN.with("optimizer", "x".repeat(5000)));
        assertRejected(
                "a training has no option \"a\uFFFD[2J\"; it has: hidden, activation, output, initialization, loss, "
                        + "optimizer, learning rate, momentum, decay, epsilon, schedule, batch size, iterations, epochs, "
                        + "measure every, l2, dropout, input dropout, shift, rotation, scale, shear, noise, keep best, "
                        + "stop at accuracy, patience, precision",
                () -> PLAN.with("a\u001B[2J", 1));
    }

    // --- what is refused

    @Test
    void anOptionThatATrainingDoesNotHaveIsRefused() {
        assertRejected(
                "a training has no option \"learning rte\"; it has: hidden, activation, output, initialization, loss, "
                        + "optimizer, learning rate, momentum, decay, epsilon, schedule, batch size, iterations, epochs, "
                        + "measure every, l2, dropout, input dropout, shift, rotation, scale, shear, noise, keep best, "
                        + "stop at accuracy, patience, precision",
                () -> SweepPlan.grid().with("learning rte", 0.1));
    }

    @Test
    void anEmptyGridIsRefused() {
        String needed = "a sweep needs at least one value for each of its options, with commas between them, but got ";
        assertRejected(needed + "\"\"", () -> SweepPlan.grid().with("learning rate", new double[0]));
        assertRejected(needed + "\"\"", () -> SweepPlan.parse("digits sweep 1\nlearning rate:"));
        assertRejected("a sweep needs at least one seed, and each only once, but got []", () -> PLAN.seeds(0));
        assertRejected("a search needs to draw at least one setting, but got 0", () -> SweepPlan.random(0, 1));
    }

    @Test
    void aValueThatAnOptionCannotHaveIsRefused() {
        assertRejected("learning rate needs a number above 0, but got \"0\"", () -> PLAN.with("learning rate", 0));
        assertRejected("learning rate needs a number, but got \"fast\"", () -> PLAN.with("learning rate", "fast"));
        assertRejected("iterations needs a whole number from 1, but got \"0\"", () -> PLAN.with("iterations", 0));
        assertRejected("iterations needs a whole number from 1, but got \"1.5\"", () -> PLAN.with("iterations", 1.5));
        assertRejected(
                "iterations needs a whole number from 1 to 2147483647, but got \"3000000000\"",
                () -> PLAN.with("iterations", "3000000000"));
        assertRejected(
                "hidden needs the units of layers, such as 10 or 128-64, or none, but got \"99999999\"",
                () -> PLAN.with("hidden", "99999999"));
        assertRejected(
                "schedule: a warm-up of a schedule needs a part of the training above 0 and below 1, but got 2.0",
                () -> PLAN.with("schedule", "warm-up 2"));
        assertRejected(
                "hidden needs the units of layers, such as 10 or 128-64, or none, but got \"ten\"",
                () -> PLAN.with("hidden", "ten"));
        assertRejected(
                "optimizer needs one of gradient descent, momentum, nesterov, rmsprop, adam, but got \"sgd\"",
                () -> PLAN.with("optimizer", "sgd"));
        assertRejected(
                "batch size needs whole numbers, but 8 to 13 step 2.5 has 10.5 among them",
                () -> PLAN.with("batch size", Values.parse("8 to 13 step 2.5")));
        assertRejected(
                "activation needs one of sigmoid, tanh, relu, leaky relu, identity, softmax, but got \"step\"",
                () -> PLAN.with("activation", "step"));
        assertRejected(
                "a grid needs to know which values learning rate takes, but there is no end of them in \"log 0.01 to 1\"; "
                        + "write \"log 0.01 to 1 in 7\", or draw them with a random search",
                () -> PLAN.with("learning rate", Values.logBetween(0.01, 1)).settings());
    }

    @Test
    void nothingIsNoBudget() {
        assertRejected("a budget needs to be above 0, but got 0", () -> Budget.ofIterations(0));
        assertRejected("a budget needs to be above 0, but got 0", () -> Budget.of(Duration.ZERO));
        assertRejected(
                "a budget needs to be above 0, but got 0",
                () -> SweepPlan.parse("digits sweep 1\nhidden: 4, 8\nbudget: 0 seconds"));
        assertEquals(1, Budget.of(Duration.ofMillis(1)).seconds());
    }

    @Test
    void moreSeedsThanAnybodyWantsAreRefused() {
        assertRejected(
                "a sweep needs at most 100000 seeds, but got \"1 to 1000000\"",
                () -> SweepPlan.parse("digits sweep 1\nseeds: 1 to 1000000"));
        assertRejected("a sweep needs at most 100000 seeds, but got 1000000", () -> PLAN.seeds(1_000_000));
    }

    /** What a run takes, its results file has as text, which has to be read again. */
    @Test
    void aPlanThatCanBeMadeCanBeReadFromItsText() {
        List<Long> last = List.of(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        for (SweepPlan plan : List.of(
                PLAN.seeds(last),
                PLAN.seeds(Values.MOST),
                PLAN.halving(Integer.MAX_VALUE, Integer.MAX_VALUE),
                PLAN.budget(new Budget(Long.MAX_VALUE, Long.MAX_VALUE)),
                SweepPlan.sobol(Search.MOST),
                PLAN.with("l2", Values.log(0.1, 1, Values.MOST)))) {
            assertEquals(plan, SweepPlan.parse(plan.toString()));
        }
        assertRejected(
                "a search needs to draw at most 10000000 settings, but got 10000001",
                () -> SweepPlan.random(Search.MOST + 1, 1));
        assertRejected(
                "a log grid needs at most 100000 numbers, but got 2000000000", () -> Values.log(0.1, 1, 2_000_000_000));
        assertRejected(
                "successive halving needs to be as in \"from 100 iterations, keep 1 of 3\", but got "
                        + "\"from 9999999999 iterations, keep 1 of 2\"",
                () -> SweepPlan.parse("digits sweep 1\nhalving: from 9999999999 iterations, keep 1 of 2"));
        assertRejected(
                "a budget needs to be as in \"3600 seconds\" or \"1000000 iterations\", but got \"9999999999999999999 seconds\"",
                () -> SweepPlan.parse("digits sweep 1\nbudget: 9999999999999999999 seconds"));
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertRejected(
                "a sweep needs a number of iterations or of epochs, but has both; leave one out",
                () -> PLAN.with("epochs", 2).settings());
        assertRejected(
                "the optimizer gradient descent has no momentum; leave that out, or sweep the optimizers that have one",
                () -> PLAN.with("momentum", 0.5).settings());
        assertRejected(
                "successive halving goes by iterations: it needs one number of iterations, and no epochs",
                () -> SweepPlan.grid().with("epochs", 2).halving(1, 2).settings());
    }

    // --- which settings there are

    @Test
    void aGridHasEveryValueWithEveryOther() {
        List<Setting> settings = PLAN.settings();
        assertEquals(3 * 3 * 4, settings.size());
        assertEquals(3 * 3 * 4, new HashSet<>(settings).size());
        assertEquals("10", settings.get(0).get(TrainingOption.HIDDEN));
        assertEquals("0.1", settings.get(4).get(TrainingOption.LEARNING_RATE));
        assertEquals("0.1", settings.get(5).get(TrainingOption.DROPOUT));
        assertEquals(
                List.of(TrainingOption.HIDDEN, TrainingOption.LEARNING_RATE, TrainingOption.DROPOUT), PLAN.varied());
    }

    /** Whoever lists values means them; what chance draws between two of them is made whole. */
    @Test
    void aSearchDrawsWholeNumbersWhereTheyAreNeeded() {
        List<Setting> settings = SweepPlan.random(50, 1)
                .with("hidden", Values.between(4.5, 8.2))
                .with("batch size", Values.logBetween(1.5, 64))
                .settings();
        for (Setting setting : settings) {
            assertTrue(setting.get(TrainingOption.HIDDEN).matches("[5-8]"), setting.get(TrainingOption.HIDDEN));
            assertTrue(setting.get(TrainingOption.BATCH_SIZE).matches("\\d+"), setting.get(TrainingOption.BATCH_SIZE));
        }
    }

    /** Of each option the lower half of its values is drawn as often as the upper, within luck. */
    @Test
    void searchesDrawEvenlyAndTheSameEachTime() {
        for (SweepPlan search :
                List.of(SweepPlan.random(64, 5), SweepPlan.latinHypercube(64, 5), SweepPlan.sobol(64))) {
            SweepPlan plan = search.with("learning rate", Values.logBetween(0.01, 1))
                    .with("dropout", Values.between(0, 0.5))
                    .with("hidden", "10", "20");
            List<Setting> settings = plan.settings();
            assertEquals(settings, plan.settings());
            assertEquals(64, new HashSet<>(settings).size());
            long slow = settings.stream()
                    .filter(setting -> Double.parseDouble(setting.get(TrainingOption.LEARNING_RATE)) < 0.1)
                    .count();
            long thin = settings.stream()
                    .filter(setting -> setting.get(TrainingOption.HIDDEN).equals("10"))
                    .count();
            int luck = search.search().method() == Search.Method.RANDOM ? 16 : 1;
            assertTrue(Math.abs(slow - 32) <= luck, search + ": " + slow);
            assertTrue(Math.abs(thin - 32) <= luck, search + ": " + thin);
        }
    }
}
