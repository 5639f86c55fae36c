package digits.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads labelled pictures from a CSV file: a header {@code label,pixel0,pixel1,…}, then a line for each picture, all whole
 * numbers. This is the form of data/digits.csv and of Kaggle's train.csv. A byte-order mark, Windows line ends and empty
 * lines are accepted.
 */
public final class DigitsCsv {

    /** Pixels of the 8×8 digits count how many of 4×4 points were inked. */
    private static final int DIGITS_MAXIMUM = 16;

    private static final int CLASSES = 10;

    private final Path file;
    private final byte[] text;
    private final int features;
    private final int maximum;

    /** Where the next byte is read. */
    private int at;

    /** The number of the line that is read, and where it starts. */
    private int line;

    private int lineStart;

    private DigitsCsv(Path file, byte[] text, int features, int maximum) {
        this.file = file;
        this.text = text;
        this.features = features;
        this.maximum = maximum;
    }

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
     * Reads pictures of any size.
     *
     * @param maximum the number that stands for full ink, at most 255
     * @throws IOException if the file cannot be read, or is not in the expected form: the message names the file, the line
     *     and the column, what was expected and what was found
     */
    public static Dataset read(Path file, int height, int width, int maximum) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "there is no file " + file + " (looked in " + Path.of("").toAbsolutePath() + ")");
        }
        return new DigitsCsv(file, Files.readAllBytes(file), height * width, maximum).parse(height, width);
    }

    private Dataset parse(int height, int width) throws IOException {
        skipByteOrderMark();
        if (!nextLine()) {
            throw new IOException(file + " is empty; a header label,pixel0,…,pixel" + (features - 1) + " was expected");
        }
        checkHeader();
        // A line holds at least a digit and a comma for each pixel, which bounds the number of pictures.
        int capacity = text.length / (2 * features + 1) + 1;
        byte[] pixels = new byte[capacity * features];
        int[] labels = new int[capacity];
        int count = 0;
        while (nextLine()) {
            labels[count] = number(0, CLASSES - 1);
            for (int feature = 0; feature < features; feature++) {
                expect(',', feature + 1);
                pixels[count * features + feature] = (byte) number(feature + 1, maximum);
            }
            endOfLine();
            count++;
        }
        if (count == 0) {
            throw new IOException(file + " has a header but no pictures");
        }
        return Dataset.ofBytes(
                Arrays.copyOf(pixels, count * features), maximum, Arrays.copyOf(labels, count), CLASSES, height, width);
    }

    private void skipByteOrderMark() {
        if (text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /** Moves to the next line that is not empty; false at the end of the file. */
    private boolean nextLine() {
        while (at < text.length) {
            line++;
            lineStart = at;
            if (text[at] != '\n' && text[at] != '\r') {
                return true;
            }
            at = endOf(at) + 1;
        }
        return false;
    }

    /** Where the line that goes through a byte ends: at its line feed, or at the end of the file. */
    private int endOf(int from) {
        int end = from;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private void checkHeader() throws IOException {
        List<String> names = cells();
        for (int column = 0; column <= features; column++) {
            String found = column < names.size() ? '"' + names.get(column) + '"' : "the end of the header";
            if (!found.equals('"' + name(column) + '"')) {
                throw wrong(column, "the column name \"" + name(column) + '"', found);
            }
        }
        if (names.size() > features + 1) {
            throw wrong(
                    features + 1,
                    "the end of the header after pixel" + (features - 1),
                    '"' + names.get(features + 1) + '"');
        }
        at = endOf(at) + 1;
    }

    /** Reads a whole number from 0 to a bound, and stops behind it. */
    private int number(int column, int bound) throws IOException {
        int value = 0;
        int start = at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9' && value <= bound) {
            value = 10 * value + text[at] - '0';
            at++;
        }
        if (at == start || value > bound) {
            throw wrongCell(column, "a whole number from 0 to " + bound);
        }
        return value;
    }

    private void expect(char separator, int column) throws IOException {
        if (at < text.length && text[at] == separator) {
            at++;
            return;
        }
        boolean ended = at == text.length || text[at] == '\n' || text[at] == '\r';
        if (ended) {
            throw wrong(column, features + 1 + " columns", "only " + column);
        }
        throw wrongCell(column - 1, "a whole number");
    }

    private void endOfLine() throws IOException {
        if (at < text.length && text[at] == ',') {
            throw wrong(features + 1, features + 1 + " columns", String.valueOf(cells().size()));
        }
        if (at < text.length && text[at] == '\r') {
            at++;
        }
        if (at < text.length && text[at] != '\n') {
            throw wrongCell(features, "a whole number");
        }
        at++;
    }

    private IOException wrongCell(int column, String expected) {
        List<String> cells = cells();
        return wrong(column, expected, column < cells.size() ? '"' + cells.get(column) + '"' : "the end of the line");
    }

    private IOException wrong(int column, String expected, String found) {
        String where = column <= features ? " (" + name(column) + ")" : "";
        return new IOException(file + ", line " + line + ", column " + (column + 1) + where + ": expected " + expected
                + ", but found " + found);
    }

    /** The cells of the line that is read, for messages. */
    private List<String> cells() {
        String whole = new String(text, lineStart, endOf(lineStart) - lineStart, StandardCharsets.UTF_8);
        return Arrays.asList(whole.strip().split(",", -1));
    }

    private static String name(int column) {
        return column == 0 ? "label" : "pixel" + (column - 1);
    }
}
