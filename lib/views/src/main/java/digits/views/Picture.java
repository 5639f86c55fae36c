package digits.views;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Something drawn, with the size at which it wants to be seen. It has more pixels than that, so that it is sharp on screens
 * that have them. Immutable.
 */
public final class Picture {

    /** Pixels drawn for each pixel of the size on the page, along each side. */
    static final int SCALE = 2;

    /** Not the image, which takes many times the memory: a notebook's kernel keeps whatever a cell showed. */
    private final byte[] png;

    private final int width;
    private final int height;
    private final String description;
    private final boolean isChart;
    private final List<ChartPoints> points;

    Picture(BufferedImage image, String description, boolean isChart, List<ChartPoints> points) {
        this.points = points;
        this.description = description;
        this.isChart = isChart;
        width = image.getWidth() / SCALE;
        height = image.getHeight() / SCALE;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("png needs Java's own PNG writer, which is missing from this Java");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        png = bytes.toByteArray();
    }

    /** A picture of an image that was drawn at twice the size at which it is to be seen. */
    public static Picture of(BufferedImage image) {
        return new Picture(
                image,
                "picture of " + image.getWidth() / SCALE + "×" + image.getHeight() / SCALE + " pixels",
                false,
                List.of());
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
        return Drawing.charts(width, height, ChartWords.of(chart), chart);
    }

    /** The width at which it wants to be seen, in pixels of the page. */
    public int width() {
        return width;
    }

    /** The height at which it wants to be seen, in pixels of the page. */
    public int height() {
        return height;
    }

    /** What can be seen, in words for those who cannot see it. */
    public String description() {
        return description;
    }

    /** Whether these are charts, whose paper and ink may change places on a dark page, not pictures of ink on paper. */
    public boolean isChart() {
        return isChart;
    }

    /** Where on it the points of charts are; empty if there are none. */
    public List<ChartPoints> points() {
        return points;
    }

    /** What was drawn, twice as wide and twice as high as it wants to be seen. */
    public BufferedImage image() {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    /** The image in the PNG format. */
    public byte[] png() {
        return png.clone();
    }

    /**
     * Writes a PNG file.
     *
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        Files.write(file, png);
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
        return description;
    }
}
