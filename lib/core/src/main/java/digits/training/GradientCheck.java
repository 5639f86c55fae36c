package digits.training;

import digits.dataset.Dataset;
import digits.matrix.Interruption;
import digits.matrix.Matrix;
import digits.network.BackwardStep;
import digits.network.DropoutMask;
import digits.network.ForwardStep;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Compares the gradient that backpropagation computes with slopes measured by trying: change one weight a little both ways,
 * and see how the loss changes. Notebook 04 does it by hand.
 *
 * @param worst the largest relative error of any weight or bias matrix; below 1e−7 when backpropagation is right
 * @param where the matrix it was found in, such as "W of layer 1"
 * @param matrices the error of each matrix, layer by layer, W before b
 */
public record GradientCheck(double worst, String where, List<Entry> matrices) {

    /**
     * The change of a weight. The error of the slope falls with its square, the rounding error of the loss grows as it
     * shrinks; for doubles their sum is smallest near the cube root of 2^−52, which is 6e−6.
     */
    private static final double CHANGE = 1e-5;

    /**
     * How far backpropagation is from the measured slopes in one matrix.
     *
     * @param name "W of layer 1"
     * @param gradient ∂L/∂W by backpropagation
     * @param slopes ∂L/∂W by trying
     * @param relativeError ‖gradient − slopes‖ / (‖gradient‖ + ‖slopes‖), 0 if both are 0
     */
    public record Entry(String name, Matrix gradient, Matrix slopes, double relativeError) {}

    /**
     * Checks every weight and bias. Costs two forward propagations for each, so it is for small networks and few examples.
     * Near the corner of a ReLU (a sum that the change carries across 0) the slope is not defined and the error is large
     * although nothing is wrong; another seed helps.
     *
     * @param X examples, one per column (inputs × m)
     * @param Y what the outputs should be (outputs × m)
     */
    public static GradientCheck of(Network network, Matrix X, Matrix Y, Loss loss) {
        return of(network, X, Y, loss, Regularization.NONE, DropoutMask.NONE);
    }

    /** The same for all examples of a data set, with the loss that a training takes if it is not told another. */
    public static GradientCheck of(Network network, Dataset examples) {
        return of(network, examples.X(), examples.Y(), Loss.CROSS_ENTROPY);
    }

    /**
     * The same with a price on large weights, and with units left out.
     *
     * @param regularization its λ is taken; what is left out is said by the mask
     * @param mask held fixed, or the loss would change with it
     */
    public static GradientCheck of(
            Network network, Matrix X, Matrix Y, Loss loss, Regularization regularization, DropoutMask mask) {
        List<BackwardStep> gradients =
                regularization.withPenalty(network.backward(network.forward(X, mask), Y, loss, mask), network);
        ToDoubleFunction<Network> reported = changed -> {
            List<ForwardStep> steps = changed.forward(X, mask);
            return loss.of(steps.get(steps.size() - 1).A(), Y) + regularization.penalty(changed);
        };
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            int index = i;
            Layer layer = network.layers().get(i);
            entries.add(entry(
                    "W of layer " + (i + 1),
                    gradients.get(i).dW(),
                    layer.W(),
                    W -> reported.applyAsDouble(replace(network, index, new Layer(W, layer.b(), layer.activation())))));
            entries.add(entry(
                    "b of layer " + (i + 1),
                    gradients.get(i).db(),
                    layer.b(),
                    b -> reported.applyAsDouble(replace(network, index, new Layer(layer.W(), b, layer.activation())))));
        }
        Entry worst = entries.stream()
                .reduce((a, b) -> b.relativeError() > a.relativeError() || Double.isNaN(b.relativeError()) ? b : a)
                .orElseThrow();
        return new GradientCheck(worst.relativeError(), worst.name(), List.copyOf(entries));
    }

    /**
     * The slope of any function of a matrix along each of its elements, by central differences: (f(x + h) − f(x − h)) / 2h.
     *
     * @param at where the slope is wanted
     * @return a matrix of the shape of {@code at}
     */
    public static Matrix slopes(Function<Matrix, Double> function, Matrix at) {
        return Matrix.generate(at.rows(), at.columns(), (row, column) -> {
            Interruption.check();
            double up = function.apply(nudged(at, row, column, CHANGE));
            double down = function.apply(nudged(at, row, column, -CHANGE));
            return (up - down) / (2 * CHANGE);
        });
    }

    /** How far two gradients are apart: ‖a − b‖ / (‖a‖ + ‖b‖), 0 if both are 0. */
    public static double relativeError(Matrix a, Matrix b) {
        double size = a.norm() + b.norm();
        return size == 0 ? 0 : a.minus(b).norm() / size;
    }

    private static Entry entry(String name, Matrix gradient, Matrix at, Function<Matrix, Double> lossAt) {
        Matrix slopes = slopes(lossAt, at);
        return new Entry(name, gradient, slopes, relativeError(gradient, slopes));
    }

    private static Matrix nudged(Matrix matrix, int row, int column, double change) {
        return Matrix.generate(
                matrix.rows(), matrix.columns(), (i, j) -> matrix.get(i, j) + (i == row && j == column ? change : 0));
    }

    private static Network replace(Network network, int index, Layer layer) {
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(index, layer);
        return Network.of(layers);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "worst relative error %.2e, in %s", worst, where);
    }
}
