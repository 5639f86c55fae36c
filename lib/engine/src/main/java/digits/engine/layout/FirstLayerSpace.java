package digits.engine.layout;

import digits.engine.kernels.Span;

/**
 * Where in a workspace the first layer's numbers for a block of examples are. Matrices are units × examples.
 *
 * @param array of the workspace
 * @param room where the layout's own room starts; see {@link Layout#room}
 * @param firstZ where Z of the first unit is
 * @param firstdZ where dZ of the first unit is
 * @param stride from one unit's Z or dZ to the next unit's
 * @param firstBias where the first unit's bias stands, once for each number that a kernel starts at once
 * @param biasStride from one unit's bias to the next unit's
 * @param zeros where a row of zeros is, for sums that start at zero
 */
public record FirstLayerSpace<N>(
        N array, int room, int firstZ, int firstdZ, int stride, int firstBias, int biasStride, int zeros) {

    /** Z from a unit and an example on. */
    Span<N> Z(int unit, int example) {
        return Span.of(array, firstZ + unit * stride + example, stride);
    }

    /** dZ from a unit and an example on. */
    Span<N> dZ(int unit, int example) {
        return Span.of(array, firstdZ + unit * stride + example, stride);
    }

    /** All biases, each of which fills a row. */
    Span<N> biases(int unit) {
        return Span.of(array, firstBias + unit * biasStride, biasStride);
    }
}
