package digits.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files of pictures, compressed by gzip or not: their first bytes tell, so that a wrong name does no harm. */
final class DataFile {

    /** Large enough that opening and reading cost nothing beside parsing. */
    private static final int BUFFER = 1 << 16;

    private DataFile() {}

    /**
     * The content of a file, unpacked.
     *
     * @throws IOException if it is not there or cannot be read
     */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, but a file of pictures was expected");
        }
        if (!Files.exists(file)) {
            throw new IOException(
                    "there is no file " + file + " (looked in " + Path.of("").toAbsolutePath() + ")");
        }
        return unpacked(Files.newInputStream(file));
    }

    /** What comes from a stream, unpacked if it begins as gzip does. Closes the stream if that fails. */
    static InputStream unpacked(InputStream packed) throws IOException {
        BufferedInputStream content = new BufferedInputStream(packed, BUFFER);
        try {
            content.mark(2);
            // RFC 1952: the bytes 1F 8B. No text and no IDX file begins with them.
            boolean isGzip = content.read() == 0x1F && content.read() == 0x8B;
            content.reset();
            return isGzip ? new GZIPInputStream(content, BUFFER) : content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }
}
