package digits.data;

import digits.matrix.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix in NumPy's format .npy, version 1.0: magic bytes, a line that describes the array, and its elements, which are
 * written as doubles with the lowest byte first. "NEP 1 — A simple file format for NumPy arrays", 2007.
 */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Magic, two bytes of version, two bytes of the description's length. */
    private static final int PREAMBLE = MAGIC.length + 4;

    /** The elements begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    /** As NumPy writes it; Python 2 put an L behind numbers. */
    private static final Pattern DESCRIPTION = Pattern.compile("\\{'descr': '(?<type>[^']*)', "
            + "'fortran_order': (?<order>True|False), 'shape': \\((?<shape>[0-9L, ]*)\\),? *\\}[ \n]*");

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
     * Reads an array of floating-point numbers; one of a single dimension becomes a column.
     *
     * @throws IOException if the bytes are something else: the message says what they hold
     */
    static Matrix read(byte[] file, int rows, int columns) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Matcher description = matched(bytes);
        String type = description.group("type");
        String shape = description.group("shape").replaceAll("[ L]", "");
        boolean fits = shape.equals(rows + "," + columns) || (columns == 1 && shape.equals(rows + ","));
        if (!fits || !type.matches("[<>=]f[48]")) {
            throw new IOException(
                    "needs to be " + rows + "×" + columns + " doubles or floats ('<f8' or '<f4'), but is ("
                            + DataFile.shown(shape) + ") of type " + DataFile.quoted(type)
                            + (!fits && shape.equals(columns + "," + rows) ? ": transpose it with .T" : "")
                            + (fits ? ": convert it with .astype('f8')" : ""));
        }
        int size = type.charAt(2) - '0';
        if (bytes.remaining() != (long) size * rows * columns) {
            throw new IOException(
                    "needs " + (long) size * rows * columns + " bytes of elements, but has " + bytes.remaining());
        }
        ByteBuffer elements =
                bytes.slice().order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = size == 8 ? elements.getDouble() : elements.getFloat();
        }
        // NumPy stores a transposed array column by column.
        return description.group("order").equals("False")
                ? Matrix.of(rows, columns, values)
                : Matrix.of(columns, rows, values).transpose();
    }

    /**
     * Reads a text: what numpy.savez makes of a string or of bytes.
     *
     * @throws IOException if the bytes are something else
     */
    static byte[] readText(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Matcher description = matched(bytes);
        String type = description.group("type");
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        if (!description.group("shape").isEmpty() || !type.matches("\\|S[0-9]+|[<>]U[0-9]+")) {
            throw new IOException("needs to be a text, but is (" + DataFile.shown(description.group("shape"))
                    + ") of type " + DataFile.quoted(type) + ": write it as numpy.bytes_(text)");
        }
        String decoded = new String(
                text,
                type.charAt(1) == 'S'
                        ? StandardCharsets.UTF_8
                        : Charset.forName(type.charAt(0) == '<' ? "UTF-32LE" : "UTF-32BE"));
        return decoded.replaceFirst("\0+$", "").getBytes(StandardCharsets.UTF_8);
    }

    private static Matcher matched(ByteBuffer bytes) throws IOException {
        Matcher description = DESCRIPTION.matcher(description(bytes));
        if (!description.matches()) {
            throw new IOException("is no array in NumPy's format");
        }
        return description;
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
        byte[] description = new byte[length];
        bytes.position(start).get(description);
        return new String(description, StandardCharsets.UTF_8);
    }

    private static int longLength(ByteBuffer bytes) {
        return bytes.limit() < PREAMBLE + 2 ? -1 : bytes.getInt(PREAMBLE - 2);
    }
}
