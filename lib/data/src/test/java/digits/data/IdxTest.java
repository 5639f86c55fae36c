package digits.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    /** Two pictures of 1 × 3 pixels, the bytes written by hand after the description of the format. */
    private static final byte[] PICTURES = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, (byte) 255, 1, 2, 3};

    private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 0};

    @TempDir
    private Path folder;

    @Test
    void picturesAndLabelsBecomeADataset() throws IOException {
        Dataset dataset = Idx.read(write("p", PICTURES), write("l", LABELS));
        assertEquals("2 examples of 10 classes, 1×3 pixels", dataset.toString());
        assertEquals(Matrix.row(0, 0.2, 1), dataset.picture(0));
        assertArrayEquals(new int[] {9, 0}, dataset.labels());
    }

    @Test
    void gzipIsRecognisedByContentAndNotByName() throws IOException {
        Dataset packed = Idx.read(write("p", gzip(PICTURES)), write("l", gzip(LABELS)));
        Dataset misnamed = Idx.read(write("p.gz", PICTURES), write("l.gz", LABELS));
        assertEquals(Matrix.row(0, 0.2, 1), packed.picture(0));
        assertEquals(packed.X(), misnamed.X());
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws IOException {
        Path unknown = write("unknown", new byte[] {0, 0, 7, 3, 0, 0, 0, 1});
        assertMessage(
                unknown + " is no IDX file: it begins with 00000703, but bytes of pictures begin with 00000803, and of "
                        + "labels with 00000801",
                unknown);
        Path labels = write("l", LABELS);
        assertMessage(
                labels + " holds labels and no pictures: read(pictures, labels) takes the two files in this order",
                labels);
    }

    @Test
    void aFileThatIsCutOffIsSaidToBe() throws IOException {
        Path header = write("h", Arrays.copyOf(PICTURES, 9));
        assertMessage(header + " is cut off: it ends within its header or its compressed content", header);
        Path body = write("b", Arrays.copyOf(PICTURES, PICTURES.length - 2));
        assertMessage(body + " is cut off: its header says 2×1×3 elements, but there are only 4", body);
        Path empty = write("e", new byte[0]);
        assertMessage(empty + " is empty; lines of numbers were expected, one for each picture", empty);
        byte[] packed = gzip(PICTURES);
        for (int length : new int[] {2, 5, 15, packed.length - 1}) {
            Path cut = write("z" + length, Arrays.copyOf(packed, length));
            assertMessage(cut + " is cut off: it ends within its header or its compressed content", cut);
        }
    }

    @Test
    void aFileWithMoreThanItsHeaderSaysIsDamaged() throws IOException {
        Path longer = write("long", Arrays.copyOf(PICTURES, PICTURES.length + 1));
        assertMessage(longer + " is damaged: its header says 2×1×3 elements, but there are more", longer);
    }

    @Test
    void compressedContentThatWasChangedIsFoundByItsChecksum() throws IOException {
        byte[] packed = gzip(PICTURES);
        // The checksum stands before the last four bytes.
        packed[packed.length - 5] ^= 1;
        Path changed = write("changed", packed);
        assertMessage(changed + " is damaged: Corrupt GZIP trailer", changed);
    }

    @Test
    void aHeaderThatAsksForAllMemoryDoesNotGetIt() throws IOException {
        Path huge = write("huge", ints(0x803, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertMessage(
                huge
                        + " is damaged: its header says 2147483647×2147483647×2147483647 elements, more than an array can hold",
                huge);
        Path large = write("large", ints(0x803, 1_000_000, 28, 28));
        assertMessage(large + " is cut off: its header says 1000000×28×28 elements, but there are only 0", large);
        Path none = write("none", ints(0x803, 0, 28, 28));
        assertMessage(none + " needs a size from 1 for dimension 1 of 3, but its header says 0", none);
    }

    @Test
    void picturesAndLabelsNeedToBeAsMany() throws IOException {
        Path pictures = write("p", PICTURES);
        Path labels = write("l", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 9});
        var thrown = assertThrows(IOException.class, () -> Idx.read(pictures, labels));
        assertEquals(pictures + " holds 2 pictures, but " + labels + " holds 1 labels", thrown.getMessage());
    }

    @Test
    void labelsNeedToBeDigits() throws IOException {
        Path labels = write("l", new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 9, 26});
        var thrown = assertThrows(IOException.class, () -> Idx.readLabels(labels));
        assertEquals(
                labels
                        + ": the label of picture 2 is 26, but whole numbers from 0 to 9 are needed; the labels go from 9 to 26: "
                        + "say new PictureReader().classes(27)",
                thrown.getMessage());
    }

    @Test
    void aMissingFileIsNamedWithTheFolderLookedIn() {
        Path missing = Path.of("nowhere", "train-images-idx3-ubyte");
        assertMessage(
                "there is no file " + missing + " (looked in " + Path.of("").toAbsolutePath() + ")", missing);
    }

    private static void assertMessage(String expected, Path pictures) {
        var thrown = assertThrows(IOException.class, () -> Idx.readPictures(pictures));
        assertEquals(expected, thrown.getMessage());
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
