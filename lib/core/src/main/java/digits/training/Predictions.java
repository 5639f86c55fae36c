package digits.training;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import digits.matrix.Matrix;
import digits.network.Network;

/**
 * What a network makes of many examples, block by block: MNIST's 60,000 pictures as one matrix of doubles would take 376 MB,
 * and each layer's results again as much as they have numbers. The bits are those of {@link Network#predict}.
 */
public final class Predictions {

    /** Examples in a block: 6 MB of doubles with 784 features. */
    private static final int BLOCK = 1000;

    private Predictions() {}

    /** The last layer's activations for each picture (outputs × m): with softmax, the probability of each class. */
    public static Matrix of(Network network, PictureSet pictures) {
        double[][] columns = new double[pictures.size()][];
        for (int from = 0; from < pictures.size(); from += BLOCK) {
            int to = Math.min(pictures.size(), from + BLOCK);
            double[][] block =
                    network.predict(pictures.range(from, to).X()).transpose().toRows();
            System.arraycopy(block, 0, columns, from, block.length);
        }
        return Matrix.of(columns).transpose();
    }

    /** The same for examples with labels, which are not looked at. */
    public static Matrix of(Network network, Dataset dataset) {
        return of(network, dataset.pictures());
    }

    /** The class with the largest output for each picture. */
    public static int[] classes(Network network, PictureSet pictures) {
        return of(network, pictures).columnArgMax();
    }

    /** The same for examples with labels, which are not looked at. */
    public static int[] classes(Network network, Dataset dataset) {
        return classes(network, dataset.pictures());
    }
}
