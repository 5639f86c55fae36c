package digits.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the first lines of a CSV file say about its form.
 *
 * @param delimiter between two cells
 * @param columns how many there are
 * @param names of the columns, empty if there is no header
 */
record CsvForm(byte delimiter, int columns, List<String> names) {

    private static final String DELIMITERS = ",;\t| ";

    /** More columns than this are no picture. */
    static final int MOST = (1 << 20) + 2;

    /** A header that counts, from its first cell on, has at least so many columns; fewer could be a picture. */
    private static final int COUNTING = 10;

    /** A picture has no more words beside its numbers. */
    private static final int MOST_WORDS = 2;

    /** Above its numbers, a file may say how many lines, rows and columns there are. */
    static final int MOST_SIZES = 3;

    /** A cell without a value. */
    static final Pattern MISSING = Pattern.compile("(?i)|nan|na|n/a|null|none|nil|\\?|-|[+-]?inf(inity)?");

    /**
     * What the first line says.
     *
     * @return null if it is a comment, says only what the delimiter is, as Excel's "sep=;" does, or belongs to the header
     *     of ARFF, whose numbers are CSV
     */
    static CsvForm of(Path file, CsvLines lines, byte said) throws IOException {
        String whole = text(lines);
        // A tab in front is a cell without a name.
        String line = whole.stripTrailing().replaceFirst("^ +", "");
        if (line.matches("(?i)\"?sep=.?\"?|[@%].*")) {
            return null;
        }
        if (whole.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new IOException(file + " is no text, and so no CSV file: it begins with " + DataFile.quoted(line));
        }
        boolean isComment = isComment(lines);
        line = line.replaceFirst("^#\\s*", "");
        List<Byte> possible = said != 0 ? List.of(said) : delimiters(file, line);
        if (possible.size() > 1 && !isComment) {
            throw new IOException(file + ", line " + lines.number() + ": cells may be parted by "
                    + DataFile.quoted(String.valueOf((char) (byte) possible.get(0))) + " or by "
                    + DataFile.quoted(String.valueOf((char) (byte) possible.get(1)))
                    + ": say which with new PictureReader().delimiter('" + (char) (byte) possible.get(0) + "')");
        }
        byte delimiter = possible.isEmpty() ? (byte) ',' : possible.get(0);
        List<String> cells = split(file, line, delimiter);
        if (isComment && (delimiter == ' ' || cells.size() == 1 || possible.size() > 1 || !isHeader(cells))) {
            return null;
        }
        List<String> filled = filled(cells);
        return isHeader(filled)
                ? new CsvForm(delimiter, cells.size(), List.copyOf(cells))
                : new CsvForm(delimiter, filled.size(), List.of());
    }

    /** The first line if it consists of so few whole numbers that they may be sizes; else nothing. */
    static String sizes(CsvLines lines) {
        String line = text(lines).strip();
        return lines.number() == 1 && line.matches("\\d+([\\s,;]+\\d+){0," + (MOST_SIZES - 1) + "}[,;]*")
                ? line.replaceFirst("[,;]+$", "")
                : "";
    }

    /** Delimiters at the end of each line are no further columns. */
    private static List<String> filled(List<String> cells) {
        int count = cells.size();
        while (count > 1 && cells.get(count - 1).isEmpty()) {
            count--;
        }
        return cells.subList(0, count);
    }

    /** Whether a line begins with a #, as comments do and the names that numpy.savetxt writes. */
    static boolean isComment(CsvLines lines) {
        return text(lines).stripLeading().startsWith("#");
    }

    /** Whether this may be the first row behind a header: with the numbers of lines, it has one cell more. */
    boolean isRowOf(CsvForm header) {
        return !hasHeader() && (columns == header.columns || columns == header.columns + 1);
    }

    /** The form that the first row shows: where it has one cell more than the header, as of R's write.table, the first has no name. */
    CsvForm with(Path file, CsvLines firstRow) throws IOException {
        int cells = filled(split(file, text(firstRow).replaceFirst("^ +", ""), delimiter))
                .size();
        if (cells == columns + 1) {
            List<String> all = new ArrayList<>(names);
            all.add(0, CsvHeader.UNNAMED);
            return new CsvForm(delimiter, cells, all);
        }
        int named = Math.max(cells, filled(names).size());
        return named < columns ? new CsvForm(delimiter, named, names.subList(0, named)) : this;
    }

    /** UTF-8, or what came before it. */
    private static String text(CsvLines lines) {
        int length = lines.end() - lines.start();
        String text = new String(lines.text(), lines.start(), length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : new String(lines.text(), lines.start(), length, StandardCharsets.ISO_8859_1);
    }

    CsvHeader header() {
        return new CsvHeader(names);
    }

    boolean hasHeader() {
        return !names.isEmpty();
    }

    /** Whether the header may be a title, since it has one cell, or the names come below it, parted in another way. */
    boolean isTitle(String below) {
        return hasHeader()
                && below.matches("(?s)\\p{L}.*")
                && ((columns > 1 && filled(names).size() == 1) || below.matches("(?s).*[,;\t].*"));
    }

    /** The name of a column for messages; empty if it has none. */
    String name(int column) {
        return column < names.size() ? " (" + DataFile.quoted(names.get(column)) + ")" : "";
    }

    /** The cell of a line that begins at a place, as text without quotes. */
    static String unquoted(String cell) {
        String text = cell.strip();
        boolean isQuoted = (text.length() > 1 && text.startsWith("\"") && text.endsWith("\""))
                || (text.length() > 1 && text.startsWith("'") && text.endsWith("'"));
        return isQuoted
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").strip()
                : text;
    }

    /** A number as files write it; NaN if it is none. */
    static double number(String cell, byte delimiter) {
        String text = unquoted(cell);
        boolean isPlain = !text.isEmpty();
        for (int i = 0; i < text.length() && isPlain; i++) {
            char c = text.charAt(i);
            // A comma in a number is the point of other countries, where it does not part cells.
            isPlain = (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0 || (c == ',' && delimiter != ',');
        }
        try {
            return isPlain ? Double.parseDouble(text.replace(',', '.')) : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** What may part the cells of a line: none if it has one cell. */
    private static List<Byte> delimiters(Path file, String line) throws IOException {
        List<Byte> possible = new ArrayList<>();
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            List<String> cells = split(file, line, (byte) delimiter);
            boolean areNumbers = cells.stream().noneMatch(cell -> Double.isNaN(number(cell, (byte) delimiter)));
            if (delimiter == ' ' && areNumbers && line.indexOf('\t') > 0 && line.indexOf(' ') > 0) {
                // A tab behind the label, blanks between pixels.
                return List.of((byte) delimiter);
            }
            boolean isPlain = cells.stream().noneMatch(cell -> cell.matches(".*[,;\t|].*"));
            if (cells.size() > 1 && (areNumbers || isPlain)) {
                possible.add((byte) delimiter);
            }
        }
        if (possible.size() > 1) {
            // Blanks beside commas are no delimiters.
            possible.remove(Byte.valueOf((byte) ' '));
        }
        return possible;
    }

    private static List<String> split(Path file, String line, byte delimiter) throws IOException {
        List<String> cells = new ArrayList<>();
        boolean isInQuotes = false;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : (char) delimiter;
            isInQuotes ^= c == '"';
            // A tab is as good as a blank.
            boolean isBetween = c == delimiter || (delimiter == ' ' && c == '\t');
            if (i == line.length() || (isBetween && !isInQuotes)) {
                // Several blanks are one delimiter.
                if (delimiter != ' ' || i > start) {
                    cells.add(unquoted(line.substring(start, i)));
                }
                start = i + 1;
                if (cells.size() > MOST) {
                    throw new IOException(file + " has more than " + MOST + " columns; is this a file of pictures?");
                }
            }
        }
        return cells;
    }

    /** Names, or numbers that count the columns as pandas does where there are no names. */
    private static boolean isHeader(List<String> cells) {
        List<Double> numbers = new ArrayList<>();
        int names = 0;
        int words = 0;
        for (String cell : cells) {
            double number = number(cell, (byte) ',');
            if (Double.isNaN(number)) {
                names++;
                words += MISSING.matcher(cell).matches() || !cell.matches(".*\\p{L}.*") ? 0 : 1;
            } else {
                numbers.add(number);
            }
        }
        if (numbers.isEmpty() || words > MOST_WORDS) {
            return true;
        }
        boolean counts = (cells.size() >= COUNTING || cells.get(0).isEmpty()) && names <= 2;
        for (int i = 0; i < numbers.size() && counts; i++) {
            counts = numbers.get(i) == numbers.get(0) + i && numbers.get(0) <= 1;
        }
        return counts;
    }
}
