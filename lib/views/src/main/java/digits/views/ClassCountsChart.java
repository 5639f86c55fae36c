package digits.views;

import digits.dataset.Dataset;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** How many examples each class has, as bars. */
final class ClassCountsChart {

    private ClassCountsChart() {}

    static CategoryChart of(Dataset dataset) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.HEIGHT)
                .title(dataset.size() + " examples")
                .xAxisTitle("class")
                .yAxisTitle("examples")
                .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisMaxLabelCount(dataset.classes());
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setLabelsFont(Drawing.font(Font.PLAIN, 13));
        chart.getStyler().setLabelsPosition(0.9);
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setYAxisMin(0.0);
        List<Integer> counts = Arrays.stream(dataset.classCounts()).boxed().toList();
        chart.addSeries("examples", IntStream.range(0, counts.size()).boxed().toList(), counts);
        return chart;
    }
}
