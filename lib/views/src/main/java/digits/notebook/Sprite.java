package digits.notebook;

import digits.dataset.Dataset;
import digits.views.Picture;
import java.awt.image.BufferedImage;
import java.util.Base64;

/** Many small pictures in one image, side by side: a third of the size of their numbers. */
final class Sprite {

    /** Pictures in a row of the image. */
    static final int COLUMNS = 40;

    private Sprite() {}

    /** The address of an image that holds the examples in the order given, a pixel for each of theirs, ink being black. */
    static String of(Dataset dataset, int[] examples) {
        int height = dataset.height();
        int width = dataset.width();
        int rows = (examples.length + COLUMNS - 1) / COLUMNS;
        BufferedImage image = new BufferedImage(COLUMNS * width, rows * height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < examples.length; i++) {
            int left = i % COLUMNS * width;
            int top = i / COLUMNS * height;
            for (int pixel = 0; pixel < height * width; pixel++) {
                double ink = Math.min(1, Math.max(0, dataset.value(examples[i], pixel)));
                // Into the raster: setRGB would take the brightness for that of another scale of greys.
                image.getRaster()
                        .setSample(left + pixel % width, top + pixel / width, 0, (int) Math.round(255 * (1 - ink)));
            }
        }
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Picture.of(image).png());
    }
}
