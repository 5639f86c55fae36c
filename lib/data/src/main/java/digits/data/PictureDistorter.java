package digits.data;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.dataset.Pixels;
import java.util.SplittableRandom;

/**
 * Distorts the pictures of one data set, one at a time, as an {@link Augmentation} says. What a picture becomes depends on
 * the seed, the picture and the round alone. It has room to compute in, so each thread needs its own.
 */
final class PictureDistorter implements Distorter {

    /** How far {@link SplittableRandom} moves from one number to the next: 2^64 divided by the golden ratio, made odd. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private static final int ONE_BITS = 16;
    private static final int ONE = 1 << ONE_BITS;

    private final Augmentation augmentation;
    private final Pixels pixels;

    /** The pixels if they are bytes, else null, and the value of each byte: looking it up is faster than a division. */
    private final Pixels.Bytes bytes;

    private final float[] values;
    private final int height;
    private final int width;
    private final long seed;

    /** The picture with an empty border, one pixel wide. */
    private final float[] source;

    private final ElasticField elastic;

    PictureDistorter(Augmentation augmentation, Dataset dataset, long seed) {
        checkPictures(dataset);
        this.augmentation = augmentation;
        this.seed = seed;
        pixels = dataset.pixels();
        bytes = pixels instanceof Pixels.Bytes whole ? whole : null;
        values = new float[256];
        for (int i = 0; bytes != null && i <= bytes.maximum(); i++) {
            values[i] = (float) i / bytes.maximum();
        }
        height = dataset.height();
        width = dataset.width();
        source = new float[(height + 2) * (width + 2)];
        elastic = augmentation.elasticStrength() == 0
                ? null
                : new ElasticField(augmentation.elasticStrength(), augmentation.elasticSmoothness(), height, width);
    }

    static void checkPictures(Dataset dataset) {
        if (dataset.height() == 1) {
            throw new IllegalArgumentException("augmentation needs pictures, but got " + dataset);
        }
    }

    @Override
    public int features() {
        return height * width;
    }

    /** Pixels from 0 to 1, row by row. */
    @Override
    public void draw(int example, long round, float[] target, int at) {
        // The first number of a generator that is moved on by so many steps: neighbours have nothing in common.
        long roundSeed = new SplittableRandom(seed + STEP * round).nextLong();
        SplittableRandom random = new SplittableRandom(new SplittableRandom(roundSeed + STEP * example).nextLong());
        bring(example);
        move(random, target, at);
        if (augmentation.noise() > 0) {
            addNoise(random, target, at);
        }
    }

    private void bring(int example) {
        for (int row = 0, feature = 0; row < height; row++) {
            int to = (row + 1) * (width + 2) + 1;
            for (int column = 0; column < width; column++, feature++) {
                source[to + column] = value(example, feature);
            }
        }
    }

    private float value(int example, int feature) {
        return bytes == null ? (float) pixels.value(example, feature) : values[bytes.stored(example, feature)];
    }

    /** Each pixel of the target takes its ink from the place that the distortion brings there. */
    private void move(SplittableRandom random, float[] target, int at) {
        Affine back = Affine.backward(augmentation, random, height, width);
        if (elastic != null) {
            elastic.draw(random);
        }
        // Places in whole 65,536ths of a pixel, counted from the border's first: their parts come apart by a shift.
        long xColumn = Math.round(ONE * back.xColumn());
        long yColumn = Math.round(ONE * back.yColumn());
        for (int row = 0, i = at; row < height; row++) {
            long x = Math.round(ONE * (1 + back.x0() + back.xRow() * row));
            long y = Math.round(ONE * (1 + back.y0() + back.yRow() * row));
            if (elastic == null) {
                for (int column = 0; column < width; column++, i++, x += xColumn, y += yColumn) {
                    target[i] = sample(x, y);
                }
            } else {
                int field = elastic.at(row);
                for (int column = 0; column < width; column++, i++, x += xColumn, y += yColumn) {
                    long dx = (long) (ONE * elastic.x[field + column]);
                    long dy = (long) (ONE * elastic.y[field + column]);
                    target[i] = sample(x + dx, y + dy);
                }
            }
        }
    }

    /** Bilinear interpolation between four pixels of the source; outside of the picture is 0. */
    private float sample(long x, long y) {
        long column = x >> ONE_BITS;
        long row = y >> ONE_BITS;
        if (column < 0 || column > width || row < 0 || row > height) {
            return 0;
        }
        float right = (x & (ONE - 1)) * (1f / ONE);
        float down = (y & (ONE - 1)) * (1f / ONE);
        int above = (int) row * (width + 2) + (int) column;
        int below = above + width + 2;
        float top = source[above] + right * (source[above + 1] - source[above]);
        float bottom = source[below] + right * (source[below + 1] - source[below]);
        return top + down * (bottom - top);
    }

    private void addNoise(SplittableRandom random, float[] target, int at) {
        // The sum of four numbers from 0 to 1 has mean 2 and standard deviation √(4/12).
        float factor = (float) (augmentation.noise() * Math.sqrt(3) / 65536);
        boolean bounded = bytes != null;
        for (int i = at; i < at + height * width; i++) {
            long bits = random.nextLong();
            long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
            float value = target[i] + factor * (sum - 131070);
            target[i] = bounded ? Math.max(0, Math.min(1, value)) : value;
        }
    }
}
