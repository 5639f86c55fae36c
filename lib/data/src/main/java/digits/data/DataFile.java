package digits.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens files of pictures, as they are, compressed by gzip or in a zip archive: their first bytes tell, so that a wrong name does
 * no harm. Whatever goes wrong, the message names the file.
 */
final class DataFile {

    /** Large enough that opening and reading cost nothing beside parsing. */
    private static final int BUFFER = 1 << 16;

    /** Names of an archive's entries that a message repeats. */
    private static final int NAMED = 5;

    /** Characters of a file that a message repeats in one place. */
    private static final int SHOWN = 40;

    /** What stands beside data in an archive. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)__MACOSX/.*|(.*/)?(\\.[^/]*|thumbs\\.db|desktop\\.ini|(read_?me|licen[sc]e)(\\.[^/]*)?)");

    private DataFile() {}

    /** What is made of a file's content; of an archive's, the entry's name is known as well, which is empty else. */
    @FunctionalInterface
    interface Content<T> {
        T of(InputStream in, String entry) throws IOException;
    }

    /** Content that is being read, and the name of the archive's entry, empty for none. */
    private record Open(InputStream in, String entry) implements Closeable {
        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /**
     * Reads a file.
     *
     * @param entry which file of a zip archive is meant if it holds several; empty for any
     * @throws IOException if it is not there, damaged, of a foreign kind or too large; the message names it
     */
    static <T> T read(Path file, String entry, Content<T> content) throws IOException {
        checkIsFile(file, "a file of pictures");
        try (Open open = open(file, entry)) {
            return content.of(open.in, open.entry);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (EOFException e) {
            throw new IOException(file + " is cut off: it ends within its header or its compressed content", e);
        } catch (ZipException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new TooLargeException(file, "", e);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).contains(file.toString())
                    ? e
                    : new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Refuses a folder, a file that is not there, and a pipe, of which nobody knows whether anything comes. */
    static void checkIsFile(Path file, String wanted) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, but " + wanted + " was expected");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(NearbyNames.missing(file));
        }
    }

    /** Ends a read whose thread was interrupted, and leaves the thread interrupted. */
    static void checkInterrupt(Path file) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("reading " + file + " was interrupted");
        }
    }

    /** A piece of a file for a message, in quotation marks; see {@link #shown}. */
    static String quoted(String found) {
        return '"' + shown(found) + '"';
    }

    /** A piece of a file for a message: short, on one line, without characters that a terminal acts upon. */
    static String shown(String found) {
        StringBuilder shown = new StringBuilder();
        int length = 0;
        for (int i = 0; i < found.length() && shown.length() < SHOWN; i++) {
            length++;
            char c = found.charAt(i);
            boolean plain = (c >= ' ' && c < 0x7F) || Character.isLetterOrDigit(c);
            shown.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return shown.append(length < found.length() ? "…" : "").toString();
    }

    /** What comes from a stream, unpacked if it begins as gzip does. Closes the stream if that fails. */
    static InputStream unpacked(InputStream packed) throws IOException {
        BufferedInputStream content = new BufferedInputStream(packed, BUFFER);
        try {
            content.mark(2);
            // RFC 1952: the bytes 1F 8B. No text and no IDX file begins with them.
            boolean isGzip = content.read() == 0x1F && content.read() == 0x8B;
            content.reset();
            return isGzip ? new BufferedInputStream(new Gzip(content), BUFFER) : content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    /** The first bytes of a stream that can go back to them. */
    static byte[] head(InputStream in) throws IOException {
        in.mark(ForeignFile.HEAD);
        byte[] head = in.readNBytes(ForeignFile.HEAD);
        in.reset();
        return head;
    }

    private static Open open(Path file, String entry) throws IOException {
        // An interrupt closes the streams of java.nio.file, with an exception that has no message.
        Open open = new Open(unpacked(new FileInputStream(file.toFile())), "");
        try {
            byte[] head = head(open.in);
            if (isZip(head)) {
                open.close();
                open = entry(file, entry);
                head = head(open.in);
            }
            ForeignFile foreign = ForeignFile.of(head).orElse(null);
            if (foreign != null) {
                throw new IOException(file + " is " + foreign);
            }
            return open;
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** Whether a file begins as a zip archive does. */
    static boolean isZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] < ' ';
    }

    /** Unlike Java's own, it notices what stands behind the compressed content; some programs fill up with zeros. */
    private static final class Gzip extends GZIPInputStream {

        /** What ends compressed content: a checksum and a length. */
        private static final int TRAILER = 8;

        Gzip(InputStream in) throws IOException {
            super(in, BUFFER);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0) {
                int behind = 0;
                for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
                    behind |= buf[i];
                }
                for (int next = in.read(); next >= 0; next = in.read()) {
                    behind |= next;
                }
                if (behind != 0) {
                    throw new ZipException("something else stands behind its compressed content");
                }
            }
            return count;
        }
    }

    /** Opens a zip archive; names that are not in Unicode, as of a German Windows, are read letter by letter. */
    static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException notInUnicode) {
            try {
                return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            } catch (ZipException e) {
                throw new IOException(
                        file + " is a zip archive that is damaged or that Java cannot unpack, as with a password ("
                                + e.getMessage() + "): unpack it with another program",
                        e);
            }
        }
    }

    /** The files in an archive that may be data: macOS adds a hidden copy of each, Windows and people other things. */
    static List<ZipEntry> entries(ZipFile zip) {
        return zip.stream()
                .filter(entry ->
                        !entry.isDirectory() && !BESIDE.matcher(entry.getName()).matches())
                .collect(Collectors.toList());
    }

    /** The only file in a zip archive, or the one that is meant: by its whole name, or without its folders. */
    private static Open entry(Path file, String wanted) throws IOException {
        ZipFile zip = zip(file);
        try {
            List<ZipEntry> entries = entries(zip);
            List<String> names = entries.stream().map(ZipEntry::getName).toList();
            ForeignFile foreign = ForeignFile.ofArchive(names).orElse(null);
            if (foreign != null) {
                throw new IOException(file + " is " + foreign);
            }
            if (entries.size() > 1 && !wanted.isEmpty()) {
                boolean isWhole = names.contains(wanted);
                entries.removeIf(
                        entry -> !(isWhole ? entry.getName() : entry.getName().replaceFirst(".*/", ""))
                                .equalsIgnoreCase(wanted));
            }
            if (entries.size() != 1) {
                String shown = names.stream().limit(NAMED).map(DataFile::quoted).collect(Collectors.joining(", "));
                throw new IOException(file + " is a zip archive of " + names.size() + " files ("
                        + (shown.isEmpty() ? "nothing" : shown) + (names.size() > NAMED ? ", …" : "")
                        + "): say which with new PictureReader().entry(\"…\"), or unpack it");
            }
            ZipEntry entry = entries.get(0);
            InputStream content = new CheckedInputStream(zip.getInputStream(entry), new CRC32()) {
                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int count = super.read(into, offset, length);
                    if (count < 0 && getChecksum().getValue() != entry.getCrc()) {
                        throw new ZipException("its checksum differs");
                    }
                    return count;
                }

                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
            return new Open(unpacked(content), entry.getName());
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }
}
