package digits.data;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a file whole or not at all: into a file beside it, which then takes its place in one step. Whoever reads at that
 * moment sees the old content or the new, and a program that is killed leaves the old one. A link stays one: the file that it
 * leads to is written. An interrupt does not end a write, which is short; the thread stays interrupted.
 */
public final class WholeFile {

    /** How the names begin and end of files that are being written. */
    private static final String BEGIN = ".digits-";

    private static final String END = ".part";

    /** A file that nobody holds for so long was left by a program that was killed. */
    private static final Duration LEFT = Duration.ofMinutes(1);

    /** Links that lead to links; more go round in a circle. */
    private static final int LINKS = 40;

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file, in place of one that is there.
     *
     * @throws IOException if its folder does not exist, or writing fails, for which the message gives the reason; nothing is left
     *     behind then
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = target(file);
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + " to write " + file + " into");
        }
        if (Files.isDirectory(target)) {
            throw new IOException(file + " is a folder, but the name of a file to write is needed");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(file + " is a device or a pipe, but the name of a file to write is needed");
        }
        clearLeftovers(folder, target);
        Path beside =
                folder.resolve(beginning(target) + UUID.randomUUID().toString().substring(0, 8) + END);
        try {
            writeBeside(beside, content);
            move(beside, target);
        } catch (IOException e) {
            throw reason(file, e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeBeside(Path beside, Content content) throws IOException {
        // Not a channel of java.nio.file, which an interrupt closes.
        try (FileOutputStream raw = new FileOutputStream(beside.toFile())) {
            // Held while it is written, so that it is not taken for one that was left; released when it is closed or
            // killed.
            lock(raw.getChannel());
            OutputStream out = new BufferedOutputStream(raw, 1 << 16);
            content.writeTo(out);
            out.flush();
            sync(raw);
        }
    }

    /** On the disk before its name is: else a power failure could leave the name with nothing behind it. */
    private static void sync(FileOutputStream out) throws IOException {
        try {
            out.getFD().sync();
        } catch (IOException e) {
            // Some network drives and those of virtual machines do not know the order; others say here that they are
            // full.
            if (isFull(e) || String.valueOf(e.getMessage()).contains("Input/output error")) {
                throw e;
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The file behind a link, which need not exist. */
    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == LINKS) {
                throw new IOException(file + " is a link that leads round in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target)).toAbsolutePath();
        }
        return target;
    }

    /** Short, however long the name of the file is. */
    private static String beginning(Path target) {
        return BEGIN + Integer.toHexString(target.getFileName().toString().hashCode()) + "-";
    }

    /** Deletes what writes of the same file left that were killed. Whatever goes wrong with that is no harm. */
    private static void clearLeftovers(Path folder, Path target) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.startsWith(beginning(target)) && name.endsWith(END);
                    })
                    .forEach(WholeFile::deleteIfLeft);
        } catch (IOException | RuntimeException cannotBeListed) {
            return;
        }
    }

    private static void deleteIfLeft(Path part) {
        try {
            Instant changed = Files.getLastModifiedTime(part).toInstant();
            if (changed.isAfter(Instant.now().minus(LEFT))) {
                return;
            }
            boolean isLeft;
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                isLeft = lock(channel);
            }
            if (isLeft) {
                Files.deleteIfExists(part);
            }
        } catch (IOException stillInUse) {
            return;
        }
    }

    /** False if somebody holds the file, or the drive knows no locks. */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException held) {
            return false;
        }
    }

    private static boolean isFull(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk full")
                || message.contains("quota");
    }

    /** What went wrong, in a sentence. */
    public static IOException reason(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (isFull(e)) {
            return new IOException(file + " cannot be written, since the disk is full (" + message + "): make room", e);
        }
        String detail = e instanceof FileSystemException failed && failed.getReason() != null ? failed.getReason() : "";
        if (detail.contains("used by another process")) {
            return new IOException(file + " cannot be written, since another program has it open: close it there", e);
        }
        if (e instanceof AccessDeniedException
                || message.contains("Permission denied")
                || message.contains("Read-only")) {
            return new IOException(
                    file
                            + " cannot be written: its folder or the file itself is protected, or another program has it open",
                    e);
        }
        return message.contains(file.toString()) ? e : new IOException(file + " cannot be written: " + message, e);
    }
}
