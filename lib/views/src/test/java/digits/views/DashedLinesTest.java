package digits.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** A dashed line of many points goes straight from each to the next, and has its dashes. */
class DashedLinesTest {

    private static final int POINTS = 80, STEEP = 10;

    /** Flat for a while, then steep: a tenth of the way to the right for all of the way upwards. */
    private static double[][] bend(boolean isLog) {
        double[] x = IntStream.range(0, POINTS).asDoubleStream().toArray();
        double[] y = IntStream.range(0, POINTS)
                .mapToDouble(i -> Math.max(0, i - (POINTS - 1 - STEEP)) * 10.0)
                .map(height -> isLog ? Math.pow(10, height / 25) : height)
                .toArray();
        return new double[][] {x, y};
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aSteepOneIsNoStaircaseAndHasGaps(boolean isLog) {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        lines.put("solid", new double[][] {{0, POINTS - 1}, {1, 1}});
        lines.put("dashed", bend(isLog));
        XYChart chart = Charts.lines("a bend", "x", "y", lines);
        chart.getStyler().setYAxisLogarithmic(isLog);
        XYSeries dashed = chart.getSeries("dashed");

        BufferedImage image = Picture.of(chart).image();

        int foot = POINTS - 1 - STEEP, top = POINTS - 1;
        double left = chart.getScreenXFromChart(foot), right = chart.getScreenXFromChart(top);
        double low = chart.getScreenYFromChart(bend(isLog)[1][foot]),
                high = chart.getScreenYFromChart(bend(isLog)[1][top]);
        double length = Math.hypot(right - left, low - high);
        int on = 0, all = 0;
        double farthest = 0;
        for (int y = (int) high + 5; y < low - 20; y++) {
            double middle = left + (right - left) * (low - y) / (low - high);
            boolean isOn = false;
            for (int x = (int) left - 8; x < right + 8; x++) {
                if (image.getRGB(x * Picture.SCALE, y * Picture.SCALE) == Palette.SERIES[1].getRGB()) {
                    isOn = true;
                    farthest = Math.max(farthest, Math.abs(x - middle) * (low - high) / length);
                }
            }
            on += isOn ? 1 : 0;
            all++;
        }
        // Half of the line's width, and half a pixel for the place of its middle.
        assertTrue(farthest < 1.75, "a part of the line is " + farthest + " pixels away from it");
        assertTrue(on > all * 0.5 && on < all * 0.9, on + " of " + all + " rows have a dash");
        // What one asks the chart for afterwards are the points that were given.
        assertArrayEquals(bend(isLog)[1], dashed.getYData());
        assertEquals(POINTS, dashed.getXData().length);
        assertFalse(dashed.isSmooth());
    }
}
