package digits.views;

import digits.matrix.Matrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The ways that trainings of two weights take down their loss. */
final class DescentChart {

    private static final Marker[] SHAPES = {
        SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND
    };

    /** Of a way, thinner than its marks and thicker than what is below it. */
    private static final float WIDTH = 1.8f;

    /** Lines of equal loss. */
    private static final int LEVELS = 12;

    /** The strongest tint, in parts of 1. */
    private static final double STRONGEST = 0.5;

    /** Of the ways' width and height, around them. */
    private static final double MARGIN = 0.08;

    /** A way that gets further from the goal than this many times the start is cut off there. */
    private static final double FARTHEST = 2;

    private DescentChart() {}

    static XYChart of(String title, DoubleBinaryOperator loss, double[] goal, Map<String, double[][]> ways, int steps) {
        if (goal.length != 2 || ways.isEmpty() || steps < 1) {
            throw new IllegalArgumentException(
                    "descent needs a goal of 2 weights, 1 way or more, and 1 step or more from mark to mark, but got "
                            + goal.length + " weights, " + ways.size() + " ways and " + steps + " steps");
        }
        XYChart chart =
                ChartStyle.xy(ChartStyle.NOTEBOOK_WIDTH, title + ": a mark every " + steps + " steps", "x", "y");
        Map<String, double[][]> near = new LinkedHashMap<>();
        ways.forEach((name, way) -> {
            if (way.length != 2 || way[0].length != way[1].length || way[0].length == 0) {
                throw new IllegalArgumentException(
                        "descent needs both weights of each step, of one step at least, but \"" + name + "\" has "
                                + Arrays.stream(way)
                                        .map(axis -> String.valueOf(axis.length))
                                        .collect(Collectors.joining(" and ")));
            }
            near.put(name, near(way, goal));
        });
        double[] x = range(near, goal, 0), y = range(near, goal, 1);
        landscape(chart, loss, new Surface(x[0], x[1], y[0], y[1]));
        near.forEach((name, way) -> add(chart, name, way, steps));
        double[][] first = near.values().iterator().next();
        point(chart, "start", first[0][0], first[1][0], new Ring());
        point(chart, "goal", goal[0], goal[1], SeriesMarkers.CROSS);
        return chart;
    }

    private static void landscape(XYChart chart, DoubleBinaryOperator loss, Surface surface) {
        Matrix places = surface.places();
        Matrix heights = places.row(0).combine(places.row(1), loss);
        double low = heights.min(), height = heights.max() - low;
        surface.paint(
                chart,
                "the darker, the larger the loss",
                place -> Palette.tint(Palette.CONTOUR, STRONGEST * Math.sqrt((heights.get(0, place) - low) / height)));
        // In a round valley their distances are equal.
        double[] levels = IntStream.rangeClosed(1, LEVELS)
                .mapToDouble(level -> low + height * Math.pow((double) level / LEVELS, 2))
                .toArray();
        surface.contours(chart, "equal loss", heights, levels).setLineColor(Palette.CONTOUR);
    }

    /** The part of a way before it leaves the neighbourhood of the goal. */
    private static double[][] near(double[][] way, double[] goal) {
        double farthest = FARTHEST * distance(way, 0, goal);
        int end = IntStream.range(1, way[0].length)
                .filter(step -> !(distance(way, step, goal) <= farthest))
                .findFirst()
                .orElse(way[0].length);
        return new double[][] {Arrays.copyOf(way[0], end), Arrays.copyOf(way[1], end)};
    }

    private static double distance(double[][] way, int step, double[] goal) {
        return Math.hypot(way[0][step] - goal[0], way[1][step] - goal[1]);
    }

    private static double[] range(Map<String, double[][]> ways, double[] goal, int axis) {
        var all = DoubleStream.concat(
                        DoubleStream.of(goal[axis]),
                        ways.values().stream().flatMapToDouble(way -> Arrays.stream(way[axis])))
                .summaryStatistics();
        double margin = MARGIN * (all.getMax() - all.getMin());
        return new double[] {all.getMin() - margin, all.getMax() + margin};
    }

    /** A line through all steps, and marks on some of them, after which the legend names the way. */
    private static void add(XYChart chart, String name, double[][] way, int steps) {
        int number = chart.getSeriesCollection().size() / 2 - 1;
        Color color = Palette.SERIES[number % Palette.SERIES.length];
        XYSeries line = chart.addSeries(name + ", each step", way[0], way[1]);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(ChartStyle.stroke(number, WIDTH));
        line.setLineColor(color);
        ChartStyle.setAside(line);
        int[] marked = IntStream.range(0, way[0].length)
                .filter(step -> step % steps == 0)
                .toArray();
        XYSeries marks = chart.addSeries(name, at(marked, way[0]), at(marked, way[1]));
        marks.setLineStyle(SeriesLines.NONE);
        marks.setMarker(SHAPES[number % SHAPES.length]);
        marks.setMarkerColor(color);
    }

    private static double[] at(int[] marked, double[] way) {
        return Arrays.stream(marked).mapToDouble(step -> way[step]).toArray();
    }

    private static void point(XYChart chart, String name, double x, double y, Marker marker) {
        XYSeries point = chart.addSeries(name, new double[] {x}, new double[] {y});
        point.setLineStyle(SeriesLines.NONE);
        point.setMarker(marker);
        point.setMarkerColor(Palette.TEXT);
    }

    /** A ring around a place, which leaves to be seen what is there. */
    private static final class Ring extends Marker {

        private static final double SIZE = 16;

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.setStroke(new BasicStroke(2));
            graphics.draw(new Ellipse2D.Double(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE));
        }
    }
}
