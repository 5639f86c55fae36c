package digits.engine;

import java.util.List;

/** Examples that can be kept in blocks, for full batches. */
interface InBlocks<A> {

    /**
     * All examples in blocks, ready for learning, to be kept.
     *
     * @param bounds where each block starts, and where the last ends
     */
    List<Block<A>> kept(int[] bounds);
}
