package digits.scan;

import digits.matrix.Matrix;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held. A phone stores its pictures as the sensor sees them, and says in the JPEG's EXIF part how to turn them:
 * tag 0x0112, "Orientation", 1 to 8.
 *
 * @param number 1 upright, 3 upside down, 6 to be turned to the right, 8 to the left; 2, 4, 5 and 7 mirrored as well
 */
record Orientation(int number) {

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int APPLICATION_1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final Orientation UPRIGHT = new Orientation(1);

    /** What a file says; upright if it says nothing. */
    static Orientation of(Path file) throws IOException {
        try (DataInputStream input = new DataInputStream(Files.newInputStream(file))) {
            if (input.readUnsignedShort() != START_OF_IMAGE) {
                return UPRIGHT;
            }
            while (true) {
                int marker = input.readUnsignedShort();
                if (marker == START_OF_SCAN || marker >>> 8 != 0xFF) {
                    return UPRIGHT;
                }
                byte[] segment = input.readNBytes(input.readUnsignedShort() - 2);
                if (marker == APPLICATION_1 && segment.length > 14 && segment[0] == 'E' && segment[1] == 'x') {
                    return of(segment);
                }
            }
        } catch (EOFException | RuntimeException withoutEnd) {
            return UPRIGHT;
        }
    }

    /** "Exif", two zeros, then a TIFF header and its list of tags. */
    private static Orientation of(byte[] exif) {
        ByteBuffer tiff = ByteBuffer.wrap(exif, 6, exif.length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
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
