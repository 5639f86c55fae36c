package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.views.Charts;
import digits.views.Examples;
import digits.views.Tables;
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
        new Kernel(iJava).register();
        var shown = iJava.getRenderer().render(Tables.of(Examples.TESTED));
        assertEquals(TableHtml.of(Tables.of(Examples.TESTED)), shown.getData(IJAVA_HTML));
        var text = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;
        assertEquals(Tables.of(Examples.TESTED).toString(), shown.getData(text));
    }

    @Test
    void jJavaShowsATableAsHtmlWithTextBesideIt() {
        FakeJJava jJava = new FakeJJava();
        new Kernel(jJava).register();
        var shown = jJava.getRenderer().render(Tables.of(Examples.TESTED));
        assertEquals(TableHtml.of(Tables.of(Examples.TESTED)), shown.getData(JJAVA_HTML));
        var text = org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;
        assertEquals(Tables.of(Examples.TESTED).toString(), shown.getData(text));
    }

    @Test
    void bothKernelsShowArraysOfNumbersAsTables() {
        FakeIJava iJava = new FakeIJava();
        FakeJJava jJava = new FakeJJava();
        new Kernel(iJava).register();
        new Kernel(jJava).register();
        for (Object array : new Object[] {new int[] {1, 2}, new double[] {1, 2}, new double[][] {{1, 2}}}) {
            for (Object html : new Object[] {
                iJava.getRenderer().render(array).getData(IJAVA_HTML),
                jJava.getRenderer().render(array).getData(JJAVA_HTML)
            }) {
                assertTrue(html.toString().contains("array, as a 1×2 matrix"), array + ": " + html);
            }
        }
        assertEquals(
                "<pre>[[1.0], []]</pre>",
                Displays.of(new double[][] {{1}, {}}).data().get(MimeBundle.HTML));
        assertEquals("[]", Displays.of(new int[0]).data().get(MimeBundle.TEXT));
    }

    @Test
    void bothKernelsShowAChartAsAnImageThatSaysWhatCanBeSeen() {
        FakeIJava iJava = new FakeIJava();
        FakeJJava jJava = new FakeJJava();
        new Kernel(iJava).register();
        new Kernel(jJava).register();
        var onIJava = iJava.getRenderer().render(Charts.loss(Examples.TESTED)).getData(IJAVA_HTML);
        var onJJava = jJava.getRenderer().render(Charts.loss(Examples.TESTED)).getData(JJAVA_HTML);
        assertEquals(onIJava, onJJava);
        String html = onIJava.toString();
        assertTrue(
                html.contains("<img class=\"digits-chart\" width=\"640\" height=\"380\" alt=\"Loss, a chart of "),
                html);
        // The first bytes of every PNG, in base64.
        assertTrue(html.contains("src=\"data:image/png;base64,iVBORw0KGgo"), html);
    }

    @Test
    void everyKnownTypeIsRegisteredOnce() {
        FakeJJava jJava = new FakeJJava();
        new Kernel(jJava).register();
        new Kernel(jJava).register();
        assertEquals("matrix", firstWordOf(jJava.getRenderer().render(Examples.counting(2, 2))));
    }

    /** The word after the shape. */
    private static String firstWordOf(org.dflib.jjava.jupyter.kernel.display.DisplayData shown) {
        return shown.getData(JJAVA_HTML).toString().replaceAll("(?s).*?2×2 (\\w+).*", "$1");
    }

    @Test
    void anOutputIsDisplayedUnderItsIdAndThenReplaced() {
        FakeIJava iJava = new FakeIJava();
        new Kernel(iJava).display("one", MimeBundle.html("<p>1</p>", "1"));
        new Kernel(iJava).update("one", MimeBundle.html("<p>2</p>", "2"));
        assertEquals("one", iJava.displayed.get(0).getDisplayId());
        assertEquals("<p>1</p>", iJava.displayed.get(0).getData(IJAVA_HTML));
        assertEquals("[one]", iJava.updated.toString());
        assertEquals("<p>2</p>", iJava.displayed.get(1).getData(IJAVA_HTML));
        FakeJJava jJava = new FakeJJava();
        new Kernel(jJava).display("one", MimeBundle.html("<p>1</p>", "1"));
        new Kernel(jJava).update("one", MimeBundle.html("<p>2</p>", "2"));
        assertEquals("one", jJava.displayed.get(0).getDisplayId());
        assertEquals("[one]", jJava.updated.toString());
    }

    @Test
    void aKernelOfAnotherKindIsRejectedWithTheNamesOfThoseThatFit() {
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> new Kernel("no kernel").register());
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
}
