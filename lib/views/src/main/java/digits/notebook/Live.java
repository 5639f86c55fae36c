package digits.notebook;

import digits.data.Mnist;
import digits.dataset.Split;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRun;
import digits.training.Sweep;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.training.Training;
import digits.training.TrainingResult;
import digits.training.TrainingRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows a training while it runs: how far it is, how good it is, and a chart that grows. The stop button of the notebook ends
 * it and keeps what was learned. Also shows the download of MNIST.
 *
 * <pre>{@code
 * TrainingResult result = Live.run(training);
 * }</pre>
 *
 * <p>When it is stopped, both kernels report at once that the cell was interrupted; a moment later the display says what was
 * kept, and the variable holds it. As a cell's last expression, without a variable, the result would be shown a second time.
 */
public final class Live {

    private Live() {}

    /** Runs a training to its end or until it is interrupted; the same result as {@link Training#run()}. */
    public static TrainingResult run(Training training) {
        return Kernel.running().map(kernel -> run(training, kernel)).orElseGet(training::run);
    }

    /** Runs all trainings of a sweep to their ends or until interrupted; the same result as {@link Sweep#run()}. */
    public static SweepResult run(Sweep sweep) {
        return Kernel.running().map(kernel -> run(sweep, kernel)).orElseGet(sweep::run);
    }

    /**
     * Runs what is left of a sweep over options to its end or until interrupted; the same results as {@link SweepRun#run()}. A listener
     * that the run had is not told.
     *
     * @throws IOException if its file can't be read or written, or is of another sweep
     */
    public static SweepResults run(SweepRun sweep) throws IOException {
        Optional<Kernel> kernel = Kernel.running();
        return kernel.isPresent() ? run(sweep, kernel.get()) : sweep.run();
    }

    /**
     * Loads MNIST as {@link Mnist#load} does, with a bar that grows where it has to be downloaded first.
     *
     * @throws InterruptedIOException if the notebook is stopped while it downloads
     * @throws IOException if it is neither there nor to be had, in which case the message says which files to put where
     */
    public static Split mnist() throws IOException {
        Optional<Kernel> kernel = Kernel.running();
        return kernel.isPresent() ? LiveMnist.load(Mnist::load, kernel.get()) : Mnist.load();
    }

    /**
     * Loads MNIST as {@link #mnist()} does. Where it is neither there nor to be had, says which files to put where, and gives
     * back other digits, so that a notebook can go on with them.
     *
     * @param otherwise what to go on with
     * @throws InterruptedIOException if the notebook is stopped while it downloads
     * @throws IllegalStateException if the code does not run in a kernel of the kinds JJava or IJava
     */
    public static Split mnistOr(Split otherwise) throws InterruptedIOException {
        Kernel kernel = Kernel.running()
                .orElseThrow(() -> new IllegalStateException(
                        "Live.mnistOr needs a notebook, in which to say what to do where MNIST is missing; "
                                + "elsewhere use Mnist.load()"));
        return LiveMnist.loadOr(otherwise, Mnist::load, kernel);
    }

    static TrainingResult run(Training training, Screen screen) {
        ProgressBar progress = new ProgressBar(training.iterations(), System::nanoTime);
        try (LiveDisplay display = new LiveDisplay(screen, System::nanoTime);
                TrainingRun run = training.start()) {
            while (run.hasNext()) {
                run.next();
                if (display.isDue()) {
                    var history = run.history();
                    display.update(() -> LiveViews.training(progress, history, training.iterations()));
                }
            }
            TrainingResult result = run.result();
            String sentence = result + progress.took();
            display.finish(() -> Displays.result(result, sentence), sentence);
            return result;
        }
    }

    static SweepResult run(Sweep sweep, Screen screen) {
        ProgressBar progress = new ProgressBar(sweep.iterations(), System::nanoTime);
        LiveSweep state = new LiveSweep(sweep);
        try (LiveDisplay display = new LiveDisplay(screen, System::nanoTime)) {
            MimeBundle nothingYet = state.view(progress);
            display.update(() -> nothingYet);
            Consumer<SweepPoint> show = point -> {
                state.put(point);
                // Trainings of their own tell how they get on in threads of their own, while others end in this one.
                synchronized (display) {
                    display.update(() -> state.view(progress));
                }
            };
            SweepResult result = sweep.run(
                    point -> {
                        state.end(point);
                        show.accept(point);
                    },
                    show);
            String sentence = SweepText.of(result) + progress.took();
            display.finish(() -> Displays.sweep(result, sentence), sentence);
            return result;
        }
    }

    static SweepResults run(SweepRun sweep, Screen screen) throws IOException {
        ProgressBar progress = new ProgressBar(1, System::nanoTime);
        LiveSettings state = new LiveSettings(sweep);
        try (LiveDisplay display = new LiveDisplay(screen, System::nanoTime)) {
            MimeBundle nothingYet = state.view(progress);
            display.update(() -> nothingYet);
            SweepResults results = sweep.listen((row, now) -> {
                        state.ended(row, now);
                        display.update(() -> state.view(progress));
                    })
                    .run();
            String sentence = results + progress.took();
            display.finish(() -> Displays.sweep(results, sentence), sentence);
            return results;
        }
    }
}
