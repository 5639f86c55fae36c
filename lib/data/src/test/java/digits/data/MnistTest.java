package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import digits.dataset.Pixels;
import digits.dataset.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    private static final String WANTED = "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and "
            + "t10k-labels-idx1-ubyte (as they are or as .gz), or Kaggle's train.csv,";

    @TempDir
    private Path folder;

    @Test
    void theFourFilesAreFoundByAnyOfTheirNames() throws IOException {
        assertFalse(new MnistFolder(folder).isComplete());
        byte[] pictures = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, (byte) 255};
        byte[] labels = {0, 0, 8, 1, 0, 0, 0, 1, 7};
        Files.write(folder.resolve("train-images-idx3-ubyte"), pictures);
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), MirrorServer.gzip(labels));
        Files.write(folder.resolve("T10K-IMAGES.IDX3-UBYTE"), pictures);
        assertRejected(
                IOException.class,
                "the environment variable MNIST_DIR is " + folder + ", but MNIST is not in that folder: put "
                        + "t10k-labels-idx1-ubyte (as they are or as .gz), or Kaggle's train.csv, into it",
                () -> Mnist.loadFrom(new MnistFolder(folder)));
        Files.write(folder.resolve("t10k-labels.idx1-ubyte.gz"), labels);
        assertTrue(new MnistFolder(folder).isComplete());
        Split mnist = Mnist.loadFrom(new MnistFolder(folder));
        assertEquals(7, mnist.test().label(0));
        assertEquals(1, mnist.train().value(0, 1));
    }

    @Test
    void kagglesTrainCsvIsSplitInMnistsProportion() throws IOException {
        String header = IntStream.range(0, 784).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
        String lines = IntStream.range(0, 70)
                .mapToObj(i -> i % 10 + ("," + i).repeat(784) + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("train.csv"), "label," + header + "\n" + lines);
        Split mnist = Mnist.loadFrom(new MnistFolder(folder));
        assertEquals(60, mnist.train().size());
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, mnist.test().classCounts());
        assertEquals(
                mnist.test().X(), Mnist.loadFrom(new MnistFolder(folder)).test().X());
    }

    @Test
    void kagglesArchiveIsFoundAsItComes() throws IOException {
        String lines = IntStream.range(0, 20)
                .mapToObj(i -> i % 2 + ("," + i * 10).repeat(783) + ",0\n")
                .collect(Collectors.joining());
        Files.write(
                folder.resolve("train.csv.gz"),
                MirrorServer.gzip(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertTrue(new MnistFolder(folder).isComplete());
        assertEquals(17, Mnist.loadFrom(new MnistFolder(folder)).train().size(), 1);
        Path one = Files.writeString(folder.resolve("train.csv"), "3" + ",255".repeat(300) + ",0".repeat(484) + "\n");
        String message = assertThrows(IOException.class, () -> Mnist.loadFrom(new MnistFolder(folder)))
                .getMessage();
        assertTrue(message.startsWith(one + " cannot be split into pictures to train with and to test on: "), message);
    }

    @Test
    void kagglesArchivesOfIdxAndOfCsvAreReadAsTheyWereDownloaded() throws IOException {
        byte[] pictures = ByteBuffer.allocate(16 + 2 * 784)
                .putInt(0x803)
                .putInt(2)
                .putInt(28)
                .putInt(28)
                .put(400, (byte) 255)
                .array();
        byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 7, 3};
        String csv = "label" + ",p".repeat(784) + "\n7,255" + ",0".repeat(783) + "\n3,255" + ",0".repeat(783) + "\n";
        for (boolean isCsv : new boolean[] {false, true}) {
            Path zip = folder.resolve(isCsv ? "archive (1).zip" : "archive.zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (String name : List.of("train", isCsv ? "test" : "t10k")) {
                    if (isCsv) {
                        out.putNextEntry(new ZipEntry("mnist_" + name + ".csv"));
                        out.write(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        continue;
                    }
                    for (String form : List.of("%s-%s-idx%d-ubyte/%1$s-%2$s-idx%3$d-ubyte", "%s-%s.idx%d-ubyte")) {
                        out.putNextEntry(new ZipEntry(String.format(form, name, "images", 3)));
                        out.write(pictures);
                        out.putNextEntry(new ZipEntry(String.format(form, name, "labels", 1)));
                        out.write(labels);
                    }
                }
            }
            assertTrue(new MnistFolder(folder).isComplete());
            Split split = Mnist.loadFrom(new MnistFolder(folder));
            assertEquals(
                    "[7, 3] [7, 3]",
                    Arrays.toString(split.train().labels()) + " "
                            + Arrays.toString(split.test().labels()));
            Files.delete(zip);
        }
    }

    @Test
    void otherPicturesUnderMnistsNamesAreNamed() throws IOException {
        byte[] pictures = ByteBuffer.allocate(16 + 60_000)
                .putInt(0x803)
                .putInt(60_000)
                .putInt(1)
                .putInt(1)
                .array();
        byte[] labels =
                ByteBuffer.allocate(8 + 60_000).putInt(0x801).putInt(60_000).array();
        Files.write(folder.resolve("train-images-idx3-ubyte"), pictures);
        Path train = Files.write(folder.resolve("train-labels-idx1-ubyte"), labels);
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), pictures);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels);
        assertRejected(
                IOException.class,
                train
                        + " has as many labels as MNIST, but others: these are other pictures under MNIST's names, perhaps "
                        + "Fashion-MNIST or KMNIST; read them with Idx.read(pictures, labels)",
                () -> Mnist.loadFrom(new MnistFolder(folder)));
    }

    @Test
    void picturesToTrainWithAndToTestOnNeedOneSize() throws IOException {
        for (String set : new String[] {"train", "t10k"}) {
            int width = set.equals("train") ? 2 : 3;
            byte[] pictures = ByteBuffer.allocate(16 + width)
                    .putInt(0x803)
                    .putInt(1)
                    .putInt(1)
                    .putInt(width)
                    .array();
            byte[] labels = ByteBuffer.allocate(8 + 1).putInt(0x801).putInt(1).array();
            Files.write(folder.resolve(set + "-images-idx3-ubyte"), pictures);
            Files.write(folder.resolve(set + "-labels-idx1-ubyte"), labels);
        }
        assertRejected(
                IOException.class,
                folder.resolve("train-images-idx3-ubyte") + " has pictures of 1×2 pixels, but "
                        + folder.resolve("t10k-images-idx3-ubyte") + " of 1×3",
                () -> Mnist.loadFrom(new MnistFolder(folder)));
    }

    @Test
    void aFolderNamedByTheVariableNeedsToHaveTheFiles() {
        assertRejected(
                IOException.class,
                "the environment variable MNIST_DIR is " + folder + ", but MNIST is not in that folder: put " + WANTED
                        + " into it",
                () -> Mnist.loadFrom(new MnistFolder(folder)));
    }

    @Test
    void theProjectIsFoundFromTheFolderOfANotebook() throws IOException {
        Path notebooks = Files.createDirectories(folder.resolve("notebooks").resolve("answers"));
        assertEquals(notebooks.resolve("data").resolve("mnist"), Mnist.projectFolder(notebooks));
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("data").resolve("digits.csv"));
        assertEquals(folder.resolve("data").resolve("mnist"), Mnist.projectFolder(notebooks));
        assertEquals(folder.resolve("data").resolve("mnist"), Mnist.projectFolder(folder));
    }

    @Test
    void mnistHas60000PicturesToTrainWithAnd10000ToTestOn() throws IOException {
        assumePresent();
        Split mnist = Mnist.load();
        assertEquals("60000 examples of 10 classes, 28×28 pixels", mnist.train().toString());
        assertEquals("10000 examples of 10 classes, 28×28 pixels", mnist.test().toString());
        // The first labels, as LeCun's page and every textbook show them: 5 0 4 1 9, and 7 2 1 0 4.
        assertArrayEquals(new int[] {5, 0, 4, 1, 9}, mnist.train().first(5).labels());
        assertArrayEquals(new int[] {7, 2, 1, 0, 4}, mnist.test().first(5).labels());
        // The mean and the standard deviation of the training pixels that are used everywhere: 0.1307 and 0.3081.
        Pixels pixels = mnist.train().pixels();
        double sum = 0;
        double squares = 0;
        for (int example = 0; example < 60_000; example++) {
            for (int feature = 0; feature < 784; feature++) {
                double value = pixels.value(example, feature);
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / (60_000 * 784);
        assertEquals(0.1307, mean, 5e-5);
        assertEquals(0.3081, Math.sqrt(squares / (60_000 * 784) - mean * mean), 5e-5);
    }

    @Test
    void theKnownChecksumsAreThoseOfMnist() throws IOException {
        assumePresent();
        for (MnistFile file : MnistFile.ALL) {
            Path plain = Mnist.folder().resolve(file.name());
            Path packed = Mnist.folder().resolve(file.name() + ".gz");
            byte[] content = Files.readAllBytes(Files.exists(plain) ? plain : packed);
            assertEquals(file.size(), file.verified(content).length);
        }
    }

    private static void assumePresent() {
        assumeTrue(
                new MnistFolder(Mnist.folder()).hasAllIdx(),
                "MNIST's IDX files are not in " + Mnist.folder() + ": set MNIST_DIR to their folder");
    }
}
