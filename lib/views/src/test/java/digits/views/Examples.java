package digits.views;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.History;
import digits.training.Measurement;
import digits.training.Optimizer;
import digits.training.StopReason;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.training.Training;
import digits.training.TrainingResult;
import java.util.Arrays;
import java.util.List;

/** Small things to show. */
public final class Examples {

    /** 2×2 pixels; the first example is white, grey / black, white. */
    public static final Dataset DIGITS =
            Dataset.ofBytes(new byte[] {0, 8, 16, 0, 16, 16, 16, 16, 0, 0, 0, 4}, 16, new int[] {2, 0, 2}, 3, 2, 2);

    public static final History TESTED =
            new History(List.of(new Measurement(0, 2.5, 0.1, 2.6, 0.125), new Measurement(50, 0.5, 0.9, 0.75, 0.875)));

    public static final History UNTESTED = new History(List.of(
            new Measurement(0, 2, 0.25, Double.NaN, Double.NaN), new Measurement(10, 1, 0.5, Double.NaN, Double.NaN)));

    private Examples() {}

    public static Network network() {
        return Network.inputs(4).layer(3, Activation.SOFTMAX).initialize(Initialization.XAVIER, 1);
    }

    public static Training training() {
        return Training.of(network(), DIGITS).test(DIGITS).learningRate(0.5);
    }

    public static TrainingResult result(double learningRate, StopReason reason) {
        return new TrainingResult(network(), 50, TESTED, reason, 50, Optimizer.gradientDescent(learningRate));
    }

    /** Learning rates 0.01, 0.1 and so on; the one at an index diverged, none if it is −1. */
    public static SweepResult sweep(int count, int diverged) {
        SweepPoint[] points = new SweepPoint[count];
        for (int i = 0; i < count; i++) {
            double learningRate = Double.parseDouble("1e" + (i - 2));
            points[i] = new SweepPoint(
                    learningRate, result(learningRate, i == diverged ? StopReason.DIVERGED : StopReason.COMPLETED));
        }
        return new SweepResult("learning rate α", false, Arrays.asList(points));
    }

    public static Matrix counting(int rows, int columns) {
        return Matrix.generate(rows, columns, (row, column) -> row * columns + column);
    }
}
