package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import digits.data.PictureReader.Label;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were once taken for what they are not: each is asked about, named or read rightly. */
class DoubtfulFilesTest {

    /** Of each 8×8 digit its label and its pixels 0..16. */
    private static final List<int[]> DIGITS = digits();

    @TempDir
    private Path folder;

    private static List<int[]> digits() {
        try (Stream<String> lines = Files.lines(Path.of("../../data/digits.csv"))) {
            return lines.skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(int count, Function<int[], Stream<?>> cells) {
        return table(DIGITS.subList(0, count), cells);
    }

    private static String table(List<int[]> digits, Function<int[], Stream<?>> cells) {
        return digits.stream()
                .map(digit -> cells.apply(digit).map(String::valueOf).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }

    private static Stream<?> all(int[] digit) {
        return Arrays.stream(digit).boxed();
    }

    private static Function<int[], Stream<?>> labelAnd(IntFunction<Object> pixel) {
        return digit ->
                Stream.concat(Stream.of(digit[0]), Arrays.stream(digit).skip(1).mapToObj(pixel));
    }

    private static Stream<?> labelInTheMiddle(int[] digit) {
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(digit, 1, 33), IntStream.of(digit[0])),
                        Arrays.stream(digit, 33, 65))
                .boxed();
    }

    private static String names(String first, IntFunction<String> pixel) {
        return first + "," + IntStream.range(0, 64).mapToObj(pixel).collect(Collectors.joining(",")) + "\n";
    }

    private static List<int[]> of(int label, int count) {
        return DIGITS.stream().filter(digit -> digit[0] == label).limit(count).toList();
    }

    private static Arguments asked(String message, String text, UnaryOperator<PictureReader> answer) {
        return Arguments.of(message, text, answer);
    }

    private static String ink(String largest, int maximum) {
        return ": pixels go up to " + largest + "; say which number stands for full ink, this one or a larger one: new "
                + "PictureReader().maximum(" + maximum + ")";
    }

    private static final String EITHER =
            ": the label may be in column 1 or in column 65; say which: new PictureReader()."
                    + "label(PictureReader.Label.FIRST), or LAST";

    private static String mayBe(String column) {
        return ": column " + column
                + " may be the label or not; say new PictureReader().label(PictureReader.Label.FIRST) if it is, else leave "
                + "it out";
    }

    static Stream<Arguments> askedAbout() {
        IntFunction<String> pixel = i -> "pixel" + i;
        UnaryOperator<PictureReader> first = reader -> reader.label(Label.FIRST);
        String sideways =
                " in a picture that is read row by row: the columns are out of order; say new PictureReader()."
                        + "transposed() if they go down each picture, or upright() if not";
        // Three pictures of a 2 whose last pixels differ: the only column that looks like labels, and is none.
        Map<Integer, int[]> inked = of(2, 100).stream()
                .filter(digit -> digit[64] > 0)
                .collect(Collectors.toMap(digit -> digit[64], digit -> digit, (one, other) -> one, TreeMap::new));
        return Stream.of(
                asked(ink("64", 64), lines(100, labelAnd(ink -> 4 * ink)), reader -> reader.maximum(64)),
                asked(ink("100", 100), lines(100, labelAnd(ink -> ink * 25 / 4)), reader -> reader.maximum(100)),
                asked(ink("0.0625", 1), lines(100, labelAnd(ink -> ink / 256.0)), reader -> reader.maximum(1)),
                asked(EITHER, lines(100, DoubtfulFilesTest::labelInTheMiddle), first),
                asked(EITHER, table(List.copyOf(inked.values()).subList(0, 3), DoubtfulFilesTest::all), first),
                asked(EITHER, table(of(0, 3), DoubtfulFilesTest::all), first),
                asked(mayBe("1 (\"writer\")"), names("writer", pixel) + lines(100, DoubtfulFilesTest::all), first),
                asked(mayBe("1 (\"\")"), names("", pixel) + lines(100, DoubtfulFilesTest::all), first),
                asked(
                        mayBe("1 (\"id\")"),
                        names("id", pixel)
                                + lines(8, DoubtfulFilesTest::all).substring(1).replaceFirst("^", "7"),
                        first),
                asked(
                        ": column 3, \"x0y1\", does not come after \"x0y0\"" + sideways,
                        names("label", i -> "x" + i / 8 + "y" + i % 8) + lines(9, DoubtfulFilesTest::all),
                        PictureReader::transposed),
                asked(
                        ": column 3, \"r1c0\", does not come after \"r0c0\"" + sideways,
                        names("label", i -> "r" + i % 8 + "c" + i / 8) + lines(9, DoubtfulFilesTest::all),
                        PictureReader::upright),
                asked(
                        " has 64 lines of 100 numbers, so that each picture may be a column; write the table with lines and "
                                + "columns swapped, or say new PictureReader().size(10, 10) if each line is a picture",
                        IntStream.rangeClosed(1, 64)
                                .mapToObj(i -> lines(100, digit -> Stream.of(digit[i] * 15))
                                        .replaceAll("\n(?!$)", ","))
                                .collect(Collectors.joining()),
                        reader -> reader.size(10, 10)));
    }

    @ParameterizedTest
    @MethodSource("askedAbout")
    void whatAFileLeavesOpenIsAskedAndTheAnswerIsTaken(String message, String text, UnaryOperator<PictureReader> answer)
            throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        assertRejected(IOException.class, file + message, () -> new PictureReader().read(file));
        answer.apply(new PictureReader()).read(file);
    }

    @Test
    void aHeaderIsBelieved() throws IOException {
        Path file = Files.writeString(
                folder.resolve("f.csv"),
                names("pixel", i -> i == 31 ? "label" : "pixel") + lines(100, DoubtfulFilesTest::labelInTheMiddle));
        assertRejected(
                IOException.class,
                file
                        + ": the header calls column 33 (\"label\") the label, but it stands between pixels: move it to the front",
                () -> new PictureReader().read(file));
        // Of two names for a label the better one, and column before row where names say so.
        Path points = Files.writeString(folder.resolve("points.csv"), "x,y,label\n9,4,1\n2,7,0\n3,3,1\n");
        assertArrayEquals(
                new int[] {1, 0, 1},
                new PictureReader().size(1, 2).maximum(9).read(points).dataset().labels());
        Path places = Files.writeString(
                folder.resolve("places.csv"),
                names("Ziffer", i -> "x" + i % 8 + "y" + i / 8) + lines(9, DoubtfulFilesTest::all));
        assertEquals(9, new PictureReader().read(places).dataset().size());
    }

    static Stream<String> withMoreThanNumbers() {
        String rows = lines(9, DoubtfulFilesTest::all);
        String header = names("label", i -> "pixel" + i);
        String indexed = IntStream.range(0, 9)
                .mapToObj(i -> 7 * i % 60 + 5 + "\t"
                        + table(DIGITS.subList(i, i + 1), DoubtfulFilesTest::all)
                                .replace(',', '\t'))
                .collect(Collectors.joining());
        return Stream.of(
                "# Created by Octave 6.4.0, Mon Jan 02 12:00:00 2023 UTC <me@pc>\n# name: A\n" + rows.replace(',', ' '),
                "# MNIST, converted 2024\n" + header + rows,
                "# source: UCI; licence: CC BY, 4.0\n" + rows,
                "# source: UCI, 2024\n# " + header + rows,
                // Excel, where a cell to the right was filled once.
                (header + rows).replace("\n", ",,,,,\n"),
                header.replace("\n", ",,,\n") + rows,
                header + rows.replace("\n", ",,,\n"),
                // Pixels without names.
                "label" + ",".repeat(64) + "\n" + rows,
                // The index of a shuffled frame, parted by tabs.
                "\t" + header.replace(',', '\t') + indexed,
                // How many lines and columns there are, or one of both.
                "9 65\n" + rows.replace(',', ' '),
                "9,65,,\n" + rows,
                "9\n" + rows,
                // A tab behind the label, blanks between pixels.
                rows.replace(',', ' ').replaceAll("(?m)^(.) ", "$1\t"));
    }

    @ParameterizedTest
    @MethodSource("withMoreThanNumbers")
    void commentsAndEmptyCellsAreNoNumbers(String text) throws IOException {
        ReadPictures read = new PictureReader().read(Files.writeString(folder.resolve("f.csv"), text));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, read.dataset().labels());
        assertEquals(8, read.pictures().height());
    }

    @Test
    void aFileOfCommentsIsNotReadToItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "# a\n".repeat(CsvForm.MOST + 1));
        assertRejected(
                IOException.class,
                file + " begins with more than 1048578 lines without numbers",
                () -> new PictureReader().read(file));
    }

    /** As pandas, R and people write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7\n2\n1\n",
                "class\n7\n2\n1\n",
                ",0\n0,7\n1,2\n2,1\n",
                ",label\n31,7\n4,2\n15,1\n",
                "\tlabel\n31\t7\n4\t2\n15\t1\n",
                "7;\n2;\n1;\n",
                "id,fold,label\n1,1,7\n2,1,2\n3,2,1\n",
            })
    void labelsInAFileOfTheirOwnMayStandBesideOtherColumns(String text) throws IOException {
        Path pictures = Files.writeString(
                folder.resolve("p.csv"),
                lines(3, digit -> Arrays.stream(digit).skip(1).boxed()));
        Path labels = Files.writeString(folder.resolve("l.csv"), text);
        assertArrayEquals(
                new int[] {7, 2, 1},
                new PictureReader().read(pictures, labels).dataset().labels());
        Path more = Files.writeString(folder.resolve("more.csv"), "0\n7\n2\n1\n");
        assertRejected(
                IOException.class,
                pictures + " holds 3 pictures, but " + more
                        + " holds 4 labels: if its first line is a header, as pandas "
                        + "writes, leave it out (header=False)",
                () -> new PictureReader().read(pictures, more));
    }

    static Stream<Arguments> refused() {
        String rows = lines(9, DoubtfulFilesTest::all);
        String header = names("label", i -> "p" + i);
        return Stream.of(
                Arguments.of(
                        ", line 11, column 1 (\"label\"): expected a number, but found \"label\": the header stands here once "
                                + "more; leave the line out",
                        header + rows + header + rows),
                Arguments.of(
                        ", line 2, column 1 (\"My digits\"): expected a number, but found \"label\": if the line above is a "
                                + "title, leave it out",
                        "My digits" + ",".repeat(64) + "\n" + header + rows),
                Arguments.of(" has a header but no pictures: \"404: Not Found\"", "404: Not Found"),
                Arguments.of(
                        " is a Python program: run it, and read the file that it writes",
                        "import numpy as np\nX = 1\n"),
                Arguments.of(
                        ": a pixel is -128, but pixels from 0 are needed; numbers from -128 to 127 may be bytes 0 to 255 that "
                                + "were written as signed ones",
                        header + lines(9, labelAnd(ink -> (byte) (8 * ink)))),
                Arguments.of(
                        ": the label of picture 1 is 10, but whole numbers from 0 to 9 are needed; the labels go from 1 to 10: "
                                + "say new PictureReader().classes(11), or write 0 where 10 stands for it",
                        header + rows.replaceFirst("0", "10")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotReadIsExplained(String message, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        assertRejected(IOException.class, file + message, () -> new PictureReader().read(file));
    }

    /** Protocols 0 and 1 are text. */
    @ParameterizedTest
    @ValueSource(strings = {"(dp0\nS'labels'\n", "(cnumpy.core.multiarray\n_reconstruct\np0\n", "cnumpy\nndarray\n"})
    void anOldPickleIsNamed(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mnist.pkl"), text);
        String message = assertThrows(IOException.class, () -> new PictureReader().read(file))
                .getMessage();
        assertTrue(message.startsWith(file + " is a Python pickle: load it in Python, and write it "), message);
    }

    @Test
    void aLineOfSizesThatAreOthersIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "7 64\n" + lines(9, DoubtfulFilesTest::all));
        assertRejected(
                IOException.class,
                file
                        + ", line 1: \"7 64\" should say how many lines and columns follow, but there are 9 and 65: leave it out",
                () -> new PictureReader().read(file));
    }

    /** A pipe of which nobody knows whether anything comes would be waited for without an end. */
    @Test
    void aPipeOrADeviceIsNoFile() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertRejected(
                IOException.class,
                device + " is a pipe or a device: write what comes from it into a file",
                () -> new PictureReader().read(device));
    }

    @Test
    void anArchiveOfImagesAndALinkToNothingAreNamed() throws IOException {
        Path images = zip(StandardCharsets.UTF_8, "digits/0/0.png", "digits/1/1.JPG");
        assertRejected(
                IOException.class,
                images + " is a zip archive of images: unpack it, and read each with Digits.fromImage",
                () -> new PictureReader().read(images));
        Path link;
        try {
            link = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        } catch (IOException | UnsupportedOperationException e) {
            return; // Windows lets few users make links.
        }
        assertRejected(
                IOException.class, link + " is a link that leads to no file", () -> new PictureReader().read(link));
    }

    /** The readers that know what full ink is. */
    @Test
    void pixelsFrom0To1AreNotDividedOnceMore() throws IOException {
        Path file = Files.writeString(
                folder.resolve("f.csv"), names("label", i -> "p" + i) + lines(9, labelAnd(ink -> ink / 16.0)));
        assertRejected(
                IOException.class,
                file
                        + ": no pixel is above 1, so that full ink is 1 and not 16: read it with new PictureReader().maximum(1)",
                () -> DigitsCsv.read(file));
        assertEquals(1, new PictureReader().maximum(1).read(file).pictures().X().max());
    }

    @Test
    void picturesWithLightAndDarkSwappedAreSaidToBe() throws IOException {
        Path file = Files.writeString(
                folder.resolve("f.csv"), names("label", i -> "p" + i) + lines(100, labelAnd(ink -> 16 - ink)));
        assertEquals(
                "f.csv: CSV, commas, a header from \"label\" to \"p63\", the label in column 1, pixels 0 to 16; 100 examples "
                        + "of 10 classes, 8×8 pixels; more ink than paper: are light and dark swapped?",
                new PictureReader().read(file).toString());
        // Who reads a known set sees no such line.
        assertRejected(
                IOException.class,
                file
                        + " has pictures with more ink than paper: light and dark seem to be swapped, so that 255 − p is needed "
                        + "for a pixel p of 255; new PictureReader().read(…) takes them as they are",
                () -> DigitsCsv.read(file));
    }

    private Path idx(int type, ByteOrder order, int... sizes) throws IOException {
        int bytes = type == 8 ? 1 : type == 0xB ? 2 : type == 0xE ? 8 : 4;
        int count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        ByteBuffer file =
                ByteBuffer.allocate(4 + 4 * sizes.length + bytes * count).putInt(type << 8 | sizes.length);
        Arrays.stream(sizes).forEach(file::putInt);
        file.order(order);
        for (int i = 0; i < count; i++) {
            int pixel = DIGITS.get(i / 64)[1 + i % 64];
            switch (type) {
                case 8 -> file.put((byte) pixel);
                case 0xB -> file.putShort((short) pixel);
                case 0xC -> file.putInt(pixel);
                case 0xD -> file.putFloat(pixel / 16f);
                default -> file.putDouble(pixel / 17.0);
            }
        }
        return Files.write(folder.resolve("idx"), file.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xB, 0xC, 0xD, 0xE})
    void anIdxFileWithTheLowestByteFirstIsNamed(int type) throws IOException {
        Path file = idx(type, ByteOrder.LITTLE_ENDIAN, 20, 8, 8);
        assertRejected(
                IOException.class,
                file
                        + " is an IDX file whose numbers have the lowest byte first: write them with the highest byte first, as "
                        + "struct.pack(\">I\", number) does",
                () -> new PictureReader().read(file));
        Path right = idx(type, ByteOrder.BIG_ENDIAN, 20, 8, 8);
        double largest = type == 0xE ? 16 / 17.0 : 1;
        assertEquals(largest, new PictureReader().read(right).pictures().X().max());
    }

    @Test
    void theBytesOfAnIdxFileNeedNotGoTo255() throws IOException {
        assertEquals(
                "idx: IDX of bytes, pixels 0 to 16; 20 pictures, 8×8 pixels",
                new PictureReader().read(idx(8, ByteOrder.BIG_ENDIAN, 20, 8, 8)).toString());
        Path file = idx(8, ByteOrder.BIG_ENDIAN, 2, 16, 20);
        assertRejected(IOException.class, file + ink("16", 16), () -> new PictureReader().read(file));
    }

    /** Sizes, what is said about them, and an answer if there is one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8,8,20 | holds [8, 8, 20] elements, which would be pictures of 8×20 pixels: say which they are with new "
                        + "PictureReader().size(rows, columns), or write the number of pictures first, as "
                        + "numpy.moveaxis(pictures, -1, 0) does | 8,20",
                "20,1,64 | holds [20, 1, 64] elements, which would be pictures of 1×64 pixels: say which they are with new "
                        + "PictureReader().size(rows, columns) | 8,8",
                "20,1 | holds labels and no pictures: read(pictures, labels) takes the two files in this order |",
                "2,1,1,8,8 | has 5 dimensions, but pictures have three: how many there are, rows, columns |",
                "3,1200,900 | has 3×1200×900 elements, but a picture has at most 1048578 pixels |",
            })
    void theSizesOfAnIdxFileAreNotGuessed(String sizes, String message, String answer) throws IOException {
        int[] each =
                Arrays.stream(sizes.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        Path file = each.length == 3 && each[1] > 1000
                ? Files.write(
                        folder.resolve("idx"),
                        ByteBuffer.allocate(16)
                                .putInt(0x803)
                                .putInt(3)
                                .putInt(1200)
                                .putInt(900)
                                .array())
                : idx(8, ByteOrder.BIG_ENDIAN, each);
        assertRejected(IOException.class, file + " " + message, () -> new PictureReader().read(file));
        if (answer != null) {
            String[] side = answer.split(",", -1);
            int height = Integer.parseInt(side[0]);
            PictureReader reader =
                    new PictureReader().size(height, Integer.parseInt(side[1])).maximum(16);
            assertEquals(height, reader.read(file).pictures().height());
        }
    }

    private Path zip(Charset charset, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (int i = 0; i < names.length; i++) {
                zip.putNextEntry(new ZipEntry(names[i]));
                zip.write(lines(10 + i, DoubtfulFilesTest::all).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("archive.zip"), bytes.toByteArray());
    }

    @Test
    void anArchiveWhoseContentWasChangedIsDamaged() throws IOException {
        byte[] text = lines(10, DoubtfulFilesTest::all).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("train.csv"));
            zip.write(text);
        }
        // Stored as it is: the label of the second picture, 1, becomes a 7.
        String archive = bytes.toString(StandardCharsets.ISO_8859_1);
        String changed = archive.replaceFirst("\n1,", "\n7,");
        assertTrue(!changed.equals(archive));
        Path file = Files.writeString(folder.resolve("changed.zip"), changed, StandardCharsets.ISO_8859_1);
        assertRejected(
                IOException.class, file + " is damaged: its checksum differs", () -> new PictureReader().read(file));
    }

    @Test
    void aFileInAnArchiveIsNamedWithOrWithoutItsFolder() throws IOException {
        Path two = zip(StandardCharsets.UTF_8, "a/train.csv", "b/train.csv", "b/test.csv");
        assertEquals(
                11,
                new PictureReader().entry("b/train.csv").read(two).pictures().size());
        assertEquals(
                12, new PictureReader().entry("test.csv").read(two).pictures().size());
        assertRejected(
                IOException.class,
                two
                        + " is a zip archive of 3 files (\"a/train.csv\", \"b/train.csv\", \"b/test.csv\"): say which with new "
                        + "PictureReader().entry(\"…\"), or unpack it",
                () -> new PictureReader().entry("train.csv").read(two));
        // Pictures and labels in one archive, as NIST hands out EMNIST.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("train-images-idx3-ubyte"));
            zip.write(Files.readAllBytes(idx(8, ByteOrder.BIG_ENDIAN, 3, 8, 8)));
            zip.putNextEntry(new ZipEntry("train-labels-idx1-ubyte"));
            zip.write(new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2});
        }
        Path pair = Files.write(folder.resolve("pair.zip"), bytes.toByteArray());
        assertArrayEquals(
                new int[] {0, 1, 2},
                new PictureReader()
                        .entry("train-images-idx3-ubyte")
                        .read(pair, pair)
                        .dataset()
                        .labels());
        // As Windows writes names in Germany.
        Path german = zip(Charset.forName("IBM850"), "Übung/Größe.csv");
        assertEquals(10, new PictureReader().read(german).pictures().size());
    }

    /** The last name that has MNIST in it says whose pictures they are. */
    @ParameterizedTest
    @CsvSource({
        "EMNIST/raw/train.csv, true",
        "emnist/train.csv, true",
        "emnist/mnist_train.csv, false",
        "a/emnist-mnist-train.csv, true",
        "emnist/a/b/train.csv, false",
        "archive.zip!emnist-digits/train.csv, true",
        "emnist.zip!mnist_train.csv, false",
    })
    void emnistIsRecognisedByTheNamesAroundIt(String name, boolean isAsked) throws IOException {
        String[] parts = name.split("!", -1);
        Path file = folder.resolve(parts[0]);
        Files.createDirectories(file.getParent());
        if (parts.length == 1) {
            Files.writeString(file, lines(10, DoubtfulFilesTest::all));
        } else {
            Files.move(zip(StandardCharsets.UTF_8, parts[1]), file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (isAsked) {
            assertRejected(
                    IOException.class,
                    file + ": EMNIST's files hold each picture with rows and columns swapped; read it with new "
                            + "PictureReader().transposed(), or with upright() if it was turned already",
                    () -> new PictureReader().read(file));
        } else {
            assertEquals(10, new PictureReader().read(file).pictures().size());
        }
    }
}
