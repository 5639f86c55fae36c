package digits.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void theNewContentTakesThePlaceOfTheOld() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old and longer");
        WholeFile.write(file, out -> out.write(new byte[] {'n', 'e', 'w'}));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), content());
    }

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        var thrown = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[1_000_000]);
                    throw new IOException("the heart is full");
                }));
        assertEquals(file + " cannot be written: the heart is full", thrown.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), content());
    }

    @Test
    void whoeverReadsMeanwhileSeesTheOldContent() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        WholeFile.write(file, out -> {
            out.write('n');
            out.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals("n", Files.readString(file));
    }

    /** As root, whoever named /dev/null would replace it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsNotReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var refused = assertThrows(IOException.class, () -> WholeFile.write(pipe, out -> {}));
        assertEquals(pipe + " is a device or a pipe, but the name of a file to write is needed", refused.getMessage());
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    void aMissingFolderAndAFolderInItsPlaceAreNamed() {
        Path nowhere = folder.resolve("nowhere").resolve("file");
        var missing = assertThrows(IOException.class, () -> WholeFile.write(nowhere, out -> {}));
        assertEquals(
                "there is no folder " + folder.resolve("nowhere") + " to write " + nowhere + " into",
                missing.getMessage());
        var taken = assertThrows(IOException.class, () -> WholeFile.write(folder, out -> {}));
        assertEquals(folder + " is a folder, but the name of a file to write is needed", taken.getMessage());
    }

    @Test
    void aFullDiskIsASentence() {
        Path file = folder.resolve("file");
        var thrown = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    throw new IOException("No space left on device");
                }));
        assertEquals(
                file + " cannot be written, since the disk is full (No space left on device): make room",
                thrown.getMessage());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("drive")).resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("drive", "real"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        WholeFile.write(second, out -> out.write('n'));
        assertEquals("n", Files.readString(real));
        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(second));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("drive", "new"));
        WholeFile.write(dangling, out -> out.write('d'));
        assertEquals("d", Files.readString(folder.resolve("drive").resolve("new")));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertEquals(
                circle + " is a link that leads round in a circle",
                assertThrows(IOException.class, () -> WholeFile.write(circle, out -> {}))
                        .getMessage());
    }

    @Test
    void aNameMayBeAsLongAsTheDriveAllows() throws IOException {
        Path file = folder.resolve("n".repeat(255));
        WholeFile.write(file, out -> out.write('n'));
        assertEquals("n", Files.readString(file));
    }

    @Test
    void whatKilledWritesLeftIsClearedAndWhatIsBeingWrittenIsNot() throws IOException {
        Path file = folder.resolve("file");
        List<Path> parts = new ArrayList<>();
        WholeFile.write(file, out -> parts.addAll(content()));
        Path left = Files.createFile(parts.get(0));
        Path fresh =
                Files.createFile(folder.resolve(left.getFileName().toString().replace("-", "-0")));
        Path foreign = Files.createFile(folder.resolve(".digits-0-12345678.part"));
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(600));
        Files.setLastModifiedTime(left, longAgo);
        Files.setLastModifiedTime(foreign, longAgo);
        WholeFile.write(file, out -> {
            Path mine = content().stream()
                    .filter(path -> path.toString().endsWith(".part") && !path.equals(fresh) && !path.equals(foreign))
                    .findFirst()
                    .orElseThrow();
            assertFalse(mine.equals(left));
            // Written for ten minutes, and still held: another write of the same file leaves it alone.
            Files.setLastModifiedTime(mine, longAgo);
            WholeFile.write(file, other -> other.write('o'));
            assertTrue(Files.exists(mine));
            out.write('n');
        });
        assertEquals("n", Files.readString(file));
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(foreign));
    }

    private List<Path> content() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
