package digits.views;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Something drawn, with the size at which it wants to be seen. It has more pixels than that, so that it is sharp on screens
 * that have them. Immutable.
 */
public final class Picture {

    /** Pixels drawn for each pixel of the size on the page, along each side. */
    static final int SCALE = 2;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /**
     * A picture of an image that was drawn at twice the size at which it is to be seen; the image is copied.
     */
    public static Picture of(BufferedImage image) {
        return new Picture(copy(image));
    }

    /** A chart at its own size. */
    public static Picture of(Chart<?, ?> chart) {
        return of(chart, chart.getWidth(), chart.getHeight());
    }

    /**
     * A chart at another size, in pixels of the page; its text keeps its size.
     *
     * @throws IllegalStateException if this Java finds no font for its text
     */
    public static Picture of(Chart<?, ?> chart, int width, int height) {
        // Also for a chart that was not made here.
        Drawing.font(Font.PLAIN, 12);
        return Drawing.picture(width, height, graphics -> chart.paint(graphics, width, height));
    }

    /** Takes the image over without a copy. */
    static Picture own(BufferedImage image) {
        return new Picture(image);
    }

    /** The width at which it wants to be seen, in pixels of the page. */
    public int width() {
        return image.getWidth() / SCALE;
    }

    /** The height at which it wants to be seen, in pixels of the page. */
    public int height() {
        return image.getHeight() / SCALE;
    }

    /** A copy of what was drawn, twice as wide and twice as high as it wants to be seen. */
    public BufferedImage image() {
        return copy(image);
    }

    /** The image in the PNG format. */
    public byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("png needs Java's own PNG writer, which is missing from this Java");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a PNG file.
     *
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        Files.write(file, png());
    }

    /**
     * As {@link #save(Path)} does.
     *
     * @throws IOException as there
     */
    public void save(String file) throws IOException {
        save(Path.of(file));
    }

    @Override
    public String toString() {
        return "picture of " + width() + "×" + height() + " pixels";
    }

    private static BufferedImage copy(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        WritableRaster raster = image.copyData(image.getRaster().createCompatibleWritableRaster());
        return new BufferedImage(colors, raster, colors.isAlphaPremultiplied(), null);
    }
}
