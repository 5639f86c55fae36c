package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.scan.Digits;
import digits.scan.ScannedDigit;
import org.junit.jupiter.api.Test;

class ScannedDigitHtmlTest {

    /** A dark bar on light paper: a 1. */
    private static final ScannedDigit ONE = Digits.fromGrey(Matrix.generate(
            500, 60, (row, column) -> row > 100 && row < 400 && column > 26 && column < 32 ? 0.1 : 0.9));

    @Test
    void everyStageIsAPictureWithItsTitle() {
        MimeBundle shown = Displays.of(ONE);
        String html = shown.data().get(MimeBundle.HTML);
        for (String title : new String[] {
            "1. the image in grey",
            "2. without paper and light",
            "3. ink or not",
            "4. cut out",
            "5. fitted to 28×28",
            "or to 8×8"
        }) {
            assertTrue(html.contains("<figcaption>" + title), title);
        }
        assertEquals(6, html.split(" alt=\"a picture of ", -1).length - 1);
        assertEquals(ONE.toString(), shown.data().get(MimeBundle.TEXT));
    }

    @Test
    void whatWasLeftOutIsSaid() {
        assertFalse(ScannedDigitHtml.of(ONE).contains("<p>"));
        ScannedDigit noted =
                new ScannedDigit(ONE.grey(), ONE.contrast(), ONE.ink(), ONE.cut(), "; page 1 of 3 was read");
        assertTrue(ScannedDigitHtml.of(noted).endsWith("; page 1 of 3 was read</p>"));
    }

    @Test
    void aLargeImageIsShownSmaller() {
        String first =
                ScannedDigitHtml.of(ONE).replaceAll("(?s).*?<img [^>]*?width=\"(\\d+)\" height=\"(\\d+)\".*", "$1×$2");
        // Every third of 60 × 500 points is shown, 16 more pixels being the frame around them.
        assertEquals("36×183", first);
    }
}
