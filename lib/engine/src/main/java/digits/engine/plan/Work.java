package digits.engine.plan;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.engine.kernels.ElementwiseKernels;
import digits.training.Training;
import java.util.List;

/**
 * What is to be done, as far as it decides how: facts about trainings side by side, which are alike in them.
 *
 * @param examples to learn from
 * @param batchSize examples in a batch; full batches have all
 * @param layers of one network, the first one first
 * @param networks how many networks are trained side by side
 * @param trainIsBytes whether the features to learn from are bytes
 * @param allAreBytes whether those to test on are, too
 * @param density which part of the features isn't zero, 0..1
 * @param dropsFeatures whether some features are left out, others in each iteration
 * @param distorts whether pictures are distorted, in another way in each epoch
 * @param threads how many there may be
 */
public record Work(
        int examples,
        int batchSize,
        List<LayerShape> layers,
        int networks,
        boolean trainIsBytes,
        boolean allAreBytes,
        double density,
        boolean dropsFeatures,
        boolean distorts,
        int threads) {

    /** Examples that are looked at to find out how many features are zero. */
    private static final int LOOKED_AT = 500;

    public static Work of(List<Training> trainings) {
        Training training = trainings.get(0);
        Dataset train = training.train();
        boolean bytes = isBytes(train);
        return new Work(
                train.size(),
                training.batches().size(),
                training.network().layers().stream()
                        .map(layer -> new LayerShape(
                                layer.inputs(), layer.units(), ElementwiseKernels.needZ(layer.activation())))
                        .toList(),
                trainings.size(),
                bytes,
                bytes && training.test().map(Work::isBytes).orElse(true),
                bytes ? density(train) : 1,
                training.regularization().dropout().input() != 0,
                !training.distortion().isNone(),
                training.threads());
    }

    /** The same for one of the networks. */
    Work ofOne() {
        return new Work(
                examples, batchSize, layers, 1, trainIsBytes, allAreBytes, density, dropsFeatures, distorts, threads);
    }

    private static boolean isBytes(Dataset dataset) {
        return dataset.pixels() instanceof Pixels.Bytes;
    }

    /** The part of the features that isn't zero, going by some examples. */
    private static double density(Dataset dataset) {
        Pixels.Bytes pixels = (Pixels.Bytes) dataset.pixels();
        int step = 1 + dataset.size() / LOOKED_AT;
        long looked = 0;
        long nonzero = 0;
        for (int example = 0; example < dataset.size(); example += step) {
            for (int feature = 0; feature < dataset.features(); feature++) {
                nonzero += pixels.stored(example, feature) == 0 ? 0 : 1;
                looked++;
            }
        }
        return (double) nonzero / looked;
    }

    boolean fullBatch() {
        return batchSize >= examples;
    }

    int features() {
        return layers.get(0).inputs();
    }

    /** Weights and biases of all networks. */
    long parameters() {
        return (long) networks
                * layers.stream().mapToInt(LayerShape::parameters).sum();
    }
}
