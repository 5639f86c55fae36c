package digits.playground;

import digits.dataset.Dataset;
import digits.dataset.Pixels;

/** Examples without their zeros: of the pixels of the 8×8 digits half are empty, and a weight times 0 adds nothing. */
final class SparseExamples {

    final int size;
    final int[] labels;
    /** Example e has its values from starts[e] to starts[e + 1]. */
    final int[] starts;

    final int[] features;
    final double[] values;

    SparseExamples(Dataset dataset) {
        Pixels pixels = dataset.pixels();
        size = dataset.size();
        labels = dataset.labels();
        starts = new int[size + 1];
        int count = 0;
        for (int example = 0; example < size; example++) {
            for (int feature = 0; feature < dataset.features(); feature++) {
                count += pixels.value(example, feature) == 0 ? 0 : 1;
            }
        }
        features = new int[count];
        values = new double[count];
        for (int example = 0, i = 0; example < size; example++) {
            for (int feature = 0; feature < dataset.features(); feature++) {
                double value = pixels.value(example, feature);
                if (value != 0) {
                    features[i] = feature;
                    values[i++] = value;
                }
            }
            starts[example + 1] = i;
        }
    }
}
