package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides what the numbers of one file mean: which are pixels, which labels, what full ink is. */
final class PictureInterpreter {

    private static final int DIGITS = 10;

    /** The 8×8 digits count inked points up to this. */
    private static final int SMALL_MAXIMUM = 16;

    /** Where no pixel has more than this part of full ink, full ink is another number. */
    private static final double FAINT = 128.0 / 255;

    /** QMNIST has eight numbers for each picture, the digit first. */
    private static final int QMNIST_COLUMNS = 8;

    private final PictureReader reader;
    private final Path file;

    PictureInterpreter(PictureReader reader, Path file) {
        this.reader = reader;
        this.file = file;
    }

    /** Pictures, with labels if they are in the same file. */
    ReadPictures read() throws IOException {
        return DataFile.read(
                file, reader.entry(), (in, entry) -> Idx.begins(DataFile.head(in)) ? idx(in, entry) : csv(in, entry));
    }

    /** Pictures with the labels of another file. */
    ReadPictures read(Path labels) throws IOException {
        ReadPictures read = read();
        if (read.labelled().isPresent()) {
            throw new IOException(file + " has labels of its own: read it without " + labels);
        }
        // In one archive the labels are called as the pictures are.
        PictureReader other = labels.equals(file)
                ? reader.entry(reader.entry().replace("images", "labels").replace("idx3", "idx1"))
                : reader;
        int[] read2 = new PictureInterpreter(other, labels).readLabels();
        PictureSet pictures = read.pictures();
        if (read2.length != pictures.size()) {
            throw new IOException(file + " holds " + pictures.size() + " pictures, but " + labels + " holds "
                    + read2.length + " labels"
                    + (read2.length == pictures.size() + 1 && read2[0] == 0
                            ? ": if its first line is a header, as pandas writes, leave it out (header=False)"
                            : ""));
        }
        Dataset dataset = pictures.labelled(read2, classes());
        return new ReadPictures(
                pictures, Optional.of(dataset), read.description() + "; " + labels.getFileName() + ": their labels");
    }

    /** Labels in a file of their own. */
    int[] readLabels() throws IOException {
        return DataFile.read(file, reader.entry(), (in, entry) -> {
            if (!Idx.begins(DataFile.head(in))) {
                CsvNumbers csv = CsvNumbers.read(file, in, (byte) reader.delimiter());
                NumberRows rows = csv.rows();
                int named = csv.form().header().labelColumn();
                boolean isIndexed = named < 0 && rows.columns() == 2 && CsvColumns.tellLinesApart(rows);
                if (named < 0 && rows.columns() != 1 && !isIndexed) {
                    throw new IOException(file + " needs one column of labels, but has " + rows.columns() + " columns");
                }
                return labels(rows.column(named >= 0 ? named : rows.columns() - 1));
            }
            Idx.Numbers numbers = Idx.numbers(file, in);
            int columns = numbers.rows().columns();
            if (numbers.sizes().size() > 2) {
                throw new IOException(file + " holds pictures and no labels: are the two files in the wrong order?");
            }
            if (columns != 1 && columns != QMNIST_COLUMNS) {
                throw new IOException(file + " needs one label for each picture, but has " + columns + " numbers");
            }
            return labels(numbers.rows().column(0));
        });
    }

    private ReadPictures idx(InputStream in, String entry) throws IOException {
        Idx.Numbers numbers = Idx.numbers(file, in);
        NumberRows rows = numbers.rows();
        List<Integer> sizes = numbers.sizes();
        if (sizes.size() == 1 || (sizes.size() == 2 && (rows.columns() == 1 || rows.columns() == QMNIST_COLUMNS))) {
            throw new IOException(file + " holds labels and no pictures: read(pictures, labels) takes the two files in "
                    + "this order");
        }
        int[] shape = shape(sizes, rows.columns());
        double maximum = maximum(rows, 0, shape[0], shape[1]);
        checkTurn(entry);
        return result(rows, 0, shape, maximum, null, "IDX of " + numbers.element().words);
    }

    private ReadPictures csv(InputStream in, String entry) throws IOException {
        CsvNumbers csv = CsvNumbers.read(file, in, (byte) reader.delimiter());
        CsvForm form = csv.form();
        CsvColumns columns = CsvColumns.of(file, reader, csv);
        double maximum = maximum(csv.rows(), columns.firstPixel(), columns.height(), columns.width());
        if (reader.turn() == PictureReader.Turn.FOUND_OUT) {
            form.header().checkOrder(file, columns.firstPixel(), columns.height() * columns.width(), columns.width());
        }
        checkTurn(entry);
        double[] labels = columns.label() < 0 ? null : csv.rows().column(columns.label());
        String how = "CSV" + (csv.encoding().isEmpty() ? "" : " in " + csv.encoding()) + ", "
                + switch (form.delimiter()) {
                    case ',' -> "commas";
                    case ';' -> "semicolons";
                    case '\t' -> "tabs";
                    case ' ' -> "blanks";
                    default -> DataFile.quoted(String.valueOf((char) form.delimiter()));
                }
                + (form.hasHeader()
                        ? ", a header from " + DataFile.quoted(form.names().get(0)) + " to "
                                + DataFile.quoted(form.names().get(form.columns() - 1))
                        : ", no header")
                + (columns.index() < 0 ? "" : ", column 1 counts the lines")
                + (columns.label() < 0 ? ", no label" : ", the label in column " + (columns.label() + 1));
        return result(
                csv.rows(), columns.firstPixel(), new int[] {columns.height(), columns.width()}, maximum, labels, how);
    }

    private ReadPictures result(NumberRows rows, int first, int[] shape, double maximum, double[] labels, String how)
            throws IOException {
        boolean isTransposed = reader.turn() == PictureReader.Turn.TRANSPOSED;
        String name = String.valueOf(file.getFileName());
        int height = isTransposed ? shape[1] : shape[0];
        int width = isTransposed ? shape[0] : shape[1];
        int[] whole = labels == null ? null : labels(labels);
        PictureSet pictures = rows.pictures(first, maximum, height, width, isTransposed);
        Optional<Dataset> labelled = Optional.ofNullable(whole).map(each -> pictures.labelled(each, classes()));
        String what = labelled.map(Dataset::toString).orElse(pictures.toString());
        return new ReadPictures(
                pictures,
                labelled,
                name + ": " + how + ", pixels 0 to " + CsvColumns.plain(maximum) + (isTransposed ? ", turned; " : "; ")
                        + what
                        + (isDark(pictures) ? "; more ink than paper: are light and dark swapped?" : ""));
    }

    /**
     * Asks about EMNIST's files: of the names of the folders, the file and an archive's entry, the last that has MNIST in it
     * counts.
     */
    private void checkTurn(String entry) throws IOException {
        int names = file.getNameCount();
        // One of EMNIST's own sets is called emnist-mnist.
        String near = (file.subpath(Math.max(0, names - 3), names) + "/" + entry)
                .toLowerCase(Locale.ROOT)
                .replaceAll("emnist[-_ ]mnist", "emnist");
        int last = near.lastIndexOf("mnist");
        if (reader.turn() == PictureReader.Turn.FOUND_OUT && last > 0 && near.charAt(last - 1) == 'e') {
            throw new IOException(
                    file + ": EMNIST's files hold each picture with rows and columns swapped; read it with "
                            + "new PictureReader().transposed(), or with upright() if it was turned already");
        }
    }

    private int classes() {
        return reader.classes() == 0 ? DIGITS : reader.classes();
    }

    private int[] labels(double[] numbers) throws IOException {
        int[] labels = new int[numbers.length];
        double min = Arrays.stream(numbers).min().orElse(0);
        double max = Arrays.stream(numbers).max().orElse(0);
        for (int i = 0; i < labels.length; i++) {
            double label = numbers[i];
            if (label != Math.rint(label) || label < 0 || label >= classes()) {
                boolean couldBe = min >= 0 && max >= classes() && max < 10_000;
                throw new IOException(file + ": the label of picture " + (i + 1) + " is " + CsvColumns.plain(label)
                        + ", but whole numbers from 0 to " + (classes() - 1) + " are needed"
                        + (couldBe
                                ? "; the labels go from " + CsvColumns.plain(min) + " to " + CsvColumns.plain(max)
                                        + ": say new PictureReader().classes(" + CsvColumns.plain(max + 1) + ")"
                                        + (min >= 1 && max == DIGITS ? ", or write 0 where 10 stands for it" : "")
                                : ""));
            }
            labels[i] = (int) label;
        }
        return labels;
    }

    /** The number that stands for full ink. */
    private double maximum(NumberRows rows, int first, int height, int width) throws IOException {
        NumberRows.Range range = rows.range(first, height * width);
        String largest = CsvColumns.plain(range.max());
        if (range.min() < 0) {
            throw new IOException(file + ": a pixel is " + CsvColumns.plain(range.min())
                    + ", but pixels from 0 are needed; numbers "
                    + (range.min() < -SMALL_MAXIMUM && range.min() >= Byte.MIN_VALUE && range.max() <= Byte.MAX_VALUE
                            ? "from -128 to 127 may be bytes 0 to 255 that were written as signed ones"
                            : "around 0 may be pictures that were normalised"));
        }
        if (reader.maximum() > 0) {
            if (range.max() > reader.maximum()) {
                throw new IOException(file + ": a pixel is " + largest + ", above the maximum " + reader.maximum());
            }
            if (range.max() > 0 && range.max() <= 1 && reader.maximum() > 1) {
                throw new IOException(file + ": no pixel is above " + largest + ", so that full ink is 1 and not "
                        + reader.maximum() + ": read it with new PictureReader().maximum(1)");
            }
            return reader.maximum();
        }
        if (range.fractionRow() >= 0 && range.max() > 1) {
            boolean isFirst = range.fractionRow() == 0;
            throw new IOException(file + ": pixel " + (range.fractionColumn() - first + 1) + " of picture "
                    + (range.fractionRow() + 1) + " is "
                    + CsvColumns.plain(rows.get(range.fractionRow(), range.fractionColumn()))
                    + ", though another is " + largest + ": pixels are whole numbers, or from 0 to 1"
                    + (isFirst
                            ? "; perhaps pandas took the first picture for the header (read_csv(…, header=None))"
                            : "")
                    + "; if they are right, say maximum(…)");
        }
        int maximum =
                range.max() <= 1 ? 1 : range.max() <= SMALL_MAXIMUM && height == 8 && width == 8 ? SMALL_MAXIMUM : 255;
        if (range.max() > maximum || (range.max() > 0 && range.max() <= FAINT * maximum)) {
            throw new IOException(
                    file + ": pixels go up to " + largest + "; say which number stands for full ink, this one "
                            + "or a larger one: new PictureReader().maximum(" + (int) Math.ceil(range.max()) + ")");
        }
        return maximum;
    }

    /** Rows and columns of the pictures in an IDX file of two, three or four sizes. */
    private int[] shape(List<Integer> sizes, int features) throws IOException {
        int[] shape = sizes.stream()
                .skip(1)
                .filter(size -> sizes.size() < 4 || size > 1)
                .mapToInt(size -> size)
                .toArray();
        if (shape.length == 1 || reader.height() > 0) {
            return square(features);
        }
        if (shape.length != 2) {
            throw new IOException(file + " holds " + sizes
                    + " elements, but pictures have three sizes: how many there are, rows, columns");
        }
        int side = shape[0];
        boolean isLine = Math.min(side, shape[1]) == 1 && CsvColumns.DIGITS_PIXELS.contains(features);
        boolean isMoved = sizes.get(0) == side && side != shape[1] && CsvColumns.DIGITS_PIXELS.contains(side * side);
        if (isLine || isMoved) {
            throw new IOException(file + " holds " + sizes + " elements, which would be pictures of " + side + "×"
                    + shape[1] + " pixels: say which they are with new PictureReader().size(rows, columns)"
                    + (isMoved
                            ? ", or write the number of pictures first, as numpy.moveaxis(pictures, -1, 0) does"
                            : ""));
        }
        return shape;
    }

    private int[] square(int features) throws IOException {
        int side = (int) Math.round(Math.sqrt(features));
        int height = reader.height() > 0 ? reader.height() : side;
        int width = reader.height() > 0 ? reader.width() : side;
        if (height * width != features) {
            throw new IOException(file + " has pictures of " + features + " pixels, which are no "
                    + (reader.height() > 0 ? height + "×" + width : "square")
                    + ": say new PictureReader().size(rows, columns)");
        }
        return new int[] {height, width};
    }

    /**
     * Refuses pictures of a known set that are dark: who reads these sees no description of what was read.
     *
     * @throws IOException if light and dark are swapped
     */
    static ReadPictures light(Path file, ReadPictures read) throws IOException {
        if (isDark(read.pictures())) {
            throw new IOException(
                    file + " has pictures with more ink than paper: light and dark seem to be swapped, so that "
                            + "255 − p is needed for a pixel p of 255; new PictureReader().read(…) takes them as they are");
        }
        return read;
    }

    /** Whether more than half of all paper is inked, in the first pictures. */
    private static boolean isDark(PictureSet pictures) {
        int some = Math.min(pictures.size(), 200);
        double ink = IntStream.range(0, some)
                .mapToDouble(i -> IntStream.range(0, pictures.features())
                        .mapToDouble(pixel -> pictures.value(i, pixel))
                        .average()
                        .orElse(0))
                .sum();
        return ink > some / 2.0 && pictures.height() > 1 && pictures.width() > 1;
    }
}
