package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.PictureReader.Label;
import digits.matrix.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 8×8 digits, written in the forms in which files of pictures go round. */
class PictureReaderTest {

    private static final int SIZE = 200;
    private static List<List<String>> rows;
    private static Matrix expected;
    private static int[] labels;

    @TempDir
    private Path folder;

    @BeforeAll
    static void digits() throws IOException {
        rows = Files.readAllLines(Path.of("../../data/digits.csv")).stream()
                .skip(1)
                .limit(SIZE)
                .map(line -> List.of(line.split(",")))
                .toList();
        labels = rows.stream().mapToInt(row -> Integer.parseInt(row.get(0))).toArray();
        expected = Matrix.generate(
                64, SIZE, (pixel, i) -> Integer.parseInt(rows.get(i).get(pixel + 1)) / 16.0);
    }

    private static final List<String> NAMES = names("label", i -> "pixel" + i);

    private static List<String> names(String first, IntFunction<String> pixel) {
        List<String> names = new ArrayList<>(List.of(first));
        IntStream.range(0, 64).mapToObj(pixel).forEach(names::add);
        return names;
    }

    private static List<List<String>> table(List<String> header) {
        List<List<String>> table = new ArrayList<>(rows);
        if (header != null) {
            table.add(0, header);
        }
        return table;
    }

    private static String csv(List<List<String>> table, String delimiter) {
        return table.stream().map(row -> String.join(delimiter, row) + "\n").collect(Collectors.joining());
    }

    /** Of each row a part, in another order: from a column on, then up to it. */
    private static List<List<String>> rotated(List<List<String>> table) {
        return table.stream()
                .map(row -> {
                    List<String> other = new ArrayList<>(row.subList(1, row.size()));
                    other.add(row.get(0));
                    return other;
                })
                .toList();
    }

    private static List<List<String>> withIndex(List<List<String>> table, String name) {
        List<List<String>> indexed = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            List<String> row = new ArrayList<>(table.get(i));
            boolean isHeader = name != null && i == 0;
            row.add(0, isHeader ? name : String.valueOf(i - (name == null ? 0 : 1)));
            indexed.add(row);
        }
        return indexed;
    }

    private static List<List<String>> changed(java.util.function.UnaryOperator<String> pixel) {
        return rows.stream()
                .map(row -> {
                    List<String> other = new ArrayList<>(List.of(row.get(0)));
                    row.subList(1, 65).stream().map(pixel).forEach(other::add);
                    return other;
                })
                .toList();
    }

    private ReadPictures assertRead(String description, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("f.csv"), content);
        ReadPictures read = new PictureReader().read(file);
        assertEquals(0, read.pictures().X().minus(expected).map(Math::abs).max(), 1e-6);
        read.labelled().ifPresent(dataset -> assertArrayEquals(labels, dataset.labels()));
        assertEquals("f.csv: CSV" + description, read.toString().replaceFirst("; .*", ""));
        return read;
    }

    private ReadPictures assertRead(String description, String text) throws IOException {
        return assertRead(description, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String USUAL =
            ", commas, a header from \"label\" to \"pixel63\", the label in column 1, pixels 0 to 16";

    private static final String BARE = ", no header, the label in column 1, pixels 0 to 16";

    @Test
    void aHeaderMayHaveAnyNamesOrBeMissing() throws IOException {
        assertRead(USUAL, csv(table(NAMES), ","));
        assertRead(
                USUAL.replace("pixel63", "8x8"), csv(table(names("label", i -> (i / 8 + 1) + "x" + (i % 8 + 1))), ","));
        assertRead(USUAL.replace("pixel63", "pixel64"), csv(table(names("label", i -> "pixel" + (i + 1))), ","));
        assertRead(
                USUAL.replace("label\"", "class\"").replace("pixel63", "p"), csv(table(names("class", i -> "p")), ","));
        assertRead(
                USUAL.replace("label\"", "0\"").replace("pixel63", "64"),
                csv(table(names("0", i -> "" + (i + 1))), ","));
        assertRead(", commas" + BARE, csv(table(null), ","));
        // numpy.savetxt puts a # before its header.
        assertRead(USUAL, "# " + csv(table(NAMES), ","));
    }

    @Test
    void theLabelMayBeFirstLastOrMissing() throws IOException {
        assertRead(
                ", commas, a header from \"pixel0\" to \"label\", the label in column 65, pixels 0 to 16",
                csv(rotated(table(NAMES)), ","));
        assertRead(", commas, no header, the label in column 65, pixels 0 to 16", csv(rotated(table(null)), ","));
        List<List<String>> bare = rows.stream().map(row -> row.subList(1, 65)).toList();
        ReadPictures read = assertRead(", commas, no header, no label, pixels 0 to 16", csv(bare, ","));
        assertTrue(assertThrows(IllegalStateException.class, read::dataset)
                .getMessage()
                .startsWith(
                        "these pictures have no labels, so that they are no data set: take pictures(); read as f.csv"));
    }

    @Test
    void aColumnThatCountsTheLinesIsLeftOut() throws IOException {
        String index = ", column 1 counts the lines, the label in column 2, pixels 0 to 16";
        assertRead(", commas, a header from \"\" to \"pixel63\"" + index, csv(withIndex(table(NAMES), ""), ","));
        assertRead(", commas, no header" + index, csv(withIndex(table(null), null), ","));
        List<List<String>> bare = new ArrayList<>();
        table(NAMES).forEach(row -> bare.add(row.subList(1, 65)));
        assertRead(
                ", commas, a header from \"id\" to \"pixel63\", column 1 counts the lines, no label, pixels 0 to 16",
                csv(withIndex(bare, "id"), ","));
    }

    @Test
    void cellsMayBePartedAndWrittenInAnyUsualWay() throws IOException {
        assertRead(USUAL.replace("commas", "semicolons"), csv(table(NAMES), ";"));
        assertRead(USUAL.replace("commas", "semicolons"), "sep=;\r\n" + csv(table(NAMES), ";"));
        assertRead(USUAL.replace("commas", "tabs"), csv(table(NAMES), "\t"));
        assertRead(", blanks" + BARE, csv(table(null), "  "));
        assertRead(
                USUAL, "\"" + csv(table(NAMES), "\",\"").replace("\n", "\"\n\"").replaceFirst("\"$", ""));
        assertRead(USUAL, csv(table(NAMES), ",").replace("\n", ",\n"));
        // Spreadsheets leave rows of nothing, old programs a mark or zeros at the end.
        assertRead(USUAL, csv(table(NAMES), ",") + ",,,,\n  \n\u001a");
        assertRead(USUAL, csv(table(NAMES), ",") + "\0".repeat(700));
        // R's write.table does not name the column of its row numbers.
        assertRead(
                ", blanks, a header from \"row.names\" to \"pixel63\", column 1 counts the lines, the label in column 2, "
                        + "pixels 0 to 16",
                csv(withIndex(table(NAMES), "x"), "\" \"")
                        .replace("\n", "\"\n\"")
                        .replaceFirst("x\" ", "")
                        .replaceFirst("\"$", ""));
        List<List<String>> unnamed = table(NAMES.subList(1, 65));
        assertRead(USUAL.replace("label\"", "row.names\""), csv(unnamed, ","));
        // Comments, and the header of ARFF.
        assertRead(USUAL, "# the digits of UCI\n#\n" + csv(table(NAMES), ","));
        assertRead(
                ", commas" + BARE.replace("column 1", "column 65"),
                "% UCI\n@RELATION digits\n\n@ATTRIBUTE pixel0 NUMERIC\n@DATA\n" + csv(rotated(table(null)), ","));
        // In the letters of Western Europe before UTF-8.
        assertRead(
                USUAL.replace("pixel63", "Gr\u00f6\u00dfe"),
                csv(table(names("label", i -> "Gr\u00f6\u00dfe")), ",").getBytes(StandardCharsets.ISO_8859_1));
        assertRead(USUAL, csv(table(NAMES), ",").replace("\n", "\r\n"));
        assertRead(USUAL, csv(table(NAMES), ",").replace("\n", "\r"));
        assertRead(", commas" + BARE, csv(changed(pixel -> pixel + ".0"), ","));
        assertRead(", commas" + BARE, csv(changed(pixel -> pixel + ".000e+00"), ","));
        assertRead(", commas" + BARE, csv(changed(pixel -> " " + pixel), ","));
    }

    @Test
    void pixelsMayGoFrom0To1() throws IOException {
        String unit = ", no header, the label in column 1, pixels 0 to 1";
        assertRead(", commas" + unit, csv(changed(pixel -> String.valueOf(Integer.parseInt(pixel) / 16.0)), ","));
        assertRead(
                ", semicolons" + unit,
                csv(
                        changed(pixel ->
                                String.valueOf(Integer.parseInt(pixel) / 16.0).replace('.', ',')),
                        ";"));
        // 255ths, of which MNIST's are: kept as bytes.
        Path file = Files.writeString(folder.resolve("parts.csv"), "3,0,0.498039216,1,0.0039215686\n");
        assertEquals(
                Matrix.column(0, 127 / 255.0, 1, 1 / 255.0),
                new PictureReader().label(Label.FIRST).read(file).pictures().X());
        Path other = Files.writeString(folder.resolve("other.csv"), "3,1,0.498039216,0.3\n4,0,0.2,0.1\n");
        assertEquals(
                Matrix.of(3, 2, 1, 0, 0.498039216, 0.2, 0.3, 0.1)
                        .minus(new PictureReader()
                                .size(1, 3)
                                .label(Label.FIRST)
                                .read(other)
                                .pictures()
                                .X())
                        .map(Math::abs)
                        .max(),
                0,
                4e-7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16IsRead(String charset) throws IOException {
        assertRead(
                USUAL.replaceFirst(",", " in " + charset + ","),
                csv(table(NAMES), ",").getBytes(Charset.forName(charset)));
    }

    /** What each archive is said to be. */
    @Test
    void archivesOfOtherProgramsAreNamed() throws IOException {
        for (String[] told : new String[][] {
            {"mimetype", "an OpenDocument file: save it as CSV"},
            {"mnist/data.pkl", "a file of PyTorch: docs/data.md shows how"},
            {"model.weights.h5", "a network of Keras: docs/data.md shows how"},
            {"x_train.npy", "an archive of NumPy \\(.npz\\): read a network with SavedNetwork.load; load pictures with"
            },
            {"train.csv", "a zip archive that is damaged or that Java cannot unpack, as with a password \\(.*encrypted"
            },
        }) {
            byte[] archive = zip(told[0], new byte[9], "other", new byte[9]);
            if (told[0].equals("train.csv")) {
                // The flag of the first entry in the directory at the end.
                int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
                archive[directory + 8] |= 1;
            }
            Path file = Files.write(folder.resolve("f.zip"), archive);
            String message = assertThrows(IOException.class, () -> new PictureReader().read(file))
                    .getMessage();
            assertTrue(message.matches(Pattern.quote(file + " is ") + told[1] + ".*"), message);
        }
        Path empty = Files.write(folder.resolve("empty.zip"), zip());
        assertRejected(
                IOException.class,
                empty
                        + " is a zip archive of 0 files (nothing): say which with new PictureReader().entry(\"…\"), or unpack it",
                () -> new PictureReader().read(empty));
    }

    @Test
    void gzipAndZipAreUnpackedWhateverTheirName() throws IOException {
        byte[] plain = csv(table(NAMES), ",").getBytes(StandardCharsets.UTF_8);
        assertRead(USUAL, MirrorServer.gzip(plain));
        assertRead(USUAL, zip("a/train.csv", plain, "__MACOSX/a/._train.csv", new byte[3]));
        assertRead(USUAL, zip("train.csv.gz", MirrorServer.gzip(plain)));
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.writeBytes(MirrorServer.gzip(plain));
        more.writeBytes(new byte[512]);
        assertRead(USUAL, more.toByteArray());
        more.write('x');
        Path junk = Files.write(folder.resolve("f.csv.gz"), more.toByteArray());
        assertRejected(
                IOException.class,
                junk + " is damaged: something else stands behind its compressed content",
                () -> new PictureReader().read(junk));
        Path two = Files.write(folder.resolve("digit-recognizer.zip"), zip("train.csv", plain, "test.csv", plain));
        assertRejected(
                IOException.class,
                two
                        + " is a zip archive of 2 files (\"train.csv\", \"test.csv\"): say which with new PictureReader().entry(\"…\"), or unpack it",
                () -> new PictureReader().read(two));
        assertEquals(
                SIZE, new PictureReader().entry("train.csv").read(two).dataset().size());
        Path excel = Files.write(folder.resolve("x.csv"), zip("[Content_Types].xml", plain));
        assertRejected(
                IOException.class,
                excel + " is an Excel or Word file: save it as CSV (comma separated)",
                () -> new PictureReader().read(excel));
    }

    @Test
    void whatIsNoFileOfNumbersIsNamedWithAWayOut() throws IOException {
        assertForeign(
                "a web page or another file of tags: download the file itself, which may need a log-in, or another "
                        + "link on its page",
                "\n<!DOCTYPE html><title>403");
        assertForeign(
                "a Git LFS pointer, which stands for the file: fetch the file itself with git lfs pull",
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a");
        assertForeign("a PDF document: export the page as PNG, or the table as CSV", "%PDF-1.4\n");
        for (String json : new String[] {"{\"label\": 3}", "[[3, 0]]"}) {
            assertForeign("JSON or a list of Python: write the table as CSV, a picture in each line", json);
        }
        assertForeign("a PNM image: save it as PNG", "P5\n28 28\n");
        assertForeign("an ORC file: write it as CSV: pandas.read_orc(name).to_csv(new, index=False)", "ORC\n\3");
        String reversed =
                "an IDX file whose numbers have the lowest byte first: write them with the highest byte first, as "
                        + "struct.pack(\">I\", number) does";
        assertForeign(reversed, "\3\b\0\0<\0\0\0\34");
        assertForeign("a PNG image: read it with Digits.fromImage", "\u0089PNG\r\n\u001a\n");
        assertForeign(
                "a NumPy array (.npy): load it with numpy.load, and write it with numpy.savetxt(\"digits.csv\", "
                        + "numpy.column_stack([labels, pictures.reshape(len(pictures), -1)]), delimiter=\",\", fmt=\"%g\")",
                "\u0093NUMPY\1\0");
        assertForeign("no text, and so no CSV file: it begins with \"ab\\u0007\\u0002\"", "ab\7\2\n");
        // No table of numbers, which nothing in it tells: as much of it as a line shows.
        assertForeign(
                "no text, and so no CSV file: it begins with \"" + "\\u0001".repeat(7) + "…\"", "\1".repeat(99) + "\n");
        // At the end of a long header, and where a blank might stand.
        String names = csv(table(NAMES), ",").replaceFirst("\n", "\u001f\n");
        Path control = Files.writeString(folder.resolve("control.csv"), names);
        String message = assertThrows(IOException.class, () -> new PictureReader().read(control))
                .getMessage();
        assertTrue(message.startsWith(control + " is no text, and so no CSV file: it begins with "), message);
    }

    private void assertForeign(String what, String content) throws IOException {
        for (String name : new String[] {"f.csv", "train-images-idx3-ubyte"}) {
            Path file = Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
            assertRejected(IOException.class, file + " is " + what, () -> new PictureReader().read(file));
        }
    }

    @Test
    void whatAFileDoesNotSayIsNotGuessed() throws IOException {
        assertAsked(
                "the label may be in column 1 or in column 5; say which: new PictureReader()."
                        + "label(PictureReader.Label.FIRST), or LAST",
                "3,17,200,3,4\n4,20,1,1,5\n");
        assertAsked(
                "pixels go up to 12; say which number stands for full ink, this one or a larger one: new PictureReader()."
                        + "maximum(12)",
                "3,0,12,3,0\n");
        assertAsked(
                "pixels go up to 4095; say which number stands for full ink, this one or a larger one: new PictureReader()."
                        + "maximum(4095)",
                "3,0,4095,3,0\n");
        assertAsked(
                "the label of picture 2 is 26, but whole numbers from 0 to 9 are needed; the labels go from 1 to 26: "
                        + "say new PictureReader().classes(27)",
                "1,0,255,3,0\n26,0,2,2,0\n");
        assertAsked(
                "a pixel is -0.5, but pixels from 0 are needed; numbers around 0 may be pictures that were normalised",
                "3,0,-0.5,0.25,0\n");
        assertAsked(
                "pixel 2 of picture 1 is 0.1, though another is 126: pixels are whole numbers, or from 0 to 1; perhaps "
                        + "pandas took the first picture for the header (read_csv(…, header=None)); if they are right, say "
                        + "maximum(…)",
                "3,0,0.1,18,0\n2,0,126,18,0\n");
        String noSquare = " columns, but a square picture with or without a label has another number: say new "
                + "PictureReader().size(rows, columns)";
        // A label and a single number are no picture; ten columns more than a square are labels of another kind.
        for (String[] told : new String[][] {
            {"ImageId,Label\n1,7\n2,2\n", "2" + noSquare},
            {
                String.join(",", names("0", i -> i < 9 ? "" + (i + 1) : "p" + i))
                        + ",p64,p65,p66,p67,p68,p69,p70,p71,p72\n" + "0,".repeat(73) + "1\n",
                "74" + noSquare
                        + "; ten columns more than a square's may be labels that are 1 for their digit (one-hot): write the "
                        + "digit, labels.argmax(axis=1) in Python"
            }
        }) {
            Path other = Files.writeString(folder.resolve("f.csv"), told[0]);
            assertRejected(IOException.class, other + " has " + told[1], () -> new PictureReader().read(other));
        }
        Path svm = Files.writeString(folder.resolve("f.csv"), "7 203:84 204:185\n");
        assertRejected(
                IOException.class,
                svm + ", line 1, column 2: expected a number, but found \"203:84\", as in LIBSVM's form: load it with "
                        + "sklearn.datasets.load_svmlight_file, and write it as CSV",
                () -> new PictureReader().read(svm));
        Path file = Files.writeString(folder.resolve("f.csv"), "1,2,3,4,5,6,7\n");
        assertRejected(
                IOException.class,
                file + " has 7 columns, but a square picture with or without a label has another number: say new "
                        + "PictureReader().size(rows, columns)",
                () -> new PictureReader().read(file));
        assertEquals(
                "f.csv: CSV, commas, no header, the label in column 1, pixels 0 to 255; 1 examples of 10 classes, 2×3 pixels",
                new PictureReader()
                        .size(2, 3)
                        .label(Label.FIRST)
                        .maximum(255)
                        .read(file)
                        .toString());
        StringBuilder counted = new StringBuilder();
        IntStream.range(0, 30).forEach(i -> counted.append(i).append(",255,3,3,0\n"));
        assertAsked(
                "column 1 counts the lines, so that it may be no label; say label(PictureReader.Label.NONE) if it is "
                        + "none, or label(PictureReader.Label.FIRST) if it is",
                counted.toString());
        List<String> sorted = new ArrayList<>(NAMES);
        sorted.subList(1, 65).sort(null);
        assertAsked(
                "column 4, \"pixel10\", does not come after \"pixel1\" in a picture that is read row by row: the "
                        + "columns are out of order",
                csv(table(sorted), ","));
    }

    private void assertAsked(String question, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        assertRejected(IOException.class, file + ": " + question, () -> new PictureReader().read(file));
    }

    @Test
    void classesAndTurnsAreOptions() throws IOException {
        Path file = Files.writeString(folder.resolve("emnist-letters.csv"), "26,0,255,51,0\n1,0,2,2,0\n");
        assertRejected(
                IOException.class,
                file
                        + ": EMNIST's files hold each picture with rows and columns swapped; read it with new PictureReader()."
                        + "transposed(), or with upright() if it was turned already",
                () -> new PictureReader().read(file));
        ReadPictures letters = new PictureReader().classes(27).transposed().read(file.toString());
        assertEquals(Matrix.of(2, 2, 0, 0.2, 1, 0), letters.dataset().picture(0));
        assertEquals(26, letters.dataset().label(0));
        assertTrue(letters.toString().endsWith("turned; 2 examples of 27 classes, 2×2 pixels"), letters.toString());
        assertEquals(
                Matrix.of(2, 2, 0, 1, 0.2, 0),
                new PictureReader().classes(27).upright().read(file).dataset().picture(0));
    }

    @Test
    void idxMayHoldElementsOfAnyType() throws IOException {
        Path labels = write("l", 0xC02, new int[] {2, 8}, 64, (b, i) -> b.putInt(i % 8 == 0 ? i / 8 + 3 : 99));
        for (Object[] type : new Object[][] {{0xB03, 2}, {0xC03, 4}, {0xD03, 4}, {0xE03, 8}}) {
            Path pictures = write("p", (int) type[0], new int[] {2, 1, 2}, 4 * (int) type[1], (b, i) -> {
                int[] pixels = {0, 255, 51, 0};
                switch ((int) type[0]) {
                    case 0xB03 -> b.putShort((short) pixels[i]);
                    case 0xC03 -> b.putInt(pixels[i]);
                    case 0xD03 -> b.putFloat(pixels[i] / 255f);
                    default -> b.putDouble(pixels[i] / 255.0);
                }
            });
            ReadPictures read = new PictureReader().read(pictures, labels);
            assertEquals(Matrix.of(2, 2, 0, 0.2, 1, 0), read.pictures().X());
            assertArrayEquals(new int[] {3, 4}, read.dataset().labels());
        }
    }

    @Test
    void swappedIdxFilesAreSaidToBe() throws IOException {
        Path labels = write("labels", 0x801, new int[] {2}, 2, (b, i) -> b.put((byte) i));
        Path pictures = write("pictures", 0x803, new int[] {2, 1, 1}, 2, (b, i) -> b.put((byte) i));
        assertRejected(
                IOException.class,
                labels + " holds labels and no pictures: read(pictures, labels) takes the two files in this order",
                () -> Idx.read(labels, pictures));
        assertRejected(
                IOException.class,
                pictures + " holds pictures and no labels: are the two files in the wrong order?",
                () -> Idx.read(pictures, pictures));
    }

    /** A line of a file, and what is said about it behind the file's name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "label,p0,p1,p2,p3;3,0,1,2,img_7.png~, line 2, column 5 (\"p3\"): expected a number, but found \"img_7.png\": write "
                        + "numbers from 0 for words, or leave their column out",
                "id,label,p0,p1,p2,p3;Row0,3,0,1,2,4~, line 2, column 1 (\"id\"): expected a number, but found \"Row0\": write "
                        + "numbers from 0 for words, or leave their column out",
                "a^b;0:0:1^3:4~, line 2, column 1 (\"a^b\"): expected a number, but found \"0:0:1^3:4\": if something else parts "
                        + "the cells, say new PictureReader().delimiter(…)",
                "7 qid:1 203:84~, line 1, column 2: expected a number, but found \"qid:1\", as in LIBSVM's form: load it with "
                        + "sklearn.datasets.load_svmlight_file, and write it as CSV",
                "@DATA;{202 84,203 185};{94 116,95 125}~, line 3, column 1 (\"{202 84\"): expected a number, but found \"{94 116\": zeros are left out here; write "
                        + "all pixels, as Weka's SparseToNonSparse does",
                "label,predicted,p0,p1,p2,p3;3,5,0,0,9,9~ has 6 columns, 2 more than the pixels of 2×2, but the first one does not "
                        + "count the lines: leave all out but the label and the pixels",
            })
    void aFileWithMoreThanNumbersIsToldWhatToLeaveOut(String lines, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), lines.replace(';', '\n'));
        assertRejected(
                IOException.class,
                file + (message.startsWith(",") ? "" : " ") + message,
                () -> new PictureReader().read(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dígito", "цифра", "标签", "Étiquette", "cijfer", "class_label", "true label", "ground_truth"})
    void theLabelIsKnownByItsNameInOtherLanguages(String name) throws IOException {
        assertRead(
                USUAL.replace("label\"", DataFile.quoted(name).substring(1)),
                csv(table(names(name, i -> "pixel" + i)), ","));
    }

    @Test
    void whatStandsBesideTheDataInAnArchiveIsPassedOver() throws IOException {
        byte[] plain = csv(table(NAMES), ",").getBytes(StandardCharsets.UTF_8);
        byte[] other = {'x'};
        assertRead(USUAL, zip("a/train.csv", plain, "a/README.md", other, "LICENSE", other, "a/Thumbs.db", other));
    }

    @Test
    void aReadIsInterrupted() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), csv(table(NAMES), ","));
        Thread.currentThread().interrupt();
        try {
            assertRejected(
                    InterruptedIOException.class,
                    "reading " + file + " was interrupted",
                    () -> new PictureReader().read(file));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aNameThatIsNearlyRightIsSaid() throws IOException {
        Files.writeString(folder.resolve("My digits (1).csv"), "1");
        Path file = folder.resolve("my_digits.csv");
        assertRejected(
                IOException.class,
                "there is no file " + file + " (looked in " + Path.of("").toAbsolutePath()
                        + "; there is My digits (1).csv)",
                () -> new PictureReader().read(file));
    }

    private interface Element {
        void put(ByteBuffer bytes, int i);
    }

    private Path write(String name, int magic, int[] sizes, int length, Element element) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + length).putInt(magic);
        IntStream.of(sizes).forEach(bytes::putInt);
        for (int i = 0; bytes.hasRemaining(); i++) {
            element.put(bytes, i);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return bytes.toByteArray();
    }
}
