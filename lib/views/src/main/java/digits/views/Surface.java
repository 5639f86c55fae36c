package digits.views;

import digits.matrix.Matrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A part of the plane, seen through a grid of places: its colours behind a chart, and lines along which a quantity has the same
 * height.
 */
record Surface(double left, double right, double bottom, double top) {

    /** Places along each side: what lies between them is mixed, which nobody sees at four pixels. */
    private static final int SIDE = 121;

    /** The coordinates of all places (2 × places), row after row from the top. */
    Matrix places() {
        return Matrix.generate(2, SIDE * SIDE, (axis, place) -> {
            int row = place / SIDE, column = place % SIDE;
            return axis == 0 ? x(column) : y(row);
        });
    }

    private double x(double column) {
        return left + (right - left) * column / (SIDE - 1);
    }

    private double y(double row) {
        return top - (top - bottom) * row / (SIDE - 1);
    }

    /**
     * Makes the chart show this part of the plane and nothing else, with a colour at each place.
     *
     * @param words what the colours say
     */
    void paint(XYChart chart, String words, IntFunction<Color> colors) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int place = 0; place < SIDE * SIDE; place++) {
            image.setRGB(place % SIDE, place / SIDE, colors.apply(place).getRGB());
        }
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setXAxisMin(left).setXAxisMax(right);
        chart.getStyler().setYAxisMin(bottom).setYAxisMax(top);
        XYSeries series = chart.addSeries(words, new double[] {left}, new double[] {bottom});
        series.setMarker(new Backdrop(image));
        ChartStyle.setAside(series);
    }

    /** Draws where heights, one for each place, pass through any of the levels. */
    XYSeries contours(XYChart chart, String name, Matrix heights, double... levels) {
        List<double[]> ends = new ArrayList<>();
        for (double level : levels) {
            for (int row = 0; row + 1 < SIDE; row++) {
                for (int column = 0; column + 1 < SIDE; column++) {
                    cross(ends, heights, level, row, column, 1);
                    cross(ends, heights, level, row + 1, column + 1, -1);
                }
            }
        }
        if (ends.isEmpty()) {
            // A series without a point is none.
            ends.add(new double[] {left, Double.NaN});
        }
        double[] x = ends.stream().mapToDouble(end -> end[0]).toArray();
        double[] y = ends.stream().mapToDouble(end -> end[1]).toArray();
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(ChartStyle.THIN);
        ChartStyle.setAside(series);
        return series;
    }

    /**
     * A triangle of the grid, of which one corner is a place and the others are one step away from it: its heights lie on a plane,
     * so the line through it is straight. A gap follows.
     */
    private void cross(List<double[]> ends, Matrix heights, double level, int row, int column, int step) {
        int[][] corners = {{row, column}, {row, column + step}, {row + step, column}};
        int before = ends.size();
        for (int i = 0; i < 3; i++) {
            int[] from = corners[i], to = corners[(i + 1) % 3];
            double here = heights.get(0, from[0] * SIDE + from[1]) - level;
            double there = heights.get(0, to[0] * SIDE + to[1]) - level;
            if (here >= 0 != there >= 0) {
                double part = here / (here - there);
                ends.add(new double[] {x(from[1] + part * (to[1] - from[1])), y(from[0] + part * (to[0] - from[0]))});
            }
        }
        if (ends.size() > before) {
            ends.add(new double[] {left, Double.NaN});
        }
    }

    /** What fills the plot, which is all that XChart lets a marker paint on. */
    static final class Backdrop extends Marker {

        private final BufferedImage image;

        Backdrop(BufferedImage image) {
            this.image = image;
        }

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            Rectangle plot = graphics.getClipBounds();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, plot.x, plot.y, plot.width, plot.height, null);
        }
    }
}
