package digits.dataset;

import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled examples: m pictures with the digit that each shows. Immutable.
 *
 * <p>Pixels are kept as they came, one byte each where they are whole numbers, and handed out as values from 0 to 1: {@link
 * #X()} holds one example per column. MNIST's 60,000 pictures take 47 MB this way; as a matrix of doubles they take 376 MB.
 */
public final class Dataset {

    private final PictureSet pictures;
    private final int[] labels;
    private final int classes;

    /** Takes the labels over without a copy. */
    Dataset(PictureSet pictures, int[] labels, int classes) {
        this.pictures = pictures;
        this.labels = labels;
        this.classes = classes;
        checkLabels();
    }

    /**
     * Pictures from bytes, as the files of MNIST and the 8×8 digits hold them. The arrays are copied.
     *
     * @param pixels one picture after the other, each row by row from the top left; a byte counts as 0..255
     * @param maximum the byte that stands for full ink, 16 or 255; a pixel's value is its byte divided by this
     * @param labels the digit of each picture, 0..classes−1
     * @throws IllegalArgumentException if there is no picture, the counts do not fit, a pixel is above the maximum, or a
     *     label is outside the classes
     */
    public static Dataset ofBytes(byte[] pixels, int maximum, int[] labels, int classes, int height, int width) {
        PictureSet.checkedFeatures(height, width);
        if (pixels.length != (long) labels.length * height * width) {
            throw new IllegalArgumentException("a data set of " + labels.length + " pictures of " + height + "×" + width
                    + " needs " + (long) labels.length * height * width + " pixels, but got " + pixels.length);
        }
        return PictureSet.ofBytes(pixels, maximum, height, width).labelled(labels, classes);
    }

    /**
     * Examples from any matrix: pictures that were computed, or points of the plane.
     *
     * @param X features × m, one example per column; any finite numbers
     * @param labels the class of each column, 0..classes−1
     * @param height rows of the picture that a column holds; 1 where the features are no picture
     * @param width columns of that picture; height · width = X.rows()
     * @throws IllegalArgumentException if the counts do not fit, an element of X is NaN or infinite, or a label is outside
     *     the classes
     */
    public static Dataset of(Matrix X, int[] labels, int classes, int height, int width) {
        if (X.rows() != PictureSet.checkedFeatures(height, width) || X.columns() != labels.length) {
            throw new IllegalArgumentException("a data set of " + labels.length + " pictures of " + height + "×" + width
                    + " needs X of " + height * width + "×" + labels.length + ", but got " + X.shape());
        }
        double[] values = X.transpose().toArray();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("feature " + i % X.rows() + " of example " + i / X.rows() + " is "
                        + values[i] + ", but a data set needs finite numbers");
            }
        }
        Pixels pixels = new Pixels.Doubles(values, X.rows());
        return new PictureSet(pixels, X.columns(), height, width).labelled(labels, classes);
    }

    /** How many examples there are: m. */
    public int size() {
        return labels.length;
    }

    /** How many numbers describe an example: 64 pixels for 8×8, 784 for 28×28. */
    public int features() {
        return pictures.features();
    }

    /** How many classes there are: 10 for digits. */
    public int classes() {
        return classes;
    }

    /** Rows of a picture. */
    public int height() {
        return pictures.height();
    }

    /** Columns of a picture. */
    public int width() {
        return pictures.width();
    }

    /** The examples as the network takes them (features × m), one per column, pixels from 0 to 1. Made anew at each call. */
    public Matrix X() {
        return pictures.X();
    }

    /** The labels one-hot (classes × m): in each column a 1 in the row of the label, 0 elsewhere. Made anew at each call. */
    public Matrix Y() {
        return Matrix.generate(classes, size(), (row, example) -> labels[example] == row ? 1 : 0);
    }

    /** The label of each example, 0..classes−1, in a new array. */
    public int[] labels() {
        return labels.clone();
    }

    /** The label of one example. */
    public int label(int example) {
        return labels[pictures.checkedExample(example)];
    }

    /**
     * One feature of one example: a pixel from 0 to 1, pictures being counted row by row from the top left.
     *
     * @throws IndexOutOfBoundsException if there is no such example or feature
     */
    public double value(int example, int feature) {
        return pictures.value(example, feature);
    }

    /** One example as a picture (height × width), pixels from 0 to 1. */
    public Matrix picture(int example) {
        return pictures.picture(example);
    }

    /** The pictures without their labels. */
    public PictureSet pictures() {
        return pictures;
    }

    /** How the features are kept, for code that reads them by the million. */
    public Pixels pixels() {
        return pictures.pixels();
    }

    /**
     * Chosen examples in the order given, an example possibly more than once.
     *
     * @throws IllegalArgumentException if none is chosen, or more than an array can hold
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public Dataset choose(int... examples) {
        PictureSet chosen = pictures.choose(examples);
        int[] chosenLabels =
                Arrays.stream(examples).map(example -> labels[example]).toArray();
        return new Dataset(chosen, chosenLabels, classes);
    }

    /** The first examples. */
    public Dataset first(int count) {
        return range(0, count);
    }

    /** The examples from one index up to but not including another. */
    public Dataset range(int from, int to) {
        return choose(IntStream.range(from, to).toArray());
    }

    /** How many examples each class has. */
    public int[] classCounts() {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /**
     * Sets examples aside for testing, in every class the same fraction; see {@link Split#of}.
     *
     * @param testFraction the part set aside, above 0 and below 1
     */
    public Split split(double testFraction, long seed) {
        return Split.of(this, testFraction, seed);
    }

    @Override
    public String toString() {
        return size() + " examples of " + classes + " classes, " + height() + "×" + width() + " pixels";
    }

    private void checkLabels() {
        if (labels.length != pictures.size()) {
            throw new IllegalArgumentException("a data set needs one label for each of its " + pictures.size()
                    + " pictures, but got " + labels.length);
        }
        if (classes < 2) {
            throw new IllegalArgumentException("a data set needs at least two classes, but got " + classes);
        }
        for (int example = 0; example < labels.length; example++) {
            if (labels[example] < 0 || labels[example] >= classes) {
                throw new IllegalArgumentException("the label of example " + example + " is " + labels[example]
                        + ", but labels need to be from 0 to " + (classes - 1));
            }
        }
    }
}
