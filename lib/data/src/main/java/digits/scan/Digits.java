package digits.scan;

import digits.matrix.Matrix;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Reads digits of one's own from a photo or scan.
 *
 * <pre>{@code
 * ScannedDigit mine = Digits.fromImage("my-seven.jpg");
 * network.predict(mine.X(network))
 *
 * List<ScannedDigit> row = Digits.allFromImage("my-number.jpg");
 * }</pre>
 */
public final class Digits {

    /** The longer side that an image of one digit is reduced to: the digit has a tenth of these points at the least. */
    private static final int LONGEST = 800;

    /** The same for images of many digits. */
    private static final int LONGEST_PAGE = 1600;

    /** A digit is not wider than so many times its height. */
    private static final double WIDEST = 1.7;

    /** A network that misreads 5 of 300 digits of 20 points misreads 9 of them at 10 points, and 19 at 9. */
    private static final int FEWEST = 10;

    /** What is shown around a digit of many, as part of its size. */
    private static final double MARGIN = 0.25;

    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Digits() {}

    /**
     * Reads one digit: dark on light or light on dark, in uneven light, on blank, ruled or squared paper, in a box or on a line.
     * Where it touches these, its note says so.
     *
     * @param file PNG, JPEG, TIFF, BMP or GIF; a photo is turned as its camera says
     * @throws IOException if the file cannot be read as an image: the message says why; or if this thread is interrupted, and
     *     stays so
     * @throws IllegalArgumentException if there is no digit in it, or more than one: the message says what there is
     */
    public static ScannedDigit fromImage(Path file) throws IOException {
        return read(file, "fromImage", () -> {
            GreyImage image = GreyImage.read(file, 0, LONGEST);
            return one(image.grey()).noted(first(image));
        });
    }

    /**
     * As {@link #fromImage(Path)} does.
     *
     * @throws IOException as there
     * @throws IllegalArgumentException as there
     */
    public static ScannedDigit fromImage(String file) throws IOException {
        return fromImage(Path.of(file));
    }

    /**
     * Reads all digits of a number or a page, row by row; of a TIFF with several pages, all that have digits.
     *
     * @param file as for {@link #fromImage(Path)}
     * @throws IOException if the file cannot be read as an image: the message says why
     * @throws IllegalArgumentException if there is no digit in it
     */
    public static List<ScannedDigit> allFromImage(Path file) throws IOException {
        return read(file, "allFromImage", () -> {
            GreyImage first = GreyImage.read(file, 0, LONGEST_PAGE);
            if (first.pages().size() > GreyImage.MOST_PAGES) {
                throw new IllegalArgumentException("reads at most " + GreyImage.MOST_PAGES
                        + " pages at once, but this file has more: split it, or is it damaged?");
            }
            if (first.pages().size() == 1 || !first.word().equals("page")) {
                return noted(all(first.grey()), first(first));
            }
            List<ScannedDigit> all = new ArrayList<>();
            String note = "";
            for (int page : first.pages()) {
                try {
                    GreyImage image = page == 0 ? first : GreyImage.read(file, page, LONGEST_PAGE);
                    all.addAll(all(image.grey()));
                } catch (IllegalArgumentException e) {
                    note += "; page " + (page + 1) + " was left out: allFromImage " + e.getMessage();
                }
            }
            if (all.isEmpty()) {
                throw new IllegalArgumentException(
                        "found no digits on " + first.pages().size() + " pages" + note);
            }
            return noted(all, note);
        });
    }

    /**
     * As {@link #allFromImage(Path)} does.
     *
     * @throws IOException as there
     * @throws IllegalArgumentException as there
     */
    public static List<ScannedDigit> allFromImage(String file) throws IOException {
        return allFromImage(Path.of(file));
    }

    /** What is said where only the first of several pages or pictures was read. */
    private static String first(GreyImage image) {
        int count = image.pages().size();
        return count == 1 ? "" : "; " + image.word() + " 1 of " + count + " was read";
    }

    private static List<ScannedDigit> noted(List<ScannedDigit> digits, String note) {
        List<ScannedDigit> noted = new ArrayList<>(digits);
        noted.set(0, digits.get(0).noted(note));
        return List.copyOf(noted);
    }

    /**
     * Finds one digit in shades of grey.
     *
     * @param grey the image, 0 for black to 1 for white
     * @throws IllegalArgumentException if there is no digit in it or more than one, or it is smaller than 8×8
     */
    public static ScannedDigit fromGrey(Matrix grey) {
        try {
            return one(grey);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fromGrey " + e.getMessage(), e);
        }
    }

    /** Its messages, as those of all that it calls, lack the name of the method that was called. */
    private static ScannedDigit one(Matrix image) {
        Matrix grey = Sheet.of(checked(image));
        Paper paper = Paper.of(grey);
        Pieces.Found found = digits(paper);
        List<Pieces.Digit> digits = new ArrayList<>(found.digits());
        List<Ink.Box> fainter = new ArrayList<>();
        if (digits.stream().filter(digit -> !digit.isFaint()).count() == 1) {
            digits.stream().filter(Pieces.Digit::isFaint).map(Pieces.Digit::box).forEach(fainter::add);
            digits.removeIf(Pieces.Digit::isFaint);
        }
        if (digits.size() > 1) {
            String count = digits.size() < WORDS.size() ? WORDS.get(digits.size()) : String.valueOf(digits.size());
            int rows = Pieces.rows(digits);
            String where =
                    rows == 1 ? "side by side" : rows == digits.size() ? "one above the other" : "in " + rows + " rows";
            throw new IllegalArgumentException("reads one digit, but sees " + count + " pieces " + where
                    + "; Digits.allFromImage gives all digits of an image, or cut out the one that is meant");
        }
        Pieces.Digit digit = digits.get(0);
        Ink.Box whole = new Ink.Box(0, 0, grey.rows(), grey.columns());
        return new ScannedDigit(
                grey,
                paper.contrast(),
                digit.within(whole),
                digit.ink().toMatrix(),
                doubt(digit) + note(found.leftOut(), "smaller") + note(fainter, "fainter"));
    }

    private static String doubt(Pieces.Digit digit) {
        return (Touching.isDoubtful(digit) ? "; if it is two digits that touch, leave room between them" : "")
                + (Math.max(digit.box().height(), digit.box().width()) < FEWEST
                        ? "; of so few points not every digit can be told: take a larger image"
                        : "")
                + (digit.touchedLine() ? "; a box or line that it touches was taken away" : "");
    }

    /** What is said of marks that were left out. */
    private static String note(List<Ink.Box> leftOut, String what) {
        return leftOut.stream()
                .max(Comparator.comparingInt(box -> box.height() * box.width()))
                .map(box -> "; " + what + " marks were left out, the largest of " + box.height() + "×" + box.width()
                        + " points at row " + box.top() + " and column " + box.left())
                .orElse("");
    }

    /**
     * Finds all digits in shades of grey, row by row.
     *
     * @param grey the image, 0 for black to 1 for white
     * @throws IllegalArgumentException if there is no digit in it, or it is smaller than 8×8
     */
    public static List<ScannedDigit> allFromGrey(Matrix grey) {
        try {
            return all(grey);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("allFromGrey " + e.getMessage(), e);
        }
    }

    private static List<ScannedDigit> all(Matrix image) {
        Matrix grey = Sheet.of(checked(image));
        Paper paper = Paper.of(grey);
        Pieces.Found found = digits(paper);
        List<ScannedDigit> digits = new ArrayList<>();
        for (Pieces.Digit digit : found.digits()) {
            Ink.Box box = digit.box();
            int margin = (int) (MARGIN * Math.max(box.height(), box.width()));
            Ink.Box around = box.enlarged(margin, grey.rows(), grey.columns());
            digits.add(new ScannedDigit(
                    part(grey, around),
                    part(paper.contrast(), around),
                    digit.within(around),
                    digit.ink().toMatrix(),
                    doubt(digit)));
        }
        return noted(digits, note(found.leftOut(), "smaller"));
    }

    /** What is made of a file. */
    private interface Finder<T> {
        T find() throws IOException;
    }

    private static <T> T read(Path file, String caller, Finder<T> finder) throws IOException {
        try {
            return finder.find();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + caller + " " + e.getMessage(), e);
        } catch (CancellationException e) {
            throw (IOException) new InterruptedIOException("reading " + file + " was interrupted").initCause(e);
        } catch (IOException e) {
            throw new IOException(caller + " " + e.getMessage(), e);
        }
    }

    private static Matrix checked(Matrix grey) {
        if (grey.rows() < 8 || grey.columns() < 8) {
            throw new IllegalArgumentException(
                    "needs an image of at least 8×8 points, but this one has " + grey.shape());
        }
        return grey;
    }

    private static Pieces.Found digits(Paper paper) {
        Ink ink = RuledLines.remove(paper.ink());
        Ink boxes = paper.ink().without(paper.ink());
        if (ink.area() < paper.ink().area()) {
            // Cells that fill the image have level lines like the paper's; what was left of their walls looks like a 1.
            boxes = DrawnLines.apartFromBorder(paper.ink());
            ink = boxes.area() == 0 ? ink : RuledLines.remove(paper.ink().without(boxes));
        }
        Pieces.Found found = Pieces.digits(ink, paper.fainter(), boxes);
        for (Pieces.Digit digit : found.digits()) {
            Ink.Box box = digit.box();
            if (box.width() > WIDEST * box.height()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "needs digits that do not touch, but sees a piece that is %.1f times as wide as high, at row %d "
                                + "and column %d of %s: leave room between digits but none in them, and take blank paper",
                        (double) box.width() / box.height(),
                        box.top(),
                        box.left(),
                        paper.contrast().shape()));
            }
        }
        return found;
    }

    private static Matrix part(Matrix whole, Ink.Box box) {
        return Matrix.generate(
                box.height(), box.width(), (row, column) -> whole.get(box.top() + row, box.left() + column));
    }
}
