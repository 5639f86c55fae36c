package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRun;
import digits.training.StopReason;
import digits.training.Sweep;
import digits.training.SweepResult;
import digits.training.Training;
import digits.training.TrainingResult;
import digits.views.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveTest {

    /** Keeps what is shown. */
    private static final class Recorder implements Screen {
        final List<String> ids = new CopyOnWriteArrayList<>();
        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<Boolean> interruptible = new CopyOnWriteArrayList<>();
        final CountDownLatch started = new CountDownLatch(1);
        int displays;

        @Override
        public void display(String id, MimeBundle output) {
            displays++;
            update(id, output);
        }

        @Override
        public void update(String id, MimeBundle output) {
            ids.add(id);
            texts.add(output.data().get(MimeBundle.TEXT));
            interruptible.add(Thread.currentThread().isInterrupted());
            started.countDown();
        }

        String last() {
            return texts.get(texts.size() - 1);
        }
    }

    @Test
    void aLiveTrainingGivesTheSameBitsAsATrainingWithoutDisplay() {
        Training training = Examples.training().iterations(500).measureEvery(1);
        Recorder screen = new Recorder();
        assertEquals(training.run(), Live.run(training, screen));
        assertEquals(1, screen.displays);
        assertEquals(1, screen.ids.stream().distinct().count());
        assertTrue(screen.last().startsWith("Training completed its 500 iterations."), screen.last());
        assertTrue(screen.last().contains(" It took "), screen.last());
    }

    @Test
    void aStoppedTrainingKeepsWhatItLearnedAndSaysSo() throws Exception {
        Recorder screen = new Recorder();
        Training endless = Examples.training().iterations(Integer.MAX_VALUE).measureEvery(10_000);
        CompletableFuture<TrainingResult> result = new CompletableFuture<>();
        Thread cell = new Thread(() -> result.complete(Live.run(endless, screen)));
        cell.start();
        assertTrue(screen.started.await(30, TimeUnit.SECONDS));
        cell.interrupt();
        assertEquals(StopReason.INTERRUPTED, result.get(30, TimeUnit.SECONDS).stopReason());
        assertTrue(result.get().history().size() > 0);
        assertTrue(screen.last().contains("what was learned until then is kept"), screen.last());
        assertFalse(screen.interruptible.contains(true), "the interrupt reached the thread that draws");
    }

    @Test
    void aResultThatCannotBeDrawnIsStillReturnedAndSaidInWords() {
        Recorder recorder = new Recorder();
        Screen withoutPictures = new Screen() {
            @Override
            public void display(String id, MimeBundle output) {
                if (output.data().get(MimeBundle.HTML).contains("<img")) {
                    throw new IllegalStateException("no fonts");
                }
                recorder.display(id, output);
            }

            @Override
            public void update(String id, MimeBundle output) {
                display(id, output);
            }
        };
        Training training = Examples.training().iterations(20);
        assertEquals(training.run(), Live.run(training, withoutPictures));
        assertTrue(recorder.last().startsWith("Training completed its 20 iterations."), recorder.last());
        assertTrue(recorder.last().endsWith(" It could not be drawn: no fonts"), recorder.last());
        assertEquals(1, recorder.displays, "what was never displayed cannot be replaced");
    }

    @Test
    void aScreenThatIsGoneDoesNotTakeTheResultWithIt() {
        Screen gone = new Screen() {
            @Override
            public void display(String id, MimeBundle output) {
                throw new IllegalStateException("the connection is closed");
            }

            @Override
            public void update(String id, MimeBundle output) {
                display(id, output);
            }
        };
        Training training = Examples.training().iterations(20);
        assertEquals(training.run(), Live.run(training, gone));
        Sweep sweep = Sweep.learningRates(training, 0.01, 0.1);
        assertEquals(sweep.run(), Live.run(sweep, gone));
    }

    @Test
    void aLiveSweepCountsItsTrainings() {
        Sweep sweep = Sweep.learningRates(Examples.training().iterations(20), 0.01, 0.1, 1);
        Recorder screen = new Recorder();
        SweepResult result = Live.run(sweep, screen);
        assertEquals(sweep.run(), result);
        assertTrue(screen.texts.get(0).contains("0 of 60 iterations (0%)"), screen.texts.get(0));
        assertTrue(screen.texts.get(0).endsWith("\n0 of 3 trainings ended"), screen.texts.get(0));
        assertTrue(screen.last().startsWith("Best of 3 trainings: learning rate α = "), screen.last());
    }

    @Test
    void aLiveSweepOverOptionsCountsWhatEndedAndWhatItsFileHad(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sweep.csv");
        SweepPlan plan = SweepPlan.grid()
                .with("learning rate", 0.01, 0.1)
                .with("iterations", 20)
                .seeds(2);
        Dataset examples = Examples.training().train();
        SweepRun run = plan.over(examples).into(file);
        Recorder screen = new Recorder();
        SweepResults results = Live.run(run, screen);
        assertEquals(plan.over(examples).run().rows(), results.rows());
        assertTrue(screen.texts.get(0).contains("0 of 80 iterations (0%)"), screen.texts.get(0));
        assertTrue(screen.texts.get(0).endsWith("\n0 of 4 trainings ended"), screen.texts.get(0));
        assertTrue(screen.last().contains("4 of 4 trainings were made."), screen.last());
        assertTrue(screen.last().contains("Best: learning rate 0"), screen.last());

        // What a stop leaves: the last training is made again, the others are found.
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        LiveSettings state = new LiveSettings(run);
        run.listen(state::ended).run();
        MimeBundle view = state.view(new ProgressBar(1, () -> 0));
        assertTrue(
                view.data()
                        .get(MimeBundle.TEXT)
                        .endsWith("20 of 20 iterations (100%), 0.0 s, about 0.0 s left\n"
                                + "4 of 4 trainings ended, 3 of them found in the file"),
                view.data().get(MimeBundle.TEXT));
        assertTrue(view.data().get(MimeBundle.HTML).contains("<img"), "a chart of what ended");
    }

    @Test
    void aLiveSweepShowsItsTrainingsBeforeTheFirstOneEnds() {
        Sweep sweep = Sweep.learningRates(Examples.training().iterations(100).measureEvery(10), 0.01, 0.1, 1);
        ProgressBar progress = new ProgressBar(sweep.iterations(), () -> 0);
        LiveSweep state = new LiveSweep(sweep);
        List<String> views = new CopyOnWriteArrayList<>();
        sweep.run(state::end, point -> {
            state.put(point);
            views.add(state.view(progress).data().get(MimeBundle.HTML));
        });
        assertTrue(views.get(0).contains("0 of 300 iterations") && views.get(0).contains("<img"), views.get(0));
        String half = views.get(views.size() / 2);
        assertTrue(half.contains("0 of 3 trainings ended"), half);
        // The 17th of 33 measurements: two trainings after 50 iterations, one after 40, which may have gone on
        // meanwhile.
        assertTrue(half.matches("(?s).*max=\"300\" value=\"1[4-6]0\".*"), half);
        assertTrue(state.view(progress).data().get(MimeBundle.TEXT).endsWith("3 of 3 trainings ended"));
    }

    @Test
    void theProgressSaysHowToStop() {
        ProgressBar progress = new ProgressBar(2000, () -> 0);
        String html = LiveViews.training(progress, Examples.TESTED, 2000).data().get(MimeBundle.HTML);
        assertTrue(html.contains("max=\"2000\" value=\"50\"></progress> 50 of 2,000 iterations (2%)"), html);
        assertTrue(html.contains("The stop button ■ of the notebook ends it at once; what was learned is kept."), html);
    }

    @Test
    void updatesComeAtMostFourTimesASecond() {
        AtomicLong now = new AtomicLong();
        Recorder screen = new Recorder();
        try (LiveDisplay display = new LiveDisplay(screen, now::get)) {
            for (int millisecond = 0; millisecond < 1000; millisecond++) {
                display.update(() -> MimeBundle.html("", "now"));
                settle(display);
                now.addAndGet(1_000_000);
            }
        }
        assertEquals(4, screen.texts.size());
    }

    @Test
    void aChartThatTakesLongToDrawIsDrawnLessOften() {
        AtomicLong now = new AtomicLong();
        Recorder screen = new Recorder();
        try (LiveDisplay display = new LiveDisplay(screen, now::get)) {
            for (int second = 0; second < 20; second++) {
                display.update(() -> {
                    now.addAndGet(200_000_000);
                    return MimeBundle.html("", "slow");
                });
                settle(display);
                now.addAndGet(1_000_000_000);
            }
        }
        // 0.2 s of drawing want 4 s of work between them; the first gap does not know it yet.
        assertTrue(screen.texts.size() <= 8, screen.texts.size() + " updates");
    }

    @Test
    void aFirstChartThatTakesVeryLongDoesNotFreezeTheDisplay() {
        AtomicLong now = new AtomicLong();
        Recorder screen = new Recorder();
        try (LiveDisplay display = new LiveDisplay(screen, now::get)) {
            display.update(() -> {
                now.addAndGet(12_000_000_000L);
                return MimeBundle.html("", "first");
            });
            settle(display);
            now.addAndGet(4_000_000_000L);
            display.update(() -> MimeBundle.html("", "second"));
            settle(display);
        }
        assertEquals(List.of("first", "second"), screen.texts);
    }

    /** Waits until what was given to the drawing thread is shown. */
    private static void settle(LiveDisplay display) {
        while (display.isDrawing()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void progressSaysHowFarAndHowLong() {
        AtomicLong now = new AtomicLong();
        ProgressBar progress = new ProgressBar(2000, now::get);
        assertEquals("░".repeat(30) + " 0 of 2,000 iterations (0%), 0.0 s", progress.text(0));
        now.set(3_000_000_000L);
        assertEquals(
                "█".repeat(15) + "░".repeat(15) + " 1,000 of 2,000 iterations (50%), 3.0 s, about 3.0 s left",
                progress.text(1000));
        assertEquals("1 min 15 s", ProgressBar.duration(75));
        assertEquals("2 h 1 min", ProgressBar.duration(7290));
    }
}
