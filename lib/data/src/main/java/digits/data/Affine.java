package digits.data;

import java.util.SplittableRandom;

/**
 * A map of the plane that keeps lines straight, from a pixel to the place its ink comes from: x = x0 + xRow · row + xColumn ·
 * column, and y likewise.
 */
record Affine(double x0, double xRow, double xColumn, double y0, double yRow, double yColumn) {

    /**
     * Draws a distortion and turns it round. Forward, about the middle of the picture: stretched, then sheared, then turned,
     * then shifted. All six numbers are always drawn, so that one range more or less does not change what the others do.
     */
    static Affine backward(Augmentation ranges, SplittableRandom random, int height, int width) {
        double right = uniform(random) * ranges.shift();
        double down = uniform(random) * ranges.shift();
        double angle = Math.toRadians(uniform(random) * ranges.rotation());
        double stretchX = 1 + uniform(random) * ranges.scale();
        double stretchY = 1 + uniform(random) * ranges.scale();
        double shear = uniform(random) * ranges.shear();
        // StrictMath gives the same bits on every machine.
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        // With d = pixel − middle − shift: turn back (cos dx + sin dy, cos dy − sin dx), shear back, stretch back.
        double xColumn = (cos + shear * sin) / stretchX;
        double xRow = (sin - shear * cos) / stretchX;
        double yColumn = -sin / stretchY;
        double yRow = cos / stretchY;
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        double x0 = middleX - xColumn * (middleX + right) - xRow * (middleY + down);
        double y0 = middleY - yColumn * (middleX + right) - yRow * (middleY + down);
        return new Affine(x0, xRow, xColumn, y0, yRow, yColumn);
    }

    /** From −1 to 1. */
    private static double uniform(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }
}
