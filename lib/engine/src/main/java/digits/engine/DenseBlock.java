package digits.engine;

/** Examples with all their features, in both directions, as two matrices. */
final class DenseBlock<A> extends Block<A> {

    /** Holds both matrices. */
    A array;

    /** Row i: feature i of every example; rows are {@link #row} apart. */
    int rows;

    int row;

    /** Row e: every feature of example e, in panels. */
    int columns;

    Panels panels;
}
