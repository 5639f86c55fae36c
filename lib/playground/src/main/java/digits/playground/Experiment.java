package digits.playground;

import digits.dataset.Dataset;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Optimizer;
import digits.training.Training;
import java.util.List;

/**
 * What is set about a training in the playground. Names are those of an address, such as "leaky-relu" and "rms-prop": the
 * library's own, in small letters. Immutable.
 *
 * @param hidden units of each hidden layer, the one nearest to the input first
 * @param activation of the hidden layers
 * @param output activation of the last layer
 * @param batch examples in a batch; 0 for all
 * @param examples how many training examples there are to learn from; 0 for all
 * @param dropout the probability with which a hidden unit is left out
 * @param seed decides the first weights and the order of the examples
 */
public record Experiment(
        List<Integer> hidden,
        String activation,
        String output,
        String loss,
        String start,
        String optimizer,
        double learningRate,
        int batch,
        int examples,
        double l2,
        double dropout,
        int seed) {

    /** What the page opens with. */
    public static final Experiment USUAL = new Experiment(
            List.of(10), "relu", "softmax", "cross-entropy", "he", "gradient-descent", 0.2, 32, 0, 0, 0, 1);

    /** Iterations after which nobody looks any more: a plan needs a length, but the page goes on until it is paused. */
    static final int LENGTH = 1_000_000_000;

    static final List<String> ACTIVATIONS = List.of("relu", "leaky-relu", "tanh", "sigmoid", "identity");
    static final List<String> OUTPUTS = List.of("softmax", "sigmoid");
    static final List<String> LOSSES = List.of("cross-entropy", "binary-cross-entropy", "mean-squared-error");
    static final List<String> STARTS = List.of("he", "xavier", "uniform");
    static final List<String> OPTIMIZERS = List.of("gradient-descent", "momentum", "nesterov", "rms-prop", "adam");

    public Experiment {
        hidden = List.copyOf(hidden);
    }

    /** The same with another learning rate. */
    public Experiment withLearningRate(double rate) {
        return new Experiment(
                hidden, activation, output, loss, start, optimizer, rate, batch, examples, l2, dropout, seed);
    }

    /** The plan as the library's own, on these examples: it gives the numbers that the page shows. */
    public Training training(Dataset train, Dataset test) {
        Dataset some = examples == 0 || examples >= train.size() ? train : train.first(examples);
        Training training = Training.of(network(train.features(), train.classes()), some)
                .test(test)
                .loss(Loss.valueOf(constant(loss)))
                .optimizer(optimizer(optimizer, learningRate))
                .l2(l2)
                .dropout(dropout)
                .seed(seed)
                .iterations(LENGTH);
        return batch == 0 || batch >= some.size() ? training : training.batchSize(batch);
    }

    /** The network before the first step. */
    public Network network(int inputs, int classes) {
        Network.Plan plan = Network.inputs(inputs);
        for (int units : hidden) {
            plan = plan.layer(units, activation(activation));
        }
        return plan.layer(classes, activation(output)).initialize(Initialization.valueOf(constant(start)), seed);
    }

    /** leaky-relu is LEAKY_RELU in Java. */
    static String constant(String name) {
        return name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    static Activation activation(String name) {
        return switch (name) {
            case "relu" -> Activation.RELU;
            case "leaky-relu" -> Activation.LEAKY_RELU;
            case "tanh" -> Activation.TANH;
            case "sigmoid" -> Activation.SIGMOID;
            case "softmax" -> Activation.SOFTMAX;
            default -> Activation.IDENTITY;
        };
    }

    static Optimizer optimizer(String name, double rate) {
        return switch (name) {
            case "momentum" -> Optimizer.momentum(rate);
            case "nesterov" -> Optimizer.nesterov(rate);
            case "rms-prop" -> Optimizer.rmsProp(rate);
            case "adam" -> Optimizer.adam(rate);
            default -> Optimizer.gradientDescent(rate);
        };
    }
}
