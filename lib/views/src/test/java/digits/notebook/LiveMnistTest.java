package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.Progress;
import digits.dataset.Split;
import digits.views.Examples;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveMnistTest {

    private static final Split DIGITS = Examples.DIGITS.split(0.3, 1);

    /** Keeps what is shown, each with the id under which it is shown. */
    private static final class Recorder implements Screen {
        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<String> pages = new CopyOnWriteArrayList<>();
        int displays;

        @Override
        public void display(String id, MimeBundle output) {
            displays++;
            update(id, output);
        }

        @Override
        public void update(String id, MimeBundle output) {
            texts.add(output.data().get(MimeBundle.TEXT));
            pages.add(output.data().get(MimeBundle.HTML));
        }
    }

    @Test
    void aDownloadIsABarThatIsReplacedByASentenceAtItsEnd() throws Exception {
        Recorder screen = new Recorder();
        Split loaded = LiveMnist.load(
                listener -> {
                    listener.accept(new Progress("train-images-idx3-ubyte", "a.example", 4_956_211, 9_912_422));
                    // The second one comes within a moment, in which the display rests.
                    listener.accept(new Progress("train-images-idx3-ubyte", "a.example", 4_956_212, 9_912_422));
                    return DIGITS;
                },
                screen);
        assertSame(DIGITS, loaded);
        assertEquals(1, screen.displays, "one output, replaced");
        assertEquals(2, screen.texts.size());
        assertEquals(
                "█".repeat(15) + "░".repeat(15) + " train-images-idx3-ubyte from a.example: 5.0 of 9.9 MB (50%)",
                screen.texts.get(0));
        assertTrue(screen.pages.get(0).contains("█".repeat(15) + "░".repeat(15)), screen.pages.get(0));
        assertTrue(
                screen.texts.get(1).matches("MNIST was downloaded and verified, which took \\d+\\.\\d s; .*"),
                screen.texts.get(1));
    }

    @Test
    void filesThatAreThereAreLoadedWithoutAWord() throws Exception {
        Recorder screen = new Recorder();
        assertSame(DIGITS, LiveMnist.load(listener -> DIGITS, screen));
        assertEquals(List.of(), screen.texts);
    }

    @Test
    void aServerThatDoesNotSayHowMuchThereIsGivesALineWithoutABar() {
        MimeBundle line = LiveMnist.bar(new Progress("t10k-labels-idx1-ubyte", "b.example", 2_000_000, -1));
        assertEquals(
                "t10k-labels-idx1-ubyte from b.example: 2.0 MB", line.data().get(MimeBundle.TEXT));
    }

    @Test
    void theBarIsFullAtTheEndAndNotBefore() {
        Progress almost = new Progress("f", "h", 999, 1000);
        assertTrue(LiveMnist.bar(almost).data().get(MimeBundle.TEXT).startsWith("█".repeat(29) + "░ "));
        assertTrue(LiveMnist.bar(almost).data().get(MimeBundle.TEXT).endsWith("(99%)"));
        Progress whole = new Progress("f", "h", 1000, 1000);
        assertTrue(LiveMnist.bar(whole).data().get(MimeBundle.TEXT).startsWith("█".repeat(30) + " f"));
        assertTrue(LiveMnist.bar(whole).data().get(MimeBundle.TEXT).endsWith("(100%)"));
    }

    @Test
    void whereMnistIsNotToBeHadTheReasonIsSaidAndOtherDigitsAreGivenBack() throws Exception {
        Recorder screen = new Recorder();
        Split got = LiveMnist.loadOr(
                DIGITS,
                listener -> {
                    listener.accept(new Progress("train-images-idx3-ubyte", "a.example", 0, -1));
                    throw new IOException("MNIST is not in <data>: put train.csv into it");
                },
                screen);
        assertSame(DIGITS, got);
        assertEquals(1, screen.displays, "the sentence is put in the place of the bar");
        assertEquals(
                "MNIST is not in <data>: put train.csv into it; then run the notebook again. Until then it goes on with "
                        + DIGITS.train() + "; what its text says of results is true of MNIST.",
                screen.texts.get(1));
        assertTrue(screen.pages.get(1).contains("&lt;data&gt;"), screen.pages.get(1));
    }

    @Test
    void aDownloadThatIsStoppedIsNoReasonToGoOnWithOtherDigits() {
        Recorder screen = new Recorder();
        InterruptedIOException stop = new InterruptedIOException("the download was interrupted");
        LiveMnist.Source stopped = listener -> {
            throw stop;
        };
        assertSame(stop, assertThrows(InterruptedIOException.class, () -> LiveMnist.loadOr(DIGITS, stopped, screen)));
        assertEquals(List.of(), screen.texts);
    }

    @Test
    void outsideOfANotebookItSaysWhatToUseInstead() {
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> Live.mnistOr(DIGITS));
        assertEquals(
                "Live.mnistOr needs a notebook, in which to say what to do where MNIST is missing; "
                        + "elsewhere use Mnist.load()",
                thrown.getMessage());
    }
}
