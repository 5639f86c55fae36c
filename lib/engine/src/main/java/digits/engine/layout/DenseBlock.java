package digits.engine.layout;

import digits.engine.kernels.Span;

/** Examples with all their features, in both directions, as two matrices. */
final class DenseBlock<N> extends Block<N> {

    /** Holds both matrices. */
    N array;

    /** Where the first is. Its row i is feature i of every example. */
    int rows;

    /** From one feature to the next. */
    int stride;

    /** Where the second is. Its row e is every feature of example e, in panels. */
    int columns;

    Panels panels;

    /** X: features × examples. */
    Span<N> features() {
        return Span.of(array, rows, stride);
    }
}
