package digits.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Parses the lines of a CSV file into rows of numbers. It reads bytes, not text: a file of 42,000 pictures has 33 million
 * numbers, and a string for each would take longer than all the rest.
 *
 * @param form what the first line said
 * @param rows the numbers of all lines but the header
 * @param encoding the encoding if it is not UTF-8, else empty
 */
record CsvNumbers(CsvForm form, NumberRows rows, String encoding) {

    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = new double[23];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    /**
     * Reads a whole file.
     *
     * @param delimiter between cells; 0 to find it out
     * @throws IOException if a line has not as many cells as the first, or a cell is no number
     */
    static CsvNumbers read(Path file, InputStream in, byte delimiter) throws IOException {
        CsvLines lines = new CsvLines(file, in);
        CsvForm form = null;
        CsvForm last = null;
        boolean isThere = lines.next();
        while (isThere) {
            if (lines.number() > CsvForm.MOST) {
                throw new IOException(file + " begins with more than " + CsvForm.MOST + " lines without numbers");
            }
            last = CsvForm.of(file, lines, delimiter);
            form = last == null || (form != null && last.isRowOf(form)) ? form : last;
            // Behind a # may be names or a comment: the first line without one tells.
            if (last != null && !CsvForm.isComment(lines)) {
                break;
            }
            isThere = lines.next();
        }
        if (form == null) {
            throw new IOException(file + " is empty; lines of numbers were expected, one for each picture");
        }
        String sizes = isThere ? CsvForm.sizes(lines) : "";
        if (isThere && (last.hasHeader() || !sizes.isEmpty())) {
            isThere = lines.next();
        }
        CsvForm below = isThere && !sizes.isEmpty() ? CsvForm.of(file, lines, delimiter) : null;
        boolean isSize = below != null && below.columns() > CsvForm.MOST_SIZES;
        form = isSize ? below : form;
        if (isThere && form.hasHeader()) {
            form = form.with(file, lines);
        }
        NumberRows rows = new NumberRows(file, form.columns());
        if (!sizes.isEmpty() && !isSize) {
            // A line like all others.
            String[] cells = sizes.split("[\\s,;]+", -1);
            rows.begin();
            for (int column = 0; column < cells.length; column++) {
                rows.put(column, Double.parseDouble(cells[column]));
            }
            rows.end();
        }
        if (isThere) {
            Parser parser = new Parser(file, lines, form, rows);
            do {
                parser.parse();
            } while (lines.next());
        }
        if (rows.rows() == 0) {
            throw new IOException(file + " has a header but no pictures: "
                    + DataFile.quoted(String.join(String.valueOf((char) form.delimiter()), form.names())));
        }
        if (isSize && !sizes.matches("(.*\\D)?(" + rows.rows() + "|" + rows.columns() + ")(\\D.*)?")) {
            throw new IOException(
                    file + ", line 1: " + DataFile.quoted(sizes) + " should say how many lines and columns follow, "
                            + "but there are " + rows.rows() + " and " + rows.columns() + ": leave it out");
        }
        return new CsvNumbers(form, rows, lines.encoding());
    }

    /** One line after the other, in a buffer that may move between them. */
    private static final class Parser {
        private final Path file;
        private final CsvLines lines;
        private final CsvForm form;
        private final NumberRows rows;
        private final byte delimiter;
        private byte[] text;
        private int at;

        Parser(Path file, CsvLines lines, CsvForm form, NumberRows rows) {
            this.file = file;
            this.lines = lines;
            this.form = form;
            this.rows = rows;
            this.delimiter = form.delimiter();
        }

        void parse() throws IOException {
            text = lines.text();
            at = lines.start();
            for (int i = at; delimiter == ' ' && i < lines.end(); i++) {
                text[i] = text[i] == '\t' ? (byte) ' ' : text[i];
            }
            // Local, which is what the compiler keeps in registers.
            byte[] bytes = text;
            byte between = delimiter;
            int end = lines.end();
            int last = form.columns() - 1;
            int next = at;
            rows.begin();
            for (int column = 0; column <= last; column++) {
                while (between == ' ' && next < end && bytes[next] == ' ') {
                    next++;
                }
                int first = next;
                int value = 0;
                for (int digit = bytes[next] - '0'; digit >= 0 && digit <= 9 && value < 1_000_000; ) {
                    value = 10 * value + digit;
                    digit = bytes[++next] - '0';
                }
                if (next > first && (bytes[next] == between || next == end)) {
                    rows.put(column, value);
                } else {
                    at = first;
                    rows.put(column, other(column, end));
                    next = at;
                }
                if (next == end && column < last) {
                    throw wrong(column + 1, form.columns() + " columns", "only " + (column + 1));
                }
                next++;
            }
            at = next;
            // Delimiters at the end of the line are no further cells.
            int rest = at;
            while (rest < end && (text[rest] == delimiter || text[rest] <= ' ')) {
                rest++;
            }
            if (rest < end) {
                int more = 1;
                for (int i = at; i < end; i++) {
                    more += text[i] == delimiter ? 1 : 0;
                }
                throw wrong(form.columns(), form.columns() + " columns", String.valueOf(form.columns() + more));
            }
            rows.end();
        }

        /** A number that is not just digits. */
        private double other(int column, int end) throws IOException {
            int first = at;
            long digits = 0;
            int behindPoint = -1;
            for (; at < end && text[at] != delimiter && digits < 1L << 49; at++) {
                int digit = text[at] - '0';
                if (digit >= 0 && digit <= 9) {
                    digits = 10 * digits + digit;
                    behindPoint += behindPoint >= 0 ? 1 : 0;
                } else if (text[at] == '.' && behindPoint < 0 && at > first) {
                    behindPoint = 0;
                } else {
                    break;
                }
            }
            if (at > first && (at == end || text[at] == delimiter) && behindPoint < POWERS.length) {
                // Both numbers are exact, so that their quotient is the nearest double, as parseDouble's is.
                return digits / POWERS[Math.max(behindPoint, 0)];
            }
            at = first;
            boolean isQuoted = false;
            for (; at < end && (text[at] != delimiter || isQuoted); at++) {
                isQuoted ^= text[at] == '"';
            }
            String cell = new String(text, first, Math.min(at - first, 1000), StandardCharsets.UTF_8);
            double number = CsvForm.number(cell, delimiter);
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw wrong(
                        column,
                        "a number",
                        DataFile.quoted(CsvForm.unquoted(cell)) + hint(column, CsvForm.unquoted(cell)));
            }
            return number;
        }

        /** What to do about a cell that is no number; empty if that is not known. */
        private String hint(int column, String cell) {
            if (form.hasHeader() && !cell.isEmpty() && cell.equals(form.names().get(column))) {
                return ": the header stands here once more; leave the line out";
            }
            if (rows.rows() == 0 && form.isTitle(cell)) {
                return ": if the line above is a title, leave it out";
            }
            if (CsvForm.MISSING.matcher(cell).matches()) {
                return ": fill in what is missing, or leave the line out";
            }
            if (cell.matches("(\\d+|qid):[-+.\\deE]+")) {
                return ", as in LIBSVM's form: load it with sklearn.datasets.load_svmlight_file, and write it as CSV";
            }
            if (cell.matches("(?s)\"?\\[?\\s*\\d+,?\\s+\\d.*")) {
                return ": each pixel needs a cell of its own";
            }
            if (cell.startsWith("{")) {
                return ": zeros are left out here; write all pixels, as Weka's SparseToNonSparse does";
            }
            if (form.columns() == 1) {
                return ": if something else parts the cells, say new PictureReader().delimiter(…)";
            }
            return cell.matches("\\p{L}[\\p{L}\\d_. -]*")
                    ? ": write numbers from 0 for words, or leave their column out"
                    : "";
        }

        private IOException wrong(int column, String expected, String found) {
            return new IOException(file + ", line " + lines.number() + ", column " + (column + 1) + form.name(column)
                    + ": expected " + expected + ", but found " + found);
        }
    }
}
