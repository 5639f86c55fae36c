package digits.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;

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
        int named = csv.form().labelColumn();
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
        return new CsvColumns(-1, -1, 0, height, width).with(file, where, named, extra, csv);
    }

    /** Of more than one pixel, which is no picture. */
    private static boolean isSquare(int features) {
        int side = (int) Math.round(Math.sqrt(Math.max(0, features)));
        return side > 1 && side * side == features;
    }

    private CsvColumns with(Path file, PictureReader.Label where, int named, int extra, CsvNumbers csv)
            throws IOException {
        if (extra == 0) {
            return this;
        }
        NumberRows rows = csv.rows();
        int last = csv.form().columns() - 1;
        boolean isNone = where == PictureReader.Label.NONE;
        boolean isIndexed = extra == 2 || isNone || (named < 0 && csv.form().hasIndex());
        if (isIndexed && !csv.form().hasIndex() && !rows.counts(0)) {
            throw new IOException(file + " has " + (last + 1) + " columns, " + extra + " more than the pixels of "
                    + height + "×" + width + ", but the first one does not count the lines"
                    + (isNone ? ": has the file labels?" : ""));
        }
        int index = isIndexed ? 0 : -1;
        if (isNone || (extra == 1 && isIndexed)) {
            return new CsvColumns(0, -1, 1, height, width);
        }
        int first = isIndexed ? 1 : 0;
        int label = switch (where) {
            case FIRST -> first;
            case LAST -> last;
            default -> named >= first && (named == first || named == last) ? named : found(file, rows, first, last);
        };
        boolean isGuess = where == PictureReader.Label.FOUND_OUT && named < 0;
        if (isGuess && rows.rows() > DIGITS && rows.counts(label)) {
            throw new IOException(file + ": column " + (label + 1)
                    + " counts the lines, so that it may be no label; say label(PictureReader.Label.NONE) if it is none, "
                    + "or label(PictureReader.Label.FIRST) if it is");
        }
        return new CsvColumns(index, label, label == first ? first + 1 : first, height, width);
    }

    /** The label by its numbers: many values, each seldom, while a pixel in a corner is mostly paper. */
    private static int found(Path file, NumberRows rows, int first, int last) throws IOException {
        double[] a = rows.edgeColumn(first);
        double[] b = rows.edgeColumn(last);
        if (isZero(b) != isZero(a)) {
            return isZero(b) ? first : last;
        }
        double often = commonest(a);
        double oftenLast = commonest(b);
        boolean isFirst = often <= LABEL_AT_MOST && oftenLast >= CORNER_AT_LEAST;
        if (!isFirst && !(oftenLast <= LABEL_AT_MOST && often >= CORNER_AT_LEAST)) {
            throw new IOException(file + ": the label may be in column " + (first + 1) + " or in column " + (last + 1)
                    + "; say which: new PictureReader().label(PictureReader.Label.FIRST), or LAST");
        }
        return isFirst ? first : last;
    }

    private static boolean isZero(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }

    /** The part of all values that is the commonest one. */
    private static double commonest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int most = 0;
        for (int i = 0, start = 0; i < sorted.length; i++) {
            start = sorted[i] == sorted[start] ? start : i;
            most = Math.max(most, i - start + 1);
        }
        return (double) most / sorted.length;
    }

    /** A number as people write it: 5 and not 5.0. */
    static String plain(double number) {
        return new BigDecimal(number)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
