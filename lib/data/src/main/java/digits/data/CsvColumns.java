package digits.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which column of a CSV file is what.
 *
 * @param index the column that counts the lines; −1 if none does
 * @param label the column of the label; −1 if there is none
 * @param firstPixel where a picture begins
 * @param height rows of a picture
 * @param width columns of a picture
 */
record CsvColumns(int index, int label, int firstPixel, int height, int width) {

    /** A label has no value in more than this part of the pictures, and a pixel in a corner has one in more than that. */
    private static final double LABEL_AT_MOST = 0.4;

    private static final double CORNER_AT_LEAST = 0.6;

    /** Pixels of the 8×8 digits and of MNIST: a file with so many lines may have them in lines. */
    static final Set<Integer> DIGITS_PIXELS = Set.of(64, 784);

    /** Labels that count up to so many could be one picture of each digit. */
    private static final int DIGITS = 10;

    /**
     * What the header, the number of columns and the numbers in them say.
     *
     * @throws IOException if they do not say enough: the message names the method to call
     */
    static CsvColumns of(Path file, PictureReader reader, CsvNumbers csv) throws IOException {
        int columns = csv.form().columns();
        PictureReader.Label where = reader.label();
        int named = csv.form().header().labelColumn();
        boolean mustHaveLabel = where == PictureReader.Label.FIRST
                || where == PictureReader.Label.LAST
                || (where != PictureReader.Label.NONE && named >= 0);
        int extra = -1;
        for (int more = mustHaveLabel ? 1 : 0; more <= 2 && extra < 0; more++) {
            int features = columns - more;
            boolean fits = reader.height() > 0 ? features == reader.height() * reader.width() : isSquare(features);
            extra = fits && features > 0 ? more : -1;
        }
        if (extra < 0) {
            throw new IOException(file + " has " + columns + " columns, but "
                    + (reader.height() > 0
                            ? "pictures of " + reader.height() + "×" + reader.width() + " need "
                                    + reader.height() * reader.width()
                                    + ", one more for a label, and one more for numbers that count the lines"
                            : "a square picture with or without a label has another number: say "
                                    + "new PictureReader().size(rows, columns)"
                                    + (isSquare(columns - DIGITS)
                                            ? "; ten columns more than a square's may be labels that are 1 for their digit "
                                                    + "(one-hot): write the digit, labels.argmax(axis=1) in Python"
                                            : "")));
        }
        int height = reader.height() > 0 ? reader.height() : (int) Math.round(Math.sqrt(columns - extra));
        int width = reader.height() > 0 ? reader.width() : height;
        CsvColumns found = new CsvColumns(-1, -1, 0, height, width).with(file, where, named, extra, csv);
        int lines = csv.rows().rows();
        if (found.label < 0
                && reader.height() == 0
                && DIGITS_PIXELS.contains(lines)
                && !DIGITS_PIXELS.contains(height * width)) {
            throw new IOException(
                    file + " has " + lines + " lines of " + height * width + " numbers, so that each picture may be "
                            + "a column; write the table with lines and columns swapped, or say new PictureReader().size("
                            + height + ", "
                            + width + ") if each line is a picture");
        }
        return found;
    }

    /** Of more than one pixel, which is no picture. */
    private static boolean isSquare(int features) {
        int side = (int) Math.round(Math.sqrt(Math.max(0, features)));
        return side > 1 && side * side == features;
    }

    private CsvColumns with(Path file, PictureReader.Label where, int named, int extra, CsvNumbers csv)
            throws IOException {
        NumberRows rows = csv.rows();
        CsvForm form = csv.form();
        int last = form.columns() - 1;
        boolean isNone = where == PictureReader.Label.NONE;
        boolean isGuess = where == PictureReader.Label.FOUND_OUT && named < 0;
        boolean isIndexed = extra == 2
                || (extra == 1 && (isNone || (isGuess && form.header().hasIndex())));
        if (isIndexed && !form.header().hasIndex() && !rows.counts(0)) {
            throw new IOException(file + " has " + (last + 1) + " columns, " + extra + " more than the pixels of "
                    + height + "×" + width + ", but the first one does not count the lines"
                    + (isNone ? ": has the file labels?" : ": leave all out but the label and the pixels"));
        }
        int first = isIndexed ? 1 : 0;
        if (isNone || extra == first) {
            if (isGuess && isIndexed && !tellLinesApart(rows)) {
                throw mayBeLabel(file, form, 0, "FIRST");
            }
            return new CsvColumns(first - 1, -1, first, height, width);
        }
        int label = switch (where) {
            case FIRST -> first;
            case LAST -> last;
            default -> named >= 0 ? named : found(file, rows, first, last);
        };
        if (label != first && label != last) {
            throw new IOException(file + ": the header calls column " + (label + 1) + form.name(label)
                    + " the label, but it stands between pixels: move it to the front");
        }
        if (isGuess && rows.rows() > DIGITS && rows.counts(label)) {
            throw new IOException(file + ": column " + (label + 1)
                    + " counts the lines, so that it may be no label; say label(PictureReader.Label.NONE) if it is none, "
                    + "or label(PictureReader.Label.FIRST) if it is");
        }
        if (isGuess && !form.header().isNamedAsPixels(label)) {
            throw mayBeLabel(file, form, label, label == first ? "FIRST" : "LAST");
        }
        return new CsvColumns(first - 1, label, label == first ? first + 1 : first, height, width);
    }

    /** Whether the first column numbers the lines, as labels do not: it counts, or all differ and not because they are few. */
    static boolean tellLinesApart(NumberRows rows) {
        double[] numbers = rows.column(0);
        return rows.counts(0)
                || (Arrays.stream(numbers).distinct().count() == numbers.length
                        && Arrays.stream(numbers).anyMatch(number -> number >= DIGITS));
    }

    private static IOException mayBeLabel(Path file, CsvForm form, int column, String where) {
        return new IOException(file + ": column " + (column + 1) + form.name(column)
                + " may be the label or not; say new PictureReader().label(PictureReader.Label." + where
                + ") if it is, else leave it out");
    }

    /** The label by its numbers: many values, each seldom, while a pixel in a corner is mostly paper. */
    private static int found(Path file, NumberRows rows, int first, int last) throws IOException {
        double[] a = rows.column(first);
        double[] b = rows.column(last);
        boolean isFirst = areLabels(a, b);
        boolean isLast = areLabels(b, a);
        if (isFirst == isLast) {
            throw new IOException(file + ": the label may be in column " + (first + 1) + " or in column " + (last + 1)
                    + "; say which: new PictureReader().label(PictureReader.Label.FIRST), or LAST");
        }
        return isFirst ? first : last;
    }

    /** Whether numbers are labels if others are pixels: beside blank paper, labels only need to be no ink of a few pictures. */
    private static boolean areLabels(double[] labels, double[] corner) {
        double paper = commonest(corner);
        boolean areWhole = Arrays.stream(labels).allMatch(label -> label == Math.rint(label) && label >= 0);
        if (part(corner, 0) == 1) {
            return areWhole && part(labels, 0) < CORNER_AT_LEAST;
        }
        // A number below ten that stands everywhere may be the label of pictures that all show it.
        return areWhole
                && part(labels, commonest(labels)) <= LABEL_AT_MOST
                && part(corner, paper) >= CORNER_AT_LEAST
                && !(paper > 0 && paper < DIGITS && paper == Math.rint(paper));
    }

    private static double commonest(double[] values) {
        return Arrays.stream(values)
                .boxed()
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The part of all values that is one of them. */
    private static double part(double[] values, double one) {
        return (double) Arrays.stream(values).filter(value -> value == one).count() / values.length;
    }

    /** A number as people write it: 5 and not 5.0. */
    static String plain(double number) {
        return new BigDecimal(number)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
