package digits.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a CSV file, one after the other, as bytes in one buffer that is used again: a file of any length takes no
 * more memory than its longest line. A byte-order mark and empty lines are passed over.
 */
final class CsvLines implements Closeable {

    /** Read at a time. */
    private static final int CHUNK = 1 << 16;

    /** A longer line is a file of another kind: a thousand by a thousand pixels take 4 MB. */
    private static final int LONGEST = 1 << 24;

    private final Path file;
    private final InputStream in;
    private byte[] text = new byte[2 * CHUNK];

    /** Where the line starts, and where it ends: at its line feed. */
    private int start;

    private int end = -1;

    /** How far the buffer is filled. */
    private int filled;

    private int number;

    CsvLines(Path file) throws IOException {
        this.file = file;
        this.in = DataFile.open(file);
    }

    /** Moves to the next line that is not empty; false at the end of the file. */
    boolean next() throws IOException {
        do {
            start = end + 1;
            end = start;
            while (true) {
                while (end < filled && text[end] != '\n') {
                    end++;
                }
                if (end < filled) {
                    break;
                }
                if (!readOn()) {
                    if (start == filled) {
                        return false;
                    }
                    // The last line has no line feed: it gets one, for which readOn left room.
                    text[filled++] = '\n';
                    break;
                }
            }
            number++;
            if (number == 1) {
                passByteOrderMark();
            }
        } while (text[start] == '\n' || (text[start] == '\r' && start + 1 == end));
        return true;
    }

    /** The buffer. The line in it ends with a line feed, which may follow a carriage return. */
    byte[] text() {
        return text;
    }

    /** Where the line starts in the buffer. */
    int start() {
        return start;
    }

    /** The number of the line, the first being 1. */
    int number() {
        return number;
    }

    /** The cells of the line. */
    List<String> cells() {
        String line = new String(text, start, end - start, StandardCharsets.UTF_8);
        return Arrays.asList(line.replaceFirst("\r$", "").split(",", -1));
    }

    @Override
    public void close() throws IOException {
        in.close();
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
}
