package digits.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parses the lines of a CSV file into pixels and labels. It reads bytes, not text: a file of 42,000 pictures has 33 million
 * numbers, and a string for each would take longer than all the rest.
 */
final class CsvPictures {

    static final int CLASSES = 10;

    private final Path file;
    private final CsvLines lines;
    private final int features;
    private final int maximum;

    /** How many columns come before the pixels: 1 with labels, else 0. */
    private final int labelColumns;

    /** One array for each picture: how many there are is known at the end. */
    private final List<byte[]> pictures = new ArrayList<>();

    private int[] labels = new int[1024];

    private CsvPictures(Path file, CsvLines lines, boolean labelled, int features, int maximum) {
        this.file = file;
        this.lines = lines;
        this.labelColumns = labelled ? 1 : 0;
        this.features = features;
        this.maximum = maximum;
    }

    /**
     * Reads a whole file.
     *
     * @param labelled whether the first column is the label
     * @throws IOException if it cannot be read or is not in the expected form
     */
    static CsvPictures read(Path file, boolean labelled, int features, int maximum) throws IOException {
        try (CsvLines lines = new CsvLines(file)) {
            CsvPictures pictures = new CsvPictures(file, lines, labelled, features, maximum);
            pictures.parse();
            return pictures;
        }
    }

    /** All pixels, one picture after the other. May be asked once: the parts are let go, so that they do not add up. */
    byte[] pixels() {
        byte[] pixels = new byte[Math.multiplyExact(pictures.size(), features)];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.set(i, null), 0, pixels, i * features, features);
        }
        return pixels;
    }

    /** The label of each picture. */
    int[] labels() {
        return Arrays.copyOf(labels, pictures.size());
    }

    private void parse() throws IOException {
        if (!lines.next()) {
            throw new IOException(file + " is empty; a header " + (labelColumns == 1 ? "label," : "") + "pixel0,…,pixel"
                    + (features - 1) + " was expected");
        }
        checkHeader();
        while (lines.next()) {
            parseLine(lines.text(), lines.start());
        }
        if (pictures.isEmpty()) {
            throw new IOException(file + " has a header but no pictures");
        }
    }

    private void checkHeader() throws IOException {
        List<String> names =
                lines.cells().stream().map(CsvPictures::withoutQuotes).toList();
        int columns = labelColumns + features;
        for (int column = 0; column < columns; column++) {
            String found = column < names.size() ? '"' + names.get(column) + '"' : "the end of the header";
            if (!found.equals('"' + name(column) + '"')) {
                throw wrong(column, "the column name \"" + name(column) + '"', found);
            }
        }
        if (names.size() > columns) {
            throw wrong(columns, "the end of the header after pixel" + (features - 1), '"' + names.get(columns) + '"');
        }
    }

    private void parseLine(byte[] text, int start) throws IOException {
        int at = start;
        if (labelColumns == 1) {
            int label = 0;
            for (int digit = text[at] - '0'; digit >= 0 && digit <= 9 && label < CLASSES; digit = text[++at] - '0') {
                label = 10 * label + digit;
            }
            if (at == start || label >= CLASSES) {
                throw wrongCell(0, "a whole number from 0 to " + (CLASSES - 1));
            }
            at = separated(text, at, 0);
            keepLabel(label);
        }
        byte[] picture = new byte[features];
        for (int feature = 0; feature < features; feature++) {
            if (feature > 0) {
                at = text[at] == ',' ? at + 1 : separated(text, at, labelColumns + feature - 1);
            }
            int first = at;
            int pixel = 0;
            for (int digit = text[at] - '0'; digit >= 0 && digit <= 9 && pixel <= maximum; digit = text[++at] - '0') {
                pixel = 10 * pixel + digit;
            }
            if (at == first || pixel > maximum) {
                throw wrongCell(labelColumns + feature, "a whole number from 0 to " + maximum);
            }
            picture[feature] = (byte) pixel;
        }
        checkEnd(text, at);
        pictures.add(picture);
    }

    private void keepLabel(int label) {
        if (pictures.size() == labels.length) {
            labels = Arrays.copyOf(labels, 2 * labels.length);
        }
        labels[pictures.size()] = label;
    }

    /** Where the next cell begins: behind a comma that needs to be there. */
    private int separated(byte[] text, int at, int column) throws IOException {
        if (text[at] == ',') {
            return at + 1;
        }
        if (text[at] == '\n' || text[at] == '\r') {
            throw wrong(column + 1, labelColumns + features + " columns", "only " + (column + 1));
        }
        throw wrongCell(column, "a whole number");
    }

    private void checkEnd(byte[] text, int at) throws IOException {
        int columns = labelColumns + features;
        if (text[at] == ',') {
            throw wrong(
                    columns, columns + " columns", String.valueOf(lines.cells().size()));
        }
        if (text[at] != '\n' && !(text[at] == '\r' && text[at + 1] == '\n')) {
            throw wrongCell(columns - 1, "a whole number");
        }
    }

    private IOException wrongCell(int column, String expected) {
        List<String> cells = lines.cells();
        return wrong(column, expected, column < cells.size() ? '"' + cells.get(column) + '"' : "the end of the line");
    }

    private IOException wrong(int column, String expected, String found) {
        String where = column < labelColumns + features ? " (" + name(column) + ")" : "";
        return new IOException(file + ", line " + lines.number() + ", column " + (column + 1) + where + ": expected "
                + expected + ", but found " + found);
    }

    private static String withoutQuotes(String name) {
        return name.strip().replaceFirst("^\"(.*)\"$", "$1");
    }

    private String name(int column) {
        return column < labelColumns ? "label" : "pixel" + (column - labelColumns);
    }
}
