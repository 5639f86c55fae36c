package digits.bench;

import digits.dataset.Dataset;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Precision;
import digits.training.Training;
import java.util.Arrays;
import java.util.List;

/** The trainings that a work stands for. */
final class Plans {

    private Plans() {}

    /** One for each learning rate: ReLU in the hidden layers, softmax at the end, cross-entropy. */
    static List<Training> of(Work work, Dataset dataset) {
        Training training = Training.of(network(work.layers()), dataset)
                .batchSize(work.batch() == 0 ? dataset.size() : work.batch())
                .precision(work.precision().equals("float") ? Precision.FLOAT : Precision.DOUBLE);
        return Arrays.stream(work.rates()).mapToObj(training::learningRate).toList();
    }

    private static Network network(int[] layers) {
        Network.Plan plan = Network.inputs(layers[0]);
        for (int layer = 1; layer < layers.length - 1; layer++) {
            plan = plan.layer(layers[layer], Activation.RELU);
        }
        return plan.layer(layers[layers.length - 1], Activation.SOFTMAX).initialize(Initialization.HE, 1);
    }
}
