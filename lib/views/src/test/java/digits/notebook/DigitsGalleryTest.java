package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DigitsGalleryTest {

    /** Three pictures of 2×2 pixels, of which the last one is read wrongly. */
    private static final Dataset THREE =
            Dataset.of(Matrix.of(4, 3, 0, 1, 0.5, 0, 0, 0.5, 0, 0, 0, 1, 0, 0.2), new int[] {0, 1, 1}, 2, 2, 2);

    private static final Matrix OUTPUTS = Matrix.of(2, 3, 0.9, 0.25, 0.7, 0.1, 0.75, 0.3);

    @Test
    void aGalleryHoldsLabelsAnswersAndHowSureTheyWere() {
        String html = DigitsGallery.of(THREE, OUTPUTS).html();
        assertTrue(
                html.contains("\"examples\":[0,1,2],\"labels\":[0,1,1],\"answers\":[0,1,0],\"sure\":[0.9,0.75,0.7],"
                        + "\"truth\":[0.9,0.75,0.3]"),
                html);
        assertTrue(html.contains("\"counts\":{\"rows\":2,\"columns\":2,\"values\":[1,0,1,1]}"), html);
    }

    @Test
    void withoutScriptsTheConfusionMatrixIsATable() {
        String html = DigitsGallery.of(THREE, OUTPUTS).html();
        assertTrue(html.contains("<th scope=\"row\">1</th><td>1</td><td>1</td></tr>"), html);
    }

    @Test
    void theSpriteHasTheGreyOfEachPixel() throws IOException {
        String address = Sprite.of(THREE, new int[] {2, 0});
        byte[] png = Base64.getDecoder().decode(address.substring("data:image/png;base64,".length()));
        var raster = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
        assertEquals(255 - 128 + 1, raster.getSample(0, 0, 0));
        assertEquals(204, raster.getSample(1, 1, 0));
        assertEquals(0, raster.getSample(3, 1, 0), "example 0 stands to the right of example 2");
    }

    @Test
    void ofACellWithManyDigitsTheSurestAndTheLeastSureAreKept() {
        int many = 250;
        int[] zeros = new int[many];
        Matrix outputs = Matrix.generate(2, many, (row, column) -> row == 0 ? 0.6 + column * 0.001 : 0.1);
        int[] kept = GalleryChoice.of(zeros, zeros, outputs);
        int[] expected = IntStream.concat(IntStream.range(0, 50), IntStream.range(200, 250))
                .toArray();
        assertArrayEquals(expected, kept, Arrays.toString(kept));
    }

    @Test
    void whatDoesNotFitIsRejectedInWords() {
        assertEquals(
                "a gallery of 3 examples of 2 classes, 2×2 pixels needs outputs of 2×3, but got 3×2",
                assertThrows(IllegalArgumentException.class, () -> DigitsGallery.of(THREE, Matrix.zeros(3, 2)))
                        .getMessage());
        Dataset points = Dataset.of(Matrix.zeros(2, 2), new int[] {0, 1}, 2, 1, 2);
        assertEquals(
                "a gallery needs pictures, but got 2 examples of 2 classes, 1×2 pixels",
                assertThrows(IllegalArgumentException.class, () -> DigitsGallery.of(points, Matrix.zeros(2, 2)))
                        .getMessage());
    }
}
