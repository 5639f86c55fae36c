package digits.views;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** The canvas under all pictures. */
final class Drawing {

    private Drawing() {}

    /**
     * A picture of the given size on the page, drawn in pixels of the page.
     *
     * @throws IllegalStateException if this Java finds no font to write with
     */
    static Picture picture(int width, int height, Consumer<Graphics2D> painter) {
        BufferedImage image =
                new BufferedImage(width * Picture.SCALE, height * Picture.SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Palette.BACKGROUND);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(Picture.SCALE, Picture.SCALE);
            painter.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return Picture.own(image);
    }

    /** Text with its middle at x and its baseline at y. */
    static void centred(Graphics2D graphics, String text, int x, int y) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(text, x - metrics.stringWidth(text) / 2, y);
    }

    /** The font of all text in charts and pictures. */
    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
