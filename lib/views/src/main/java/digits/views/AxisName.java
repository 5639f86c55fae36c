package digits.views;

import java.awt.Font;
import java.awt.Graphics2D;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/** A name below a place of the axis of x, where XChart would put ticks at numbers of its own choice. */
final class AxisName extends AnnotationText {

    private static final int BELOW = 15;

    private final String name;

    private AxisName(String name, double place) {
        super(name, place, 0, false);
        this.name = name;
    }

    /** Names at 0, 1, 2 and so on, in place of ticks. */
    static void addTo(XYChart chart, Iterable<String> names) {
        chart.getStyler().setXAxisTickLabelsFormattingFunction(place -> " ");
        chart.getStyler().setXAxisTickMarksColor(Palette.BACKGROUND);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        int place = 0;
        for (String name : names) {
            chart.addAnnotation(new AxisName(name, place++));
        }
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setFont(Drawing.font(Font.PLAIN, 13));
        graphics.setColor(Palette.TEXT);
        Drawing.centred(graphics, name, getXAxisScreenValue(x), getYAxisScreenValueForMax() + BELOW);
    }
}
