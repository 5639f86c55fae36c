package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Reads the IDX files in which MNIST is handed out: two zero bytes, the type of the elements (8: bytes 0..255), how many
 * dimensions there are, the size of each as four bytes with the highest first, then the elements. Compression by gzip is
 * recognised by content.
 */
public final class Idx {

    private static final int UNSIGNED_BYTES = 8;

    private static final int CLASSES = 10;

    private Idx() {}

    /**
     * Reads pictures and the digit that each shows.
     *
     * @param pictures a file of three dimensions: how many, rows, columns
     * @param labels a file of one dimension, as long as there are pictures
     * @throws IOException if a file cannot be read, is damaged or of another kind, or the two do not belong together
     */
    public static Dataset read(Path pictures, Path labels) throws IOException {
        PictureSet read = readPictures(pictures);
        int[] digits = readLabels(labels);
        if (digits.length != read.size()) {
            throw new IOException(pictures + " holds " + read.size() + " pictures, but " + labels + " holds "
                    + digits.length + " labels");
        }
        return read.labelled(digits, CLASSES);
    }

    /**
     * Reads pictures, pixels 0..255.
     *
     * @throws IOException if the file cannot be read, is damaged, or holds something else
     */
    public static PictureSet readPictures(Path file) throws IOException {
        int[] sizes = new int[3];
        byte[] pixels = read(file, "pictures", sizes);
        return PictureSet.owning(pixels, 255, sizes[1], sizes[2]);
    }

    /**
     * Reads labels 0..9.
     *
     * @throws IOException if the file cannot be read, is damaged, or holds something else
     */
    public static int[] readLabels(Path file) throws IOException {
        byte[] bytes = read(file, "labels", new int[1]);
        int[] labels = new int[bytes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes[i] & 0xFF;
            if (labels[i] >= CLASSES) {
                throw new IOException(file + ": label " + i + " is " + labels[i] + ", but labels need to be from 0 to "
                        + (CLASSES - 1));
            }
        }
        return labels;
    }

    /** The elements of a file, whose dimensions are put into the array. */
    private static byte[] read(Path file, String what, int[] sizes) throws IOException {
        try (DataInputStream in = new DataInputStream(DataFile.open(file))) {
            int expected = UNSIGNED_BYTES << 8 | sizes.length;
            int magic = in.readInt();
            if (magic != expected) {
                throw new IOException(String.format(
                        "%s is no IDX file of %s: it should begin with %08x, but begins with %08x",
                        file, what, expected, magic));
            }
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = in.readInt();
                if (sizes[i] < 1) {
                    throw new IOException(file + " needs a size from 1 for dimension " + (i + 1) + " of " + sizes.length
                            + ", but its header says " + sizes[i]);
                }
            }
            return elements(file, in, sizes);
        } catch (EOFException e) {
            throw new IOException(file + " is cut off: it ends within its header or its compressed content", e);
        } catch (ZipException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Exactly as many elements as the header says. */
    private static byte[] elements(Path file, DataInputStream in, int[] sizes) throws IOException {
        String shape = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("×"));
        // Three sizes can be too much for a long as well.
        double count = Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (count > Integer.MAX_VALUE - 8) {
            throw new IOException(
                    file + " is damaged: its header says " + shape + " elements, more than an array can hold");
        }
        // Grows with what is really there: a damaged header must not ask for all memory.
        byte[] elements = in.readNBytes((int) count);
        if (elements.length < count) {
            throw new IOException(file + " is cut off: its header says " + shape + " elements, but there are only "
                    + elements.length);
        }
        // At the end of a gzip file this also compares the checksum.
        if (in.read() >= 0) {
            throw new IOException(file + " is damaged: its header says " + shape + " elements, but there are more");
        }
        return elements;
    }
}
