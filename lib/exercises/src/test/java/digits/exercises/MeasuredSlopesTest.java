package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.notebook.CheckFailed;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whoever measures slopes in one of the usual wrong ways is told which. */
class MeasuredSlopesTest {

    private static final int SEEDS = 200;

    /** Where the loss is asked for the slope along one weight, and what becomes of the two answers. */
    private interface Slope {
        double of(Function<double[], Double> loss, double[] w, int k);
    }

    private static BiFunction<Function<double[], Double>, double[], double[]> each(Slope slope) {
        return (loss, w) -> {
            double[] slopes = new double[w.length];
            for (int k = 0; k < w.length; k++) {
                slopes[k] = slope.of(loss, w, k);
            }
            return slopes;
        };
    }

    private static double with(Function<double[], Double> loss, double[] w, int k, double nudge) {
        double[] copy = w.clone();
        copy[k] += nudge;
        return loss.apply(copy);
    }

    private static Slope bothSides(double h) {
        return (loss, w, k) -> (with(loss, w, k, h) - with(loss, w, k, -h)) / (2 * h);
    }

    static BiFunction<Function<double[], Double>, double[], double[]> right() {
        return each(bothSides(1e-5));
    }

    private static void rejects(String hint, Slope slope) {
        for (long seed = 0; seed < SEEDS; seed++) {
            long chosen = seed;
            String said = assertThrows(
                            CheckFailed.class, () -> MeasuredSlopes.check(each(slope), Answers.asking(chosen)))
                    .getMessage();
            assertTrue(said.contains(hint), said);
        }
    }

    @Test
    void acceptsEveryNudgeThatIsFineEnough() {
        for (double h : new double[] {1e-4, 1e-5, 1e-6}) {
            for (long seed = 0; seed < SEEDS; seed++) {
                MeasuredSlopes.check(each(bothSides(h)), Answers.asking(seed));
            }
        }
    }

    @Test
    void acceptsWeightsThatAreNudgedInPlaceAndPutBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            MeasuredSlopes.check(
                    each((loss, w, k) -> {
                        double kept = w[k];
                        w[k] = kept + 1e-5;
                        double up = loss.apply(w);
                        w[k] = kept - 1e-5;
                        double down = loss.apply(w);
                        w[k] = kept;
                        return (up - down) / 2e-5;
                    }),
                    Answers.asking(seed));
        }
    }

    @Test
    void rejectsAHalfAndADoubleAndANegative() {
        rejects("half of what it should be", (loss, w, k) -> bothSides(1e-5).of(loss, w, k) / 2);
        rejects("twice what it should be", (loss, w, k) -> bothSides(1e-5).of(loss, w, k) * 2);
        rejects("The sign is wrong", (loss, w, k) -> -bothSides(1e-5).of(loss, w, k));
    }

    @Test
    void rejectsNudgesOfTheWrongSize() {
        rejects("The nudge is too large", bothSides(0.1));
        rejects("The nudge is too small", bothSides(1e-12));
    }

    @Test
    void rejectsOneSide() {
        for (double h : new double[] {1e-5, 1e-7, 2e-8}) {
            rejects("one side only", (loss, w, k) -> (with(loss, w, k, h) - with(loss, w, k, 0)) / h);
        }
    }

    @Test
    void rejectsWeightsThatAreNotPutBack() {
        rejects("More than one weight is changed", (loss, w, k) -> {
            w[k] += 1e-3;
            double up = loss.apply(w);
            w[k] -= 2e-3;
            return (up - loss.apply(w)) / 2e-3;
        });
        rejects("The loss is never asked", (loss, w, k) -> loss.apply(w) * 2);
    }

    @Test
    void rejectsALastWeightThatStaysChanged() {
        rejects("afterwards the weights are not what they were", (loss, w, k) -> {
            double slope = bothSides(1e-5).of(loss, w, k);
            w[k] += k == w.length - 1 ? 1e-5 : 0;
            return slope;
        });
        rejects("afterwards the weights are not what they were", (loss, w, k) -> {
            double slope = bothSides(1e-5).of(loss, w, k);
            w[k] = k == w.length - 1 ? Double.NaN : w[k];
            return slope;
        });
    }

    /** Forth, back and forth again leaves some rounding in the weights. */
    private static double[] inPlace(Function<double[], Double> loss, double[] w, int k, double h) {
        w[k] += h;
        double up = loss.apply(w);
        w[k] -= 2 * h;
        double down = loss.apply(w);
        w[k] += h;
        return new double[] {up, down};
    }

    @Test
    void roundingInTheFirstWeightIsNoNudge() {
        for (double h : new double[] {1e-5, 1e-4}) {
            rejects("is (a / 2) · h", (loss, w, k) -> {
                double[] both = inPlace(loss, w, k, h);
                return (both[0] - both[1]) / 2 * h;
            });
        }
        rejects("The nudge is too large", (loss, w, k) -> {
            double[] both = inPlace(loss, w, k, 0.1);
            return (both[0] - both[1]) / 0.2;
        });
    }

    @Test
    void rejectsAWeightThatIsReplaced() {
        rejects("up[k] = h replaces the weight", (loss, w, k) -> {
            double[] up = w.clone(), down = w.clone();
            up[k] = 1e-5;
            down[k] = -1e-5;
            return (loss.apply(up) - loss.apply(down)) / 2e-5;
        });
    }

    @Test
    void rejectsDifferencesThatAreNotDivided() {
        rejects(
                "2.00e-05 times what it should be. Divide",
                (loss, w, k) -> with(loss, w, k, 1e-5) - with(loss, w, k, -1e-5));
    }
}
