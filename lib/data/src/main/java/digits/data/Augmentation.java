package digits.data;

import digits.dataset.Dataset;
import digits.dataset.Distorter;
import digits.dataset.Distortion;
import digits.dataset.Pixels;
import digits.matrix.Interruption;
import java.math.BigDecimal;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * More examples from those there are: how far each picture may be shifted, turned, stretched, slanted, bent and sprinkled at
 * random, so that a network learns what does not change a digit. Immutable; each method that sets something returns a new
 * description. Notebook 10 shows what it does.
 *
 * <pre>{@code
 * Augmentation slight = Augmentation.NONE.shift(2).rotation(10).scale(0.1).elastic(34, 4);
 * Dataset more = slight.enlarge(split.train(), 9, seed);   // the examples and nine distorted copies of each
 * training.augment(slight);                                // or other distortions in each epoch
 * }</pre>
 *
 * <p>All displacements are put together and the picture is sampled once, bilinearly, so that it is blurred once; outside of a
 * picture is 0. Every number is drawn from its range with equal probability. The same seed gives the same bits on every
 * machine and for any number of threads.
 *
 * @param shift pixels, up to which a picture is moved to the right or left, and up or down
 * @param rotation degrees, up to which it is turned either way about its middle
 * @param scale its width and its height are each multiplied with a factor from 1 − scale to 1 + scale
 * @param shear up to which its rows slide: a row that is d pixels off the middle, by shear · d pixels
 * @param elasticStrength α of the elastic distortion; 0 for none
 * @param elasticSmoothness σ of the elastic distortion, in pixels
 * @param noise standard deviation of what is added to each pixel, in units of full ink
 */
public record Augmentation(
        double shift,
        double rotation,
        double scale,
        double shear,
        double elasticStrength,
        double elasticSmoothness,
        double noise)
        implements Distortion {

    /** Leaves pictures as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 1, 0);

    /** Pictures that a thread distorts before it asks for more. */
    private static final int STRETCH = 256;

    public Augmentation {
        check("a shift", shift, 10_000, "pixels");
        check("a rotation", rotation, 180, "degrees");
        check("a scale", scale, 0.9, "of the size");
        check("a shear", shear, 10, "pixels for each pixel");
        check("an elastic strength", elasticStrength, 1_000_000, "pixels");
        check("a noise", noise, 1000, "times full ink");
        if (!(elasticSmoothness > 0 && elasticSmoothness <= 100)) {
            throw new IllegalArgumentException(
                    "augmentation needs an elastic smoothness above 0 and at most 100 pixels, but got "
                            + elasticSmoothness);
        }
    }

    /** Moves pictures up to so many pixels along each axis. */
    public Augmentation shift(double pixels) {
        return new Augmentation(pixels, rotation, scale, shear, elasticStrength, elasticSmoothness, noise);
    }

    /** Turns pictures up to so many degrees either way. */
    public Augmentation rotation(double degrees) {
        return new Augmentation(shift, degrees, scale, shear, elasticStrength, elasticSmoothness, noise);
    }

    /** Stretches width and height by up to so much, 0.1 for a tenth. */
    public Augmentation scale(double part) {
        return new Augmentation(shift, rotation, part, shear, elasticStrength, elasticSmoothness, noise);
    }

    /** Slants pictures by up to so many pixels to the side for each pixel up. */
    public Augmentation shear(double slope) {
        return new Augmentation(shift, rotation, scale, slope, elasticStrength, elasticSmoothness, noise);
    }

    /**
     * Bends pictures as if drawn on rubber: each pixel gets a random displacement from −1 to 1 along each axis, these are
     * smoothed with a Gaussian of standard deviation σ, and multiplied with α. Simard, Steinkraus and Platt, "Best practices
     * for convolutional neural networks applied to visual document analysis", ICDAR 2003, doi:10.1109/ICDAR.2003.1227801, who
     * take α = 34 and σ = 4 for 28×28; pixels then move by about 1.4 in the middle of the picture, less at its edge.
     *
     * @param strength α
     * @param smoothness σ in pixels: small for jitter, large for a shift of the whole picture
     */
    public Augmentation elastic(double strength, double smoothness) {
        return new Augmentation(shift, rotation, scale, shear, strength, smoothness, noise);
    }

    /**
     * Adds to each pixel a number that is nearly normally distributed (the sum of four uniform ones).
     *
     * @param deviation its standard deviation, in units of full ink
     */
    public Augmentation noise(double deviation) {
        return new Augmentation(shift, rotation, scale, shear, elasticStrength, elasticSmoothness, deviation);
    }

    /**
     * What distorts the pictures of a data set one at a time, for one thread.
     *
     * @param seed what decides the distortions
     * @throws IllegalArgumentException if the examples are no pictures but rows of features
     */
    @Override
    public Distorter distorter(Dataset dataset, long seed) {
        return new PictureDistorter(this, dataset, seed);
    }

    @Override
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * The same examples, each distorted, on all cores. Pixels of whole numbers stay so, in finer steps; they are kept within
     * 0..1. Other features are computed in single precision.
     *
     * @throws IllegalArgumentException if the examples are no pictures but rows of features
     */
    public Dataset apply(Dataset dataset, long seed) {
        return distorted(dataset, seed, 0, 1);
    }

    /**
     * The examples as they are, and after them so many copies of them all, each distorted in its own way.
     *
     * @throws CancellationException if this thread is interrupted
     * @throws IllegalArgumentException if copies is not at least 1, the examples are no pictures but rows of features, or
     *     there would be more than an array can hold
     */
    public Dataset enlarge(Dataset dataset, int copies, long seed) {
        if (copies < 1) {
            throw new IllegalArgumentException("augmentation needs at least one copy to make, but got " + copies);
        }
        return distorted(dataset, seed, 1, copies);
    }

    /** So many copies as they are, then so many distorted. */
    private Dataset distorted(Dataset dataset, long seed, int plain, int copies) {
        int size = dataset.size();
        int features = dataset.features();
        PictureDistorter.checkPictures(dataset);
        if ((long) (plain + copies) * size * features > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("augmentation of " + dataset + " cannot make " + copies
                    + " copies: they would have more than 2^31 pixels");
        }
        Pixels pixels = dataset.pixels();
        PixelSink sink = PixelSink.like(pixels, (plain + copies) * size);
        for (int example = 0; example < plain * size; example++) {
            Interruption.check();
            for (int feature = 0; feature < features; feature++) {
                sink.put(example, feature, pixels.value(example, feature));
            }
        }
        // A thread takes whole stretches of pictures; what each becomes does not depend on who takes it.
        int pictures = copies * size;
        Thread caller = Thread.currentThread();
        IntStream.rangeClosed(0, (pictures - 1) / STRETCH).parallel().forEach(stretch -> {
            Distorter distorter = distorter(dataset, seed);
            float[] picture = new float[features];
            for (int i = stretch * STRETCH;
                    i < Math.min(pictures, (stretch + 1) * STRETCH) && !caller.isInterrupted();
                    i++) {
                distorter.draw(i % size, i / size, picture, 0);
                for (int feature = 0; feature < features; feature++) {
                    sink.put(plain * size + i, feature, picture[feature]);
                }
            }
        });
        Interruption.check();
        int[] labels = new int[(plain + copies) * size];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = dataset.label(i % size);
        }
        return sink.pictures(dataset.height(), dataset.width()).labelled(labels, dataset.classes());
    }

    private static void check(String what, double value, double most, String unit) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("augmentation needs " + what + " from 0 to "
                    + BigDecimal.valueOf(most).stripTrailingZeros().toPlainString() + " " + unit + ", but got "
                    + value);
        }
    }
}
