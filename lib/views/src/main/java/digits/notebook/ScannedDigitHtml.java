package digits.notebook;

import digits.matrix.Matrix;
import digits.scan.PictureForm;
import digits.scan.ScannedDigit;
import digits.views.Pictures;

/** The stages of a digit from a photo or scan, side by side. */
final class ScannedDigitHtml {

    /** Pixels of the page for the longer side of a stage. */
    private static final int LONGEST = 200;

    private ScannedDigitHtml() {}

    static String of(ScannedDigit digit) {
        StringBuilder html = new StringBuilder("<div style=\"display: flex; flex-wrap: wrap; gap: 16px\">");
        append(html, "1. the image in grey", digit.grey().map(light -> 1 - light));
        append(html, "2. without paper and light", digit.contrast());
        append(html, "3. ink or not", digit.ink());
        append(html, "4. cut out", digit.cut());
        append(html, "5. fitted to 28×28", digit.picture(PictureForm.MNIST));
        append(html, "or to 8×8", digit.picture(PictureForm.UCI));
        html.append("</div>");
        if (!digit.note().isEmpty()) {
            html.append("<p>").append(Html.escape(digit.toString())).append("</p>");
        }
        return html.toString();
    }

    /** Fewer points where there are more than are shown. */
    private static Matrix small(Matrix picture) {
        int step = (Math.max(picture.rows(), picture.columns()) + LONGEST - 1) / LONGEST;
        return Matrix.generate(
                (picture.rows() + step - 1) / step,
                (picture.columns() + step - 1) / step,
                (row, column) -> picture.get(row * step, column * step));
    }

    /** A picture with its title below; ink is black. */
    private static void append(StringBuilder html, String title, Matrix picture) {
        html.append("<figure style=\"margin: 0; max-width: 100%\">")
                .append(Html.image(Pictures.digit(small(picture))))
                .append("<figcaption>")
                .append(title)
                .append("</figcaption></figure>");
    }
}
