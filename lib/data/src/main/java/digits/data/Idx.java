package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the IDX files in which MNIST is handed out: two zero bytes, the type of the elements (8: bytes 0..255), how many
 * dimensions there are, the size of each as four bytes with the highest first, then the elements. {@link PictureReader} has
 * options for other classes and turned pictures.
 */
public final class Idx {

    /** What the order of bytes in a number may be. */
    private static final int HIGHEST_FIRST = 1;

    private static final int LOWEST_FIRST = 2;
    private static final int BOTH_ORDERS = HIGHEST_FIRST | LOWEST_FIRST;

    /** A dimension of one colour may be among them. */
    private static final int MOST_DIMENSIONS = 4;

    private Idx() {}

    /**
     * Reads pictures and the digit that each shows.
     *
     * @param pictures a file of three dimensions: how many, rows, columns
     * @param labels a file of one dimension, as long as there are pictures; or QMNIST's, of eight numbers for each
     * @throws IOException if a file cannot be read, is damaged or of another kind, or the two do not belong together
     */
    public static Dataset read(Path pictures, Path labels) throws IOException {
        return PictureInterpreter.light(pictures, new PictureReader().read(pictures, labels))
                .dataset();
    }

    /**
     * Reads pictures, pixels 0..255.
     *
     * @throws IOException if the file cannot be read, is damaged, or holds something else
     */
    public static PictureSet readPictures(Path file) throws IOException {
        return PictureInterpreter.light(file, new PictureReader().read(file)).pictures();
    }

    /**
     * Reads labels 0..9.
     *
     * @throws IOException if the file cannot be read, is damaged, or holds something else
     */
    public static int[] readLabels(Path file) throws IOException {
        return new PictureInterpreter(new PictureReader(), file).readLabels();
    }

    /** Whether a file begins as IDX does: no text has two zeros there. */
    static boolean begins(byte[] head) {
        return head.length >= 2 && head[0] == 0 && head[1] == 0;
    }

    /** The elements of a file, of any type, as rows: one for each picture or label. */
    static Numbers numbers(Path file, InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int magic = data.readInt();
        Element element = Element.of((magic >> 8) & 0xFF);
        int dimensions = magic & 0xFF;
        if (element != null && dimensions > MOST_DIMENSIONS) {
            throw new IOException(file + " has " + dimensions
                    + " dimensions, but pictures have three: how many there are, " + "rows, columns");
        }
        if (element == null || dimensions < 1) {
            throw new IOException(file + " is no IDX file: it begins with " + String.format("%08x", magic)
                    + ", but bytes of pictures begin with 00000803, and of labels with 00000801");
        }
        int[] sizes = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = data.readInt();
            if (sizes[i] < 1) {
                throw new IOException(file + " needs a size from 1 for dimension " + (i + 1) + " of " + dimensions
                        + ", but its header says " + sizes[i]);
            }
        }
        String shape = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("×"));
        // Four sizes can be too much for a long as well.
        double count = Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (count > Integer.MAX_VALUE - 8) {
            throw new IOException(
                    file + " is damaged: its header says " + shape + " elements, more than an array can hold");
        }
        if (count / sizes[0] > CsvForm.MOST) {
            throw new IOException(
                    file + " has " + shape + " elements, but a picture has at most " + CsvForm.MOST + " pixels");
        }
        return new Numbers(Arrays.stream(sizes).boxed().toList(), element, rows(file, data, element, sizes, shape));
    }

    /** Exactly as many elements as the header says, read as they come: a damaged header must not ask for all memory. */
    private static NumberRows rows(Path file, DataInputStream in, Element element, int[] sizes, String shape)
            throws IOException {
        int columns = Arrays.stream(sizes).skip(1).reduce(1, (a, b) -> a * b);
        NumberRows rows = new NumberRows(file, columns);
        byte[] row = new byte[columns * element.bytes];
        double[] values = new double[columns];
        int orders = BOTH_ORDERS;
        for (int i = 0; i < sizes[0]; i++) {
            if ((i & 63) == 0) {
                DataFile.checkInterrupt(file);
            }
            int there = in.readNBytes(row, 0, row.length);
            if (there < row.length) {
                throw new IOException(file + " is cut off: its header says " + shape + " elements, but there are only "
                        + ((long) i * columns + there / element.bytes));
            }
            element.read(ByteBuffer.wrap(row), values);
            orders &= element.orders(row);
            rows.begin();
            for (int column = 0; column < columns; column++) {
                if (element == Element.UNSIGNED_BYTES) {
                    rows.put(column, row[column] & 0xFF);
                } else if (Double.isFinite(values[column])) {
                    rows.put(column, values[column]);
                } else {
                    checkOrder(file, orders);
                    throw new IOException(file + ": element " + ((long) i * columns + column) + " is " + values[column]
                            + ", but a finite number is needed");
                }
            }
            rows.end();
        }
        // At the end of a gzip file this also compares the checksum.
        if (in.read() >= 0) {
            throw new IOException(file + " is damaged: its header says " + shape + " elements, but there are more");
        }
        checkOrder(file, orders);
        return rows;
    }

    private static void checkOrder(Path file, int orders) throws IOException {
        if (orders == LOWEST_FIRST) {
            throw new IOException(file + " is " + ForeignFile.REVERSED);
        }
    }

    /**
     * What an IDX file holds.
     *
     * @param sizes of each dimension
     * @param element their type
     * @param rows the elements, one row for each index of the first dimension
     */
    record Numbers(List<Integer> sizes, Element element, NumberRows rows) {}

    /** The types of elements that the format has. */
    enum Element {
        UNSIGNED_BYTES(8, 1, "bytes"),
        SIGNED_BYTES(9, 1, "signed bytes"),
        SHORTS(0xB, 2, "short integers"),
        INTS(0xC, 4, "integers"),
        FLOATS(0xD, 4, "floats"),
        DOUBLES(0xE, 8, "doubles");

        private final int code;
        private final int bytes;
        final String words;

        Element(int code, int bytes, String words) {
            this.code = code;
            this.bytes = bytes;
            this.words = words;
        }

        static Element of(int code) {
            return Arrays.stream(values())
                    .filter(element -> element.code == code)
                    .findFirst()
                    .orElse(null);
        }

        /** In which orders the bytes of all numbers may be, by the byte that would be the highest of each. */
        private int orders(byte[] numbers) {
            int orders = BOTH_ORDERS;
            for (int i = 0; i < numbers.length && bytes > 1; i += bytes) {
                boolean isZero = true;
                for (int j = i; j < i + bytes; j++) {
                    isZero &= numbers[j] == 0;
                }
                if (!isZero) {
                    orders &= (isHighest(numbers[i]) ? HIGHEST_FIRST : 0)
                            | (isHighest(numbers[i + bytes - 1]) ? LOWEST_FIRST : 0);
                }
            }
            return orders;
        }

        /** Of pixels and labels: 0 in whole numbers; in others sign and exponent, here of 1e-9 to 1e9. */
        private boolean isHighest(byte b) {
            int exponent = b & 0x7F;
            return (this == FLOATS || this == DOUBLES) ? exponent >= 0x30 && exponent <= 0x50 : b == 0 || b == -1;
        }

        private void read(ByteBuffer from, double[] into) {
            switch (this) {
                case UNSIGNED_BYTES -> {}
                case DOUBLES -> {
                    DoubleBuffer doubles = from.asDoubleBuffer();
                    doubles.get(into);
                }
                default -> {
                    for (int i = 0; i < into.length; i++) {
                        into[i] = switch (this) {
                            case SIGNED_BYTES -> from.get();
                            case SHORTS -> from.getShort();
                            case INTS -> from.getInt();
                            default -> from.getFloat();
                        };
                    }
                }
            }
        }
    }
}
