package digits.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
                    throw new IOException("the disk is full");
                }));
        assertEquals("the disk is full", thrown.getMessage());
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

    private List<Path> content() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
