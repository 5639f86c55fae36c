package digits.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random displacements of the pixels of a picture that are alike for neighbours; see {@link Augmentation#elastic}. A Gaussian
 * of two dimensions is one along the columns followed by one along the rows.
 */
final class ElasticField {

    /** The displacement of each pixel along x and y, in pixels; see {@link #at}. */
    final float[] x;

    final float[] y;

    private final float[] smoothed;
    private final float[] moved;
    private final float[] weights;
    private final int reach;
    private final int height;
    private final int width;
    private final int stride;

    ElasticField(double strength, double smoothness, int height, int width) {
        this.height = height;
        this.width = width;
        // Beyond 3 σ a Gaussian has 0.3% of its weight.
        reach = (int) Math.ceil(3 * smoothness);
        // Both smoothings together make the factor α.
        weights = weights(smoothness, reach, Math.sqrt(strength));
        // Each row has as many empty places after it as the Gaussian reaches, and there are as many empty rows above
        // and
        // below; so no sum needs to ask where the picture ends.
        stride = width + reach;
        int size = reach + (height + 2 * reach) * stride;
        x = new float[size];
        y = new float[size];
        smoothed = new float[size];
        moved = new float[size];
    }

    /** A Gaussian on whole numbers whose weights add up to 1, times a factor; only from its middle to the right. */
    private static float[] weights(double smoothness, int reach, double factor) {
        double[] gaussian = new double[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            gaussian[i] = StrictMath.exp(-i * i / (2 * smoothness * smoothness));
            sum += i == 0 ? gaussian[i] : 2 * gaussian[i];
        }
        float[] normalized = new float[reach + 1];
        for (int i = 0; i <= reach; i++) {
            normalized[i] = (float) (factor * gaussian[i] / sum);
        }
        return normalized;
    }

    /** Where the displacements of a row start. */
    int at(int row) {
        return reach + (reach + row) * stride;
    }

    /** Draws new displacements. */
    void draw(SplittableRandom random) {
        draw(random, x);
        draw(random, y);
    }

    private void draw(SplittableRandom random, float[] field) {
        for (int row = 0; row < height; row++) {
            long bits = 0;
            for (int column = 0; column < width; column++) {
                // Four numbers of 16 bits from each random number of 64.
                bits = column % 4 == 0 ? random.nextLong() : bits >>> 16;
                field[at(row) + column] = ((bits & 0xFFFF) - 32767.5f) / 32767.5f;
            }
            // What the smoothing has left here of the last field.
            Arrays.fill(field, at(row) + width, at(row + 1), 0);
        }
        smooth(field, smoothed, stride);
        smooth(smoothed, field, 1);
    }

    /** to[p] = w₀ from[p] + Σ wₖ (from[p − k · step] + from[p + k · step]) for all places of the picture's rows. */
    private void smooth(float[] from, float[] to, int step) {
        int begin = at(0);
        int count = at(height) - begin;
        Arrays.fill(to, begin, begin + count, 0);
        for (int k = -reach; k <= reach; k++) {
            // The compiler makes vectors of a loop that is at the same place in both arrays; hence the copy.
            System.arraycopy(from, begin + k * step, moved, begin, count);
            add(moved, weights[Math.abs(k)], to, begin, begin + count);
        }
    }

    private static void add(float[] terms, float factor, float[] to, int begin, int end) {
        for (int p = begin; p < end; p++) {
            to[p] += factor * terms[p];
        }
    }
}
