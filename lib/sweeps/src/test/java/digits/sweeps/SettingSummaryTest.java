package digits.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.training.Measurement;
import digits.training.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Is it luck? */
class SettingSummaryTest {

    /** A sweep over learning rates, one for each row of accuracies; NaN is a divergence. */
    private static SweepResults results(double[]... accuracies) {
        double[] rates = new double[accuracies.length];
        List<SweepRow> rows = new ArrayList<>();
        for (int setting = 0; setting < rates.length; setting++) {
            rates[setting] = setting + 1.0;
            for (int seed = 0; seed < accuracies[setting].length; seed++) {
                double accuracy = accuracies[setting][seed];
                boolean diverged = Double.isNaN(accuracy);
                rows.add(new SweepRow(
                        rows.size() + 1,
                        1,
                        setting + 1,
                        seed + 1,
                        List.of(String.valueOf(setting + 1)),
                        diverged ? StopReason.DIVERGED : StopReason.COMPLETED,
                        10,
                        diverged ? SweepRow.NOTHING : new Measurement(10, 1, 0.5, 1, accuracy),
                        0));
            }
        }
        SweepPlan plan = SweepPlan.grid().with("learning rate", rates).seeds(accuracies[0].length);
        return new SweepResults(plan, rows, true, "All are there.", 10);
    }

    /**
     * Student's own example: the extra sleep by two drugs (Biometrika 6, 1908, table on page 20). R's t.test(extra ~ group, data = sleep)
     * gives means 0.75 and 2.33, t = −1.8608, 17.776 degrees of freedom and p = 0.07939; t.test of the second group alone gives the
     * interval 0.8976775 to 3.7623225.
     */
    @Test
    void meansIntervalsAndWelchsTestAreThoseOfR() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        List<SettingSummary> settings = results(first, second).settings();
        assertEquals(0.75, settings.get(0).mean(), 1e-12);
        assertEquals(0.8976775, settings.get(1).low(), 1e-6);
        assertEquals(3.7623225, settings.get(1).high(), 1e-6);
        assertTrue(settings.get(1).isBest());
        // 0.079 is above 0.05.
        assertTrue(settings.get(0).isTied());
    }

    /** p = 0.03 is below 0.05, and so they are told apart; but of six that are compared one does so by luck, and 0.05 / 6 is less. */
    @Test
    void amongManyLessIsLuck() {
        double[] best = {0.90, 0.92, 0.94};
        double[] worse = {0.84, 0.86, 0.88};
        SettingSummary alone = results(best, worse).settings().get(1);
        assertFalse(alone.isTied());
        SettingSummary among = results(best, worse, worse, worse, worse, worse, worse)
                .settings()
                .get(1);
        assertTrue(among.isTied());
    }

    @Test
    void aSettingThatDivergesIsNeverTheBestUnlessAllDo() {
        double nan = Double.NaN;
        SweepResults results = results(new double[] {0.99, nan}, new double[] {0.5, 0.6}, new double[] {nan, nan});
        assertEquals(2, results.best().setting());
        // Not the luckiest of all, whose setting is worse.
        assertEquals(0.6, results.bestTraining().accuracy());
        assertEquals(1, results.settings().get(0).diverged());
        assertEquals(0.99, results.settings().get(0).mean());
        assertEquals(
                "Every training diverged.",
                results(new double[] {nan}, new double[] {nan}).verdict());
    }

    @Test
    void ofWhatAnEarlierStageLeftOutNothingIsClaimed() {
        List<SweepRow> rows = results(new double[] {0.90, 0.92}, new double[] {0.1, 0.11}, new double[] {0.89, 0.91})
                .rows();
        assertEquals(
                "Best: learning rate 1: 91.00% ± 12.71%. All others of the last stage are worse by more than luck.",
                staged(rows, 3).verdict());
        assertEquals(
                "Best: learning rate 1: 91.00% ± 12.71%. It alone came to the last stage, so that nothing can be said of luck.",
                staged(rows, 2, 3).verdict());
    }

    /** The same results, as if these settings had been left out at the first of two stages. */
    private static SweepResults staged(List<SweepRow> rows, Integer... leftOut) {
        List<SweepRow> staged = rows.stream()
                .map(row -> new SweepRow(
                        row.training(),
                        List.of(leftOut).contains(row.setting()) ? 1 : 2,
                        row.setting(),
                        row.seed(),
                        row.values(),
                        row.ended(),
                        row.iterations(),
                        row.measured(),
                        row.bits()))
                .toList();
        return new SweepResults(SweepPlan.grid().with("learning rate", 1, 2, 3).seeds(2), staged, true, "", 10);
    }

    @Test
    void theVerdictIsInWords() {
        assertEquals(
                "All are there. Best: learning rate 1: 92.00% ± 4.97%. All others are worse by more than luck.",
                results(new double[] {0.90, 0.92, 0.94}, new double[] {0.1, 0.12, 0.14})
                        .toString());
        assertEquals(
                "Best: learning rate 1: 92.00% ± 4.97%. Not to be told apart from it: learning rate 2: 91.00% ± 4.97%.",
                results(new double[] {0.90, 0.92, 0.94}, new double[] {0.89, 0.91, 0.93})
                        .verdict());
        assertEquals(
                "Best: learning rate 2: 95.00%. With one training of a setting nothing can be said of luck: ask for more seeds.",
                results(new double[] {0.9}, new double[] {0.95}).verdict());
        List<SweepRow> three = results(new double[] {0.90, 0.92, 0.94}).rows();
        assertEquals(
                "Mean of 3 trainings: 92.00% ± 4.97%.",
                new SweepResults(SweepPlan.grid().seeds(3), three, true, "", 10).verdict());
        assertEquals(
                "Accuracy of one training: 90.00%.",
                new SweepResults(SweepPlan.grid(), three.subList(0, 1), true, "", 10).verdict());
        assertEquals("No training ended yet.", new SweepResults(SweepPlan.grid(), List.of(), false, "", 10).verdict());
    }

    @Test
    void ofAValueFourDigitsAreSaid() {
        SweepRow row = results(new double[] {0.9}).rows().get(0);
        SweepRow long12 = new SweepRow(
                1, 1, 1, 1, List.of("0.948683298051"), row.ended(), row.iterations(), row.measured(), row.bits());
        SweepPlan plan = SweepPlan.grid().with("learning rate", 0.948683298051, 1);
        assertEquals(
                "learning rate 0.9487: 90.00%",
                SettingSummary.of(plan, List.of(long12)).get(0).text(plan));
    }
}
