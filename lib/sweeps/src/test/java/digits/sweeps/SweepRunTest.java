package digits.sweeps;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.training.StopReason;
import digits.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepRunTest {

    private static final Split DIGITS = digits();

    /** Full batches and mini-batches, side by side and apart; a training diverges. */
    private static final SweepPlan PLAN = SweepPlan.grid()
            .with("loss", "mean squared error")
            .with("output", "identity")
            .with("learning rate", 0.01, 0.1, 1e200)
            .with("batch size", "all", "50")
            .with("hidden", 10, 12)
            .with("iterations", 20)
            .with("measure every", 10)
            .seeds(2);

    @TempDir
    private Path folder;

    private static Split digits() {
        try {
            return DigitsCsv.read(Path.of("../../data/digits.csv")).first(500).split(0.1, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String run(SweepPlan plan, Workers workers, Path file) throws IOException {
        SweepResults results = plan.over(DIGITS).into(file).on(workers).run();
        assertTrue(results.isComplete());
        return Files.readString(file);
    }

    @Test
    void aSweepHasTheBitsOfEachTrainingAloneInAnyNumberOfThreads() throws IOException {
        Path file = folder.resolve("two.csv");
        String two = run(PLAN, new LocalCores(2), file);
        assertEquals(two, run(PLAN, new LocalCores(1), folder.resolve("one.csv")));
        SweepRun run = PLAN.over(DIGITS);
        SweepResults results = SweepResults.read(file);
        assertEquals(24, results.rows().size());
        for (SweepRow row : results.rows()) {
            TrainingResult alone = run.training(row).run();
            assertEquals(Bits.of(alone), row.bits(), row.toString());
        }
        assertEquals(8, results.rows().stream().filter(SweepRow::diverged).count());
    }

    @Test
    void whatWasStoppedGoesOnAndSaysWhatItFound() throws IOException {
        String undisturbed = run(PLAN, LocalCores.all(), folder.resolve("undisturbed.csv"));
        Path file = folder.resolve("stopped.csv");
        List<Integer> trained = new ArrayList<>();
        SweepRun run = PLAN.over(DIGITS).into(file).listen((row, progress) -> {
            trained.add(row.training());
            assertEquals(24, progress.trainings());
            if (progress.trained() == 9) {
                Thread.currentThread().interrupt();
            }
        });
        SweepResults first = run.run();
        assertTrue(
                first.explanation().endsWith(" of 24 trainings were made. It was interrupted: run it again to go on."));
        int found = first.rows().size();
        // As a crash leaves it.
        Files.writeString(file, "17,1,1,10,0.", StandardOpenOption.APPEND);
        String explanation = PLAN.over(DIGITS)
                .into(file)
                .listen((row, progress) -> trained.add(row.training()))
                .run()
                .explanation();
        assertEquals(
                found + " of 24 trainings were found in " + file + ", and " + (24 - found)
                        + " were made. The file's last line "
                        + "was half a line, as a crash leaves it; that training was made again. The sweep is complete.",
                explanation);
        assertEquals(24, trained.size());
        assertEquals(24, trained.stream().distinct().count());
        assertEquals(undisturbed, Files.readString(file));
    }

    @Test
    void asTextItSaysHowToRunIt() {
        assertTrue(PLAN.over(DIGITS).toString().contains(".run() runs it"), PLAN.over(DIGITS)::toString);
    }

    @Test
    void aBudgetOfIterationsEndsARunAndTheNextGoesOn() throws IOException {
        SweepPlan plan = PLAN.budget(Budget.ofIterations(200));
        Path file = folder.resolve("budget.csv");
        SweepResults first = plan.over(DIGITS).into(file).run();
        assertEquals(10, first.rows().size());
        assertEquals(
                "10 of 24 trainings were made. The budget is used up: run it again to go on.", first.explanation());
        // Another budget is no other sweep.
        String whole = run(PLAN, LocalCores.all(), file);
        assertEquals(run(PLAN, LocalCores.all(), folder.resolve("undisturbed.csv")), whole);
    }

    @Test
    void successiveHalvingKeepsTheBetterSettings() throws IOException {
        SweepPlan plan = SweepPlan.latinHypercube(9, 1)
                .with("learning rate", Values.logBetween(1e-4, 1))
                .with("iterations", 90)
                .seeds(2)
                .halving(10, 3);
        Path file = folder.resolve("halving.csv");
        String undisturbed = run(plan, LocalCores.all(), file);
        SweepResults results = SweepResults.read(file);
        assertEquals(
                "18 6 2",
                List.of(1, 2, 3).stream()
                        .map(stage -> String.valueOf(results.rows().stream()
                                .filter(row -> row.stage() == stage)
                                .count()))
                        .collect(Collectors.joining(" ")));
        assertEquals(
                List.of(10, 30, 90),
                results.rows().stream().map(SweepRow::iterations).distinct().toList());
        assertEquals(3, results.best().stage());
        SweepPlan little = plan.budget(Budget.ofIterations(120));
        Path stopped = folder.resolve("stopped.csv");
        int runs = 0;
        while (!little.over(DIGITS).into(stopped).run().isComplete()) {
            runs++;
        }
        // 18 · 10 + 6 · 30 + 2 · 90 iterations, at most 120 of them at once.
        assertEquals(4, runs);
        assertEquals(undisturbed, Files.readString(stopped));
    }

    /** Fifty times at a random moment; every other time with half a line at the end, as a crash leaves it. */
    @Tag("long")
    @Test
    void stoppedFiftyTimesItIsTheSameFileAndNothingIsTrainedTwice() throws IOException {
        SweepPlan plan = SweepPlan.grid()
                .with("learning rate", 0.03, 0.1, 0.3)
                .with("batch size", "all", "64")
                .with("iterations", 60)
                .seeds(4);
        String undisturbed = run(plan, LocalCores.all(), folder.resolve("undisturbed.csv"));
        long quiet = System.nanoTime();
        run(plan, LocalCores.all(), folder.resolve("warm.csv"));
        int shortest = (int) Math.max(10, (System.nanoTime() - quiet) / 4_000_000);
        Random random = new Random(19);
        int stops = 0;
        for (int sweep = 0; stops < 50; sweep++) {
            Path file = folder.resolve("stopped-" + sweep + ".csv");
            List<Integer> trained = new ArrayList<>();
            int most = shortest;
            for (boolean complete = false; !complete; ) {
                int before = trained.size();
                Timer timer = new Timer(true);
                timer.schedule(interrupt(Thread.currentThread()), 1 + random.nextInt(most));
                SweepResults results = plan.over(DIGITS)
                        .into(file)
                        .listen((row, progress) -> trained.add(row.training()))
                        .run();
                timer.cancel();
                Thread.interrupted();
                complete = results.isComplete();
                if (!complete) {
                    stops++;
                    // Trainings side by side end together: who is always stopped before that gets nowhere.
                    most *= trained.size() == before ? 2 : 1;
                    if (random.nextBoolean()) {
                        Files.writeString(file, "7,1,3,0.03,all,compl", StandardOpenOption.APPEND);
                    }
                }
            }
            assertEquals(24, trained.size());
            assertEquals(24, trained.stream().distinct().count());
            assertEquals(undisturbed, Files.readString(file));
        }
    }

    private static TimerTask interrupt(Thread thread) {
        return new TimerTask() {
            @Override
            public void run() {
                thread.interrupt();
            }
        };
    }

    /** Nobody trains here: each result is made of the same one. */
    @Test
    void aResultTakesLessThanAKilobyte() throws IOException {
        TrainingResult one = SweepPlan.grid()
                .with("iterations", 1)
                .over(DIGITS)
                .training(new SweepRow(1, 1, 1, 1, List.of(), StopReason.COMPLETED, 1, SweepRow.NOTHING, 0))
                .run();
        SweepPlan plan = SweepPlan.random(20_000, 1)
                .with("learning rate", Values.logBetween(0.001, 1))
                .with("dropout", Values.between(0, 0.5))
                .with("hidden", Values.between(10, 200));
        long before = used();
        SweepResults results = plan.over(DIGITS)
                .on((work, groups, goesOn, listener) -> {
                    for (List<Job> group : groups) {
                        for (Job job : group) {
                            listener.ended(work.row(job, one));
                        }
                    }
                })
                .run();
        long bytes = (used() - before) / results.rows().size();
        assertEquals(20_000, results.rows().size());
        assertTrue(bytes < 1000, bytes + " bytes for each training");
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void whatCannotBeWrittenStopsTheSweepAndKeepsWhatIsThere() throws IOException {
        Path file = folder.resolve("full.csv");
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2, 0.3);
        IOException full = assertThrows(
                IOException.class,
                () -> plan.over(DIGITS)
                        .into(file)
                        .on((work, groups, goesOn, listener) -> new LocalCores(1).run(work, groups, goesOn, row -> {
                            if (row.training() == 3) {
                                throw new IOException("no room");
                            }
                            listener.ended(row);
                        }))
                        .run());
        assertEquals("no room", full.getMessage());
        SweepResults results = plan.over(DIGITS).into(file).run();
        assertEquals(
                "2 of 3 trainings were found in " + file + ", and 1 were made. The sweep is complete.",
                results.explanation());
    }

    @Test
    void aBudgetThatIsTooSmallForOneTrainingSaysSo() throws IOException {
        assertEquals(
                "0 of 24 trainings were made. The budget of 19 iterations is less than the next training takes: give more.",
                PLAN.budget(Budget.ofIterations(19)).over(DIGITS).run().explanation());
    }

    /** The encoding's mark, ends of lines and empty lines. */
    @Test
    void whatAnEditorPutsIntoAFileOfResultsDoesNoHarm() throws IOException {
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2);
        Path file = folder.resolve("edited.csv");
        String text = run(plan, LocalCores.all(), file);
        Files.writeString(file, "\uFEFF" + text.replace("\n", "\r\n") + "\r\n\r\n");
        List<SweepRow> rows = SweepResults.read(file).rows();
        assertEquals(2, rows.size());
        SweepResults again = plan.over(DIGITS).into(file).run();
        assertEquals(rows, again.rows());
        assertTrue(again.explanation().startsWith("2 of 2 trainings were found"), again.explanation());
    }

    @Test
    void aFileThatASpreadsheetHasChangedIsRefusedInASentence() throws IOException {
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2);
        Path file = folder.resolve("changed.csv");
        String text = run(plan, LocalCores.all(), file);
        String columns = "training,stage,seed,learning rate,ended,iterations made,loss,accuracy,measured at,test loss,"
                + "test accuracy,bits";
        Files.writeString(file, text.replace(columns, columns.replace(',', ';')));
        assertUnreadable(
                file + " needs a line \"" + columns
                        + "\" before its results, but has none: another program, such as a spreadsheet, has changed it",
                file);
        String result = text.lines().toList().get(11);
        for (String stage : List.of("0", "2")) {
            String other = result.replaceFirst("^1,1,", "1," + stage + ",");
            Files.writeString(file, text.replace(result, other));
            assertUnreadable(
                    file + ", line 12 needs to be the result of a training, with 12 columns, but is \"" + other
                            + "\"; delete it, and that training is made again",
                    file);
        }
        Files.writeString(file, text + "x".repeat(10_000) + "\n");
        assertUnreadable(
                file + ", line 14 needs to be the result of a training, with 12 columns, but is \"" + "x".repeat(200)
                        + "…\"; delete it, and that training is made again",
                file);
        Files.writeString(file, "my notes\n");
        assertUnreadable(file + " holds no results of a sweep", file);
        assertUnreadable(folder + " is a folder, but a file with the results of a sweep is needed", folder);
        assertEquals(
                folder + " is a folder, but a file for the results of a sweep is needed",
                assertThrows(
                                IOException.class,
                                () -> plan.over(DIGITS).into(folder).run())
                        .getMessage());
    }

    private static void assertUnreadable(String message, Path file) {
        assertEquals(
                message,
                assertThrows(IOException.class, () -> SweepResults.read(file)).getMessage());
    }

    @Test
    void resultsOverOtherExamplesAreNamedAsSuch() throws IOException {
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2);
        Path file = folder.resolve("others.csv");
        run(plan, LocalCores.all(), file);
        IOException others = assertThrows(
                IOException.class,
                () -> plan.over(DIGITS.train().split(0.5, 1)).into(file).run());
        assertTrue(
                others.getMessage()
                        .matches("\\Q" + file + "\\E holds results over other examples, and is left as it is: it has "
                                + "\"data: train 450 examples \\w{16}, test 50 examples \\w{16}\" where this sweep has "
                                + "\"data: train 225 examples \\w{16}, test 225 examples \\w{16}\"; give the examples that it "
                                + "began with, read and split in the same way, or name another file"),
                others.getMessage());
    }

    @Test
    void twoSweepsDoNotWriteOneFile() throws IOException {
        Path file = folder.resolve("one.csv");
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2);
        IOException busy = assertThrows(
                IOException.class,
                () -> plan.over(DIGITS)
                        .into(file)
                        .on((work, groups, goesOn, listener) ->
                                plan.over(DIGITS).into(file).run())
                        .run());
        assertEquals(
                file + " is being written by another sweep: wait until it ends, or name another file",
                busy.getMessage());
    }

    @Test
    void notEvenAnotherFileOfThatNameIsWrittenMeanwhile() throws IOException {
        Path file = folder.resolve("one.csv");
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2);
        assertThrows(
                IOException.class,
                () -> plan.over(DIGITS)
                        .into(file)
                        .on((work, groups, goesOn, listener) -> {
                            // As a rename replaces it: the lock on the first file says nothing of this one.
                            Files.delete(file);
                            plan.over(DIGITS).into(file).run();
                        })
                        .run());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatWillFailIsSaidBeforeAnythingIsTrained() {
        Split noPictures = Dataset.of(Matrix.of(1, 4, 1, 2, 3, 4), new int[] {0, 1, 0, 1}, 2, 1, 1)
                .split(0.5, 1);
        List<SweepRow> trained = new ArrayList<>();
        SweepRun run = SweepPlan.grid()
                .with("shift", 0, 2)
                .with("iterations", 2)
                .over(noPictures)
                .listen((row, progress) -> trained.add(row));
        assertThrows(IllegalArgumentException.class, run::run);
        assertEquals(List.of(), trained);
    }

    @Test
    void moreTrainingsThanAFileHoldsAreRefused() {
        assertRejected(
                "a sweep needs at most 10000000 trainings, but has 200 settings with 100000 seeds each",
                () -> SweepPlan.grid()
                        .with("hidden", Values.range(1, 200, 1))
                        .seeds(100_000)
                        .over(DIGITS)
                        .trainings());
    }

    @Test
    void aResultOfAnotherSweepIsNotTrainedAgain() throws IOException {
        SweepPlan plan = SweepPlan.grid().with("iterations", 1).with("learning rate", 0.1, 0.2);
        List<SweepRow> rows = plan.seeds(2).over(DIGITS).run().rows();
        for (int other : new int[] {1, 3}) {
            SweepRow row = rows.get(other);
            assertRejected(
                    "a training is made again from a result of its own sweep, but training " + row.training()
                            + " with seed 2 and " + row.values() + " is of another",
                    () -> plan.over(DIGITS).training(row));
        }
    }

    @Test
    void aBatchThatIsLargerThanTheExamplesIsRefused() {
        assertRejected(
                "batch size needs to be at most the number of training examples, 450, but the sweep has 500",
                () -> SweepPlan.grid().with("batch size", 50, 500).over(DIGITS).run());
    }

    // --- files that are refused

    private void assertRefused(String message, SweepPlan plan, Path file) throws IOException {
        String before = Files.readString(file);
        IOException refused = assertThrows(
                IOException.class, () -> plan.over(DIGITS).into(file).run());
        assertEquals(message, refused.getMessage());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void resultsOfAnotherSweepAreNotMixedIn() throws IOException {
        SweepPlan plan = SweepPlan.grid().with("iterations", 2).with("learning rate", 0.1, 0.2);
        Path file = folder.resolve("sweep.csv");
        run(plan, LocalCores.all(), file);
        assertRefused(
                file
                        + " holds results of another sweep, and is left as it is: it has \"learning rate: 0.1, 0.2\" where this sweep "
                        + "has \"learning rate: 0.1, 0.3\"; name another file, or go on with the sweep of this one",
                plan.with("learning rate", 0.1, 0.3),
                file);
        Path other = folder.resolve("notes.txt");
        Files.writeString(other, "my notes\n");
        assertRefused(other + " holds no results of a sweep, and is left as it is: name another file", plan, other);
        Files.writeString(file, Files.readString(file).replace(",completed", ",complete"));
        IOException damaged = assertThrows(
                IOException.class, () -> plan.over(DIGITS).into(file).run());
        assertTrue(
                damaged.getMessage()
                        .startsWith(
                                file
                                        + ", line 12 needs to be the result of a training, with 12 columns, but is \"1,1,1,0.1,complete,2,"));
    }
}
