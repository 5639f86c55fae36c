package digits.training;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Network;

/** How often each class was taken for each: row for the true class, column for the predicted one. Immutable. */
public final class ConfusionMatrix {

    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /** What a network makes of a data set. */
    public static ConfusionMatrix of(Network network, Dataset dataset) {
        return of(Predictions.classes(network, dataset), dataset.labels(), dataset.classes());
    }

    /**
     * From predicted and true classes, in the same order.
     *
     * @throws IllegalArgumentException if the lists differ in length, are empty, or hold something outside 0..classes−1, or
     *     if there is no class
     */
    public static ConfusionMatrix of(int[] predicted, int[] labels, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("a confusion matrix needs at least one class, but got " + classes);
        }
        if (predicted.length != labels.length || labels.length == 0) {
            throw new IllegalArgumentException(
                    "a confusion matrix needs one prediction for each label, at least one, but got " + predicted.length
                            + " predictions and " + labels.length + " labels");
        }
        int[][] counts = new int[classes][classes];
        for (int example = 0; example < labels.length; example++) {
            counts[checked(labels[example], classes)][checked(predicted[example], classes)]++;
        }
        return new ConfusionMatrix(counts);
    }

    private static int checked(int label, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("a confusion matrix of " + classes + " classes needs classes from 0 to "
                    + (classes - 1) + ", but got " + label);
        }
        return label;
    }

    /** How many classes there are. */
    public int classes() {
        return counts.length;
    }

    /**
     * How many examples of one class were taken for another, or for itself.
     *
     * @throws IllegalArgumentException if one of them is outside 0..classes−1
     */
    public int count(int trueClass, int predictedClass) {
        return counts[checked(trueClass, classes())][checked(predictedClass, classes())];
    }

    /** The counts as a matrix (true × predicted). */
    public Matrix toMatrix() {
        return Matrix.generate(classes(), classes(), (row, column) -> counts[row][column]);
    }

    /** The part of all examples that were classified correctly, 0..1. */
    public double accuracy() {
        Matrix all = toMatrix();
        double right = 0;
        for (int label = 0; label < classes(); label++) {
            right += counts[label][label];
        }
        return right / all.sum();
    }

    /** Of the examples of a class, the part that was recognized, 0..1; NaN if there is no such example. */
    public double recall(int trueClass) {
        return count(trueClass, trueClass) / toMatrix().rowSums().get(trueClass, 0);
    }

    /** Of the examples taken for a class, the part that truly was, 0..1; NaN if none was taken for it. */
    public double precision(int predictedClass) {
        return count(predictedClass, predictedClass) / toMatrix().columnSums().get(0, predictedClass);
    }

    @Override
    public String toString() {
        return toMatrix().toString();
    }
}
