package digits.engine.layout;

/** Examples in tiles, in both directions, as views of those of all examples. */
final class TiledBlock<N> extends Block<N> {

    /** Each strip is some examples, each row a feature. */
    Tiles<N> byExample;

    /** The block's first strip there. */
    int firstOfExamples;

    /** Each strip is some features, each row an example of one block; null if it isn't learned from. */
    Tiles<N> byFeature;

    /** The block's first strip there. */
    int firstOfFeatures;

    /** What a code of 1 is worth. */
    double unit;
}
