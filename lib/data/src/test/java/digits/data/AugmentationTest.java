package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.dataset.Pixels;
import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final Augmentation ALL = Augmentation.NONE
            .shift(1)
            .rotation(10)
            .scale(0.1)
            .shear(0.1)
            .elastic(8, 2)
            .noise(0.05);

    /** Many copies of one picture, of any numbers from 0 to 1. */
    private static Dataset copiesOf(Matrix picture, int copies) {
        int features = picture.rows() * picture.columns();
        double[] pixels = picture.toArray();
        Matrix X = Matrix.generate(features, copies, (feature, copy) -> pixels[feature]);
        return Dataset.of(X, new int[copies], 2, picture.rows(), picture.columns());
    }

    /** A round blot with its middle at a place, so small that it does not touch the border. */
    private static Matrix blot(int size, double row, double column) {
        return Matrix.generate(
                size, size, (i, j) -> Math.exp(-((i - row) * (i - row) + (j - column) * (j - column)) / 4));
    }

    /** Where the ink of a picture is on average: row, column. */
    private static double[] middle(Matrix picture) {
        double row = 0;
        double column = 0;
        for (int i = 0; i < picture.rows(); i++) {
            for (int j = 0; j < picture.columns(); j++) {
                row += i * picture.get(i, j);
                column += j * picture.get(i, j);
            }
        }
        return new double[] {row / picture.sum(), column / picture.sum()};
    }

    private static Dataset noisePictures(int count, int size) {
        byte[] bytes = new byte[count * size * size];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextDouble() * 17);
        }
        return Dataset.ofBytes(
                bytes, 16, IntStream.range(0, count).map(i -> i % 10).toArray(), 10, size, size);
    }

    @Test
    void withoutDistortionPicturesStayAsTheyAre() {
        Dataset pictures = noisePictures(20, 8);
        Dataset same = Augmentation.NONE.apply(pictures, 1);
        assertEquals(pictures.X(), same.X());
        assertArrayEquals(pictures.labels(), same.labels());
        assertEquals(10, same.classes());
        assertEquals("20 examples of 10 classes, 8×8 pixels", same.toString());
    }

    /** The ink moves by the shift, whatever part of a pixel it is, and covers the range evenly. */
    @Test
    void shiftMovesTheInkEvenlyOverItsRangeAlongBothAxes() {
        Dataset shifted = Augmentation.NONE.shift(2).apply(copiesOf(blot(17, 8, 8), 2000), 1);
        double[] rows = new double[2000];
        double[] columns = new double[2000];
        for (int i = 0; i < 2000; i++) {
            double[] middle = middle(shifted.picture(i));
            rows[i] = middle[0] - 8;
            columns[i] = middle[1] - 8;
        }
        for (double[] moved : new double[][] {rows, columns}) {
            // Uniform in −2..2: the ends are come close to, a standard deviation of 4/√12, a mean within 5 of its
            // errors.
            assertTrue(Arrays.stream(moved).allMatch(way -> Math.abs(way) < 2.001));
            assertTrue(Arrays.stream(moved).min().orElseThrow() < -1.98);
            assertTrue(Arrays.stream(moved).max().orElseThrow() > 1.98);
            double mean = Arrays.stream(moved).average().orElseThrow();
            double deviation = Math.sqrt(
                    Arrays.stream(moved).map(way -> way * way).average().orElseThrow());
            assertEquals(0, mean, 5 * 1.155 / Math.sqrt(2000));
            assertEquals(1.155, deviation, 0.05);
        }
        double together = IntStream.range(0, 2000)
                .mapToDouble(i -> rows[i] * columns[i])
                .average()
                .orElseThrow();
        assertEquals(0, together, 5 * 1.155 * 1.155 / Math.sqrt(2000));
    }

    /** A blot 5 pixels right of the middle goes along a circle, up to 30 degrees; at most sin 30° · 5 = 2.5 up or down. */
    @Test
    void rotationTurnsAboutTheMiddle() {
        Dataset turned = Augmentation.NONE.rotation(30).apply(copiesOf(blot(21, 10, 15), 500), 1);
        double most = 0;
        for (int i = 0; i < 500; i++) {
            double[] middle = middle(turned.picture(i));
            double down = middle[0] - 10;
            assertEquals(5, Math.hypot(down, middle[1] - 10), 0.01);
            assertTrue(middle[1] > 14.3);
            most = Math.max(most, Math.abs(down));
        }
        assertEquals(2.5, most, 0.05);
    }

    @Test
    void scaleStretchesWidthAndHeightIndependentlyAboutTheMiddle() {
        Dataset stretched = Augmentation.NONE.scale(0.2).apply(copiesOf(blot(21, 14, 15), 500), 1);
        double least = 9;
        double most = 0;
        double difference = 0;
        for (int i = 0; i < 500; i++) {
            double[] middle = middle(stretched.picture(i));
            double height = (middle[0] - 10) / 4;
            double width = (middle[1] - 10) / 5;
            least = Math.min(least, Math.min(height, width));
            most = Math.max(most, Math.max(height, width));
            difference = Math.max(difference, Math.abs(height - width));
        }
        assertEquals(0.8, least, 0.01);
        assertEquals(1.2, most, 0.01);
        assertTrue(difference > 0.3);
    }

    /** A blot 4 pixels below the middle slides up to 0.25 · 4 = 1 pixel to the side, and stays at its height. */
    @Test
    void shearSlidesRowsToTheSide() {
        Dataset slanted = Augmentation.NONE.shear(0.25).apply(copiesOf(blot(21, 14, 10), 500), 1);
        double most = 0;
        for (int i = 0; i < 500; i++) {
            double[] middle = middle(slanted.picture(i));
            assertEquals(14, middle[0], 0.01);
            most = Math.max(most, Math.abs(middle[1] - 10));
        }
        assertEquals(1, most, 0.02);
    }

    /** Bilinear interpolation moves the middle of the ink by exactly the shift, so the shift can be read off the result. */
    @Test
    void betweenPixelsIsInterpolatedBilinearly() {
        SplittableRandom random = new SplittableRandom(8);
        Matrix picture = Matrix.generate(13, 12, (i, j) -> i > 3 && i < 9 && j > 3 && j < 8 ? random.nextDouble() : 0);
        double[] before = middle(picture);
        Dataset shifted = Augmentation.NONE.shift(2).apply(copiesOf(picture, 50), 1);
        for (int i = 0; i < 50; i++) {
            Matrix moved = shifted.picture(i);
            double down = middle(moved)[0] - before[0];
            double right = middle(moved)[1] - before[1];
            for (int row = 3; row < 10; row++) {
                for (int column = 3; column < 9; column++) {
                    // Places are rounded to 1/65,536 of a pixel.
                    assertEquals(bilinear(picture, row - down, column - right), moved.get(row, column), 1e-4);
                }
            }
        }
    }

    private static double bilinear(Matrix picture, double row, double column) {
        int above = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double down = row - above;
        double right = column - left;
        return (1 - down) * (1 - right) * picture.get(above, left)
                + (1 - down) * right * picture.get(above, left + 1)
                + down * (1 - right) * picture.get(above + 1, left)
                + down * right * picture.get(above + 1, left + 1);
    }

    /** A full picture of 4×4 has lost all its ink when it is moved by 4 or more along one axis. */
    @Test
    void outsideOfAPictureIsEmpty() {
        Dataset shifted = Augmentation.NONE.shift(6).apply(copiesOf(Matrix.generate(4, 4, (i, j) -> 1), 1000), 1);
        int empty = 0;
        for (int i = 0; i < 1000; i++) {
            Matrix moved = shifted.picture(i);
            assertTrue(moved.min() >= 0 && moved.max() <= 1);
            empty += moved.max() == 0 ? 1 : 0;
        }
        // With shifts up to 6 that is 1 − (4/6)² = 5/9 of the cases.
        assertEquals(1000 * 5 / 9.0, empty, 5 * Math.sqrt(1000 * 5 / 9.0 * 4 / 9.0));
    }

    /**
     * Smoothing random numbers in −1..1, of standard deviation 1/√3, with a Gaussian of σ in two dimensions leaves 1/√3 /
     * (2 σ √π) of it; so far from the edge a small blot moves with α times that. Neighbours move alike.
     */
    @Test
    void elasticDistortionMovesPixelsByItsStrengthAndNeighboursAlike() {
        double strength = 20;
        double smoothness = 3;
        ElasticField field = new ElasticField(strength, smoothness, 41, 43);
        SplittableRandom random = new SplittableRandom(1);
        int draws = 2000;
        double squares = 0;
        double neighbours = 0;
        double axes = 0;
        double mean = 0;
        for (int draw = 0; draw < draws; draw++) {
            field.draw(random);
            int here = field.at(20) + 21;
            mean += field.x[here];
            squares += field.x[here] * field.x[here] / 2 + field.y[here] * field.y[here] / 2;
            neighbours += field.x[here] * field.x[field.at(23) + 21];
            axes += field.x[here] * field.y[here];
        }
        double deviation = strength / Math.sqrt(3) / (2 * smoothness * Math.sqrt(Math.PI));
        double variance = deviation * deviation;
        // Means of 2,000 draws: the error of a mean square is √(2/2000) = 3% of it, and half of that with both axes.
        assertEquals(0, mean / draws, 5 * deviation / Math.sqrt(draws));
        assertEquals(variance, squares / draws, 0.12 * variance);
        // The correlation of a Gaussian with itself moved by d: e^(−d² / 4σ²).
        assertEquals(variance * Math.exp(-0.25), neighbours / draws, 0.12 * variance);
        assertEquals(0, axes / draws, 0.12 * variance);
    }

    /** The smoothing by columns and rows, against the sum over all pixels with a Gaussian of two dimensions. */
    @Test
    void theElasticFieldIsSmoothedNoise() {
        double smoothness = 1.5;
        int reach = 5;
        ElasticField field = new ElasticField(2, smoothness, 6, 7);
        field.draw(new SplittableRandom(9));
        // The same numbers: four of 16 bits from each random number, row by row, anew in each row.
        SplittableRandom random = new SplittableRandom(9);
        double[][] noise = new double[6][7];
        for (double[] row : noise) {
            long bits = 0;
            for (int column = 0; column < 7; column++) {
                bits = column % 4 == 0 ? random.nextLong() : bits >>> 16;
                row[column] = (bits & 0xFFFF) / 32767.5 - 1;
            }
        }
        double norm = 0;
        for (int d = -reach; d <= reach; d++) {
            norm += Math.exp(-d * d / (2 * smoothness * smoothness));
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 7; j++) {
                double sum = 0;
                for (int k = Math.max(0, i - reach); k <= Math.min(5, i + reach); k++) {
                    for (int l = Math.max(0, j - reach); l <= Math.min(6, j + reach); l++) {
                        int far = (k - i) * (k - i) + (l - j) * (l - j);
                        sum += noise[k][l] * Math.exp(-far / (2 * smoothness * smoothness));
                    }
                }
                assertEquals(2 * sum / norm / norm, field.x[field.at(i) + j], 1e-6);
            }
        }
        // A second draw must not contain any of the first.
        float[] second = new ElasticField(2, smoothness, 6, 7).x;
        assertEquals(0, second[0]);
        field.draw(new SplittableRandom(9));
        ElasticField fresh = new ElasticField(2, smoothness, 6, 7);
        fresh.draw(new SplittableRandom(9));
        assertEquals(fresh.x[fresh.at(3) + 3], field.x[field.at(3) + 3]);
        assertEquals(fresh.y[fresh.at(5) + 6], field.y[field.at(5) + 6]);
    }

    @Test
    void elasticDistortionBendsPictures() {
        Dataset bent = Augmentation.NONE.elastic(34, 4).apply(copiesOf(blot(28, 14, 14), 300), 1);
        double[] moved = IntStream.range(0, 300)
                .mapToDouble(i -> middle(bent.picture(i))[0] - 14)
                .toArray();
        double deviation =
                Math.sqrt(Arrays.stream(moved).map(way -> way * way).average().orElseThrow());
        // 1.38 for a point, as above; for a blot of some pixels a little less.
        assertTrue(deviation > 1 && deviation < 1.6, "moved by " + deviation);
    }

    @Test
    void noiseHasItsStandardDeviationAndIsKeptWithinTheInk() {
        Dataset grey = copiesOf(Matrix.generate(10, 10, (i, j) -> 0.5), 100);
        double[] noise = Augmentation.NONE
                .noise(0.1)
                .apply(grey, 1)
                .X()
                .map(pixel -> pixel - 0.5)
                .toArray();
        double mean = Arrays.stream(noise).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(noise).map(n -> n * n).average().orElseThrow());
        // 10,000 numbers: an error of 1% for the mean, 0.7% for the deviation
        assertEquals(0, mean, 5 * 0.001);
        assertEquals(0.1, deviation, 5 * 0.0007);

        Dataset bytes = Augmentation.NONE.noise(1).apply(noisePictures(20, 8), 1);
        assertEquals(0, bytes.X().min());
        assertEquals(1, bytes.X().max());
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        Dataset pictures = noisePictures(1000, 8);
        Dataset once = ALL.enlarge(pictures, 2, 7);
        for (int threads : new int[] {1, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertEquals(
                        once.X(),
                        pool.submit(() -> ALL.enlarge(pictures, 2, 7)).get().X());
            } finally {
                pool.shutdown();
            }
        }
        assertNotEquals(once.X(), ALL.enlarge(pictures, 2, 8).X());
    }

    @Test
    void enlargeKeepsTheExamplesAndAddsCopiesThatAllDiffer() {
        Dataset pictures = noisePictures(30, 8);
        Dataset more = ALL.enlarge(pictures, 2, 1);
        assertEquals(90, more.size());
        assertEquals(pictures.X(), more.first(30).X());
        assertArrayEquals(pictures.labels(), more.range(60, 90).labels());
        assertNotEquals(more.range(30, 60).X(), more.range(60, 90).X());
        assertEquals(ALL.apply(pictures, 1).X(), more.range(30, 60).X());
        Dataset alike = ALL.apply(copiesOf(blot(8, 4, 4), 2), 1);
        assertNotEquals(alike.picture(0), alike.picture(1));
    }

    @Test
    void aDistorterGivesWhatApplyGivesInAnyOrder() {
        Dataset pictures = copiesOf(blot(9, 4, 4), 10);
        Dataset applied = ALL.apply(pictures, 3);
        Distorter distorter = ALL.distorter(pictures, 3);
        float[] values = new float[100];
        for (int example = 9; example >= 0; example--) {
            distorter.draw(example, 0, values, 10);
            for (int feature = 0; feature < 81; feature++) {
                assertEquals(applied.value(example, feature), values[10 + feature]);
            }
        }
        assertEquals(0, values[9]);
        assertEquals(applied.X().columns(4, 2), distorter.X(new int[] {4, 2}, 0));
        assertNotEquals(applied.X().columns(4, 2), distorter.X(new int[] {4, 2}, 1));
    }

    @Test
    void pixelsOfFewStepsGetFinerOnes() {
        Dataset shifted = Augmentation.NONE.shift(1).apply(noisePictures(20, 8), 1);
        assertEquals(240, ((Pixels.Bytes) shifted.pixels()).maximum());
        boolean finer = Arrays.stream(shifted.X().toArray()).anyMatch(value -> value * 16 % 1 != 0);
        assertTrue(finer);
        byte[] bytes = {(byte) 255, 0, 0, 0};
        Dataset fine = Dataset.ofBytes(bytes, 255, new int[] {0}, 2, 2, 2);
        assertEquals(255, ((Pixels.Bytes) Augmentation.NONE.apply(fine, 1).pixels()).maximum());
    }

    @Test
    void eachSettingLeavesTheOthers() {
        assertEquals(new Augmentation(1, 10, 0.1, 0.1, 8, 2, 0.05), ALL);
        assertEquals(
                ALL,
                ALL.noise(0.05).elastic(8, 2).shear(0.1).scale(0.1).rotation(10).shift(1));
        assertFalse(ALL.equals(Augmentation.NONE));
    }

    @Test
    void rangesThatMakeNoSenseAreRejected() {
        Augmentation none = Augmentation.NONE;
        for (double bad : new double[] {-0.1, 10_001, Double.NaN}) {
            String got = ", but got " + bad;
            assertRejected("augmentation needs a shift from 0 to 10000 pixels" + got, () -> none.shift(bad));
            assertRejected("augmentation needs a rotation from 0 to 180 degrees" + got, () -> none.rotation(bad));
            assertRejected("augmentation needs a scale from 0 to 0.9 of the size" + got, () -> none.scale(bad));
            assertRejected(
                    "augmentation needs a shear from 0 to 10 pixels for each pixel" + got, () -> none.shear(bad));
            assertRejected("augmentation needs a noise from 0 to 1000 times full ink" + got, () -> none.noise(bad));
        }
        assertRejected(
                "augmentation needs an elastic strength from 0 to 1000000 pixels, but got -1.0",
                () -> none.elastic(-1, 1));
        for (double bad : new double[] {0, 101, Double.NaN}) {
            assertRejected(
                    "augmentation needs an elastic smoothness above 0 and at most 100 pixels, but got " + bad,
                    () -> none.elastic(1, bad));
        }
        Dataset points = Dataset.of(Matrix.of(2, 1, 1, 2), new int[] {0}, 2, 1, 2);
        String noPictures = "augmentation needs pictures, but got 1 examples of 2 classes, 1×2 pixels";
        assertRejected(noPictures, () -> ALL.apply(points, 1));
        assertRejected(noPictures, () -> ALL.distorter(points, 1));
        assertRejected(
                "augmentation needs at least one copy to make, but got 0",
                () -> ALL.enlarge(noisePictures(1, 8), 0, 1));
        assertRejected(
                "augmentation of 1 examples of 10 classes, 8×8 pixels cannot make 40000000 copies: they would have more"
                        + " than 2^31 pixels",
                () -> ALL.enlarge(noisePictures(1, 8), 40_000_000, 1));
    }
}
