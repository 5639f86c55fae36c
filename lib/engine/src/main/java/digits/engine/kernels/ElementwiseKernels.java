package digits.engine.kernels;

import digits.network.Activation;
import digits.network.ElementwiseActivation;
import digits.network.Identity;
import digits.network.LeakyRelu;
import digits.network.Relu;
import digits.network.Sigmoid;
import digits.network.Softmax;
import digits.network.Tanh;

/** Which compute kernels belong to an elementwise activation. One that isn't known here is asked for each number. */
public final class ElementwiseKernels<N> {

    private final Kernels<N> kernels;

    public ElementwiseKernels(Kernels<N> kernels) {
        this.kernels = kernels;
    }

    /** Whether an activation's slope is computed from Z: those that have a kernel here are computed from A. */
    public static boolean needZ(Activation activation) {
        return !(activation instanceof Sigmoid
                || activation instanceof Tanh
                || activation instanceof Relu
                || activation instanceof LeakyRelu
                || activation instanceof Identity
                || activation instanceof Softmax);
    }

    /** A = g(Z) for a stretch of an array. */
    public void apply(ElementwiseActivation activation, N array, int zAt, int aAt, int count) {
        if (activation instanceof Sigmoid) {
            kernels.sigmoid(array, zAt, array, aAt, count);
        } else if (activation instanceof Tanh) {
            kernels.tanh(array, zAt, array, aAt, count);
        } else if (activation instanceof Relu) {
            kernels.leakyRelu(array, zAt, array, aAt, count, 0);
        } else if (activation instanceof LeakyRelu leaky) {
            kernels.leakyRelu(array, zAt, array, aAt, count, leaky.negativeSlope());
        } else if (!(activation instanceof Identity)) {
            kernels.map(activation::value, array, zAt, array, aAt, count);
        }
    }

    /** dZ = dA ⊙ g'(Z) for a stretch of an array, in place. */
    public void timesSlope(ElementwiseActivation activation, N array, int zAt, int aAt, int dAt, int count) {
        if (activation instanceof Sigmoid) {
            kernels.timesSigmoidSlope(array, aAt, array, dAt, count);
        } else if (activation instanceof Tanh) {
            kernels.timesTanhSlope(array, aAt, array, dAt, count);
        } else if (activation instanceof Relu) {
            kernels.timesLeakyReluSlope(array, aAt, array, dAt, count, 0);
        } else if (activation instanceof LeakyRelu leaky) {
            kernels.timesLeakyReluSlope(array, aAt, array, dAt, count, leaky.negativeSlope());
        } else if (!(activation instanceof Identity)) {
            kernels.timesSlope(activation::slope, array, zAt, array, dAt, count);
        }
    }
}
