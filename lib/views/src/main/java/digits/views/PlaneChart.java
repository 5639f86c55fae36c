package digits.views;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;

/** A chart of the plane: one unit is as long upwards as to the right, so that a circle is one. */
final class PlaneChart extends XYChart {

    PlaneChart(String title) {
        super(ChartStyle.HEIGHT, ChartStyle.HEIGHT * 9 / 8);
        ChartStyle.dress(this, title, "x₀", "x₁");
        ChartStyle.legendBelow(this);
        getStyler().setMarkerSize(6);
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        // How much room the axes' labels and the legend take, XChart knows only when it has painted.
        Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        super.paint(nowhere, width, height);
        nowhere.dispose();
        Rectangle2D room = plot.getBounds();
        double right = getScreenXFromChart(1) - getScreenXFromChart(0);
        double up = getScreenYFromChart(0) - getScreenYFromChart(1);
        double narrower = room.getWidth() * Math.min(1, up / right);
        double lower = room.getHeight() * Math.min(1, right / up);
        super.paint(graphics, width - (int) (room.getWidth() - narrower), height - (int) (room.getHeight() - lower));
        // The size is that of the whole.
        setWidth(width);
        setHeight(height);
    }
}
