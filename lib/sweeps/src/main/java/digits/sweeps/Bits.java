package digits.sweeps;

import digits.matrix.Matrix;
import digits.network.Layer;
import digits.training.Measurement;
import digits.training.TrainingResult;

/** One number that is made of many, and differs if a bit of one of them does, but for a chance of 1 in 2⁶⁴. */
final class Bits {

    /** Of SplitMix64: spreads each bit over all. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long state = 1;

    private Bits() {}

    static long of(TrainingResult result) {
        Bits bits = new Bits();
        for (Layer layer : result.network().layers()) {
            bits.add(layer.W());
            bits.add(layer.b());
        }
        for (Measurement measurement : result.history()) {
            bits.add(measurement.iteration());
            bits.add(measurement.loss());
            bits.add(measurement.trainAccuracy());
            bits.add(measurement.testLoss());
            bits.add(measurement.testAccuracy());
        }
        return bits.state;
    }

    private void add(Matrix matrix) {
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                add(matrix.get(row, column));
            }
        }
    }

    private void add(double number) {
        state = Long.rotateLeft((state ^ Double.doubleToLongBits(number)) * MULTIPLIER, 29);
    }
}
