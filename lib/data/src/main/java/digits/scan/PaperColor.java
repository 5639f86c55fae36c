package digits.scan;

import digits.matrix.Matrix;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** How bright an image's points are, as they lie on paper where they are transparent. */
final class PaperColor {

    private PaperColor() {}

    /** The brightness that an eye sees, 0 for black to 1 for white. */
    static Matrix grey(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        // Java takes files of grey for linear light and would brighten them: their numbers are read as they are.
        boolean isGrey = colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY && colors.getPixelSize() > 1;
        Matrix light = isGrey ? samples(image.getRaster(), colors, 0) : brightness(image);
        if (!colors.hasAlpha()) {
            return light;
        }
        Matrix opaque = isGrey ? samples(image.getRaster(), colors, 1) : opacity(image);
        double there = opaque.sum();
        if (there == 0) {
            return Matrix.generate(light.rows(), light.columns(), (row, column) -> 1);
        }
        double mean = light.hadamard(opaque).sum() / there;
        // Where little is there, that is ink, and the paper is its opposite; else what is there is paper, mostly.
        boolean isInkOnly = there < 0.5 * light.rows() * light.columns();
        double paper = isInkOnly == mean > 0.5 ? 0 : 1;
        return Matrix.generate(light.rows(), light.columns(), (row, column) -> {
            double part = opaque.get(row, column);
            return part * light.get(row, column) + (1 - part) * paper;
        });
    }

    /** The numbers of one band, 0 to 1; what has more than 8 bits is seldom used up: white is the largest number there. */
    private static Matrix samples(Raster raster, ColorModel colors, int band) {
        Matrix samples = Matrix.generate(
                raster.getHeight(), raster.getWidth(), (row, column) -> raster.getSampleDouble(column, row, band));
        double most = colors.getComponentSize(band) > 8 ? samples.max() : (1 << colors.getComponentSize(band)) - 1;
        return most > 0 ? samples.map(sample -> sample / most) : samples;
    }

    /** Green counts most. */
    private static Matrix brightness(BufferedImage image) {
        return Matrix.generate(image.getHeight(), image.getWidth(), (row, column) -> {
            int color = image.getRGB(column, row);
            int red = (color >> 16) & 0xFF;
            int green = (color >> 8) & 0xFF;
            int blue = color & 0xFF;
            return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
        });
    }

    private static Matrix opacity(BufferedImage image) {
        return Matrix.generate(
                image.getHeight(), image.getWidth(), (row, column) -> (image.getRGB(column, row) >>> 24) / 255.0);
    }
}
