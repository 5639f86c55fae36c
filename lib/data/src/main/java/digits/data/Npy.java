package digits.data;

import digits.matrix.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix in NumPy's format .npy, version 1.0: magic bytes, a line that describes the array, and its elements, here doubles
 * with the lowest byte first. "NEP 1 — A simple file format for NumPy arrays", 2007.
 */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Magic, two bytes of version, two bytes of the description's length. */
    private static final int PREAMBLE = MAGIC.length + 4;

    /** The elements begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private static final Pattern DESCRIPTION = Pattern.compile("\\{'descr': '(?<type>[^']*)', "
            + "'fortran_order': (?<order>True|False), 'shape': \\((?<shape>[0-9, ]*)\\),? *\\}[ \n]*");

    private Npy() {}

    /** The bytes of a .npy file. */
    static byte[] write(Matrix matrix) {
        String description = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + matrix.rows() + ", "
                + matrix.columns() + "), }";
        int used = PREAMBLE + description.length() + 1;
        int padding = (ALIGNMENT - used % ALIGNMENT) % ALIGNMENT;
        String padded = description + " ".repeat(padding) + "\n";
        double[] elements = matrix.toArray();
        ByteBuffer bytes =
                ByteBuffer.allocate(used + padding + 8 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
        bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
        bytes.asDoubleBuffer().put(elements);
        return bytes.array();
    }

    /**
     * Reads an array of doubles; one of a single dimension becomes a column.
     *
     * @throws IOException if the bytes are something else: the message says what they hold
     */
    static Matrix read(byte[] file, int rows, int columns) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Matcher description = DESCRIPTION.matcher(description(bytes));
        if (!description.matches()) {
            throw new IOException("is no array in NumPy's format");
        }
        String shape = description.group("shape").replace(" ", "");
        boolean fits = shape.equals(rows + "," + columns) || (columns == 1 && shape.equals(rows + ","));
        if (!fits || !description.group("type").equals("<f8")) {
            throw new IOException("needs to be " + rows + "×" + columns + " doubles ('<f8'), but is (" + shape
                    + ") of type '" + description.group("type") + "'");
        }
        if (bytes.remaining() != 8L * rows * columns) {
            throw new IOException("needs " + 8L * rows * columns + " bytes of elements, but has " + bytes.remaining());
        }
        double[] elements = new double[rows * columns];
        bytes.asDoubleBuffer().get(elements);
        // NumPy stores a transposed array column by column.
        return description.group("order").equals("False")
                ? Matrix.of(rows, columns, elements)
                : Matrix.of(columns, rows, elements).transpose();
    }

    /** The description, behind which the elements come; empty if there is none. */
    private static String description(ByteBuffer bytes) {
        if (bytes.remaining() < PREAMBLE || !ByteBuffer.wrap(MAGIC).equals(bytes.slice(0, MAGIC.length))) {
            return "";
        }
        byte version = bytes.get(MAGIC.length);
        // From version 2 on the length takes four bytes.
        int start = version == 1 ? PREAMBLE : PREAMBLE + 2;
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort(PREAMBLE - 2)) : longLength(bytes);
        if (length < 0 || length > bytes.limit() - start) {
            return "";
        }
        bytes.position(start + length);
        return StandardCharsets.UTF_8.decode(bytes.slice(start, length)).toString();
    }

    private static int longLength(ByteBuffer bytes) {
        return bytes.limit() < PREAMBLE + 2 ? -1 : bytes.getInt(PREAMBLE - 2);
    }
}
