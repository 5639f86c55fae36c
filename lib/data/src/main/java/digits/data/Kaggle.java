package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of Kaggle's competition "Digit Recognizer": MNIST's pictures in another order, 42,000 with labels to learn from
 * and 28,000 without, for which answers are handed in.
 */
public final class Kaggle {

    /** How many pictures test.csv has, and so how many answers a submission needs. */
    public static final int TEST_SIZE = 28_000;

    private static final PictureReader READER = new PictureReader().size(28, 28).maximum(255);

    /** Bytes of a file with as many answers, and room for more. */
    private static final int LARGEST = 1_000_000;

    private static final String SUBMISSION_HEADER = "ImageId,Label";

    private Kaggle() {}

    /**
     * Reads train.csv: {@code label,pixel0,…,pixel783}. The file may be in the zip archive that Kaggle sends.
     *
     * @throws IOException if the file cannot be read, or is not in that form: the message names the file and where in it, what
     *     was expected and what was found
     */
    public static Dataset readTrain(Path file) throws IOException {
        return DigitsCsv.labelled(file, READER.entry("train.csv"));
    }

    /**
     * Reads test.csv: {@code pixel0,…,pixel783}, pictures without labels. The file may be in the zip archive that Kaggle sends.
     *
     * @throws IOException as {@link #readTrain} does
     */
    public static PictureSet readTest(Path file) throws IOException {
        return DigitsCsv.unlabelled(file, READER.entry("test.csv"));
    }

    /**
     * Writes answers in the form in which they are handed in: {@code ImageId,Label}, pictures counted from 1. The file
     * appears whole or not at all.
     *
     * @param labels the digit of each picture in the order of test.csv
     * @throws IllegalArgumentException if there is none, or one is not 0..9
     * @throws IOException if the file cannot be written
     */
    public static void writeSubmission(Path file, int... labels) throws IOException {
        if (labels.length == 0) {
            throw new IllegalArgumentException("a submission needs at least one label, but got none");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] > 9) {
                throw new IllegalArgumentException(
                        "a submission needs labels from 0 to 9, but picture " + (i + 1) + " has " + labels[i]);
            }
        }
        StringBuilder text = new StringBuilder(SUBMISSION_HEADER).append('\n');
        for (int i = 0; i < labels.length; i++) {
            text.append(i + 1).append(',').append(labels[i]).append('\n');
        }
        WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Checks a file by the rules of the competition: the header, one line for each of the 28,000 pictures in their order,
     * a digit in each.
     *
     * @throws IOException if the file cannot be read or breaks a rule: the message names the line, what was expected and
     *     what was found
     */
    public static void checkSubmission(Path file) throws IOException {
        DataFile.checkIsFile(file, "a submission");
        if (Files.size(file) > LARGEST) {
            throw new IOException(
                    file + " has " + Files.size(file) + " bytes, but a submission has fewer than " + LARGEST);
        }
        // Bytes that are no UTF-8 are to be reported as a wrong line, not as a wrong encoding.
        List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        // Excel puts a byte-order mark in front, and Kaggle takes it.
        lines.replaceAll(line -> line.replaceFirst("^\u00EF\u00BB\u00BF", "").replace("\"", ""));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        for (int i = 0; i < Math.min(lines.size(), TEST_SIZE + 1); i++) {
            String line = lines.get(i);
            String expected = i == 0 ? SUBMISSION_HEADER : i + ",0 to " + i + ",9";
            if (i == 0 ? !line.equals(expected) : !line.matches(i + ",[0-9]")) {
                throw new IOException(
                        file + ", line " + (i + 1) + ": expected " + expected + ", but found " + DataFile.quoted(line));
            }
        }
        if (lines.size() != TEST_SIZE + 1) {
            throw new IOException(file + ": expected a header and " + TEST_SIZE + " lines, one for each picture of "
                    + "test.csv, but found " + lines.size() + " lines in all");
        }
    }
}
