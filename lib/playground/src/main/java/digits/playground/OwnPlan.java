package digits.playground;

import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import digits.training.Optimizer;
import digits.training.Training;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A training of one's own as the playground takes it: an address, and the weights that it starts from.
 *
 * @param weights in the order of {@link Parameters}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
public record OwnPlan(String address, double[] weights) {

    /**
     * The plan of a training.
     *
     * @throws IllegalArgumentException if something is set that the playground has no control for
     */
    public static OwnPlan of(Training training) {
        Network network = training.network();
        List<Layer> layers = network.layers();
        List<Layer> hidden = layers.subList(0, layers.size() - 1);
        int last = training.iterations() - 1;
        require(training.distortion().isNone(), "examples as they are", "distorts them; leave .augment out");
        require(
                factor(training, 0) == 1 && factor(training, last / 2) == 1 && factor(training, last) == 1,
                "one learning rate",
                "has a schedule; leave .schedule out");
        require(
                training.regularization().dropout().input() == 0
                        && training.regularization().dropout().hidden() <= 0.9,
                "dropout of hidden units only, up to 0.9",
                "has " + training.regularization().dropout());
        require(
                hidden.size() <= Address.MOST_LAYERS
                        && hidden.stream().allMatch(layer -> layer.units() <= Address.MOST_UNITS),
                "at most " + Address.MOST_LAYERS + " hidden layers of " + Address.MOST_UNITS + " units",
                "has " + network);
        require(
                hidden.stream().map(Layer::activation).distinct().count() <= 1,
                "one activation for all hidden layers",
                "has " + network);
        Activation activation =
                hidden.isEmpty() ? Activation.RELU : hidden.get(0).activation();
        Optimizer optimizer = training.optimizer();
        Experiment experiment = new Experiment(
                hidden.stream().map(Layer::units).toList(),
                one(Experiment.ACTIVATIONS, Experiment::activation, activation, "a hidden activation of the library"),
                one(
                        Experiment.OUTPUTS,
                        Experiment::activation,
                        layers.get(hidden.size()).activation(),
                        "outputs"),
                training.loss().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "he",
                one(
                        Experiment.OPTIMIZERS,
                        name -> Experiment.optimizer(name, optimizer.learningRate()),
                        optimizer,
                        "an optimizer"),
                optimizer.learningRate(),
                training.batchSize() == training.train().size() ? 0 : training.batchSize(),
                0,
                training.regularization().l2(),
                training.regularization().dropout().hidden(),
                seed(training.seed()));
        String address = Address.of(experiment);
        List<String> problems = Address.read(address).notUnderstood();
        require(problems.isEmpty(), "what its controls can be set to", "asks for more: " + String.join(" ", problems));
        return new OwnPlan(address, new Parameters(network).of(network));
    }

    private static double factor(Training training, int iteration) {
        return training.schedule().factor(iteration, training.iterations());
    }

    private static int seed(long seed) {
        require(seed >= 0 && seed <= 999_999_999, "a seed from 0 to 999999999", "has a seed of " + seed);
        return (int) seed;
    }

    /** The name of a thing among those that the playground knows. */
    private static <T> String one(List<String> names, Function<String, T> thing, T wanted, String what) {
        for (String name : names) {
            if (thing.apply(name).equals(wanted)) {
                return name;
            }
        }
        throw needs(what + " of " + String.join(", ", names), "has " + wanted);
    }

    private static void require(boolean holds, String needed, String found) {
        if (!holds) {
            throw needs(needed, found);
        }
    }

    private static IllegalArgumentException needs(String needed, String found) {
        return new IllegalArgumentException("the playground needs " + needed + ", but this training " + found);
    }
}
