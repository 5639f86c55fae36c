package digits.notebook;

import digits.views.Picture;
import java.util.Base64;

/** Pieces of HTML. */
public final class Html {

    private Html() {}

    /** Text that means itself wherever it stands in HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A picture inside the page, so that it is there without a file or a network. */
    static String image(Picture picture, String description) {
        return "<img width=\"" + picture.width() + "\" height=\"" + picture.height() + "\" alt=\""
                + escape(description) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture.png()) + "\">";
    }
}
