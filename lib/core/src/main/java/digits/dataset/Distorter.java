package digits.dataset;

import digits.matrix.Matrix;

/**
 * Distorts the examples of one data set, one at a time, as a {@link Distortion} says. What an example becomes depends on the
 * seed, the example and the round alone. Not for sharing between threads: it may have room to compute in.
 */
public interface Distorter {

    /** Features of one example. */
    int features();

    /**
     * A distorted example.
     *
     * @param example which one
     * @param round in each round every example is distorted in another way, such as in each epoch of a training
     * @param target where its features are put
     * @param at the place of the first one
     */
    void draw(int example, long round, float[] target, int at);

    /** Distorted examples as a network takes them (features × examples), one per column. */
    default Matrix X(int[] examples, long round) {
        int features = features();
        float[] values = new float[examples.length * features];
        for (int i = 0; i < examples.length; i++) {
            draw(examples[i], round, values, i * features);
        }
        return Matrix.generate(features, examples.length, (feature, i) -> values[i * features + feature]);
    }
}
