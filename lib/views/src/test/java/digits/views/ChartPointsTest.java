package digits.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.training.ConfusionMatrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

/** What a display tells of the points of a chart, and where it looks for them. */
class ChartPointsTest {

    /** Whether the picture has one of these colours within two pixels of a place. */
    private static boolean hasColor(BufferedImage image, int left, int top, Set<Integer> colors) {
        return IntStream.rangeClosed(-4, 4)
                .anyMatch(across -> IntStream.rangeClosed(-4, 4)
                        .anyMatch(down -> colors.contains(
                                image.getRGB(Picture.SCALE * left + across, Picture.SCALE * top + down))));
    }

    private static void assertDrawnThere(Picture picture) {
        for (ChartPoints chart : picture.points()) {
            // One may lie on another.
            Set<Integer> colors = chart.lines().stream()
                    .map(line -> Color.decode(line.color()).getRGB())
                    .collect(Collectors.toSet());
            for (ChartPoints.Line line : chart.lines()) {
                // Later points of a line may be where its dashes leave a gap.
                for (int i = 0; i < (line.isLine() ? 1 : line.left().size()); i++) {
                    assertTrue(
                            hasColor(
                                    picture.image(),
                                    line.left().get(i),
                                    line.top().get(i),
                                    colors),
                            line.name() + " at " + line.left().get(i) + ", "
                                    + line.top().get(i));
                }
            }
        }
    }

    @Test
    void pointsAreWhereTheyWereDrawnAndHaveTheirNumbers() {
        Picture picture = Picture.of(Charts.lines("way", "time (s)", "share (% of all)", Map.of("one", new double[][] {
            {0, 1, 2, 500.4567, 1000}, {12.34567, 20, Double.NaN, 99, 50}
        })));
        assertDrawnThere(picture);
        ChartPoints points = picture.points().get(0);
        assertEquals("time", points.across());
        assertEquals("share", points.upwards());
        ChartPoints.Line line = points.lines().get(0);
        assertEquals(List.of("0", "1", "500.5", "1000"), line.x());
        assertEquals(List.of("12.35%", "20%", "99%", "50%"), line.y());
        assertTrue(line.isLine());
    }

    @Test
    void onLogarithmicAxesAndBesideEachOtherAsWell() {
        XYChart sweep = Charts.sweep(Examples.sweep(4, 3));
        assertDrawnThere(Picture.of(sweep));
        Picture two = Pictures.sideBySide(sweep, Charts.accuracy(Examples.TESTED));
        assertDrawnThere(two);
        assertEquals(2, two.points().size());
        assertTrue(two.points().get(1).lines().get(0).left().get(0) > two.width() / 2);
        assertTrue(two.points().get(0).lines().stream()
                .filter(line -> line.name().startsWith("best"))
                .noneMatch(ChartPoints.Line::isLine));
    }

    @Test
    void ofManyPointsSomeAreKeptWithTheLast() {
        double[] x = IntStream.range(0, 10_000).asDoubleStream().toArray();
        List<String> kept = Picture.of(Charts.line("line", "x", "y", x, x))
                .points()
                .get(0)
                .lines()
                .get(0)
                .x();
        assertTrue(kept.size() > 200 && kept.size() <= 301, "" + kept.size());
        assertEquals("9999", kept.get(kept.size() - 1));
    }

    @Test
    void whatOnlyHelpsTheEyeOrLiesBeyondTheAxesIsNotTold() {
        XYChart chart = Charts.line("line", "x", "y", new double[] {0, 1, 2}, new double[] {0, 1, 5});
        ChartStyle.setAside(ChartStyle.line(chart, "aside", new double[] {0, 2}, new double[] {0, 0}));
        chart.getStyler().setYAxisMax(2.0);
        List<ChartPoints.Line> lines = Picture.of(chart).points().get(0).lines();
        assertEquals(1, lines.size());
        assertEquals(List.of("0", "1"), lines.get(0).y());
    }

    @Test
    void aPictureOfNoLinesHasNoPoints() {
        ConfusionMatrix confusion = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 0}, 2);
        assertEquals(List.of(), Picture.of(Charts.confusion(confusion)).points());
        assertEquals(List.of(), Pictures.digit(Examples.DIGITS, 1).points());
    }
}
