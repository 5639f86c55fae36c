package digits.views;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.knowm.xchart.internal.chartpart.Chart;

/** The canvas under all pictures. */
final class Drawing {

    static {
        // Nothing here opens a window. Without this, Java would look for a display, and wait where DISPLAY names one
        // that
        // has gone; whoever wants windows says java.awt.headless=false.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    private Drawing() {}

    /** Makes sure that this class has said that there is no window, before anything of AWT looks for one. */
    static void withoutWindows() {}

    /** A picture of the given size on the page, drawn in pixels of the page. */
    static Picture picture(int width, int height, String description, Consumer<Graphics2D> painter) {
        return new Picture(image(width, height, painter), description, false, List.of());
    }

    /** Charts side by side, each of this size. */
    static Picture charts(int width, int height, String description, Chart<?, ?>... charts) {
        List<ChartPoints> points = new ArrayList<>();
        BufferedImage image = image(width * charts.length, height, graphics -> {
            for (int i = 0; i < charts.length; i++) {
                int ownWidth = charts[i].getWidth(), ownHeight = charts[i].getHeight();
                Chart<?, ?> chart = charts[i];
                DashedLines.during(chart, () -> chart.paint(graphics, width, height));
                graphics.translate(width, 0);
                ChartPoints.of(charts[i], i * width).ifPresent(points::add);
                if (ownWidth != width || ownHeight != height) {
                    // XChart takes the size it was painted at for the chart's own.
                    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
                    charts[i].paint(nowhere, ownWidth, ownHeight);
                    nowhere.dispose();
                }
            }
        });
        return new Picture(image, description, true, List.copyOf(points));
    }

    private static BufferedImage image(int width, int height, Consumer<Graphics2D> painter) {
        BufferedImage image =
                new BufferedImage(width * Picture.SCALE, height * Picture.SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            // Lines where they are, not at the next whole pixel: a straight one is straight.
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Palette.BACKGROUND);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(Picture.SCALE, Picture.SCALE);
            painter.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Text with its middle at x and its baseline at y. */
    static void centred(Graphics2D graphics, String text, int x, int y) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(text, x - metrics.stringWidth(text) / 2, y);
    }

    /**
     * The font of all text in charts and pictures.
     *
     * @throws IllegalStateException if this Java finds no font
     */
    static Font font(int style, int size) {
        Font font = new Font(Font.SANS_SERIF, style, size);
        requireFonts(() -> font.getLineMetrics("0", PLAIN));
        return font;
    }

    /**
     * Asks for the size of a letter, with a sentence where Java, which on Linux takes its fonts from the system, would fail
     * with one of several errors about its insides.
     */
    static void requireFonts(Runnable measurement) {
        try {
            measurement.run();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            throw new IllegalStateException(
                    "text in charts and pictures needs a font, but Java finds none on this system; install one "
                            + "(Debian and Ubuntu: apt install fontconfig fonts-dejavu-core, Fedora: dnf install "
                            + "fontconfig dejavu-sans-fonts), then restart the kernel",
                    noFonts);
        }
    }
}
