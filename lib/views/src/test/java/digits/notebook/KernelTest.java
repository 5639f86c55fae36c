package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.views.Charts;
import digits.views.Examples;
import digits.views.Tables;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;

class KernelTest {

    private static final io.github.spencerpark.jupyter.kernel.display.mime.MIMEType IJAVA_HTML =
            io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
    private static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType JJAVA_HTML =
            org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;

    @Test
    void iJavaShowsATableAsHtmlWithTextBesideIt() {
        FakeIJava iJava = new FakeIJava();
        Kernel.of(iJava).register();
        var shown = iJava.getRenderer().render(Tables.of(Examples.TESTED));
        assertEquals(TableHtml.of(Tables.of(Examples.TESTED)), shown.getData(IJAVA_HTML));
        var text = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;
        assertEquals(Tables.of(Examples.TESTED).toString(), shown.getData(text));
    }

    @Test
    void jJavaShowsATableAsHtmlWithTextBesideIt() {
        FakeJJava jJava = new FakeJJava();
        Kernel.of(jJava).register();
        var shown = jJava.getRenderer().render(Tables.of(Examples.TESTED));
        assertEquals(TableHtml.of(Tables.of(Examples.TESTED)), shown.getData(JJAVA_HTML));
        var text = org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;
        assertEquals(Tables.of(Examples.TESTED).toString(), shown.getData(text));
    }

    @Test
    void bothKernelsShowAChartAsPngAndNotAsHtml() {
        FakeIJava iJava = new FakeIJava();
        FakeJJava jJava = new FakeJJava();
        Kernel.of(iJava).register();
        Kernel.of(jJava).register();
        var iJavaPng = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.parse("image/png");
        var jJavaPng = org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse("image/png");
        var onIJava = iJava.getRenderer().render(Charts.loss(Examples.TESTED));
        var onJJava = jJava.getRenderer().render(Charts.loss(Examples.TESTED));
        // The first bytes of every PNG, in base64.
        assertTrue(onIJava.getData(iJavaPng).toString().startsWith("iVBORw0KGgo"));
        assertEquals(onIJava.getData(iJavaPng), onJJava.getData(jJavaPng));
        assertTrue(!onIJava.hasDataForType(IJAVA_HTML) && !onJJava.hasDataForType(JJAVA_HTML));
    }

    @Test
    void everyKnownTypeIsRegisteredOnce() {
        FakeJJava jJava = new FakeJJava();
        Kernel.of(jJava).register();
        Kernel.of(jJava).register();
        assertEquals("matrix", firstWordOf(jJava.getRenderer().render(Examples.counting(2, 2))));
    }

    /** The word after the shape. */
    private static String firstWordOf(org.dflib.jjava.jupyter.kernel.display.DisplayData shown) {
        return shown.getData(JJAVA_HTML).toString().replaceAll("(?s).*?2×2 (\\w+).*", "$1");
    }

    @Test
    void anOutputIsDisplayedUnderItsIdAndThenReplaced() {
        FakeIJava iJava = new FakeIJava();
        Kernel.of(iJava).display("one", MimeBundle.html("<p>1</p>", "1"));
        Kernel.of(iJava).update("one", MimeBundle.html("<p>2</p>", "2"));
        assertEquals("one", iJava.displayed.get(0).getDisplayId());
        assertEquals("<p>1</p>", iJava.displayed.get(0).getData(IJAVA_HTML));
        assertEquals("[one]", iJava.updated.toString());
        assertEquals("<p>2</p>", iJava.displayed.get(1).getData(IJAVA_HTML));
        FakeJJava jJava = new FakeJJava();
        Kernel.of(jJava).display("one", MimeBundle.html("<p>1</p>", "1"));
        Kernel.of(jJava).update("one", MimeBundle.html("<p>2</p>", "2"));
        assertEquals("one", jJava.displayed.get(0).getDisplayId());
        assertEquals("[one]", jJava.updated.toString());
    }

    @Test
    void aKernelOfAnotherKindIsRejectedWithTheNamesOfThoseThatFit() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class, () -> Kernel.of("no kernel").register());
        assertEquals(
                "this kernel has no java.lang.String.getRenderer, which notebooks need to show tables and charts; the "
                        + "kernels that are known to fit are JJava 1.0 and IJava 1.3",
                failure.getMessage());
    }

    @Test
    void jJavaFindsTheExtension() {
        assertTrue(StreamSupport.stream(ServiceLoader.load(Extension.class).spliterator(), false)
                .anyMatch(KernelExtension.class::isInstance));
    }

    @Test
    void aPictureCarriesTheSizeAtWhichToShowIt() {
        MimeBundle chart = Displays.of(Charts.loss(Examples.TESTED));
        assertEquals(Map.of("image/png", Map.of("width", 640, "height", 380)), chart.metadata());
        assertNotNull(chart.data().get("text/plain"));
    }
}
