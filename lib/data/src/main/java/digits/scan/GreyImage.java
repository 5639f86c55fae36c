package digits.scan;

import digits.data.ForeignFile;
import digits.data.NearbyNames;
import digits.matrix.Interruption;
import digits.matrix.Matrix;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * A photo or scan in shades of grey, read with no more memory than a small picture of it needs.
 *
 * @param grey from 0, black, to 1, white, upright as the camera was held
 * @param pages which images of the file are pages of a TIFF or pictures of a GIF, and no small copies of others
 * @param word what one of them is called
 */
record GreyImage(Matrix grey, List<Integer> pages, String word) {

    /** More points than any camera's: what claims more is damaged, or takes minutes. */
    private static final long MOST_POINTS = 250_000_000;

    /** Points that are read for each that is kept, along each side: their mean takes out the noise. */
    private static final int FINENESS = 3;

    /** Of more points fewer are read: in twelve bytes each they take more than half of the 512 MB that a hub gives. */
    private static final long MOST_READ = 25_000_000;

    private static final String FORMATS = "PNG, JPEG, TIFF, BMP or GIF";

    /** More pages than anybody scans at once: a damaged file can have any number. */
    static final int MOST_PAGES = 200;

    /**
     * Reads an image of a file.
     *
     * @param page which, from 0
     * @param longest points of the longer side that a larger image is reduced to
     * @throws IOException if there is no such file, or it holds no image that Java can read
     */
    static GreyImage read(Path file, int page, int longest) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("needs an image file, but " + file + " is a folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("needs an image file, but " + NearbyNames.missing(file));
        }
        Matrix grey;
        List<Integer> pages;
        String word;
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException(noImage(file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                grey = grey(file, reader, page, longest);
                word = reader.getFormatName().equalsIgnoreCase("gif") ? "picture" : "page";
                pages = pages(reader);
            } finally {
                reader.dispose();
            }
        } catch (OutOfMemoryError e) {
            throw new IOException("has too little memory for " + file + ": make the image smaller", e);
        } catch (FileNotFoundException e) {
            throw new IOException("could not read " + e.getMessage(), e);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).contains(file.toString()) ? e : damaged(file, e);
        }
        return new GreyImage(Orientation.of(file).turn(reduced(grey, longest)), pages, word);
    }

    private static List<Integer> pages(ImageReader reader) {
        List<Integer> pages = new ArrayList<>(List.of(0));
        try {
            boolean isTiff = reader.getFormatName().matches("(?i)tiff?");
            int most = isTiff || reader.getFormatName().equalsIgnoreCase("gif") ? MOST_PAGES : 0;
            for (int page = 1; page <= most; page++) {
                // Fails behind the last one.
                reader.getWidth(page);
                TIFFField kind = isTiff
                        ? TIFFDirectory.createFromMetadata(reader.getImageMetadata(page))
                                .getTIFFField(BaselineTIFFTagSet.TAG_NEW_SUBFILE_TYPE)
                        : null;
                boolean isSmallCopy = kind != null
                        && (kind.getAsInt(0) & BaselineTIFFTagSet.NEW_SUBFILE_TYPE_REDUCED_RESOLUTION) != 0;
                if (!isSmallCopy) {
                    pages.add(page);
                }
            }
        } catch (IOException | RuntimeException noMore) {
            return pages;
        }
        return pages;
    }

    private static IOException damaged(Path file, Exception e) {
        String how = e instanceof EOFException ? "cut off" : "damaged (" + e.getMessage() + ")";
        return new IOException("could not read " + file + ": the image is " + how, e);
    }

    private static String noImage(Path file) throws IOException {
        String needs = "needs a " + FORMATS + " image, but " + file + " is ";
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return ForeignFile.of(in.readNBytes(ForeignFile.HEAD))
                    .map(foreign -> needs + foreign)
                    .orElse(needs + (in.getChannel().size() == 0 ? "empty" : "none"));
        }
    }

    private static Matrix grey(Path file, ImageReader reader, int page, int longest) throws IOException {
        long width = reader.getWidth(page);
        long height = reader.getHeight(page);
        if (width * height > MOST_POINTS) {
            throw new IOException("needs an image of at most " + MOST_POINTS / 1_000_000 + " million points, but "
                    + file + " says it has " + height + "×" + width);
        }
        boolean[] isCut = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> {
            String lower = warning.toLowerCase(Locale.ROOT);
            isCut[0] |= lower.contains("premature") || lower.contains("truncated") || lower.contains("missing eoi");
        });
        reader.addIIOReadProgressListener(interrupts());
        ImageReadParam every = reader.getDefaultReadParam();
        int step = step(width, height, longest);
        every.setSourceSubsampling(step, step, 0, 0);
        Matrix grey;
        try {
            BufferedImage image = reader.read(page, every);
            Interruption.check();
            grey = PaperColor.grey(image);
        } catch (IIOException e) {
            // Colours of print, which Java decodes only as they stand in the file.
            if (!reader.canReadRaster() || !String.valueOf(e.getMessage()).contains("Unsupported")) {
                throw e;
            }
            grey = PrintColor.grey(file, reader.readRaster(page, every));
        }
        if (isCut[0]) {
            throw new IOException("could not read " + file + ": the image is cut off");
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

    /** Stops the reader when its thread is interrupted: whatever happens, a listener is told by which reader. */
    private static IIOReadProgressListener interrupts() {
        Class<?> listener = IIOReadProgressListener.class;
        return (IIOReadProgressListener) Proxy.newProxyInstance(
                listener.getClassLoader(), new Class<?>[] {listener}, (proxy, method, arguments) -> {
                    if (Thread.currentThread().isInterrupted()) {
                        ((ImageReader) arguments[0]).abort();
                    }
                    return null;
                });
    }
}
