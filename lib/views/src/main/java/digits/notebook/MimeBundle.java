package digits.notebook;

import digits.views.Picture;
import java.util.Base64;
import java.util.Map;

/**
 * One output in the forms from which a front end takes the richest it can show.
 *
 * @param data the content of each MIME type; always with text/plain
 * @param metadata what a front end should know of the content of a MIME type
 */
record MimeBundle(Map<String, String> data, Map<String, Map<String, Integer>> metadata) {

    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String PNG = "image/png";

    MimeBundle {
        data = Map.copyOf(data);
        metadata = Map.copyOf(metadata);
    }

    static MimeBundle html(String html, String text) {
        return new MimeBundle(Map.of(HTML, html, TEXT, text), Map.of());
    }

    /** An image with the size at which to show it, which is half of what it has. */
    static MimeBundle png(Picture picture, String text) {
        String base64 = Base64.getEncoder().encodeToString(picture.png());
        return new MimeBundle(
                Map.of(PNG, base64, TEXT, text),
                Map.of(PNG, Map.of("width", picture.width(), "height", picture.height())));
    }
}
