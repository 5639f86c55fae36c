package digits.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaggleTest {

    private static final String PIXELS =
            IntStream.range(0, 784).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));

    @TempDir
    private Path folder;

    @Test
    void trainHasALabelAndThePixelsOfEachPicture() throws IOException {
        Path file = write("train.csv", "label," + PIXELS, "7," + line(0), "0," + line(1));
        Dataset train = Kaggle.readTrain(file);
        assertEquals("2 examples of 10 classes, 28×28 pixels", train.toString());
        assertArrayEquals(new int[] {7, 0}, train.labels());
        assertEquals(5 / 255.0, train.value(0, 5));
        assertEquals((783 + 1) % 256 / 255.0, train.value(1, 783));
    }

    @Test
    void testHasPixelsOnly() throws IOException {
        PictureSet test = Kaggle.readTest(write("test.csv", PIXELS, line(0), line(1), line(2)));
        assertEquals("3 pictures, 28×28 pixels", test.toString());
        assertEquals(2 / 255.0, test.value(2, 0));
    }

    @Test
    void oneFileIsNotTakenForTheOther() throws IOException {
        Path train = write("train.csv", "label," + PIXELS, "7," + line(0));
        Path test = write("test.csv", PIXELS, line(0));
        var trainAsTest = assertThrows(IOException.class, () -> Kaggle.readTest(train));
        assertEquals(train + " has labels, but pictures without them were expected", trainAsTest.getMessage());
        var testAsTrain = assertThrows(IOException.class, () -> Kaggle.readTrain(test));
        assertEquals(
                test + " has pictures of 28×28 pixels but no labels, which are needed to learn from",
                testAsTrain.getMessage());
    }

    @Test
    void aWrongPixelIsNamedWithLineAndColumn() throws IOException {
        Path file = write("test.csv", PIXELS, line(0), line(0).replaceFirst("^0,1,", "0,256,"));
        var thrown = assertThrows(IOException.class, () -> Kaggle.readTest(file));
        assertEquals(file + ": a pixel is 256, above the maximum 255", thrown.getMessage());
    }

    @Test
    void linesAreReadWholeWhereverTheBufferEnds() throws IOException {
        // Far more than a buffer, in lines of many lengths, some with Windows line ends; the last without one.
        SplittableRandom random = new SplittableRandom(1);
        byte[] pixels = new byte[500 * 784];
        StringBuilder text = new StringBuilder("\uFEFF").append(PIXELS).append("\r\n");
        for (int i = 0; i < pixels.length; i++) {
            int pixel = random.nextInt(4) == 0 ? random.nextInt(256) : 0;
            pixels[i] = (byte) pixel;
            boolean last = i % 784 == 783;
            text.append(pixel).append(!last ? "," : i == pixels.length - 1 ? "" : i % 3 == 0 ? "\r\n\r\n" : "\n");
        }
        PictureSet read = Kaggle.readTest(Files.writeString(folder.resolve("test.csv"), text));
        assertEquals(PictureSet.ofBytes(pixels, 255, 28, 28).X(), read.X());
    }

    @Test
    void readingTakesLessThanThreeTimesTheMemoryOfThePixels() throws IOException {
        String blank = "5" + ",0".repeat(784);
        String[] lines = new String[5001];
        lines[0] = "label," + PIXELS;
        java.util.Arrays.fill(lines, 1, lines.length, blank);
        Path file = write("train.csv", lines);
        Kaggle.readTrain(file);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Dataset train = Kaggle.readTrain(file);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(5000, train.size());
        assertTrue(allocated < 3L * 5000 * 784, "allocated " + allocated + " bytes for " + 5000 * 784 + " pixels");
    }

    @Test
    void aFileWithoutLinesIsNotReadToItsEndIntoMemory() throws IOException {
        byte[] sevens = new byte[40_000_000];
        java.util.Arrays.fill(sevens, (byte) '7');
        Path file = Files.write(folder.resolve("train.csv"), sevens);
        var thrown = assertThrows(IOException.class, () -> Kaggle.readTrain(file));
        assertEquals(file + ", line 1 is longer than 8388608 bytes; is this a CSV file?", thrown.getMessage());
    }

    @Test
    void aSubmissionHasAHeaderAndCountsPicturesFrom1() throws IOException {
        Path file = folder.resolve("submission.csv");
        Kaggle.writeSubmission(file, 2, 0, 9);
        assertEquals("ImageId,Label\n1,2\n2,0\n3,9\n", Files.readString(file));
        assertEquals(List.of(file), folderContent());
    }

    @Test
    void aSubmissionOfAllPicturesKeepsTheRules() throws IOException {
        Path file = folder.resolve("submission.csv");
        Kaggle.writeSubmission(file, IntStream.range(0, 28_000).map(i -> i % 10).toArray());
        Kaggle.checkSubmission(file);
        // As Excel saves it.
        Path excel = folder.resolve("excel.csv");
        Files.writeString(excel, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
        Kaggle.checkSubmission(excel);
        // With quotes as R writes them, and an empty line at the end.
        Files.writeString(excel, Files.readString(file).replace("ImageId,Label", "\"ImageId\",\"Label\"") + "\n");
        Kaggle.checkSubmission(excel);
        assertEquals("28000,9", Files.readAllLines(file).get(28_000));
    }

    @Test
    void aSubmissionThatBreaksARuleIsRejectedWithTheLine() throws IOException {
        Path file = folder.resolve("submission.csv");
        Kaggle.writeSubmission(file, 2, 0, 9);
        assertBreaks(
                file,
                file
                        + ": expected a header and 28000 lines, one for each picture of test.csv, but found 4 lines in all");
        Files.writeString(file, "ImageId,Label\n1,2\n3,9\n");
        assertBreaks(file, file + ", line 3: expected 2,0 to 2,9, but found \"3,9\"");
        Files.writeString(file, "ImageId,Label\n1,10\n");
        assertBreaks(file, file + ", line 2: expected 1,0 to 1,9, but found \"1,10\"");
        Path missing = folder.resolve("missing.csv");
        assertBreaks(
                missing,
                "there is no file " + missing + " (looked in " + Path.of("").toAbsolutePath() + ")");
        assertBreaks(folder, folder + " is a folder, but a submission was expected");
        Files.write(file, new byte[1_000_001]);
        assertBreaks(file, file + " has 1000001 bytes, but a submission has fewer than 1000000");
        Files.writeString(file, "id,label\n");
        assertBreaks(file, file + ", line 1: expected ImageId,Label, but found \"id,label\"");
    }

    @Test
    void answersThatAreNoDigitsAreNotWritten() throws IOException {
        Path file = folder.resolve("submission.csv");
        var ten = assertThrows(IllegalArgumentException.class, () -> Kaggle.writeSubmission(file, 1, 10));
        assertEquals("a submission needs labels from 0 to 9, but picture 2 has 10", ten.getMessage());
        var none = assertThrows(IllegalArgumentException.class, () -> Kaggle.writeSubmission(file));
        assertEquals("a submission needs at least one label, but got none", none.getMessage());
        assertEquals(List.of(), folderContent());
    }

    private static void assertBreaks(Path file, String message) {
        assertEquals(
                message,
                assertThrows(IOException.class, () -> Kaggle.checkSubmission(file))
                        .getMessage());
    }

    /** 784 pixels that count up from a first one, in 0..255. */
    private static String line(int first) {
        return IntStream.range(first, first + 784)
                .mapToObj(i -> String.valueOf(i % 256))
                .collect(Collectors.joining(","));
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private List<Path> folderContent() throws IOException {
        try (var files = Files.list(folder)) {
            return files.collect(Collectors.toList());
        }
    }
}
