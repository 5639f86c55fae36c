package digits.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

class PicturesTest {

    /** Left and upper margin of the first digit, in pixels of the image. */
    private static final int MARGIN = 16;

    private static Color at(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    private static long colors(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void aPixelOfADigitIsASharpSquareOfInk() {
        BufferedImage image = Pictures.digit(Examples.DIGITS.picture(0)).image();
        // 2×2 pixels over 168 of the page: each is 84, and 168 in the image.
        int side = 168;
        assertEquals(Color.WHITE, at(image, MARGIN, MARGIN));
        assertEquals(Color.WHITE, at(image, MARGIN + side - 1, MARGIN + side - 1));
        assertEquals(new Color(128, 128, 128), at(image, MARGIN + side, MARGIN));
        assertEquals(new Color(128, 128, 128), at(image, MARGIN + 2 * side - 1, MARGIN + side - 1));
        assertEquals(Color.BLACK, at(image, MARGIN, MARGIN + side));
        assertEquals(Color.BLACK, at(image, MARGIN + side - 1, MARGIN + 2 * side - 1));
    }

    @Test
    void aColumnOfPixelsIsDrawnAsTheSquareThatItIs() {
        assertArrayEquals(
                Pictures.digit(Examples.DIGITS.picture(0)).png(),
                Pictures.digit(Examples.DIGITS.X().column(0)).png());
        assertTrue(Pictures.digit(Matrix.zeros(6, 1)).height() > 100, "six pixels are no square");
    }

    @Test
    void aPictureHasTwiceThePixelsOfItsSize() throws IOException {
        Picture picture = Pictures.digit(Examples.DIGITS, 1);
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertEquals(2 * picture.width(), png.getWidth());
        assertEquals(2 * picture.height(), png.getHeight());
    }

    @Test
    void aPictureDoesNotChangeWithTheImageItGaveAway() {
        Picture picture = Pictures.digit(Examples.DIGITS.picture(0));
        byte[] before = picture.png();
        picture.image().setRGB(MARGIN, MARGIN, 0x00FF00);
        assertArrayEquals(before, picture.png());
    }

    @Test
    void aPictureIsSavedAsPng(@TempDir Path folder) throws IOException {
        Picture picture = Pictures.digit(Examples.DIGITS, 0);
        picture.save(folder.resolve("digit.png"));
        assertArrayEquals(picture.png(), Files.readAllBytes(folder.resolve("digit.png")));
        XYChart chart = Charts.activation(Activation.RELU);
        Charts.save(chart, folder.resolve("chart.png").toString());
        assertArrayEquals(Picture.of(chart).png(), Files.readAllBytes(folder.resolve("chart.png")));
    }

    @Test
    void aGalleryHasTenDigitsToARowAndACaptionBelowEach() {
        int[] eleven = new int[11];
        Picture ten = Pictures.gallery(Examples.DIGITS, Arrays.copyOf(eleven, 10));
        Picture wrapped = Pictures.gallery(Examples.DIGITS, eleven);
        assertEquals(ten.width(), wrapped.width());
        assertTrue(wrapped.height() > 1.8 * ten.height(), ten.height() + " and " + wrapped.height());
        Picture other = Pictures.gallery(Examples.DIGITS, example -> "7?", Arrays.copyOf(eleven, 10));
        assertEquals(ten.height(), other.height());
        assertTrue(!Arrays.equals(ten.png(), other.png()), "the caption should be seen");
    }

    @Test
    void aGalleryAsksItsCaptionForTheNumberOfTheExample() {
        StringBuilder asked = new StringBuilder();
        Pictures.gallery(
                Examples.DIGITS,
                example -> {
                    asked.append(example);
                    return "";
                },
                2,
                0);
        assertEquals("20", asked.toString());
    }

    @Test
    void weightsAreBlueBelowZeroAndOrangeAbove() {
        Layer layer = new Layer(Matrix.of(1, 4, -2, 0, 1, 2), Matrix.zeros(1, 1), Activation.RELU);
        BufferedImage image = Pictures.weights(layer, 2, 2).image();
        // 2×2 pixels over 64 of the page: each is 64 in the image.
        assertEquals(Palette.NEGATIVE, at(image, MARGIN + 10, MARGIN + 10));
        assertEquals(Color.WHITE, at(image, MARGIN + 74, MARGIN + 10));
        assertEquals(Palette.diverging(0.5), at(image, MARGIN + 10, MARGIN + 74));
        assertEquals(Palette.POSITIVE, at(image, MARGIN + 74, MARGIN + 74));
    }

    @Test
    void chartsSideBySideAreAllThere() {
        Chart<?, ?> chart = Charts.loss(Examples.TESTED);
        BufferedImage both =
                Pictures.sideBySide(chart, Charts.loss(Examples.TESTED)).image();
        assertEquals(ChartStyle.WIDTH, chart.getWidth(), "it is not made narrow for others");
        BufferedImage left = both.getSubimage(0, 0, both.getWidth() / 2, both.getHeight());
        BufferedImage right = both.getSubimage(both.getWidth() / 2, 0, both.getWidth() / 2, both.getHeight());
        assertTrue(colors(left) > 10, "blank on the left");
        assertTrue(colors(right) > 10, "blank on the right");
    }

    @Test
    void everyChartDrawsSomething() {
        for (Chart<?, ?> chart : new Chart<?, ?>[] {
            Charts.accuracy(Examples.UNTESTED),
            Charts.sweep(Examples.sweep(4, 3)),
            Charts.sweep(Examples.sweep(1, 0)),
            Charts.activation(Activation.RELU),
            Charts.heatMap("W", Examples.counting(3, 3)),
            Charts.classCounts(Examples.DIGITS)
        }) {
            Picture picture = Picture.of(chart);
            assertEquals(chart.getWidth(), picture.width());
            assertTrue(colors(picture.image()) > 10, chart.getTitle() + " is blank");
        }
    }

    @Test
    void whatCannotBeDrawnIsRejected() {
        assertEquals(
                "a gallery needs at least one example, but got none",
                assertThrows(IllegalArgumentException.class, () -> Pictures.gallery(Examples.DIGITS))
                        .getMessage());
        assertEquals(
                "examples are counted from 0 to 2, but got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> Pictures.digit(Examples.DIGITS, 3))
                        .getMessage());
        assertEquals(
                "weights needs height · width = the layer's 4 inputs, but got 8×8",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Pictures.weights(
                                        Examples.network().layers().get(0), 8, 8))
                        .getMessage());
        assertEquals(
                "weights needs a unit from 0 to 0, but got 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Pictures.weights(
                                        new Layer(Matrix.zeros(1, 4), Matrix.zeros(1, 1), Activation.RELU), 2, 2, 1))
                        .getMessage());
        assertEquals(
                "sideBySide needs at least one chart, but got none",
                assertThrows(IllegalArgumentException.class, Pictures::sideBySide)
                        .getMessage());
    }

    @Test
    void aMissingFontIsSaidInASentence() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> Drawing.requireFonts(() -> {
                    throw new InternalError("java.lang.reflect.InvocationTargetException");
                }));
        assertTrue(
                failure.getMessage().startsWith("text in charts and pictures needs a font, but Java finds none"),
                failure.getMessage());
    }
}
