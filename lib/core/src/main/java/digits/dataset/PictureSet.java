package digits.dataset;

import digits.matrix.Matrix;
import java.util.stream.IntStream;

/**
 * Pictures of one size of which nobody says what they show, such as the 28,000 of Kaggle's test.csv. Immutable. With labels
 * they are a {@link Dataset}.
 */
public final class PictureSet {

    private final Pixels pixels;
    private final int size;
    private final int height;
    private final int width;

    /** Takes the pixels over without a copy. */
    PictureSet(Pixels pixels, int size, int height, int width) {
        if (size == 0) {
            throw new IllegalArgumentException("a data set needs at least one example, but got none");
        }
        this.pixels = pixels;
        this.size = size;
        this.height = height;
        this.width = width;
    }

    /**
     * Pictures from bytes. The array is copied.
     *
     * @param pixels one picture after the other, each row by row from the top left; a byte counts as 0..255
     * @param maximum the byte that stands for full ink, 16 or 255; a pixel's value is its byte divided by this
     * @throws IllegalArgumentException if there is no picture, the bytes are not a whole number of pictures, or a pixel is
     *     above the maximum
     */
    public static PictureSet ofBytes(byte[] pixels, int maximum, int height, int width) {
        return owning(pixels.clone(), maximum, height, width);
    }

    /**
     * The same as {@link #ofBytes}, without a copy: for arrays that nobody else holds.
     *
     * @throws IllegalArgumentException as {@link #ofBytes} does
     */
    public static PictureSet owning(byte[] pixels, int maximum, int height, int width) {
        int features = checkedFeatures(height, width);
        checkedMaximum(maximum);
        checkWhole(pixels.length, height, width);
        for (int i = 0; i < pixels.length; i++) {
            if ((pixels[i] & 0xFF) > maximum) {
                throw new IllegalArgumentException("pixel " + i % features + " of example " + i / features + " is "
                        + (pixels[i] & 0xFF) + ", above the maximum " + maximum);
            }
        }
        return new PictureSet(new Pixels.Bytes(pixels, features, maximum), pixels.length / features, height, width);
    }

    /**
     * Pictures of any finite numbers, without a copy: for arrays that nobody else holds.
     *
     * @param values one picture after the other, each row by row from the top left
     * @throws IllegalArgumentException if there is no picture, or the values are not a whole number of pictures
     */
    public static PictureSet owning(double[] values, int height, int width) {
        int features = checkedFeatures(height, width);
        checkWhole(values.length, height, width);
        return new PictureSet(new Pixels.Doubles(values, features), values.length / features, height, width);
    }

    private static void checkWhole(int pixels, int height, int width) {
        if (pixels % (height * width) != 0) {
            throw new IllegalArgumentException("pictures of " + height + "×" + width + " need a multiple of "
                    + height * width + " pixels, but got " + pixels);
        }
    }

    /** How many pictures there are: m. */
    public int size() {
        return size;
    }

    /** How many pixels a picture has: height · width. */
    public int features() {
        return height * width;
    }

    /** Rows of a picture. */
    public int height() {
        return height;
    }

    /** Columns of a picture. */
    public int width() {
        return width;
    }

    /** The pictures as the network takes them (features × m), one per column, pixels from 0 to 1. Made anew at each call. */
    public Matrix X() {
        return Matrix.generate(features(), size, (feature, example) -> pixels.value(example, feature));
    }

    /**
     * One pixel of one picture, from 0 to 1, pictures being counted row by row from the top left.
     *
     * @throws IndexOutOfBoundsException if there is no such picture or pixel
     */
    public double value(int example, int feature) {
        if (feature < 0 || feature >= features()) {
            throw new IndexOutOfBoundsException(
                    "features are counted from 0 to " + (features() - 1) + ", but got " + feature);
        }
        return pixels.value(checkedExample(example), feature);
    }

    /** One picture (height × width), pixels from 0 to 1. */
    public Matrix picture(int example) {
        checkedExample(example);
        return Matrix.generate(height, width, (row, column) -> pixels.value(example, row * width + column));
    }

    /** How the pixels are kept, for code that reads them by the million. */
    public Pixels pixels() {
        return pixels;
    }

    /**
     * Chosen pictures in the order given, a picture possibly more than once.
     *
     * @throws IllegalArgumentException if none is chosen, or more than an array can hold
     * @throws IndexOutOfBoundsException if there is no such picture
     */
    public PictureSet choose(int... examples) {
        for (int example : examples) {
            checkedExample(example);
        }
        return new PictureSet(pixels.choose(examples), examples.length, height, width);
    }

    /** The first pictures. */
    public PictureSet first(int count) {
        return range(0, count);
    }

    /** The pictures from one index up to but not including another. */
    public PictureSet range(int from, int to) {
        return choose(IntStream.range(from, to).toArray());
    }

    /**
     * The same pictures with the digit that each shows.
     *
     * @throws IllegalArgumentException if there is not one label for each picture, or a label is outside the classes
     */
    public Dataset labelled(int[] labels, int classes) {
        return new Dataset(this, labels.clone(), classes);
    }

    @Override
    public String toString() {
        return size + " pictures, " + height + "×" + width + " pixels";
    }

    /** Pixels of a picture of this size. */
    public static int checkedFeatures(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a picture needs at least one pixel, but is " + height + "×" + width);
        }
        return checkedCount(height, width);
    }

    /** How many numbers so many rows of so many are, if an array can hold them. */
    static int checkedCount(int rows, int columns) {
        long count = (long) rows * columns;
        // Java's longest array is a little shorter than the largest int.
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "pictures need fewer than 2^31 pixels in all, but got " + rows + "×" + columns);
        }
        return (int) count;
    }

    /** The maximum, if a byte can hold it. */
    public static int checkedMaximum(int maximum) {
        if (maximum < 1 || maximum > 255) {
            throw new IllegalArgumentException("a data set needs a pixel maximum from 1 to 255, but got " + maximum);
        }
        return maximum;
    }

    int checkedExample(int example) {
        if (example < 0 || example >= size) {
            throw new IndexOutOfBoundsException(
                    "examples are counted from 0 to " + (size - 1) + ", but got " + example);
        }
        return example;
    }
}
