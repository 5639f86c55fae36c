package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads pictures of a known size from a CSV file: data/digits.csv, Kaggle's train.csv and others of any form that {@link
 * PictureReader} knows.
 */
public final class DigitsCsv {

    /** Pixels of the 8×8 digits count how many of 4×4 points were inked. */
    private static final int DIGITS_MAXIMUM = 16;

    private DigitsCsv() {}

    /**
     * Reads the 8×8 digits of data/digits.csv, pixels 0..16.
     *
     * @throws IOException if the file cannot be read, or is not in the expected form: the message names the file and where in
     *     it, what was expected and what was found
     */
    public static Dataset read(Path file) throws IOException {
        return read(file, 8, 8, DIGITS_MAXIMUM);
    }

    /**
     * As {@link #read(Path)} does.
     *
     * @throws IOException as there
     */
    public static Dataset read(String file) throws IOException {
        return read(Path.of(file));
    }

    /**
     * Reads labelled pictures of any size.
     *
     * @param maximum the number that stands for full ink, at most 255
     * @throws IOException as {@link #read(Path)} does
     */
    public static Dataset read(Path file, int height, int width, int maximum) throws IOException {
        return labelled(file, reader(height, width, maximum));
    }

    /**
     * Reads pictures without labels.
     *
     * @param maximum the number that stands for full ink, at most 255
     * @throws IOException as {@link #read(Path)} does
     */
    public static PictureSet readPictures(Path file, int height, int width, int maximum) throws IOException {
        return unlabelled(file, reader(height, width, maximum));
    }

    static Dataset labelled(Path file, PictureReader reader) throws IOException {
        ReadPictures read = PictureInterpreter.light(file, reader.read(file));
        if (read.labelled().isEmpty()) {
            throw new IOException(file + " has pictures of " + read.pictures().height() + "×"
                    + read.pictures().width() + " pixels but no labels, which are needed to learn from");
        }
        return read.dataset();
    }

    static PictureSet unlabelled(Path file, PictureReader reader) throws IOException {
        ReadPictures read = PictureInterpreter.light(file, reader.read(file));
        if (read.labelled().isPresent()) {
            throw new IOException(file + " has labels, but pictures without them were expected");
        }
        return read.pictures();
    }

    private static PictureReader reader(int height, int width, int maximum) {
        return new PictureReader().size(height, width).maximum(PictureSet.checkedMaximum(maximum));
    }
}
