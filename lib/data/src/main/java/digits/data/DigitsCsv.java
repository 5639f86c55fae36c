package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads pictures from a CSV file: a header {@code label,pixel0,pixel1,…}, then a line for each picture, all whole numbers.
 * This is the form of data/digits.csv and of Kaggle's train.csv; Kaggle's test.csv has no label. A byte-order mark, Windows
 * line ends, empty lines, quotes around the names in the header and compression by gzip are accepted.
 */
public final class DigitsCsv {

    /** Pixels of the 8×8 digits count how many of 4×4 points were inked. */
    private static final int DIGITS_MAXIMUM = 16;

    private DigitsCsv() {}

    /**
     * Reads the 8×8 digits of data/digits.csv, pixels 0..16.
     *
     * @throws IOException if the file cannot be read, or is not in the expected form: the message names the file, the line
     *     and the column, what was expected and what was found
     */
    public static Dataset read(Path file) throws IOException {
        return read(file, 8, 8, DIGITS_MAXIMUM);
    }

    /**
     * Reads labelled pictures of any size.
     *
     * @param maximum the number that stands for full ink, at most 255
     * @throws IOException if the file cannot be read, or is not in the expected form: the message names the file, the line
     *     and the column, what was expected and what was found
     */
    public static Dataset read(Path file, int height, int width, int maximum) throws IOException {
        CsvPictures read = CsvPictures.read(
                file, true, PictureSet.checkedFeatures(height, width), PictureSet.checkedMaximum(maximum));
        return PictureSet.owning(read.pixels(), maximum, height, width).labelled(read.labels(), CsvPictures.CLASSES);
    }

    /**
     * Reads pictures without labels: the header is {@code pixel0,pixel1,…}.
     *
     * @param maximum the number that stands for full ink, at most 255
     * @throws IOException as {@link #read(Path, int, int, int)} does
     */
    public static PictureSet readPictures(Path file, int height, int width, int maximum) throws IOException {
        CsvPictures read = CsvPictures.read(
                file, false, PictureSet.checkedFeatures(height, width), PictureSet.checkedMaximum(maximum));
        return PictureSet.owning(read.pixels(), maximum, height, width);
    }
}
