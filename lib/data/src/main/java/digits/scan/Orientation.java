package digits.scan;

import digits.matrix.Matrix;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How a camera was held. A phone stores its pictures as the sensor sees them, and says in the file's EXIF part how to turn them:
 * tag 0x0112, "Orientation", 1 to 8. JPEG files have that part in a segment, PNG files in a chunk, and TIFF files are one.
 *
 * @param number 1 upright, 3 upside down, 6 to be turned to the right, 8 to the left; 2, 4, 5 and 7 mirrored as well
 */
record Orientation(int number) {

    private static final int START_OF_JPEG = 0xFFD8;
    private static final int APPLICATION_1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;

    /** Any number of these bytes may come before a marker. */
    private static final int FILLED = 0xFFFF;

    private static final int START_OF_PNG = 0x8950;
    private static final int PNG_SIGNATURE = 8;
    private static final int EXIF_CHUNK = 0x65584966;
    private static final int TAG = 0x0112;

    /** EXIF is shorter than a segment of a JPEG. */
    private static final int LONGEST = 1 << 16;

    private static final Orientation UPRIGHT = new Orientation(1);

    /** What a file says; upright if it says nothing. */
    static Orientation of(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int start = in.readUnsignedShort();
            return switch (start) {
                case START_OF_JPEG -> ofJpeg(in);
                case START_OF_PNG -> ofPng(in);
                case 0x4949, 0x4D4D -> ofTiff(in);
                default -> UPRIGHT;
            };
        } catch (EOFException | RuntimeException withoutEnd) {
            return UPRIGHT;
        }
    }

    private static Orientation ofJpeg(RandomAccessFile in) throws IOException {
        byte[] segment = jpegSegment(in, APPLICATION_1, "Exif");
        // "Exif" and two zeros come first.
        return segment.length > 14
                ? of(ByteBuffer.wrap(segment, 6, segment.length - 6).slice())
                : UPRIGHT;
    }

    /** The first segment of a kind that begins so; empty if there is none before the picture. */
    static byte[] jpegSegment(RandomAccessFile in, int wanted, String start) throws IOException {
        while (true) {
            int marker = in.readUnsignedShort();
            while (marker == FILLED) {
                marker = 0xFF00 | in.readUnsignedByte();
            }
            if (marker == START_OF_SCAN || marker >>> 8 != 0xFF) {
                return new byte[0];
            }
            byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
            in.readFully(segment);
            if (marker == wanted && new String(segment, StandardCharsets.ISO_8859_1).startsWith(start)) {
                return segment;
            }
        }
    }

    private static Orientation ofPng(RandomAccessFile in) throws IOException {
        in.seek(PNG_SIGNATURE);
        while (true) {
            int length = in.readInt();
            if (in.readInt() == EXIF_CHUNK && length > 0 && length < LONGEST) {
                byte[] chunk = new byte[length];
                in.readFully(chunk);
                return of(ByteBuffer.wrap(chunk));
            }
            // A checksum of four bytes follows.
            in.seek(in.getFilePointer() + Integer.toUnsignedLong(length) + 4);
        }
    }

    /** The list of tags may be far behind the header. */
    private static Orientation ofTiff(RandomAccessFile in) throws IOException {
        byte[] header = new byte[8];
        in.seek(0);
        in.readFully(header);
        long list = Integer.toUnsignedLong(ordered(ByteBuffer.wrap(header)).getInt(4));
        int length = (int) Math.min(LONGEST, in.length() - list);
        byte[] tags = new byte[8 + Math.max(0, length)];
        System.arraycopy(header, 0, tags, 0, 4);
        in.seek(list);
        in.readFully(tags, 8, length);
        ByteBuffer tiff = ordered(ByteBuffer.wrap(tags));
        tiff.putInt(4, 8);
        return of(tiff);
    }

    private static ByteBuffer ordered(ByteBuffer tiff) {
        return tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** A TIFF header and its list of tags. */
    private static Orientation of(ByteBuffer tiff) {
        ordered(tiff);
        int list = tiff.getInt(4);
        int tags = tiff.getShort(list);
        for (int tag = 0; tag < tags; tag++) {
            int entry = list + 2 + 12 * tag;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int number = tiff.getShort(entry + 8);
                return number >= 1 && number <= 8 ? new Orientation(number) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    Matrix turn(Matrix stored) {
        int rows = stored.rows() - 1;
        int columns = stored.columns() - 1;
        boolean sideways = number >= 5;
        return Matrix.generate(
                sideways ? columns + 1 : rows + 1, sideways ? rows + 1 : columns + 1, (row, column) -> switch (number) {
                    case 2 -> stored.get(row, columns - column);
                    case 3 -> stored.get(rows - row, columns - column);
                    case 4 -> stored.get(rows - row, column);
                    case 5 -> stored.get(column, row);
                    case 6 -> stored.get(rows - column, row);
                    case 7 -> stored.get(rows - column, columns - row);
                    case 8 -> stored.get(column, columns - row);
                    default -> stored.get(row, column);
                });
    }
}
