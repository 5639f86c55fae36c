package digits.spark;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.matrix.Matrix;
import java.io.Serializable;

/** A data set on its way to the executors. Exactly one of bytes and numbers is there. */
record Examples(byte[] bytes, int maximum, double[] numbers, int[] labels, int classes, int height, int width)
        implements Serializable {

    static Examples of(Dataset dataset) {
        int size = dataset.size();
        int features = dataset.features();
        if (dataset.pixels() instanceof Pixels.Bytes pixels) {
            byte[] bytes = new byte[Math.multiplyExact(size, features)];
            for (int example = 0; example < size; example++) {
                for (int feature = 0; feature < features; feature++) {
                    bytes[example * features + feature] = (byte) pixels.stored(example, feature);
                }
            }
            return new Examples(
                    bytes,
                    pixels.maximum(),
                    null,
                    dataset.labels(),
                    dataset.classes(),
                    dataset.height(),
                    dataset.width());
        }
        return new Examples(
                null, 0, dataset.X().toArray(), dataset.labels(), dataset.classes(), dataset.height(), dataset.width());
    }

    Dataset dataset() {
        return bytes != null
                ? Dataset.ofBytes(bytes, maximum, labels, classes, height, width)
                : Dataset.of(Matrix.of(height * width, labels.length, numbers), labels, classes, height, width);
    }
}
