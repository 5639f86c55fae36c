package digits.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a CSV file, one after the other, as bytes in one buffer that is used again: a file of any length takes no
 * more memory than its longest line. Lines end as on Unix, Windows or old Macs; a byte-order mark and empty lines are passed
 * over; UTF-16 becomes UTF-8.
 */
final class CsvLines {

    /** Read at a time. */
    private static final int CHUNK = 1 << 16;

    /** A longer line is a file of another kind: a thousand by a thousand pixels take 4 MB. */
    private static final int LONGEST = 1 << 23;

    /** What a line without numbers may consist of. */
    private static final String EMPTY = " \t,;|\0\u001a";

    private final Path file;
    private final InputStream in;
    private final String encoding;
    private byte[] text = new byte[2 * CHUNK];

    /** Where the line starts, and where it ends: at its line end. */
    private int start;

    private int end = -1;

    /** How far the buffer is filled. */
    private int filled;

    private int number;

    /** Whether the last line ended with a carriage return: a line feed that follows belongs to it. */
    private boolean isReturn;

    CsvLines(Path file, InputStream in) throws IOException {
        this.file = file;
        byte[] head = DataFile.head(in);
        Charset charset = charset(head);
        this.encoding = charset == null ? "" : charset.name();
        this.in = charset == null ? in : new Utf8(new InputStreamReader(in, charset));
    }

    /** The encoding if it is none that ASCII is a part of, else empty. */
    String encoding() {
        return encoding;
    }

    /** Moves to the next line that is not empty; false at the end of the file. */
    boolean next() throws IOException {
        do {
            if ((number & 63) == 0) {
                DataFile.checkInterrupt(file);
            }
            start = end + 1;
            end = start;
            if (!findEnd()) {
                return false;
            }
            if (isReturn && end == start && text[end] == '\n') {
                isReturn = false;
                continue;
            }
            isReturn = text[end] == '\r';
            number++;
            if (number == 1) {
                passByteOrderMark();
            }
        } while (isEmpty());
        return true;
    }

    /** Spreadsheets leave delimiters of empty cells, old programs a mark or zeros at the end. */
    private boolean isEmpty() {
        int i = start;
        while (i < end && EMPTY.indexOf(text[i]) >= 0) {
            i++;
        }
        return i == end;
    }

    /** The buffer. */
    byte[] text() {
        return text;
    }

    /** Where the line starts in the buffer. */
    int start() {
        return start;
    }

    /** Where it ends in the buffer: there is a line feed or a carriage return. */
    int end() {
        return end;
    }

    /** The number of the line, the first being 1. */
    int number() {
        return number;
    }

    private boolean findEnd() throws IOException {
        while (true) {
            while (end < filled && text[end] != '\n' && text[end] != '\r') {
                end++;
            }
            if (end < filled) {
                return true;
            }
            if (!readOn()) {
                if (start == filled) {
                    return false;
                }
                // The last line has no line end: it gets one, for which readOn left room.
                text[filled++] = '\n';
                return true;
            }
        }
    }

    /** Fills the buffer further, moving the line begun to its front; false at the end of the file. */
    private boolean readOn() throws IOException {
        System.arraycopy(text, start, text, 0, filled - start);
        filled -= start;
        end -= start;
        start = 0;
        if (filled >= LONGEST) {
            throw new IOException(
                    file + ", line " + (number + 1) + " is longer than " + LONGEST + " bytes; is this a CSV file?");
        }
        if (text.length - filled <= CHUNK) {
            text = Arrays.copyOf(text, 2 * text.length);
        }
        int count = in.read(text, filled, CHUNK);
        filled += Math.max(count, 0);
        return count >= 0;
    }

    private void passByteOrderMark() {
        if (end - start >= 3
                && text[start] == (byte) 0xEF
                && text[start + 1] == (byte) 0xBB
                && text[start + 2] == (byte) 0xBF) {
            start += 3;
        }
    }

    /** UTF-16 by its byte-order mark, or by the zeros between letters of ASCII; null for all others. */
    private static Charset charset(byte[] head) {
        if (head.length < 2) {
            return null;
        }
        int mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        boolean isLittle = head[0] != 0 && head[1] == 0;
        return isLittle ? StandardCharsets.UTF_16LE : head[0] == 0 && head[1] != 0 ? StandardCharsets.UTF_16BE : null;
    }

    /** Characters as bytes of UTF-8. */
    private static final class Utf8 extends InputStream {
        private final InputStreamReader reader;
        private final char[] chars = new char[CHUNK / 4];
        private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);

        Utf8(InputStreamReader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes.read() : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return fill() ? bytes.read(into, offset, length) : -1;
        }

        private boolean fill() throws IOException {
            while (bytes.available() == 0) {
                int count = reader.read(chars);
                if (count < 0) {
                    return false;
                }
                bytes = new ByteArrayInputStream(new String(chars, 0, count).getBytes(StandardCharsets.UTF_8));
            }
            return true;
        }
    }
}
