package digits.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the names of a CSV file's columns say about their numbers.
 *
 * @param names of all columns; none if the file has no header
 */
record CsvHeader(List<String> names) {

    /** The column before the first that the header names. */
    static final String UNNAMED = "row.names";

    private static final Pattern LABEL = Pattern.compile(
            "(?iu)((true|class)[_ ])?labels?|class(es)?|digits?|numbers?|targets?|letters?|characters?|y|"
                    + "category|lbl|ground[_ ]truth|ziffer|zahl|klasse|etikett|chiffre|classe|étiquette|cifra|dígito|clase|"
                    + "etiqueta|rótulo|cijfer|siffra|cyfra|rakam|цифра|метка|标签|数字|ラベル");

    private static final Pattern INDEX = Pattern.compile("(?i)|index|id|ids|image_?id|unnamed: 0|row|\\.\\.\\.1|x");

    /** As pixel0, pixel_17, p3 or 12. */
    private static final Pattern COUNTED = Pattern.compile("\\D*?(\\d{1,7})");

    /** As 1x1, 3_17 or r2c5. */
    private static final Pattern PLACED = Pattern.compile("(\\D*)(\\d{1,4})(\\D+)(\\d{1,4})");

    /** Before the two numbers of a place if the first is its column: x3y17, col3row17. */
    private static final Pattern COLUMN_FIRST =
            Pattern.compile("(?i).*(x|c|col|column)[^\\p{L}]?/.*(y|r|row)[^\\p{L}]?");

    /** The column that the header calls a label, by a better name than y if there are several; −1 if it calls none so. */
    int labelColumn() {
        List<Integer> named = IntStream.range(0, names.size())
                .filter(column -> LABEL.matcher(names.get(column)).matches())
                .boxed()
                .toList();
        List<Integer> better = named.stream()
                .filter(column -> !names.get(column).equalsIgnoreCase("y"))
                .toList();
        List<Integer> best = better.isEmpty() ? named : better;
        return best.size() == 1 ? best.get(0) : -1;
    }

    /** Whether a column's name says no more than those of pixels do: the same word, or it has no name of its own. */
    boolean isNamedAsPixels(int column) {
        return names.isEmpty()
                || names.get(column).equals(UNNAMED)
                || names.get(column)
                        .replaceAll("\\d+", "0")
                        .equals(names.get(names.size() / 2).replaceAll("\\d+", "0"));
    }

    /** Whether the header says that the first column counts the lines. */
    boolean hasIndex() {
        return !names.isEmpty() && INDEX.matcher(names.get(0)).matches();
    }

    /**
     * Holds the pixels' names against the order in which pixels are read.
     *
     * @throws IOException if they count, but not up by one
     */
    void checkOrder(Path file, int first, int features, int width) throws IOException {
        int[] before = {-1, -1};
        for (int i = 0; i < features && !names.isEmpty(); i++) {
            String name = names.get(first + i);
            Matcher counted = COUNTED.matcher(name);
            Matcher placed = PLACED.matcher(name);
            int[] place;
            if (counted.matches()) {
                place = new int[] {0, Integer.parseInt(counted.group(1))};
            } else if (placed.matches()) {
                boolean isColumnFirst = COLUMN_FIRST
                        .matcher(placed.group(1) + "/" + placed.group(3))
                        .matches();
                place = new int[] {
                    Integer.parseInt(placed.group(isColumnFirst ? 4 : 2)),
                    Integer.parseInt(placed.group(isColumnFirst ? 2 : 4))
                };
            } else {
                return;
            }
            boolean isNext = (place[0] == before[0] && place[1] == before[1] + 1)
                    || (i % width == 0 && place[0] == before[0] + 1 && place[1] <= 1);
            if (i > 0 && !isNext) {
                throw new IOException(file + ": column " + (first + i + 1) + ", " + DataFile.quoted(name)
                        + ", does not come after " + DataFile.quoted(names.get(first + i - 1))
                        + " in a picture that is read row by row: the columns are out of order"
                        + (place[0] == before[0] + 1 && place[1] == before[1]
                                ? "; say new PictureReader().transposed() if they go down each picture, or upright() if not"
                                : ""));
            }
            before = place;
        }
    }
}
