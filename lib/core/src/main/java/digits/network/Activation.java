package digits.network;

import digits.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What a layer does to its weighted sums: A = g(Z). Without it, layers of any depth would be one linear map. Notebook 03
 * draws each of them with its derivative.
 */
public sealed interface Activation permits ElementwiseActivation, Softmax {

    /** σ(z) = 1 / (1 + e^−z), from 0 to 1; σ'(z) = σ(z) (1 − σ(z)). */
    Activation SIGMOID = new Sigmoid();

    /** tanh(z) = (e^z − e^−z) / (e^z + e^−z), from −1 to 1; tanh'(z) = 1 − tanh²(z). */
    Activation TANH = new Tanh();

    /** The rectified linear unit max(0, z); its slope is 1 where z &gt; 0, else 0. */
    Activation RELU = new Relu();

    /** A rectified linear unit that lets 1% of a negative sum through, so that its slope is never 0. */
    Activation LEAKY_RELU = new LeakyRelu(0.01);

    /** g(z) = z, with slope 1: for outputs that are any number. */
    Activation IDENTITY = new Identity();

    /** Turns the sums of a layer into probabilities: e^z of each unit, divided by the sum over all units. */
    Activation SOFTMAX = new Softmax();

    /** All of these: what a file or a message can name. */
    List<Activation> LIBRARY = List.of(SIGMOID, TANH, RELU, LEAKY_RELU, IDENTITY, SOFTMAX);

    /**
     * The library's activation of a name, such as "relu" or "leaky relu 0.2"; empty if there is none.
     *
     * @throws IllegalArgumentException if the slope of a leaky ReLU is no number from 0 to below 1
     */
    static Optional<Activation> named(String name) {
        String leaky = LEAKY_RELU.name() + " ";
        return name.startsWith(leaky)
                ? Optional.of(leakyRelu(Double.parseDouble(name.substring(leaky.length()))))
                : LIBRARY.stream()
                        .filter(activation -> activation.name().equals(name))
                        .findFirst();
    }

    /**
     * max(z, slope · z).
     *
     * @param slope the slope for negative z, from 0 to below 1
     * @throws IllegalArgumentException if the slope is not
     */
    static Activation leakyRelu(double slope) {
        return new LeakyRelu(slope);
    }

    /**
     * An activation of your own that treats each element by itself.
     *
     * @param name what tables and charts call it
     * @param value g(z)
     * @param slope its derivative g'(z); a {@code GradientCheck} finds out if it is wrong
     */
    static Activation elementwise(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        return new OwnActivation(name, value, slope);
    }

    /** What tables and charts call it. */
    String name();

    /** A = g(Z), the same shape as Z. */
    Matrix apply(Matrix Z);

    /**
     * One step of backpropagation: from the loss's slope along the activations to its slope along the weighted sums.
     *
     * @param Z weighted sums (units × m)
     * @param A activations g(Z), same shape
     * @param dA ∂L/∂A, same shape
     * @return dZ = ∂L/∂Z, same shape; for an elementwise activation dA ⊙ g'(Z)
     */
    Matrix dZ(Matrix Z, Matrix A, Matrix dA);
}
