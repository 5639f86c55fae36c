package digits.exercises;

import digits.matrix.Matrix;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random numbers to ask for, in hundredths: a message shows them in full, so that an answer can be computed by hand. None is 0, where a
 * ReLU has its corner.
 */
final class Inputs {

    private Inputs() {}

    static double number(SplittableRandom random, double low, double high) {
        double number = Math.rint(100 * random.nextDouble(low, high)) / 100;
        return number == 0 ? 0.01 : number;
    }

    static double[] numbers(SplittableRandom random, int count, double low, double high) {
        return IntStream.range(0, count)
                .mapToDouble(i -> number(random, low, high))
                .toArray();
    }

    /** Accuracies in hundredths of a per cent. */
    static double[] accuracies(SplittableRandom random, int count, double low, double high) {
        return random.doubles(count, low, high)
                .map(accuracy -> Math.rint(10_000 * accuracy) / 10_000)
                .toArray();
    }

    static Matrix matrix(int rows, int columns, double low, double high, SplittableRandom random) {
        return Matrix.generate(rows, columns, (row, column) -> number(random, low, high));
    }
}
