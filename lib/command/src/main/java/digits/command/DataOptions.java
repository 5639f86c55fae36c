package digits.command;

import digits.data.CourseFiles;
import digits.data.DigitsCsv;
import digits.data.PictureReader;
import digits.data.ReadPictures;
import digits.dataset.Dataset;
import digits.dataset.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which examples are learned from and measured on. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = {
                "examples to learn from: CSV with a label in each row, IDX, gzip or zip of these",
                "(without it: the 1,797 digits of the course)"
            })
    private Path data;

    @Option(names = "--labels", paramLabel = "FILE", description = "their labels, if they are in a file of their own")
    private Path labels;

    @Option(
            names = "--test-data",
            paramLabel = "FILE",
            description = "examples to measure on (without it: a part of --data is set aside)")
    private Path testData;

    @Option(names = "--test-labels", paramLabel = "FILE", description = "their labels")
    private Path testLabels;

    @Option(
            names = "--test-part",
            paramLabel = "PART",
            defaultValue = "0.2",
            description = "the part that is set aside, ${DEFAULT-VALUE} if left out")
    private double testPart;

    @Option(
            names = "--split-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "which examples are set aside, ${DEFAULT-VALUE} if left out")
    private long splitSeed;

    @Option(
            names = "--size",
            paramLabel = "ROWSxCOLUMNS",
            description = "of an example that is no square picture; 1x4 for four numbers")
    private String size;

    @Option(names = "--classes", paramLabel = "N", description = "how many classes there are, if not ten")
    private int classes;

    @Option(names = "--maximum", paramLabel = "N", description = "the number for full ink, if it can't be found out")
    private int maximum;

    @Option(
            names = "--label",
            paramLabel = "WHERE",
            description = "where a row has its label, if it can't be found out: first, last or none")
    private PictureReader.Label label = PictureReader.Label.FOUND_OUT;

    @Option(names = "--transposed", description = "the examples are stored column by column, as EMNIST's are")
    private boolean isTransposed;

    @Option(names = "--upright", description = "the examples are stored row by row, though EMNIST's are not")
    private boolean isUpright;

    @Option(names = "--delimiter", paramLabel = "SIGN", description = "between two cells, if it can't be found out")
    private char delimiter;

    @Option(names = "--entry", paramLabel = "NAME", description = "the file that is meant in a zip archive")
    private String entry = "";

    /** What a message advises for Java: the method and its argument. */
    private static final Pattern ADVICE = Pattern.compile(
            "(new PictureReader\\(\\)\\.)?(label|transposed|upright|delimiter|entry|size|classes|maximum)"
                    + "\\((PictureReader\\.Label\\.)?'?(.*?)'?\\)");

    private static final String IMAGE = "a file of many examples is needed, such as CSV with a label in each row; "
            + "predict reads an image whose name ends in .png or .jpg";

    /** What is learned from and measured on; says what the files were taken for. */
    Split split(PrintWriter log) throws IOException {
        if (data == null && labels != null) {
            throw new IllegalArgumentException("--labels are those of --data, which is missing");
        }
        if (testData == null && testLabels != null) {
            throw new IllegalArgumentException("--test-labels are those of --test-data, which is missing");
        }
        Dataset examples = data == null
                ? DigitsCsv.read(CourseFiles.digits())
                : read(data, log).dataset();
        if (testData == null) {
            return examples.split(testPart, splitSeed);
        }
        Dataset test = read(testData, testLabels, log).dataset();
        if (test.features() != examples.features()) {
            throw new IOException("examples need as many numbers to be measured on as to be learned from, but those of "
                    + testData + " have " + test.features() + ", and those of "
                    + (data == null ? "the course, without --data," : data) + " have " + examples.features());
        }
        return new Split(examples, test);
    }

    /** All that is read; null for what is not named. */
    Stream<Path> files() {
        return Stream.of(data, labels, testData, testLabels);
    }

    /** Reads a file, with the labels that were named, by the options on how to read it. */
    ReadPictures read(Path file, PrintWriter log) throws IOException {
        return read(file, labels, log);
    }

    private ReadPictures read(Path file, Path itsLabels, PrintWriter log) throws IOException {
        if (isTransposed && isUpright) {
            throw new IllegalArgumentException("--transposed and --upright contradict each other: leave one out");
        }
        PictureReader.Turn turn = isTransposed
                ? PictureReader.Turn.TRANSPOSED
                : isUpright ? PictureReader.Turn.UPRIGHT : PictureReader.Turn.FOUND_OUT;
        PictureReader reader = new PictureReader(label, 0, 0, maximum, classes, turn, delimiter, entry);
        if (size != null) {
            String[] sides = size.split("x", -1);
            if (!size.matches("\\d{1,9}x\\d{1,9}")) {
                throw new IllegalArgumentException("--size needs rows and columns, as in 28x28, but got " + size);
            }
            reader = reader.size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }
        try {
            ReadPictures read = itsLabels == null ? reader.read(file) : reader.read(file, itsLabels);
            log.println(file + ": " + read);
            return read;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(advised(file, e.getMessage()), e);
        }
    }

    /** A message with options in place of methods; the file's name stays as it is. */
    private static String advised(Path file, String message) {
        String name = message.startsWith(file.toString()) ? file.toString() : "";
        return name
                + ADVICE.matcher(message.substring(name.length())
                                .replaceFirst("read (it|each) with Digits.fromImage", IMAGE))
                        .replaceAll(method -> Matcher.quoteReplacement(
                                ("--" + method.group(2) + " " + method.group(4).replace(", ", "x")).strip()));
    }
}
