package digits.playground;

import digits.network.DropoutMask;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Training;
import java.util.Arrays;

/** How well some examples are read, measured again and again; and what each is read as. */
final class Score {

    private final Training training;
    private final Parameters places;
    private final Pass pass;
    private final SparseExamples examples;
    /** One row for each class, as in the matrix A: the loss is summed in its reading order. */
    private final double[] outputs;

    /** What each example is read as. */
    final int[] answers;
    /** For each layer and unit, for how many examples it put out something else than 0. */
    final int[][] active;

    private double loss;
    private double accuracy;

    Score(Training training, Parameters places, Pass pass, SparseExamples examples) {
        this.training = training;
        this.places = places;
        this.pass = pass;
        this.examples = examples;
        outputs = new double[places.units[places.layers()] * examples.size];
        answers = new int[examples.size];
        active = new int[places.layers()][];
        for (int layer = 0; layer < active.length; layer++) {
            active[layer] = new int[places.units[layer + 1]];
        }
    }

    double loss() {
        return loss;
    }

    double accuracy() {
        return accuracy;
    }

    /** Measures; slopes says whether every example goes back as well, so that the gradient of all is there at once. */
    void measure(boolean slopes) {
        for (int[] counts : active) {
            Arrays.fill(counts, 0);
        }
        int classes = places.units[places.layers()];
        int right = 0;
        for (int example = 0; example < examples.size; example++) {
            pass.forward(examples, example, DropoutMask.NONE, example);
            double[] answer = pass.A[places.layers() - 1];
            int largest = 0;
            for (int unit = 0; unit < classes; unit++) {
                outputs[unit * examples.size + example] = answer[unit];
                largest = answer[unit] > answer[largest] ? unit : largest;
            }
            answers[example] = largest;
            right += largest == examples.labels[example] ? 1 : 0;
            count();
            if (slopes) {
                pass.backward(examples.labels[example], examples.size, DropoutMask.NONE, example);
            }
        }
        accuracy = (double) right / examples.size;
        loss = sumOfTerms(classes) / examples.size + penalty();
    }

    private void count() {
        for (int layer = 0; layer < active.length; layer++) {
            double[] a = pass.A[layer];
            int[] counts = active[layer];
            for (int unit = 0; unit < a.length; unit++) {
                counts[unit] += a[unit] == 0 ? 0 : 1;
            }
        }
    }

    private double sumOfTerms(int classes) {
        Loss terms = training.loss();
        double sum = 0;
        for (int unit = 0, i = 0; unit < classes; unit++) {
            for (int example = 0; example < examples.size; example++, i++) {
                sum += terms.term(outputs[i], examples.labels[example] == unit ? 1 : 0);
            }
        }
        return sum;
    }

    private double penalty() {
        double lambda = training.regularization().l2();
        return lambda == 0 ? 0 : training.regularization().penalty(network());
    }

    private Network network() {
        return places.network(pass.values());
    }
}
