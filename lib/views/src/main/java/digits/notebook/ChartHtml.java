package digits.notebook;

import digits.views.ChartPoints;
import digits.views.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A picture of charts whose points tell their numbers, to the mouse, to a finger and to the arrow keys. */
final class ChartHtml {

    private ChartHtml() {}

    /** As HTML; a picture without points, such as a heat map, just so. */
    static String of(Picture picture) {
        String image = Html.image(picture);
        if (picture.points().isEmpty()) {
            return image;
        }
        List<Map<String, Object>> charts =
                picture.points().stream().map(ChartHtml::chart).toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("width", picture.width());
        data.put("height", picture.height());
        data.put("charts", charts);
        return Widget.of("chart-points", "chart", data, image).html();
    }

    private static Map<String, Object> chart(ChartPoints points) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("across", points.across());
        chart.put("upwards", points.upwards());
        chart.put("lines", points.lines().stream().map(ChartHtml::line).toList());
        return chart;
    }

    private static Map<String, Object> line(ChartPoints.Line line) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", line.name());
        map.put("color", line.color());
        map.put("isLine", line.isLine());
        map.put("left", line.left());
        map.put("top", line.top());
        map.put("x", line.x());
        map.put("y", line.y());
        return map;
    }
}
