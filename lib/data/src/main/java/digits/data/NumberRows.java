package digits.data;

import digits.dataset.PictureSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of numbers as they come from a file, before it is known which columns are pixels. Whole numbers 0..255 take a byte each,
 * as do fractions that stand for such a number divided by 255; anything else makes all of them doubles. The first two columns
 * and the last, one of which may be a label, are kept in full beside that.
 */
final class NumberRows {

    /** How far a fraction may be from a 255th: what seven digits round away. */
    private static final double ROUNDED = 1e-4;

    /** Numbers in a piece of memory: small enough for the collector to move it. */
    private static final int CHUNK = 1 << 16;

    /** How the numbers are kept: as bytes, as bytes that stand for 255ths, or as doubles. */
    private enum Kept {
        WHOLE,
        PARTS,
        REAL
    }

    private final Path file;
    private final int columns;
    private final int rowsInChunk;
    private final List<byte[]> bytes = new ArrayList<>();
    private final List<double[]> reals = new ArrayList<>();
    private final double[][] edges = new double[3][64];
    private Kept kept = Kept.WHOLE;
    private int rows;

    /** Where the row that is being filled begins. */
    private byte[] chunk;

    private int offset;

    NumberRows(Path file, int columns) {
        this.file = file;
        this.columns = columns;
        this.rowsInChunk = Math.max(1, CHUNK / columns);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Makes room for a row, whose numbers are then put. */
    void begin() throws IOException {
        int inChunk = rows % rowsInChunk;
        if (inChunk == 0) {
            checkRoom();
            if (kept == Kept.REAL) {
                reals.add(new double[rowsInChunk * columns]);
            } else {
                bytes.add(new byte[rowsInChunk * columns]);
            }
        }
        if (kept != Kept.REAL) {
            chunk = bytes.get(bytes.size() - 1);
        }
        offset = inChunk * columns;
        if (rows == edges[0].length) {
            for (int i = 0; i < edges.length; i++) {
                edges[i] = Arrays.copyOf(edges[i], 2 * rows);
            }
        }
    }

    /** A whole number from 0. */
    void put(int column, int value) {
        if (kept == Kept.WHOLE && value <= 255 && column > 1 && column < columns - 1) {
            chunk[offset + column] = (byte) value;
        } else {
            put(column, (double) value);
        }
    }

    void put(int column, double value) {
        int edge = edge(column);
        if (edge >= 0) {
            edges[edge][rows] = value;
        }
        if (!fits(kept, value)) {
            if (edge >= 0) {
                // Perhaps no pixel: decided when it is known.
                return;
            }
            change(value);
        }
        store(offset + column, value);
    }

    /** The row is full. */
    void end() {
        rows++;
    }

    /** The numbers of a column. */
    double[] column(int column) {
        return IntStream.range(0, rows).mapToDouble(row -> get(row, column)).toArray();
    }

    double get(int row, int column) {
        int edge = edge(column);
        if (edge >= 0) {
            return edges[edge][row];
        }
        int at = row % rowsInChunk * columns + column;
        return kept == Kept.REAL
                ? reals.get(row / rowsInChunk)[at]
                : (bytes.get(row / rowsInChunk)[at] & 0xFF) / (kept == Kept.PARTS ? 255.0 : 1);
    }

    /** Whether a column counts the rows, from 0 or 1. */
    boolean counts(int column) {
        double start = get(0, column);
        for (int row = 0; row < rows; row++) {
            if (get(row, column) != start + row) {
                return false;
            }
        }
        return start == 0 || start == 1;
    }

    /** The range of the numbers in so many columns from one on, and where the first fraction is. */
    Range range(int first, int features) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int fractionRow = -1;
        int fractionColumn = -1;
        for (int row = 0; row < rows; row++) {
            int column = first;
            while (column < first + features) {
                if (kept == Kept.WHOLE && edge(column) < 0) {
                    // Bytes need no search for fractions.
                    byte[] numbers = bytes.get(row / rowsInChunk);
                    int start = row % rowsInChunk * columns;
                    int end = Math.min(first + features, columns - 1);
                    int largest = 0;
                    for (int i = start + column; i < start + end; i++) {
                        largest = Math.max(largest, numbers[i] & 0xFF);
                    }
                    min = Math.min(min, 0);
                    max = Math.max(max, largest);
                    column = end;
                } else {
                    double value = get(row, column);
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                    if (fractionRow < 0 && value != Math.rint(value)) {
                        fractionRow = row;
                        fractionColumn = column;
                    }
                    column++;
                }
            }
        }
        return new Range(min, max, fractionRow, fractionColumn);
    }

    /** Numbers of some columns, the least being 0 if all are bytes; a row of −1 if there is no fraction. */
    record Range(double min, double max, int fractionRow, int fractionColumn) {}

    /**
     * The pictures in so many columns from one on; each number is divided by the maximum. May be asked once.
     *
     * @param isTransposed whether the columns hold each picture column by column
     */
    PictureSet pictures(int first, double maximum, int height, int width, boolean isTransposed) throws IOException {
        int features = height * width;
        if ((long) rows * features > Integer.MAX_VALUE - 8) {
            throw new IOException(
                    file + " holds more pixels than an array can: " + rows + " pictures of " + height + "×" + width);
        }
        keepEdges(first, features);
        boolean isWhole = kept == Kept.WHOLE && maximum <= 255 && maximum == Math.rint(maximum);
        int[] order = new int[features];
        for (int i = 0; i < features; i++) {
            order[i] = first + (isTransposed ? i % width * height + i / width : i);
        }
        if (!isWhole && (kept != Kept.PARTS || maximum != 1)) {
            double[] pixels = new double[rows * features];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = get(i / features, order[i % features]) / maximum;
            }
            return PictureSet.owning(pixels, height, width);
        }
        byte[] pixels = new byte[rows * features];
        for (int row = 0; row < rows; row++) {
            byte[] from = bytes.get(row / rowsInChunk);
            int start = row % rowsInChunk * columns;
            if (isTransposed) {
                for (int i = 0; i < features; i++) {
                    pixels[row * features + i] = from[start + order[i]];
                }
            } else {
                System.arraycopy(from, start + first, pixels, row * features, features);
            }
            if (row % rowsInChunk == rowsInChunk - 1) {
                // Let go, so that the two do not add up.
                bytes.set(row / rowsInChunk, null);
            }
        }
        return PictureSet.owning(pixels, isWhole ? (int) maximum : 255, height, width);
    }

    /** Among the pixels, numbers of the first columns and the last that did not fit are kept as all others are. */
    private void keepEdges(int first, int features) {
        int[] pixels = IntStream.of(0, 1, columns - 1)
                .filter(column -> column >= first && column < first + features)
                .toArray();
        for (int i = 0; i < rows * pixels.length; i++) {
            double value = get(i / pixels.length, pixels[i % pixels.length]);
            if (!fits(kept, value)) {
                change(value);
            }
        }
        for (int i = 0; i < rows * pixels.length && kept != Kept.REAL; i++) {
            int row = i / pixels.length;
            int column = pixels[i % pixels.length];
            chunk = bytes.get(row / rowsInChunk);
            store(row % rowsInChunk * columns + column, get(row, column));
        }
    }

    private int edge(int column) {
        return column < 2 ? column : column == columns - 1 ? 2 : -1;
    }

    private static boolean fits(Kept kept, double value) {
        return switch (kept) {
            case WHOLE -> value >= 0 && value <= 255 && value == Math.rint(value);
            case PARTS -> value >= 0 && value <= 1 && Math.abs(255 * value - Math.rint(255 * value)) < ROUNDED;
            case REAL -> true;
        };
    }

    private void store(int at, double value) {
        if (kept == Kept.REAL) {
            reals.get(reals.size() - 1)[at] = value;
        } else {
            chunk[at] = (byte) Math.rint(kept == Kept.PARTS ? 255 * value : value);
        }
    }

    /** Keeps all numbers in another way, in which this one can be kept as well. */
    private void change(double value) {
        boolean areFractions = kept == Kept.WHOLE && fits(Kept.PARTS, value) && areAllAtMostOne();
        double factor = kept == Kept.PARTS ? 1 / 255.0 : 1;
        if (areFractions) {
            for (byte[] numbers : bytes) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] *= (byte) 255;
                }
            }
        } else {
            for (int i = 0; i < bytes.size(); i++) {
                double[] numbers = new double[rowsInChunk * columns];
                for (int j = 0; j < numbers.length; j++) {
                    numbers[j] = (bytes.get(i)[j] & 0xFF) * factor;
                }
                reals.add(numbers);
                bytes.set(i, null);
            }
            bytes.clear();
        }
        kept = areFractions ? Kept.PARTS : Kept.REAL;
    }

    private boolean areAllAtMostOne() {
        return bytes.stream()
                .allMatch(numbers -> IntStream.range(0, numbers.length)
                        .allMatch(i -> (numbers[i] & 0xFF) <= 1 || edge(i % columns) >= 0));
    }

    /** All numbers are there twice for a moment; who waits for the memory to be full takes it from all others. */
    private void checkRoom() throws IOException {
        long memory = Runtime.getRuntime().maxMemory();
        long size = kept == Kept.REAL ? 8 : 1;
        long more = (rows + (long) rowsInChunk) * (2 * size * columns + 60);
        if (more > 0.8 * memory) {
            throw new TooLargeException(file, ", with " + rows + " rows read", null);
        }
    }
}
