package digits.scan;

import digits.matrix.Matrix;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** How bright an image's points are, as they lie on paper where they are transparent. */
final class PaperColor {

    /** One colour alone is taken where it changes so many times as much as what an eye sees: it has more noise. */
    private static final double CLEARER = 3;

    /** Places along the longer side that are compared. */
    private static final int PLACES = 200;

    private PaperColor() {}

    /** The brightness, 0 for black to 1 for white. */
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

    /**
     * As an eye sees it, for which green counts most; or in one of the three colours where that shows much more, as blue does of
     * yellow ink on white paper.
     */
    private static Matrix brightness(BufferedImage image) {
        double[] seen = {0.299, 0.587, 0.114};
        double[] best = seen;
        double most = CLEARER * CLEARER * edges(image, seen);
        for (int color = 0; color < seen.length; color++) {
            double[] one = new double[seen.length];
            one[color] = 1;
            double edges = edges(image, one);
            best = edges > most ? one : best;
            most = Math.max(most, edges);
        }
        double[] weights = best;
        return Matrix.generate(
                image.getHeight(), image.getWidth(), (row, column) -> weighted(image.getRGB(column, row), weights));
    }

    /** How much the light changes from place to place, squared: slow changes count little. */
    private static double edges(BufferedImage image, double[] weights) {
        int step = Math.max(1, Math.max(image.getHeight(), image.getWidth()) / PLACES);
        double sum = 0;
        for (int row = step; row < image.getHeight(); row += step) {
            for (int column = step; column < image.getWidth(); column += step) {
                double here = weighted(image.getRGB(column, row), weights);
                double across = here - weighted(image.getRGB(column - step, row), weights);
                double down = here - weighted(image.getRGB(column, row - step), weights);
                sum += across * across + down * down;
            }
        }
        return sum;
    }

    private static double weighted(int color, double[] weights) {
        return (weights[0] * ((color >> 16) & 0xFF) + weights[1] * ((color >> 8) & 0xFF) + weights[2] * (color & 0xFF))
                / 255;
    }

    private static Matrix opacity(BufferedImage image) {
        return Matrix.generate(
                image.getHeight(), image.getWidth(), (row, column) -> (image.getRGB(column, row) >>> 24) / 255.0);
    }
}
