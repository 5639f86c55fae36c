package digits.scan;

import digits.matrix.Interruption;
import digits.matrix.Matrix;
import java.util.Arrays;
import java.util.Locale;

/**
 * Tells ink from paper. Where the light is even, one threshold does: what lies along the image's border is paper, mostly. Else
 * paper is what remains where everything narrower than a stroke is painted over with what surrounds it, which follows shadows. N.
 * Otsu, "A Threshold Selection Method from Gray-Level Histograms", 1979, doi:10.1109/TSMC.1979.4310076, divides in two.
 *
 * @param contrast how much ink each point has: 0 for paper to 1 for the strongest ink
 * @param ink where that is ink
 * @param fainter what is ink as well, but of another tone, and apart from it
 */
record Paper(Matrix contrast, Ink ink, Ink fainter) {

    private Paper(Matrix contrast, Ink ink) {
        this(contrast, ink, ink);
    }

    /** Strokes are narrower than this part of the shorter side, where the light is uneven. */
    private static final double STROKE = 0.25;

    /** Strokes are narrower than this part of the longer side in any case. */
    private static final double WIDEST_STROKE = 0.35;

    /** The strongest ink differs at least so much from its paper, on the scale from black to white. */
    private static final double FAINTEST = 0.12;

    /** The part of all differences in light that two even tones explain, if light is even. */
    private static final double EVEN = 0.75;

    /** Ink is less than this part of the image, unless its strokes are as wide as half of the image: a 1 cut to the ink. */
    private static final double MOST_INK = 0.6;

    /** Paper in the deepest shadow. */
    private static final double DARKEST_PAPER = 0.2;

    private static final int LEVELS = 256;

    /**
     * Divides an image.
     *
     * @throws IllegalArgumentException if nothing stands out from the paper
     */
    static Paper of(Matrix grey) {
        Paper sloped = inEvenLight(grey.minus(surface(grey, 1, 0)));
        // A tight cut has its ink on one side, which looks like a slope of the light.
        Paper even = sloped != null ? sloped : inEvenLight(grey);
        Paper paper = even != null ? even : inUnevenLight(grey);
        Ink ink = paper.ink;
        double inked = grey.hadamard(ink.toMatrix()).sum();
        boolean isDark = inked * grey.rows() * grey.columns() < grey.sum() * ink.area();
        Matrix dark = isDark ? grey : negative(grey);
        return new Paper(paper.contrast, ink, FainterInk.beside(ink, darker(background(dark), dark)));
    }

    /** What parts ink from paper in what has 0 for paper; NaN if nothing stands out clearly. */
    static double threshold(Matrix part) {
        double most = Math.max(part.max(), 1e-12);
        Otsu otsu = Otsu.of(part.map(value -> value / most));
        boolean isClear = otsu.explained >= EVEN && (otsu.above - otsu.below) * most >= FAINTEST;
        return isClear ? (otsu.threshold + 1) * most / LEVELS : Double.NaN;
    }

    static Matrix negative(Matrix grey) {
        return grey.map(value -> 1 - value);
    }

    /** By one threshold; null if that does not leave something like strokes. */
    private static Paper inEvenLight(Matrix flat) {
        double min = flat.min();
        double span = flat.max() - min;
        if (span < FAINTEST) {
            return null;
        }
        Otsu otsu = Otsu.of(flat.map(value -> (value - min) / span));
        if (otsu.explained < EVEN || (otsu.above - otsu.below) * span < FAINTEST) {
            return null;
        }
        boolean[] dark = new boolean[flat.rows() * flat.columns()];
        double[] values = flat.toArray();
        int border = 0;
        int darkBorder = 0;
        for (int i = 0; i < dark.length; i++) {
            dark[i] = level((values[i] - min) / span) <= otsu.threshold;
            int row = i / flat.columns();
            int column = i % flat.columns();
            boolean isBorder = row == 0 || column == 0 || row == flat.rows() - 1 || column == flat.columns() - 1;
            border += isBorder ? 1 : 0;
            darkBorder += isBorder && dark[i] ? 1 : 0;
        }
        boolean isDark = darkBorder <= 0.5 * border;
        if (!isDark) {
            for (int i = 0; i < dark.length; i++) {
                dark[i] = !dark[i];
            }
        }
        Ink ink = new Ink(flat.rows(), flat.columns(), dark);
        double strokes = strokes(ink);
        boolean isMostlyInk =
                ink.area() > MOST_INK * dark.length && strokes < 0.5 * Math.min(flat.rows(), flat.columns());
        if (isMostlyInk || strokes > WIDEST_STROKE * Math.max(flat.rows(), flat.columns())) {
            return null;
        }
        double paper = isDark ? otsu.above : otsu.below;
        double full = isDark ? otsu.below : otsu.above;
        return new Paper(
                flat.map(value -> Math.max(0, Math.min(1, (paper - (value - min) / span) / (paper - full)))), ink);
    }

    /** Which points are in the lighter of the two parts into which an image falls most clearly. */
    static boolean[] light(Matrix grey) {
        int threshold = Otsu.of(grey).threshold;
        double[] values = grey.toArray();
        boolean[] light = new boolean[values.length];
        for (int i = 0; i < light.length; i++) {
            light[i] = level(values[i]) > threshold;
        }
        return light;
    }

    /** How wide strokes are on average: from a stroke's edge to its middle the distance rises to half its width. */
    static double strokes(Ink ink) {
        double sum = 0;
        for (double distance : DistanceField.signed(ink)) {
            sum -= Math.min(0, distance);
        }
        return 4 * sum / Math.max(1, ink.area());
    }

    private static Paper inUnevenLight(Matrix grey) {
        Matrix dark = isDarkOnLight(grey) ? grey : negative(grey);
        Matrix paper = background(dark);
        Matrix ink = paper.minus(dark);
        Matrix part = darker(paper, dark);
        double largest = Math.max(part.max(), 1e-12);
        Matrix contrast = part.map(value -> value / largest);
        Ink found = new Ink(part.rows(), part.columns(), light(contrast));
        double inked = ink.hadamard(found.toMatrix()).sum();
        double strength = inked / Math.max(1, found.area())
                - (ink.sum() - inked) / Math.max(1, ink.rows() * ink.columns() - found.area());
        if (strength < FAINTEST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "needs a digit that stands out from its paper by %.0f%% of the way from black to white, but nothing "
                            + "in this image does by more than %.0f%%",
                    100 * FAINTEST,
                    Math.min(100 * FAINTEST - 1, 100 * strength)));
        }
        return new Paper(contrast, found);
    }

    /** How much darker each point is than its paper, as part of the light there: in a shadow, ink differs by less. */
    private static Matrix darker(Matrix paper, Matrix dark) {
        return paper.combine(dark, (light, value) -> (light - value) / Math.max(DARKEST_PAPER, light));
    }

    /** Paper without what is written on it in something darker. */
    private static Matrix background(Matrix dark) {
        int reach = Math.max(1, (int) (STROKE * Math.min(dark.rows(), dark.columns()) / 2));
        // The lightest around each point, then the darkest of those: strokes are gone, and edges are where they were.
        Matrix within = darkest(lightest(dark, reach), reach);
        // At the image's border that takes what grows darker outwards for a stroke: there the light goes on as it does.
        Matrix surface = surface(dark, 2, reach);
        Matrix continued = Matrix.generate(surface.rows(), surface.columns(), (row, column) -> {
            int y = row - reach;
            int x = column - reach;
            boolean isInside = y >= 0 && x >= 0 && y < dark.rows() && x < dark.columns();
            return isInside ? dark.get(y, x) : surface.get(row, column);
        });
        Matrix beyond = darkest(lightest(continued, reach), reach);
        return Matrix.generate(
                dark.rows(),
                dark.columns(),
                (row, column) -> Math.min(within.get(row, column), beyond.get(row + reach, column + reach)));
    }

    /** Ink is the smaller part: it lies far from the mean, paper near it. Slow changes of the light, also a bright spot, are taken out first. */
    private static boolean isDarkOnLight(Matrix grey) {
        Matrix rest = grey.minus(surface(grey, 2, 0));
        double skew = 0;
        for (double value : rest.toArray()) {
            skew += value * value * value;
        }
        return skew <= 0;
    }

    /**
     * The polynomial nearest to all points, continued beyond them. Of polynomials that are orthogonal and of length 1, each
     * coefficient stands alone: all of them are D · G · Rᵀ.
     */
    private static Matrix surface(Matrix grey, int degree, int beyond) {
        Matrix coefficients = polynomials(grey.rows(), 0)
                .times(grey)
                .times(polynomials(grey.columns(), 0).transpose());
        Matrix kept =
                Matrix.generate(3, 3, (row, column) -> row + column <= degree ? coefficients.get(row, column) : 0);
        return polynomials(grey.rows(), beyond).transpose().times(kept).times(polynomials(grey.columns(), beyond));
    }

    /** The orthogonal polynomials 1, t and t² − mean of t² of the points −beyond to count + beyond, t = 0 in the middle. */
    private static Matrix polynomials(int count, int beyond) {
        double n = count;
        // Sums over t of 1, t² and (t² − mean)².
        double[] squares = {n, n * (n * n - 1) / 12, n * (n * n - 1) * (n * n - 4) / 180};
        return Matrix.generate(3, count + 2 * beyond, (power, point) -> {
            double t = point - beyond - (n - 1) / 2;
            double value = power == 0 ? 1 : power == 1 ? t : t * t - (n * n - 1) / 12;
            return value / Math.sqrt(squares[power]);
        });
    }

    /** The largest value in the square of points at most so far away; a square is done row by row, then column by column. */
    private static Matrix lightest(Matrix matrix, int reach) {
        return alongRows(alongRows(matrix, reach).transpose(), reach).transpose();
    }

    private static Matrix darkest(Matrix matrix, int reach) {
        return lightest(matrix.map(value -> -value), reach).map(value -> -value);
    }

    private static Matrix alongRows(Matrix matrix, int reach) {
        double[][] rows = matrix.toRows();
        double[][] largest = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            Interruption.check();
            largest[row] = largest(rows[row], reach);
        }
        return Matrix.of(largest);
    }

    /** The largest of each window, from a queue of those that no later one exceeds: each value comes and goes once. */
    private static double[] largest(double[] values, int reach) {
        double[] largest = new double[values.length];
        int[] queue = new int[values.length];
        int first = 0;
        int end = 0;
        for (int next = 0, at = 0; at < values.length; at++) {
            while (next < values.length && next <= at + reach) {
                while (end > first && values[queue[end - 1]] <= values[next]) {
                    end--;
                }
                queue[end++] = next++;
            }
            while (queue[first] < at - reach) {
                first++;
            }
            largest[at] = values[queue[first]];
        }
        return largest;
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(LEVELS - 1, value * LEVELS));
    }

    /**
     * The threshold that makes both parts most alike within themselves.
     *
     * @param threshold the last level of the lower part
     * @param below mean of the lower part, 0 to 1
     * @param above mean of the upper part
     * @param explained the part of the variance that lies between the two
     */
    private record Otsu(int threshold, double below, double above, double explained) {

        /** Values from 0 to 1. */
        static Otsu of(Matrix values) {
            int[] counts = new int[LEVELS];
            for (double value : values.toArray()) {
                counts[level(value)]++;
            }
            double total = Arrays.stream(counts).sum();
            double mean = 0;
            double squares = 0;
            for (int level = 0; level < LEVELS; level++) {
                mean += level * counts[level] / total;
                squares += (double) level * level * counts[level] / total;
            }
            double part = 0;
            double sum = 0;
            double best = -1;
            Otsu found = new Otsu(0, 0, 0, 0);
            for (int level = 0; level < LEVELS - 1; level++) {
                part += counts[level] / total;
                sum += level * counts[level] / total;
                double between = part == 0 || part >= 1 ? 0 : Math.pow(mean * part - sum, 2) / (part * (1 - part));
                if (between > best) {
                    best = between;
                    found = new Otsu(
                            level,
                            sum / Math.max(part, 1e-12) / LEVELS,
                            (mean - sum) / Math.max(1 - part, 1e-12) / LEVELS,
                            between / Math.max(squares - mean * mean, 1e-12));
                }
            }
            return found;
        }
    }
}
