package digits.views;

import java.awt.Color;

/**
 * The colours of everything that is drawn. Series use those that Okabe and Ito chose to be told apart by colour-blind eyes
 * too ("Color universal design", 2008).
 */
final class Palette {

    static final Color TEXT = new Color(0x222222);
    static final Color GRID = new Color(0xDDDDDD);
    static final Color CONTOUR = new Color(0x8899AA);
    static final Color BACKGROUND = Color.WHITE;

    static final Color TRAIN = new Color(0x0072B2);
    static final Color TEST = new Color(0xD55E00);

    /** What went wrong: a divergence, a wrong answer. */
    static final Color WRONG = new Color(0xD55E00);

    /** In the order in which series take them. */
    static final Color[] SERIES = {
        TRAIN,
        TEST,
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000),
        new Color(0x8C564B)
    };

    private static final Color[] ORDERED = {
        new Color(0x2D0B59), new Color(0x8C2981), new Color(0xDE4968), new Color(0xF08A24)
    };

    /** The ends of the diverging scale. Both are light enough for black numbers to be read on them. */
    static final Color NEGATIVE = new Color(0x4393C3);

    static final Color POSITIVE = new Color(0xE8825D);

    /** The dark end of the sequential scale, light enough for black numbers. */
    static final Color MANY = new Color(0x6BAED6);

    private Palette() {}

    /** A colour thinned with paper: none of it at 0 and below, itself at 1 and above. */
    static Color tint(Color color, double part) {
        return mix(BACKGROUND, color, part);
    }

    /** From blue at −1 over white at 0 to orange at 1; what is beyond gets the end's colour. NaN is grey. */
    static Color diverging(double value) {
        if (Double.isNaN(value)) {
            return Color.GRAY;
        }
        Color end = value < 0 ? NEGATIVE : POSITIVE;
        return mix(BACKGROUND, end, Math.abs(value));
    }

    /** From dark violet at 0 over magenta to orange at 1: lighter and lighter, so that the order is seen by all eyes. */
    static Color ordered(double value) {
        double place = value * (ORDERED.length - 1);
        int before = (int) Math.min(place, ORDERED.length - 2);
        return mix(ORDERED[before], ORDERED[before + 1], place - before);
    }

    /** From white at 0 to black at 1, as ink on paper; what is beyond gets the end's colour. */
    static Color ink(double value) {
        return mix(Color.WHITE, Color.BLACK, value);
    }

    /** One end at 0 and below, the other at 1 and above. */
    private static Color mix(Color from, Color to, double part) {
        double inside = Math.max(0, Math.min(1, part));
        return new Color(
                mix(from.getRed(), to.getRed(), inside),
                mix(from.getGreen(), to.getGreen(), inside),
                mix(from.getBlue(), to.getBlue(), inside));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }
}
