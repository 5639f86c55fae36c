package digits.engine.layout;

import digits.dataset.Pixels;
import digits.matrix.Interruption;

/** Where pictures have ink, as bits. */
final class Ink {

    private Ink() {}

    /** For each example a bit for each feature. */
    static long[][] ofExamples(Pixels.Bytes pixels, int examples) {
        long[][] ink = new long[examples][(pixels.features() + 63) / 64];
        for (int example = 0; example < examples; example++) {
            Interruption.check();
            for (int feature = 0; feature < pixels.features(); feature++) {
                if (pixels.stored(example, feature) != 0) {
                    ink[example][feature >> 6] |= 1L << feature;
                }
            }
        }
        return ink;
    }

    /** For each feature a bit for each of some examples, about {@code most}, which tell enough. */
    static long[][] ofFeatures(Pixels.Bytes pixels, int examples, int most) {
        int step = (examples + most - 1) / most;
        int looked = (examples + step - 1) / step;
        long[][] ink = new long[pixels.features()][(looked + 63) / 64];
        for (int i = 0; i < looked; i++) {
            for (int feature = 0; feature < pixels.features(); feature++) {
                if (pixels.stored(i * step, feature) != 0) {
                    ink[feature][i >> 6] |= 1L << i;
                }
            }
        }
        return ink;
    }
}
