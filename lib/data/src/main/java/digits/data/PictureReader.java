package digits.data;

import digits.dataset.PictureSet;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads files of pictures of any usual form, and finds out which: IDX, or CSV with or without a header, with the label in the
 * first column, the last or none; as they are, compressed by gzip or in a zip archive. What a file does not say is not guessed:
 * the message names the method to call. Immutable; each method that sets something returns a new reader.
 *
 * <pre>{@code
 * ReadPictures read = new PictureReader().read("mnist_train.csv");
 * read                // mnist_train.csv: CSV, header "label", "1x1", …, label in column 1, 60000 pictures, 28×28 pixels, …
 * read.dataset()
 *
 * new PictureReader().transposed().classes(27).read("emnist-letters-train.csv")
 * }</pre>
 *
 * @param label where a CSV file has the label
 * @param height rows of a picture; 0 to find out, which is possible for squares
 * @param width columns of a picture; 0 to find out
 * @param maximum the number that stands for full ink; 0 to find out
 * @param classes how many classes there are; 0 for the ten digits
 * @param turn whether rows and columns of the file's pictures are swapped
 * @param delimiter between the cells of a CSV file; 0 to find out
 * @param entry the name of the file that is meant in a zip archive; empty if it holds one only
 */
public record PictureReader(
        Label label, int height, int width, int maximum, int classes, Turn turn, char delimiter, String entry) {

    /** Where a CSV file has the label of a picture. */
    public enum Label {
        /** Where the header or the numbers say. */
        FOUND_OUT,
        FIRST,
        LAST,
        NONE
    }

    /** How a file holds its pictures. */
    public enum Turn {
        /** Row by row; not for files of EMNIST, of which both kinds are about. */
        FOUND_OUT,
        /** Row by row. */
        UPRIGHT,
        /** Column by column: rows and columns are to be swapped. */
        TRANSPOSED
    }

    /** Pictures whose side is longer than this are no digits. */
    private static final int LONGEST_SIDE = 1024;

    public PictureReader {
        if (height < 0 || width < 0 || height > LONGEST_SIDE || width > LONGEST_SIDE || (height == 0) != (width == 0)) {
            throw new IllegalArgumentException(
                    "a picture needs 1 to " + LONGEST_SIDE + " rows and columns, but is " + height + "×" + width);
        }
        if (maximum < 0) {
            throw new IllegalArgumentException("full ink needs a number from 1, but got " + maximum);
        }
        if (classes < 0 || classes == 1) {
            throw new IllegalArgumentException("labels need at least two classes, but got " + classes);
        }
    }

    /** Finds out all that a file says. */
    public PictureReader() {
        this(Label.FOUND_OUT, 0, 0, 0, 0, Turn.FOUND_OUT, '\0', "");
    }

    /** Where a CSV file has the label. */
    public PictureReader label(Label where) {
        return new PictureReader(where, height, width, maximum, classes, turn, delimiter, entry);
    }

    /** How many rows and columns a picture has. */
    public PictureReader size(int rows, int columns) {
        PictureSet.checkedFeatures(rows, columns);
        return new PictureReader(label, rows, columns, maximum, classes, turn, delimiter, entry);
    }

    /** The number that stands for full ink: 1, 16, 255 or another. */
    public PictureReader maximum(int fullInk) {
        if (fullInk < 1) {
            throw new IllegalArgumentException("full ink needs a number from 1, but got " + fullInk);
        }
        return new PictureReader(label, height, width, fullInk, classes, turn, delimiter, entry);
    }

    /** How many classes the labels have, counted from 0. */
    public PictureReader classes(int count) {
        return new PictureReader(label, height, width, maximum, count, turn, delimiter, entry);
    }

    /** Swaps rows and columns of each picture, as EMNIST's files need it. */
    public PictureReader transposed() {
        return new PictureReader(label, height, width, maximum, classes, Turn.TRANSPOSED, delimiter, entry);
    }

    /** Takes pictures as they are, also from a file whose name is EMNIST's, or whose columns are named in another order. */
    public PictureReader upright() {
        return new PictureReader(label, height, width, maximum, classes, Turn.UPRIGHT, delimiter, entry);
    }

    /** What stands between two cells of a CSV file. */
    public PictureReader delimiter(char between) {
        return new PictureReader(label, height, width, maximum, classes, turn, between, entry);
    }

    /** Which file of a zip archive is meant, such as "train.csv", or "a/train.csv" with its folder. */
    public PictureReader entry(String name) {
        return new PictureReader(label, height, width, maximum, classes, turn, delimiter, name);
    }

    /**
     * Reads a file of pictures, with labels if it is CSV that has them.
     *
     * @throws IOException if it cannot be read, is of another kind, or does not say enough: the message names the file and
     *     what to do
     */
    public ReadPictures read(Path file) throws IOException {
        return new PictureInterpreter(this, file).read();
    }

    /**
     * As {@link #read(Path)} does.
     *
     * @throws IOException as there
     */
    public ReadPictures read(String file) throws IOException {
        return read(Path.of(file));
    }

    /**
     * Reads pictures from one file and their labels from another. If both are the same zip archive, {@link #entry} names the
     * pictures, and the labels have the same name with labels for images and idx1 for idx3, as MNIST's and EMNIST's have.
     *
     * @throws IOException as {@link #read(Path)}, or if there are not as many labels as pictures
     */
    public ReadPictures read(Path pictures, Path labels) throws IOException {
        return new PictureInterpreter(this, pictures).read(labels);
    }

    /**
     * As {@link #read(Path, Path)} does.
     *
     * @throws IOException as there
     */
    public ReadPictures read(String pictures, String labels) throws IOException {
        return read(Path.of(pictures), Path.of(labels));
    }
}
