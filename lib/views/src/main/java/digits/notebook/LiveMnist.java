package digits.notebook;

import digits.data.Progress;
import digits.dataset.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows a download of MNIST while it comes, and says what to do where MNIST is not to be had. */
final class LiveMnist {

    /** What loads MNIST and tells a listener how far it is. */
    interface Source {
        Split load(Consumer<Progress> listener) throws IOException;
    }

    private LiveMnist() {}

    /** Shows nothing if the files are already there. */
    static Split load(Source source, Screen screen) throws IOException {
        try (LiveDisplay display = new LiveDisplay(screen, System::nanoTime)) {
            return load(source, display);
        }
    }

    /** The same, but where MNIST is not to be had, says why and what to do about it, and gives back something else. */
    static Split loadOr(Split otherwise, Source source, Screen screen) throws InterruptedIOException {
        try (LiveDisplay display = new LiveDisplay(screen, System::nanoTime)) {
            try {
                return load(source, display);
            } catch (InterruptedIOException stop) {
                throw stop;
            } catch (IOException missing) {
                String sentence = capitalized(missing.getMessage())
                        + "; then run the notebook again. Until then it goes on with " + otherwise.train()
                        + "; what its text says of results is true of MNIST.";
                display.finish(() -> MimeBundle.html(Displays.note(sentence, true), sentence), sentence);
                return otherwise;
            }
        }
    }

    private static Split load(Source source, LiveDisplay display) throws IOException {
        ProgressBar time = new ProgressBar(1, System::nanoTime);
        boolean[] downloads = {false};
        Split mnist = source.load(progress -> {
            downloads[0] = true;
            display.update(() -> bar(progress));
        });
        if (downloads[0]) {
            String sentence = "MNIST was downloaded and verified, which took " + time.elapsed()
                    + "; from now on it is read from the disk.";
            display.finish(() -> MimeBundle.html(Displays.note(sentence, false), sentence), sentence);
        }
        return mnist;
    }

    /** As "████████████░░░░ train-images-idx3-ubyte from a.example: 4.2 of 9.9 MB (42%)". */
    static MimeBundle bar(Progress progress) {
        String text = progress.toString();
        if (!Double.isNaN(progress.fraction())) {
            text = String.format(
                    Locale.ROOT,
                    "%s %s (%.0f%%)",
                    ProgressBar.bar(progress.fraction()),
                    progress,
                    Math.floor(100 * progress.fraction()));
        }
        return MimeBundle.html("<p>" + Html.escape(text) + "</p>", text);
    }

    private static String capitalized(String message) {
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }
}
