package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.matrix.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most files here hold pictures of 1×2 pixels, 0..16, so that a whole file fits a line of the test. */
class DigitsCsvTest {

    private static final Path DIGITS = Path.of("../../data/digits.csv");

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("some.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private Dataset read(String text) throws IOException {
        return DigitsCsv.read(write(text), 1, 2, 16);
    }

    /** @param message what follows the name of the file */
    private void assertRefused(String message, String text) throws IOException {
        Path file = write(text);
        assertRejected(IOException.class, file + message, () -> DigitsCsv.read(file, 1, 2, 16));
    }

    // --- what is read

    @Test
    void the1797DigitsAreReadAsTheyStandInTheFile() throws IOException {
        Dataset digits = DigitsCsv.read(DIGITS);
        assertEquals("1797 examples of 10 classes, 8×8 pixels", digits.toString());
        // Counted in the file itself: cut -d, -f1 data/digits.csv | sort | uniq -c
        assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, digits.classCounts());
        // The file's second line: 0,0,0,5,13,9,1,0,0,…
        assertEquals(0, digits.label(0));
        assertEquals(
                Matrix.row(0, 0, 5 / 16.0, 13 / 16.0, 9 / 16.0, 1 / 16.0, 0, 0),
                digits.picture(0).row(0));
        // The file's last line ends …,12,14,12,1,0 with label 8.
        assertEquals(8, digits.label(1796));
        assertEquals(
                Matrix.row(0, 1, 8, 12, 14, 12, 1, 0).times(1 / 16.0),
                digits.picture(1796).row(7));
        // The sum of all pixels: awk -F, 'NR>1{for(i=2;i<=65;i++)s+=$i}END{print s}' data/digits.csv
        assertEquals(561718, digits.X().sum() * 16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,pixel0,pixel1\n5,0,16\n0,8,4\n",
                "label,pixel0,pixel1\n5,0,16\n0,8,4", // no line end after the last line
                "label,pixel0,pixel1\r\n5,0,16\r\n0,8,4\r\n", // Windows line ends
                "label,pixel0,pixel1\r\n5,0,16\r\n0,8,4\r",
                "\uFEFFlabel,pixel0,pixel1\n5,0,16\n0,8,4\n", // a byte-order mark, as Excel writes
                "\uFEFFlabel,pixel0,pixel1\r\n5,0,16\r\n0,8,4\r\n",
                "\n\nlabel,pixel0,pixel1\n\n5,0,16\n\r\n0,8,4\n\n", // empty lines
                "\"label\",\"pixel0\",\"pixel1\"\n5,0,16\n0,8,4\n", // quotes, as R writes
                "label, pixel0, pixel1 \n05,00,16\n0,8,4\n", // leading zeros
            })
    void everyUsualFormOfTheSameFileIsRead(String text) throws IOException {
        Dataset dataset = read(text);
        assertArrayEquals(new int[] {5, 0}, dataset.labels());
        assertEquals(Matrix.of(2, 2, 0, 0.5, 1, 0.25), dataset.X());
        assertEquals(10, dataset.classes());
    }

    @Test
    void pixelsMayGoTo255() throws IOException {
        Dataset dataset = DigitsCsv.read(write("label,pixel0\n9,255\n3,51\n"), 1, 1, 255);
        assertEquals(Matrix.row(1, 0.2), dataset.X());
    }

    // --- what is refused: the file

    @Test
    void aMissingFileIsNamedWithTheFolderItWasLookedForIn() {
        assertRejected(
                IOException.class,
                "there is no file data/digit.csv (looked in " + Path.of("").toAbsolutePath() + ")",
                () -> DigitsCsv.read(Path.of("data/digit.csv")));
    }

    @Test
    void aFolderIsNoFile() {
        assertRejected(
                IOException.class,
                folder + " is a folder, but a file of pictures was expected",
                () -> DigitsCsv.read(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "\r\n\r\n"})
    void anEmptyFileIsRefused(String text) throws IOException {
        assertRefused(" is empty; lines of numbers were expected, one for each picture", text);
    }

    @Test
    void aHeaderAloneIsRefused() throws IOException {
        assertRefused(" has a header but no pictures: \"label,pixel0,pixel1\"", "label,pixel0,pixel1\n");
    }

    @Test
    void theFormOfThePicturesIsCheckedFirst() {
        assertRejected("a picture needs at least one pixel, but is 0×8", () -> DigitsCsv.read(DIGITS, 0, 8, 16));
        assertRejected("a picture needs at least one pixel, but is 8×-8", () -> DigitsCsv.read(DIGITS, 8, -8, 16));
        assertRejected(
                "pictures need fewer than 2^31 pixels in all, but got 65536×65536",
                () -> DigitsCsv.read(DIGITS, 65_536, 65_536, 16));
        assertRejected(
                "a data set needs a pixel maximum from 1 to 255, but got 256", () -> DigitsCsv.read(DIGITS, 8, 8, 256));
        assertRejected(
                "a data set needs a pixel maximum from 1 to 255, but got 0", () -> DigitsCsv.read(DIGITS, 8, 8, 0));
    }

    // --- what is refused: the header

    @Test
    void aFileWithoutLabelsIsNoDataSet() throws IOException {
        assertRefused(
                " has pictures of 1×2 pixels but no labels, which are needed to learn from", "pixel0,pixel1\n0,0\n");
    }

    @Test
    void aFileOfAnotherPictureSizeIsRefused() throws IOException {
        assertRefused(
                " has 2 columns, but pictures of 1×2 need 2, one more for a label, and one more for numbers that count the "
                        + "lines",
                "label,pixel1\n0,0\n");
        assertRejected(
                IOException.class,
                DIGITS
                        + " has 65 columns, but pictures of 28×28 need 784, one more for a label, and one more for numbers "
                        + "that count the lines",
                () -> DigitsCsv.read(DIGITS, 28, 28, 255));
    }

    // --- what is refused: a line

    @Test
    void aShortRowIsNamed() throws IOException {
        assertRefused(
                ", line 3, column 3 (\"pixel1\"): expected 3 columns, but found only 2",
                "label,pixel0,pixel1\n5,0,16\n0,8\n5,0,16\n");
        assertRefused(
                ", line 3, column 2 (\"pixel0\"): expected 3 columns, but found only 1",
                "label,pixel0,pixel1\r\n5,0,16\r\n0\r\n");
        assertRefused(
                ", line 2, column 3 (\"pixel1\"): expected a number, but found \"\": fill in what is missing, or leave the line out",
                "label,pixel0,pixel1\n5,0,\n");
    }

    @Test
    void aLongRowIsNamed() throws IOException {
        assertRefused(
                ", line 2, column 4: expected 3 columns, but found 5", "label,pixel0,pixel1\n5,0,16,7,7\n0,8,4\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "NaN", "Infinity", "1e999", "5;", "1\u00A0", "5 5", "0x1F", "1f", "--1"})
    void aCellThatIsNoNumberIsShown(String cell) throws IOException {
        String shown = cell.replace("\u00A0", "\\u00a0");
        String hint = List.of("", "NaN", "Infinity").contains(cell)
                ? ": fill in what is missing, or leave the line out"
                : cell.equals("x")
                        ? ": write numbers from 0 for words, or leave their column out"
                        : cell.equals("5 5") ? ": each pixel needs a cell of its own" : "";
        assertRefused(
                ", line 4, column 2 (\"pixel0\"): expected a number, but found \"" + shown + '"' + hint,
                "label,pixel0,pixel1\n5,0,16\n\n0," + cell + ",4\n");
    }

    @Test
    void aLongCellIsShownInPart() throws IOException {
        assertRefused(
                ", line 2, column 2 (\"pixel0\"): expected a number, but found \"" + "z".repeat(40)
                        + "…\": write numbers from 0 for words, or leave their column out",
                "label,pixel0,pixel1\n5," + "z".repeat(100_000) + ",16\n");
    }

    @Test
    void aPixelOutsideItsRangeIsShown() throws IOException {
        assertRefused(": a pixel is 17, above the maximum 16", "label,pixel0,pixel1\n0,17,4\n");
        assertRefused(
                ": a pixel is -1, but pixels from 0 are needed; numbers around 0 may be pictures that were normalised",
                "label,pixel0,pixel1\n0,4,-1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.5"})
    void aLabelThatIsNoClassIsShown(String cell) throws IOException {
        assertRefused(
                ": the label of picture 2 is " + cell + ", but whole numbers from 0 to 9 are needed",
                "label,pixel0,pixel1\n0,0,0\n" + cell + ",0,0\n");
    }

    @Test
    void aLabelAboveTheClassesIsShownWithTheOption() throws IOException {
        assertRefused(
                ": the label of picture 2 is 10, but whole numbers from 0 to 9 are needed; the labels go from 0 to 10: say "
                        + "new PictureReader().classes(11)",
                "label,pixel0,pixel1\n0,0,0\n10,0,0\n");
    }

    @Test
    void ofTheDigitsAFifthIsSetAside() throws IOException {
        Split split = DigitsCsv.read(Path.of("../../data/digits.csv")).split(0.2, 1);
        // ⌈1797 · 0.2⌉ = ⌈359.4⌉
        assertEquals(360, split.test().size());
        assertEquals(1437, split.train().size());
        assertEquals(10, split.train().classes());
        for (int count : split.test().classCounts()) {
            // 174·360/1797 = 34.9 to 183·360/1797 = 36.7
            assertEquals(36, count, 2);
        }
    }
}
