package digits.scan;

import digits.matrix.Matrix;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** JPEG files in the colours of print, cyan, magenta, yellow and black, of which Java gives the bare numbers. */
final class PrintColor {

    private static final int APPLICATION_14 = 0xFFEE;

    private PrintColor() {}

    /**
     * How bright the points are, 0 to 1.
     *
     * @param raster four numbers for each point, as they stand in the file
     * @throws IOException if it has another number of colours
     */
    static Matrix grey(Path file, Raster raster) throws IOException {
        if (raster.getNumBands() != 4) {
            throw new IOException("could not read " + file + ": it has " + raster.getNumBands()
                    + " colours in a form that Java does not know; save it as PNG");
        }
        int adobe = adobeTransform(file);
        return Matrix.generate(raster.getHeight(), raster.getWidth(), (row, column) -> {
            double[] inks = raster.getPixel(column, row, (double[]) null);
            // Adobe's programs store how little ink there is; with transform 2, brightness and two differences of
            // colour.
            double mean = 0.299 * inks[0] + 0.587 * inks[1] + 0.114 * inks[2];
            double light = adobe == 2 ? 255 - inks[0] : adobe == 0 ? mean : 255 - mean;
            double black = adobe < 0 ? 255 - inks[3] : inks[3];
            return light / 255 * black / 255;
        });
    }

    /** What Adobe's segment says of the colours; −1 if there is none. */
    private static int adobeTransform(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.readUnsignedShort();
            byte[] segment = Orientation.jpegSegment(in, APPLICATION_14, "Adobe");
            return segment.length >= 12 ? segment[11] : -1;
        } catch (EOFException withoutEnd) {
            return -1;
        }
    }
}
