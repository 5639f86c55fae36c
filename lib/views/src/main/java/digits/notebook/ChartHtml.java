package digits.notebook;

import digits.views.Picture;
import java.util.LinkedHashMap;
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
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("width", picture.width());
        data.put("height", picture.height());
        data.put("charts", picture.points());
        return Widget.of("chart-points", "chart", data, image).html();
    }
}
