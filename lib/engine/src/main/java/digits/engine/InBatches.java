package digits.engine;

/** Examples that can be chosen, for mini-batches. */
interface InBatches<A> {

    /**
     * Fills a block with chosen examples, ready for learning; all workers do their share, and then wait for each other.
     *
     * @param chosen the batch, of which examples from {@code from} up to but not including {@code to} are for this block
     * @param chance what is left out of the features, and how they are distorted
     */
    void choose(Block<A> block, int[] chosen, int from, int to, Chance chance, Share share);
}
