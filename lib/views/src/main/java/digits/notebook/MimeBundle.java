package digits.notebook;

import java.util.Map;

/**
 * One output in the forms from which a front end takes the richest it can show.
 *
 * @param data the content of each MIME type; always with text/plain
 */
record MimeBundle(Map<String, String> data) {

    static final String TEXT = "text/plain";
    static final String HTML = "text/html";

    MimeBundle {
        data = Map.copyOf(data);
    }

    static MimeBundle html(String html, String text) {
        return new MimeBundle(Map.of(HTML, html, TEXT, text));
    }
}
