package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Decides what the numbers of one file mean: which are pixels, which labels, what full ink is. */
final class PictureInterpreter {

    private static final int DIGITS = 10;

    /** The 8×8 digits count inked points up to this. */
    private static final int SMALL_MAXIMUM = 16;

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
        return DataFile.read(file, reader.entry(), in -> Idx.begins(DataFile.head(in)) ? idx(in) : csv(in));
    }

    /** Pictures with the labels of another file. */
    ReadPictures read(Path labels) throws IOException {
        ReadPictures read = read();
        if (read.labelled().isPresent()) {
            throw new IOException(file + " has labels of its own: read it without " + labels);
        }
        int[] read2 = new PictureInterpreter(reader, labels).readLabels();
        PictureSet pictures = read.pictures();
        if (read2.length != pictures.size()) {
            throw new IOException(file + " holds " + pictures.size() + " pictures, but " + labels + " holds "
                    + read2.length + " labels");
        }
        Dataset dataset = pictures.labelled(read2, classes());
        return new ReadPictures(
                pictures, Optional.of(dataset), read.description() + "; " + labels.getFileName() + ": their labels");
    }

    /** Labels in a file of their own. */
    int[] readLabels() throws IOException {
        return DataFile.read(file, reader.entry(), in -> {
            if (!Idx.begins(DataFile.head(in))) {
                NumberRows rows =
                        CsvNumbers.read(file, in, (byte) reader.delimiter()).rows();
                boolean isIndexed = rows.columns() == 2 && rows.counts(0);
                if (rows.columns() != 1 && !isIndexed) {
                    throw new IOException(file + " needs one column of labels, but has " + rows.columns() + " columns");
                }
                return labels(rows.edgeColumn(isIndexed ? 1 : 0));
            }
            Idx.Numbers numbers = Idx.numbers(file, in);
            int columns = numbers.rows().columns();
            if (numbers.sizes().length > 2) {
                throw new IOException(file + " holds pictures and no labels: are the two files in the wrong order?");
            }
            if (columns != 1 && columns != QMNIST_COLUMNS) {
                throw new IOException(file + " needs one label for each picture, but has " + columns + " numbers");
            }
            return labels(numbers.rows().edgeColumn(0));
        });
    }

    private ReadPictures idx(InputStream in) throws IOException {
        Idx.Numbers numbers = Idx.numbers(file, in);
        NumberRows rows = numbers.rows();
        int[] sizes = numbers.sizes();
        if (sizes.length == 1 || sizes.length == 2 && rows.columns() == QMNIST_COLUMNS) {
            throw new IOException(file + " holds labels and no pictures: read(pictures, labels) takes the two files in "
                    + "this order");
        }
        int[] shape = Arrays.stream(sizes, 1, sizes.length)
                .filter(size -> sizes.length < 4 || size > 1)
                .toArray();
        if (shape.length == 1) {
            shape = square(rows.columns());
        }
        if (shape.length != 2) {
            throw new IOException(file + " holds " + Arrays.toString(sizes)
                    + " elements, but pictures have three sizes: how many there are, rows, columns");
        }
        boolean areBytes = numbers.element() == Idx.Element.UNSIGNED_BYTES && reader.maximum() == 0;
        double maximum = areBytes ? 255 : maximum(rows, 0, shape[0], shape[1]);
        return result(rows, 0, shape, maximum, null, "IDX of " + numbers.element().words);
    }

    private ReadPictures csv(InputStream in) throws IOException {
        CsvNumbers csv = CsvNumbers.read(file, in, (byte) reader.delimiter());
        CsvForm form = csv.form();
        CsvColumns columns = CsvColumns.of(file, reader, csv);
        double maximum = maximum(csv.rows(), columns.firstPixel(), columns.height(), columns.width());
        if (reader.turn() != PictureReader.Turn.TRANSPOSED) {
            form.checkOrder(file, columns.firstPixel(), columns.height() * columns.width(), columns.width());
        }
        double[] labels = columns.label() < 0 ? null : csv.rows().edgeColumn(columns.label());
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
        if (reader.turn() == PictureReader.Turn.FOUND_OUT
                && name.toLowerCase(Locale.ROOT).contains("emnist")) {
            throw new IOException(
                    file + ": EMNIST's files hold each picture with rows and columns swapped; read it with "
                            + "new PictureReader().transposed(), or with upright() if it was turned already");
        }
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
                        + what);
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
                    + ", but pixels from 0 are needed; numbers around 0 may be pictures that were normalised");
        }
        if (reader.maximum() > 0) {
            if (range.max() > reader.maximum()) {
                throw new IOException(file + ": a pixel is " + largest + ", above the maximum " + reader.maximum());
            }
            return reader.maximum();
        }
        if (range.max() <= 1) {
            return 1;
        }
        if (range.fractionRow() >= 0) {
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
        if (range.max() > 255) {
            throw new IOException(file + ": pixels go up to " + largest
                    + "; say which number stands for full ink: new PictureReader().maximum(…)");
        }
        if (range.max() > SMALL_MAXIMUM) {
            return 255;
        }
        if (height == 8 && width == 8) {
            return SMALL_MAXIMUM;
        }
        throw new IOException(file + ": the largest pixel is " + largest + ", so that full ink may be " + SMALL_MAXIMUM
                + " or 255; say which: new PictureReader().maximum(255)");
    }

    private int[] square(int features) throws IOException {
        if (reader.height() > 0 && reader.height() * reader.width() == features) {
            return new int[] {reader.height(), reader.width()};
        }
        int side = (int) Math.round(Math.sqrt(features));
        if (side * side != features) {
            throw new IOException(file + " has pictures of " + features
                    + " pixels, which are no square: say size(rows, " + "columns)");
        }
        return new int[] {side, side};
    }
}
