package digits.scan;

import digits.matrix.Matrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Reads a photo or scan as shades of grey. */
final class GreyImage {

    /** The longer side that an image is reduced to: a digit has a tenth of these points at the least, which is enough for 28. */
    private static final int LONGEST = 400;

    private GreyImage() {}

    /**
     * Grey from 0, black, to 1, white, upright as the camera was held, and reduced if it is large.
     *
     * @throws IOException if there is no such file, or it holds no image that Java can read
     */
    static Matrix read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("fromImage needs an image file, but there is no file " + file);
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException damaged) {
            throw new IOException(
                    "fromImage could not read " + file + ": the image is damaged (" + damaged.getMessage() + ")",
                    damaged);
        }
        if (image == null) {
            throw new IOException("fromImage needs a PNG, JPEG, BMP or GIF image, but " + file
                    + " is none; a phone's HEIC has to be saved as JPEG first");
        }
        return Orientation.of(file).turn(reduced(grey(image)));
    }

    /** The brightness that an eye sees: green counts most. What is transparent lies on white paper. */
    private static Matrix grey(BufferedImage image) {
        return Matrix.generate(image.getHeight(), image.getWidth(), (row, column) -> {
            int color = image.getRGB(column, row);
            double brightness =
                    (0.299 * (color >> 16 & 0xFF) + 0.587 * (color >> 8 & 0xFF) + 0.114 * (color & 0xFF)) / 255;
            double opaque = (color >>> 24) / 255.0;
            return opaque * brightness + 1 - opaque;
        });
    }

    /** Each point becomes the mean of a block of points. */
    private static Matrix reduced(Matrix grey) {
        int longest = Math.max(grey.rows(), grey.columns());
        if (longest <= LONGEST) {
            return grey;
        }
        double factor = (double) longest / LONGEST;
        int rows = Math.max(1, (int) (grey.rows() / factor));
        int columns = Math.max(1, (int) (grey.columns() / factor));
        return Matrix.generate(rows, columns, (row, column) -> {
            int top = (int) (row * factor);
            int left = (int) (column * factor);
            int bottom = Math.min(grey.rows(), Math.max(top + 1, (int) ((row + 1) * factor)));
            int right = Math.min(grey.columns(), Math.max(left + 1, (int) ((column + 1) * factor)));
            double sum = 0;
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    sum += grey.get(y, x);
                }
            }
            return sum / ((bottom - top) * (right - left));
        });
    }
}
