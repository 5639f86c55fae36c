package digits.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backpropagation against slopes that were measured by trying.
 *
 * <p>The tolerance: a central difference with h = 1e−5 is off by h²/6 times the third derivative, some 1e−11, and by the
 * rounding of the loss, some 1e−16/h = 1e−11. The gradients of these networks are 0.001 and larger, which makes relative
 * errors of up to 1e−8. A wrong sign, factor or derivative makes one of 0.1 and more.
 */
class GradientCheckTest {

    private static final double TOLERANCE = 1e-7;

    private static final Activation OWN =
            Activation.elementwise("softplus", z -> Math.log1p(Math.exp(z)), z -> 1 / (1 + Math.exp(-z)));

    private static final List<Activation> ACTIVATIONS = List.of(
            Activation.SIGMOID,
            Activation.TANH,
            Activation.RELU,
            Activation.LEAKY_RELU,
            Activation.IDENTITY,
            Activation.SOFTMAX,
            OWN);

    /**
     * A 4-…-3 network, its hidden layers of 5, 6 and 7 units. Weights up to 1 keep gradients far from 0; behind a softmax,
     * whose outputs share a sum of 1, slopes shrink from layer to layer, which larger weights make up for.
     */
    private static Network network(int depth, Activation hidden, Activation output, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double bound = hidden == Activation.SOFTMAX ? 3 : 1;
        List<Layer> layers = new ArrayList<>();
        int inputs = 4;
        for (int layer = 1; layer <= depth; layer++) {
            int units = layer == depth ? 3 : 4 + layer;
            layers.add(new Layer(
                    Matrix.uniform(units, inputs, -bound, bound, random),
                    Matrix.uniform(units, 1, -1, 1, random),
                    layer == depth ? output : hidden));
            inputs = units;
        }
        return Network.of(layers);
    }

    private static Matrix examples(int m) {
        return Matrix.uniform(4, m, -1, 1, new SplittableRandom(100));
    }

    private static Matrix labels(int m) {
        return Matrix.generate(3, m, (row, column) -> column % 3 == row ? 1 : 0);
    }

    static Stream<Arguments> everyCombination() {
        return ACTIVATIONS.stream()
                .flatMap(hidden -> heads().flatMap(head -> IntStream.rangeClosed(1, 4)
                        // With one layer there is no hidden one.
                        .filter(depth -> depth > 1 || hidden == Activation.SIGMOID)
                        .mapToObj(depth -> Arguments.of(depth, hidden, head.get()[0], head.get()[1]))));
    }

    /** Every output activation with every loss that can be used with it. */
    private static Stream<Arguments> heads() {
        return Stream.of(Loss.values())
                .flatMap(loss -> ACTIVATIONS.stream()
                        .filter(output -> fits(loss, output))
                        .map(output -> Arguments.of(output, loss)));
    }

    private static boolean fits(Loss loss, Activation output) {
        try {
            loss.checkFits(output);
            return true;
        } catch (IllegalArgumentException tooWide) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void backpropagationGivesTheSlopesOfTheLoss(int depth, Activation hidden, Activation output, Loss loss) {
        // Seeds with which no output ReLU is off for all examples: its gradient would be 0 and show nothing.
        GradientCheck check =
                GradientCheck.of(network(depth, hidden, output, 10 + depth), examples(5), labels(5), loss);
        assertTrue(check.worst() <= TOLERANCE, check.toString());
        // A gradient of zeros would agree with slopes of zeros and show nothing.
        for (GradientCheck.Entry entry : check.matrices()) {
            assertTrue(entry.gradient().norm() > 1e-4, entry.name() + " has no gradient");
        }
    }

    @Test
    void thereAre11HeadsAnd7HiddenActivationsAnd4Depths() {
        // Softmax and sigmoid fit the two cross-entropies, all seven the squared error.
        assertEquals(11, heads().count());
        assertEquals(11 + 3 * 7 * 11, everyCombination().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 50})
    void theSizeOfTheBatchDoesNotMatter(int m) {
        for (Loss loss : Loss.values()) {
            Network network = network(2, Activation.TANH, Activation.SIGMOID, 1);
            GradientCheck check = GradientCheck.of(network, examples(m), labels(m), loss);
            assertTrue(check.worst() <= TOLERANCE, loss + ", " + check);
        }
    }

    // --- that it would find an error

    @Test
    void aWrongDerivativeIsFound() {
        // 1 − tanh instead of 1 − tanh².
        Activation wrong = Activation.elementwise("wrong", Math::tanh, z -> 1 - Math.tanh(z));
        Network network = network(2, wrong, Activation.SOFTMAX, 1);
        GradientCheck check = GradientCheck.of(network, examples(5), labels(5), Loss.CROSS_ENTROPY);
        Dataset same = Dataset.of(examples(5), labels(5).columnArgMax(), 3, 2, 2);
        assertEquals(check, GradientCheck.of(network, same));
        assertTrue(check.worst() > 0.1, check.toString());
        assertTrue(check.where().endsWith("of layer 1"), check.where());
        // Behind the wrong layer all is well.
        assertTrue(check.matrices().get(2).relativeError() <= TOLERANCE);
        assertTrue(check.matrices().get(3).relativeError() <= TOLERANCE);
    }

    @Test
    void aReluWhoseDerivativeAsksWhetherTheOutputIsAtLeast0IsFound() {
        Activation wrong = Activation.elementwise("wrong", z -> Math.max(z, 0), z -> Math.max(z, 0) >= 0 ? 1 : 0);
        Network network = network(2, wrong, Activation.SOFTMAX, 1);
        GradientCheck check = GradientCheck.of(network, examples(5), labels(5), Loss.CROSS_ENTROPY);
        Dataset same = Dataset.of(examples(5), labels(5).columnArgMax(), 3, 2, 2);
        assertEquals(check, GradientCheck.of(network, same));
        assertTrue(check.worst() > 0.1, check.toString());
    }

    @Test
    void aDerivativeThatIsOffByAMillionthIsFound() {
        Activation wrong = Activation.elementwise("wrong", Math::sin, z -> 1.000001 * Math.cos(z));
        GradientCheck check =
                GradientCheck.of(network(2, wrong, Activation.SOFTMAX, 1), examples(5), labels(5), Loss.CROSS_ENTROPY);
        // ‖1.000001 g − g‖ / (‖1.000001 g‖ + ‖g‖) = 5e−7
        assertEquals(5e-7, check.worst(), 1e-8);
    }

    @Test
    void aGradientThatIsNaNIsTheWorst() {
        Activation wrong = Activation.elementwise("wrong", Math::tanh, z -> Double.NaN);
        GradientCheck check =
                GradientCheck.of(network(2, wrong, Activation.SOFTMAX, 1), examples(5), labels(5), Loss.CROSS_ENTROPY);
        assertTrue(Double.isNaN(check.worst()), check.toString());
    }

    // --- its parts

    @Test
    void matricesAreNamedLayerByLayer() {
        GradientCheck check =
                GradientCheck.of(network(3, OWN, Activation.SOFTMAX, 1), examples(5), labels(5), Loss.CROSS_ENTROPY);
        assertEquals(
                List.of("W of layer 1", "b of layer 1", "W of layer 2", "b of layer 2", "W of layer 3", "b of layer 3"),
                check.matrices().stream().map(GradientCheck.Entry::name).toList());
        double worst = check.matrices().stream()
                .mapToDouble(GradientCheck.Entry::relativeError)
                .max()
                .orElseThrow();
        assertEquals(worst, check.worst());
        assertTrue(check.toString().matches("worst relative error \\d\\.\\d\\de-\\d\\d, in [Wb] of layer [123]"));
    }

    @Test
    void slopesOfASquareAreTwiceTheNumber() {
        Matrix at = Matrix.of(2, 2, 1, -2, 3, 0.5);
        Matrix slopes = GradientCheck.slopes(matrix -> matrix.hadamard(matrix).sum(), at);
        assertEquals(0, slopes.minus(at.times(2)).norm(), 1e-9);
    }

    @Test
    void relativeErrorByHand() {
        // ‖(3, 0) − (0, 4)‖ / (3 + 4) = 5/7
        assertEquals(5 / 7.0, GradientCheck.relativeError(Matrix.row(3, 0), Matrix.row(0, 4)));
        assertEquals(0, GradientCheck.relativeError(Matrix.zeros(2, 2), Matrix.zeros(2, 2)));
        assertEquals(1, GradientCheck.relativeError(Matrix.row(0, 1e-20), Matrix.zeros(1, 2)));
    }
}
