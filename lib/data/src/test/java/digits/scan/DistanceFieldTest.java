package digits.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistanceFieldTest {

    @Test
    void theEdgeLiesHalfWayBetweenInkAndPaper() {
        Ink ink = new Ink(1, 5, new boolean[] {false, false, true, true, true});
        assertArrayEquals(new double[] {1.5, 0.5, -0.5, -1.5, -2.5}, DistanceField.signed(ink));
    }

    @Test
    void everyDistanceIsTheShortestOfAll() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            int height = 1 + random.nextInt(12);
            int width = 2 + random.nextInt(12);
            boolean[] points = new boolean[height * width];
            for (int i = 0; i < points.length; i++) {
                points[i] = random.nextInt(4) == 0;
            }
            points[0] = true;
            points[1] = false;
            double[] signed = DistanceField.signed(new Ink(height, width, points));
            for (int i = 0; i < points.length; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int k = 0; k < points.length; k++) {
                    if (points[k] != points[i]) {
                        nearest = Math.min(nearest, Math.hypot(k / width - i / width, k % width - i % width));
                    }
                }
                assertEquals(points[i] ? 0.5 - nearest : nearest - 0.5, signed[i], 1e-12);
            }
        }
    }
}
