package digits.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Digits as schools teach them, and as a quick hand writes them: strokes on a sheet from 0 to 1, to the right and down. */
final class Drawings {

    private Drawings() {}

    /** A sheet of paper of one colour. */
    static BufferedImage sheet(int width, int height, int light) {
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(new Color(light, light, light));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return sheet;
    }

    /** Draws a digit that fills a box of so many points. */
    static void draw(BufferedImage on, int digit, double left, double top, double height, double pen, Color color) {
        Graphics2D graphics = on.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        AffineTransform place = new AffineTransform(height, 0, 0, height, left, top);
        graphics.draw(place.createTransformedShape(strokes(digit)));
        graphics.dispose();
    }

    private static Path2D strokes(int digit) {
        Path2D path = new Path2D.Double();
        switch (digit) {
            case 0 -> arc(path, false, 0.35, 0.5, 0.28, 0.5, -90, 270);
            case 1 -> line(path, 0.15, 0.2, 0.35, 0, 0.35, 1);
            case 2 -> {
                arc(path, false, 0.32, 0.26, 0.28, 0.26, -170, 40);
                path.lineTo(0.03, 1);
                path.lineTo(0.63, 1);
            }
            case 3 -> {
                arc(path, false, 0.3, 0.24, 0.26, 0.24, -150, 80);
                arc(path, true, 0.3, 0.73, 0.3, 0.27, -80, 150);
            }
            case 4 -> {
                line(path, 0.35, 0, 0, 0.62, 0.68, 0.62);
                line(path, 0.5, 0.3, 0.48, 1);
            }
            case 5 -> {
                line(path, 0.6, 0, 0.12, 0, 0.08, 0.42);
                arc(path, true, 0.3, 0.68, 0.3, 0.32, -120, 150);
            }
            case 6 -> {
                line(path, 0.48, 0, 0.22, 0.28, 0.05, 0.68);
                arc(path, true, 0.32, 0.74, 0.27, 0.26, 190, -170);
            }
            case 7 -> {
                line(path, 0, 0.02, 0.62, 0, 0.25, 1);
                line(path, 0.14, 0.5, 0.6, 0.5);
            }
            case 8 ->
                line(
                        path, 0.5, 0.14, 0.3, 0, 0.12, 0.15, 0.22, 0.38, 0.45, 0.56, 0.52, 0.8, 0.3, 1, 0.1, 0.84, 0.18,
                        0.6, 0.42, 0.38, 0.5, 0.14);
            default -> {
                arc(path, false, 0.3, 0.27, 0.27, 0.27, 0, -360);
                path.lineTo(0.55, 1);
            }
        }
        return path;
    }

    private static void line(Path2D path, double... points) {
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
    }

    /** Part of an ellipse around (x, y), from one angle to another in degrees: 0 is right, 90 is down. */
    private static void arc(
            Path2D path, boolean goesOn, double x, double y, double width, double height, double from, double to) {
        int count = (int) Math.ceil(Math.abs(to - from) / 8);
        for (int i = 0; i <= count; i++) {
            double angle = Math.toRadians(from + (to - from) * i / count);
            double px = x + width * Math.cos(angle);
            double py = y + height * Math.sin(angle);
            if (i == 0 && !goesOn) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
    }
}
