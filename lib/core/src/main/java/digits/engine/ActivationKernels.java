package digits.engine;

import digits.network.Activation;
import digits.network.ElementwiseActivation;

/** Which kernels belong to an elementwise activation. One that isn't known here is asked for each number. */
final class ActivationKernels<A> {

    private final Kernels<A> kernels;

    ActivationKernels(Kernels<A> kernels) {
        this.kernels = kernels;
    }

    /** Whether the engine has kernels for it. */
    static boolean isOwn(Activation activation) {
        return activation == Activation.SIGMOID
                || activation == Activation.TANH
                || activation == Activation.RELU
                || activation == Activation.LEAKY_RELU
                || activation == Activation.IDENTITY;
    }

    /** A = g(Z) for a stretch of an array. */
    void apply(Activation activation, A array, int Z, int A, int count) {
        if (activation == Activation.SIGMOID) {
            kernels.sigmoid(array, Z, array, A, count);
        } else if (activation == Activation.TANH) {
            kernels.tanh(array, Z, array, A, count);
        } else if (activation == Activation.RELU) {
            kernels.leakyRelu(array, Z, array, A, count, 0);
        } else if (activation == Activation.LEAKY_RELU) {
            kernels.leakyRelu(array, Z, array, A, count, 0.01);
        } else if (activation != Activation.IDENTITY) {
            ElementwiseActivation own = (ElementwiseActivation) activation;
            kernels.map(own.value(), array, Z, array, A, count);
        }
    }

    /** dZ = dA ⊙ g'(Z) for a stretch of an array, in place. */
    void timesSlope(Activation activation, A array, int Z, int A, int d, int count) {
        if (activation == Activation.SIGMOID) {
            kernels.timesSigmoidSlope(array, A, array, d, count);
        } else if (activation == Activation.TANH) {
            kernels.timesTanhSlope(array, A, array, d, count);
        } else if (activation == Activation.RELU) {
            kernels.timesLeakyReluSlope(array, A, array, d, count, 0);
        } else if (activation == Activation.LEAKY_RELU) {
            kernels.timesLeakyReluSlope(array, A, array, d, count, 0.01);
        } else if (activation != Activation.IDENTITY) {
            ElementwiseActivation own = (ElementwiseActivation) activation;
            kernels.timesSlope(own.slope(), array, Z, array, d, count);
        }
    }
}
