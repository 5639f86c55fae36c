package digits.scan;

import digits.data.ForeignFile;
import digits.data.NearbyNames;
import digits.matrix.Interruption;
import digits.matrix.Matrix;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads a photo or scan as shades of grey, taking no more memory than a small picture of it needs. */
final class GreyImage {

    /** More points than any camera's: what claims more is damaged, or takes minutes. */
    private static final long MOST_POINTS = 250_000_000;

    /** Points that are read for each that is kept, along each side: their mean takes out the noise. */
    private static final int FINENESS = 3;

    /** Of more points fewer are read: in twelve bytes each they take more than half of the 512 MB that a hub gives. */
    private static final long MOST_READ = 25_000_000;

    private static final String FORMATS = "PNG, JPEG, TIFF, BMP or GIF";

    private GreyImage() {}

    /**
     * Grey from 0, black, to 1, white, upright as the camera was held.
     *
     * @param longest points of the longer side that a larger image is reduced to
     * @throws IOException if there is no such file, or it holds no image that Java can read
     */
    static Matrix read(Path file, int longest) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("fromImage needs an image file, but " + file + " is a folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("fromImage needs an image file, but " + NearbyNames.missing(file));
        }
        Matrix grey;
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException(noImage(file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, false);
                grey = grey(file, reader, longest);
            } finally {
                reader.dispose();
            }
        } catch (OutOfMemoryError e) {
            throw new IOException("fromImage has too little memory for " + file + ": make the image smaller", e);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).contains(file.toString()) ? e : damaged(file, e);
        }
        return Orientation.of(file).turn(reduced(grey, longest));
    }

    private static IOException damaged(Path file, Exception e) {
        String how = e instanceof EOFException ? "cut off" : "damaged (" + e.getMessage() + ")";
        return new IOException("fromImage could not read " + file + ": the image is " + how, e);
    }

    private static String noImage(Path file) throws IOException {
        String needs = "fromImage needs a " + FORMATS + " image, but " + file + " is ";
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return ForeignFile.of(in.readNBytes(ForeignFile.HEAD))
                    .map(foreign -> needs + foreign)
                    .orElse(needs + (in.getChannel().size() == 0 ? "empty" : "none"));
        }
    }

    private static Matrix grey(Path file, ImageReader reader, int longest) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_POINTS) {
            throw new IOException("fromImage needs an image of at most " + MOST_POINTS / 1_000_000
                    + " million points, but " + file + " says it has " + height + "×" + width);
        }
        boolean[] isCut = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> {
            String lower = warning.toLowerCase(Locale.ROOT);
            isCut[0] |= lower.contains("premature") || lower.contains("truncated") || lower.contains("missing eoi");
        });
        reader.addIIOReadProgressListener(new Interrupts());
        ImageReadParam every = reader.getDefaultReadParam();
        int step = step(width, height, longest);
        every.setSourceSubsampling(step, step, 0, 0);
        Matrix grey;
        try {
            BufferedImage image = reader.read(0, every);
            Interruption.check();
            grey = PaperColor.grey(image);
        } catch (IIOException e) {
            // Colours of print, which Java decodes only as they stand in the file.
            if (!reader.canReadRaster() || !String.valueOf(e.getMessage()).contains("Unsupported")) {
                throw e;
            }
            grey = PrintColor.grey(file, reader.readRaster(0, every));
        }
        if (isCut[0]) {
            throw new IOException("fromImage could not read " + file + ": the image is cut off");
        }
        return grey;
    }

    /** Of so many points one is read, along each side. */
    static int step(long width, long height, int longest) {
        int fine = (int) (Math.max(width, height) / ((long) FINENESS * longest));
        int small = (int) Math.ceil(Math.sqrt((double) width * height / MOST_READ));
        return Math.max(1, Math.max(fine, small));
    }

    /** Each point becomes the mean of a block of points. */
    private static Matrix reduced(Matrix grey, int most) {
        int longest = Math.max(grey.rows(), grey.columns());
        if (longest <= most) {
            return grey;
        }
        double factor = (double) longest / most;
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

    /** Stops the reader when its thread is interrupted. */
    private static final class Interrupts implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (Thread.currentThread().isInterrupted()) {
                source.abort();
            }
        }

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}
    }
}
