package digits.dataset;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import digits.matrix.Matrix;
import org.junit.jupiter.api.Test;

class DatasetTest {

    /** Three pictures of 2×2 pixels, 0..4, of three classes. */
    private static final byte[] BYTES = {0, 1, 2, 3, 4, 0, 0, 4, 1, 1, 1, 1};

    private static final int[] LABELS = {2, 0, 2};

    private static final Dataset DATASET = Dataset.ofBytes(BYTES, 4, LABELS, 3, 2, 2);

    // --- what it holds

    @Test
    void anExampleIsAColumnOfPixelsFrom0To1() {
        assertEquals(Matrix.of(4, 3, 0, 1, 0.25, 0.25, 0, 0.25, 0.5, 0, 0.25, 0.75, 1, 0.25), DATASET.X());
    }

    @Test
    void YIsOneHot() {
        assertEquals(Matrix.of(3, 3, 0, 1, 0, 0, 0, 0, 1, 0, 1), DATASET.Y());
    }

    @Test
    void aPictureIsReadRowByRow() {
        assertEquals(Matrix.of(2, 2, 0, 0.25, 0.5, 0.75), DATASET.picture(0));
        Dataset wide = Dataset.ofBytes(new byte[] {1, 2, 3, 4, 5, 6}, 10, new int[] {0}, 2, 2, 3);
        assertEquals(Matrix.of(2, 3, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6), wide.picture(0));
    }

    @Test
    void sizesAndLabelsByHand() {
        assertEquals(3, DATASET.size());
        assertEquals(4, DATASET.features());
        assertEquals(3, DATASET.classes());
        assertEquals(2, DATASET.height());
        assertEquals(2, DATASET.width());
        assertArrayEquals(LABELS, DATASET.labels());
        assertEquals(0, DATASET.label(1));
        assertEquals(0.75, DATASET.value(0, 3));
        assertArrayEquals(new int[] {1, 0, 2}, DATASET.classCounts());
        assertEquals("3 examples of 3 classes, 2×2 pixels", DATASET.toString());
    }

    @Test
    void bytesCountFrom0To255() {
        Dataset dataset = Dataset.ofBytes(new byte[] {(byte) 255, (byte) 128}, 255, new int[] {0}, 2, 1, 2);
        assertEquals(Matrix.column(1, 128 / 255.0), dataset.X());
        Pixels.Bytes bytes = assertInstanceOf(Pixels.Bytes.class, dataset.pixels());
        assertEquals(255, bytes.stored(0, 0));
        assertEquals(255, bytes.maximum());
        assertEquals(2, bytes.features());
    }

    @Test
    void aMatrixComesBackAsItWent() {
        Matrix X = Matrix.of(2, 3, 0.5, -1, 7, 1e9, 0, 2);
        Dataset points = Dataset.of(X, new int[] {0, 1, 1}, 2, 1, 2);
        assertEquals(X, points.X());
        assertEquals(Matrix.row(-1, 0), points.picture(1));
        assertEquals(7, points.value(2, 0));
        assertEquals(2, points.pixels().features());
    }

    @Test
    void noArrayThatWentInOrCameOutChangesIt() {
        byte[] bytes = BYTES.clone();
        int[] labels = LABELS.clone();
        Dataset dataset = Dataset.ofBytes(bytes, 4, labels, 3, 2, 2);
        Dataset ofMatrix = Dataset.of(dataset.X(), labels, 3, 2, 2);
        bytes[0] = 4;
        labels[0] = 1;
        dataset.labels()[1] = 1;
        assertEquals(0, dataset.value(0, 0));
        assertArrayEquals(LABELS, dataset.labels());
        assertArrayEquals(LABELS, ofMatrix.labels());
    }

    // --- parts

    @Test
    void chosenExamplesComeInTheOrderGiven() {
        for (Dataset dataset : new Dataset[] {DATASET, Dataset.of(DATASET.X(), LABELS, 3, 2, 2)}) {
            Dataset chosen = dataset.choose(1, 0, 1);
            assertEquals(DATASET.X().columns(1, 0, 1), chosen.X());
            assertArrayEquals(new int[] {0, 2, 0}, chosen.labels());
            assertEquals("3 examples of 3 classes, 2×2 pixels", chosen.toString());
        }
    }

    @Test
    void aRangeLeavesItsEndOut() {
        assertEquals(DATASET.choose(1, 2).X(), DATASET.range(1, 3).X());
        assertEquals(DATASET.choose(0, 1).X(), DATASET.first(2).X());
    }

    @Test
    void placesOutsideAreNamed() {
        String outside = "examples are counted from 0 to 2, but got ";
        assertRejected(IndexOutOfBoundsException.class, outside + 3, () -> DATASET.label(3));
        assertRejected(IndexOutOfBoundsException.class, outside + -1, () -> DATASET.picture(-1));
        assertRejected(IndexOutOfBoundsException.class, outside + 4, () -> DATASET.choose(0, 4));
        assertRejected(IndexOutOfBoundsException.class, outside + 3, () -> DATASET.first(4));
        assertRejected(IndexOutOfBoundsException.class, outside + 3, () -> DATASET.value(3, 0));
        String feature = "features are counted from 0 to 3, but got ";
        assertRejected(IndexOutOfBoundsException.class, feature + 4, () -> DATASET.value(0, 4));
        assertRejected(IndexOutOfBoundsException.class, feature + -1, () -> DATASET.value(1, -1));
    }

    // --- what is refused

    @Test
    void aDataSetNeedsExamples() {
        String none = "a data set needs at least one example, but got none";
        assertRejected(none, () -> Dataset.ofBytes(new byte[0], 16, new int[0], 10, 8, 8));
        assertRejected(none, () -> DATASET.choose());
        assertRejected(none, () -> DATASET.first(0));
        assertRejected(none, () -> DATASET.range(2, 1));
    }

    @Test
    void labelsLieInTheClasses() {
        assertRejected(
                "the label of example 1 is 10, but labels need to be from 0 to 9",
                () -> Dataset.ofBytes(new byte[2], 16, new int[] {9, 10}, 10, 1, 1));
        assertRejected(
                "the label of example 0 is -1, but labels need to be from 0 to 9",
                () -> Dataset.of(Matrix.row(0.0), new int[] {-1}, 10, 1, 1));
    }

    @Test
    void oneClassIsNotEnough() {
        assertRejected(
                "a data set needs at least two classes, but got 1",
                () -> Dataset.ofBytes(new byte[1], 16, new int[] {0}, 1, 1, 1));
    }

    @Test
    void pixelsAreFinite() {
        assertRejected(
                "feature 1 of example 2 is NaN, but a data set needs finite numbers",
                () -> Dataset.of(Matrix.of(2, 3, 0, 0, 0, 0, 0, Double.NaN), new int[3], 2, 1, 2));
        assertRejected(
                "feature 0 of example 1 is -Infinity, but a data set needs finite numbers",
                () -> Dataset.of(Matrix.of(2, 3, 0, Double.NEGATIVE_INFINITY, 0, 0, 0, 0), new int[3], 2, 1, 2));
    }

    @Test
    void pixelsAreAtMostTheMaximum() {
        assertRejected(
                "pixel 1 of example 2 is 17, above the maximum 16",
                () -> Dataset.ofBytes(new byte[] {0, 0, 0, 0, 16, 17}, 16, new int[3], 2, 1, 2));
        assertRejected(
                "pixel 0 of example 0 is 255, above the maximum 16",
                () -> Dataset.ofBytes(new byte[] {-1}, 16, new int[1], 2, 1, 1));
        assertRejected(
                "a data set needs a pixel maximum from 1 to 255, but got 256",
                () -> Dataset.ofBytes(new byte[1], 256, new int[1], 2, 1, 1));
    }

    @Test
    void countsFit() {
        assertRejected(
                "a data set of 3 pictures of 8×8 needs 192 pixels, but got 64",
                () -> Dataset.ofBytes(new byte[64], 16, new int[3], 10, 8, 8));
        assertRejected(
                "a data set of 3 pictures of 8×8 needs X of 64×3, but got 3×64",
                () -> Dataset.of(Matrix.zeros(3, 64), new int[3], 10, 8, 8));
        assertRejected(
                "a picture needs at least one pixel, but is 0×8",
                () -> Dataset.ofBytes(new byte[0], 16, new int[3], 10, 0, 8));
        assertRejected(
                "a picture needs at least one pixel, but is 8×-1",
                () -> Dataset.of(Matrix.zeros(8, 3), new int[3], 10, 8, -1));
    }
}
