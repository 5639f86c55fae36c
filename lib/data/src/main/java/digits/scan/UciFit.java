package digits.scan;

import digits.matrix.Matrix;
import java.util.Arrays;

/**
 * Fits ink as the 8×8 digits were. NIST's programs, which prepared them, are only described in outline (M. D. Garris and others,
 * "NIST Form-Based Handprint Recognition System", NISTIR 5469, 1994); the constants were chosen so that other people's digits,
 * those of MNIST, come out as the mean pictures of the 1,797 look.
 */
final class UciFit {

    /** Pixels of the picture. */
    private static final int SIZE = 8;

    /** Points along each side of a block of 4 × 4 points of the original bitmap: four for one. */
    private static final int BLOCK = 16;

    private static final int GRID = SIZE * BLOCK;

    /** Every one of the 1,797 digits touches the first and the last row; nearly all leave the outer columns empty. */
    private static final double WIDEST = GRID * 20 / 32.0;

    /** A narrow digit may become wider by this factor than by its proportions: a 1 does not become a block. */
    private static final double STRETCH = 1.5;

    /** The ink of the 1,797 digits: on average 19.5 of 64 pixels, nearly the same for a 1 and an 8. */
    private static final double INK = 19.5 / 64;

    /** No pen is made wider than by this to either side, nor thinner than by that. */
    private static final double WIDER = GRID * 5 / 32.0;

    private static final double THINNER = -GRID * 3 / 32.0;

    /** How often the size is corrected for the width that the strokes were given. */
    private static final int ROUNDS = 2;

    private UciFit() {}

    static Matrix of(Ink ink) {
        Ink upright = Fitting.upright(ink.cut(ink.box()));
        Ink digit = upright.cut(upright.box());
        double growth = 0;
        for (int round = 0; round < ROUNDS; round++) {
            growth = growth(DistanceField.signed(scaled(digit, growth)));
        }
        Ink fitted = scaled(digit, growth);
        Ink drawn = Fitting.grown(fitted, DistanceField.signed(fitted), growth);
        return Fitting.blocks(drawn, BLOCK, 0, 0).map(part -> Math.floor(16 * part + 0.5) / 16);
    }

    /** As large as leaves room for the strokes to grow. */
    private static Ink scaled(Ink digit, double growth) {
        double scaleY = (GRID - 2 * growth) / digit.height();
        double widest = Math.max(WIDEST - 2 * growth, BLOCK / 2.0);
        double scaleX = Math.min(widest / digit.width(), STRETCH * scaleY);
        return Fitting.scaled(digit, GRID, scaleX, scaleY);
    }

    /** By how much the strokes have to grow for the digit to have its ink. */
    private static double growth(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double wanted = sorted[(int) (INK * sorted.length)];
        return Math.max(THINNER, Math.min(WIDER, wanted));
    }
}
