package digits.scan;

import digits.matrix.Matrix;

/**
 * Fits ink as MNIST did (Y. LeCun and others, "Gradient-Based Learning Applied to Document Recognition", 1998,
 * doi:10.1109/5.726791, section III.A): 20 × 20 pixels with the proportions kept, then the centre of mass in the middle of
 * 28 × 28.
 */
final class MnistFit {

    /** Pixels of the picture. */
    private static final int SIZE = 28;

    /** Points along each side of a pixel. */
    private static final int BLOCK = 8;

    private static final int GRID = SIZE * BLOCK;

    /** The box that a digit fills in its longer direction. */
    private static final double BOX = 20 * BLOCK;

    /**
     * Half of MNIST's strokes are wider than this. Thinner ones are made as wide: a pen is often thinner than NIST's were, and
     * networks read thin strokes less well.
     */
    private static final double THINNEST = 2.4 * BLOCK;

    /** One in twenty of MNIST's digits has wider strokes. */
    private static final double WIDEST = 4 * BLOCK;

    /** What is all ink is thinned no more than leaves room around it. */
    private static final double THINNER = -(GRID - BOX) / 2 + 1;

    private MnistFit() {}

    static Matrix of(Ink ink) {
        Ink digit = ink.cut(ink.box());
        double growth = growth(scaled(digit, 0));
        Ink fitted = scaled(digit, growth);
        Ink drawn = Fitting.grown(fitted, DistanceField.signed(fitted), growth);
        return centred(drawn);
    }

    /** As large as leaves room for the strokes to grow. */
    private static Ink scaled(Ink digit, double growth) {
        double scale = (BOX - 2 * growth) / Math.max(digit.height(), digit.width());
        return Fitting.scaled(digit, GRID, scale, scale);
    }

    /** By how much the strokes have to grow to either side. */
    private static double growth(Ink ink) {
        double[] distances = DistanceField.signed(ink);
        double sum = 0;
        int area = 0;
        for (double distance : distances) {
            if (distance < 0) {
                sum -= distance;
                area++;
            }
        }
        // Over a stroke the distance from its edge rises from 0 to half its width and falls to 0: a quarter on average.
        double width = 4 * sum / area;
        return Math.max(THINNER, (Math.max(THINNEST, Math.min(WIDEST, width)) - width) / 2);
    }

    private static Matrix centred(Ink ink) {
        double area = ink.area();
        double meanX = 0;
        double meanY = 0;
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                if (ink.at(row, column)) {
                    meanX += (column + 0.5) / area;
                    meanY += (row + 0.5) / area;
                }
            }
        }
        int down = (int) Math.floor(GRID / 2.0 - meanY + 0.5);
        int right = (int) Math.floor(GRID / 2.0 - meanX + 0.5);
        return Fitting.blocks(ink, BLOCK, down, right);
    }
}
