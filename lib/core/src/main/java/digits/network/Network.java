package digits.network;

import digits.matrix.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Layers one after the other: what a layer puts out, the next takes in. Immutable: learning makes new networks.
 *
 * <pre>{@code
 * Network network = Network.inputs(64).layer(10, Activation.RELU).layer(10, Activation.SOFTMAX)
 *         .initialize(Initialization.HE, 1);
 * }</pre>
 */
public final class Network {

    private final List<Layer> layers;

    private Network(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /**
     * A network of given layers.
     *
     * @throws IllegalArgumentException if there is none, or a layer has not as many inputs as the one before has units
     */
    public static Network of(List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer, but got none");
        }
        for (int layer = 1; layer < layers.size(); layer++) {
            if (layers.get(layer).inputs() != layers.get(layer - 1).units()) {
                throw new IllegalArgumentException("layer " + (layer + 1) + " needs as many inputs as layer " + layer
                        + " has units, " + layers.get(layer - 1).units() + ", but has "
                        + layers.get(layer).inputs());
            }
        }
        return new Network(layers);
    }

    /** A network of given layers; see {@link #of(List)}. */
    public static Network of(Layer... layers) {
        return of(List.of(layers));
    }

    /** Begins the plan of a network that takes this many numbers in: 64 for 8×8 pixels, 784 for 28×28. */
    public static Plan inputs(int inputs) {
        return new Plan(inputs, List.of(), List.of());
    }

    /** The layers, the one nearest to the input first. */
    public List<Layer> layers() {
        return layers;
    }

    /** How many numbers describe an example. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** How many numbers come out for an example: one for each class. */
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** How many weights and biases there are to learn. */
    public int parameters() {
        return layers.stream()
                .mapToInt(layer -> layer.units() * (layer.inputs() + 1))
                .sum();
    }

    /**
     * Forward propagation, every intermediate kept: one step for each layer, the first layer's first.
     *
     * @param X examples, one per column (inputs × m)
     * @throws IllegalArgumentException if X has not as many rows as the network has inputs
     */
    public List<ForwardStep> forward(Matrix X) {
        return forward(X, DropoutMask.NONE);
    }

    /**
     * Forward propagation while learning with dropout. Each step's input is what is left of the activations before it.
     *
     * @param mask what is left out; what goes into a layer is multiplied with it
     */
    public List<ForwardStep> forward(Matrix X, DropoutMask mask) {
        List<ForwardStep> steps = new ArrayList<>();
        Matrix input = X;
        for (int layer = 0; layer < layers.size(); layer++) {
            ForwardStep step = layers.get(layer).forward(mask.apply(layer, input));
            steps.add(step);
            input = step.A();
        }
        return Collections.unmodifiableList(steps);
    }

    /** The last layer's activations for each example (outputs × m): with softmax, the probability of each class. */
    public Matrix predict(Matrix X) {
        // Nothing is kept but what the next layer takes in.
        Matrix A = X;
        for (Layer layer : layers) {
            A = layer.forward(A).A();
        }
        return A;
    }

    /** The class with the largest output for each example. */
    public int[] classify(Matrix X) {
        return predict(X).columnArgMax();
    }

    /**
     * Backpropagation: the slope of the loss along every weight and bias, by the chain rule from the last layer to the
     * first. Notebook 04 derives it.
     *
     * @param steps what {@link #forward} of this network gave
     * @param Y what the outputs should be, one-hot (outputs × m)
     * @return one step for each layer, the first layer's first
     * @throws IllegalArgumentException if the steps or Y do not fit the network
     */
    public List<BackwardStep> backward(List<ForwardStep> steps, Matrix Y, Loss loss) {
        return backward(steps, Y, loss, DropoutMask.NONE);
    }

    /**
     * Backpropagation while learning with dropout: a number that was multiplied on the way forward has its slope multiplied by
     * the same factor on the way back.
     *
     * @param mask the one that the steps were computed with
     */
    public List<BackwardStep> backward(List<ForwardStep> steps, Matrix Y, Loss loss, DropoutMask mask) {
        if (steps.size() != layers.size()) {
            throw new IllegalArgumentException("backward needs one forward step for each of the " + layers.size()
                    + " layers, but got " + steps.size());
        }
        int last = layers.size() - 1;
        if (Y.rows() != outputs() || Y.columns() != steps.get(last).A().columns()) {
            throw new IllegalArgumentException("backward needs Y of the shape of the outputs, "
                    + steps.get(last).A().shape() + ", but Y is " + Y.shape());
        }
        BackwardStep[] gradients = new BackwardStep[layers.size()];
        Matrix dZ = loss.dZ(steps.get(last), layers.get(last).activation(), Y);
        for (int layer = last; layer >= 0; layer--) {
            gradients[layer] = layers.get(layer).backward(steps.get(layer), dZ);
            if (layer > 0) {
                ForwardStep before = steps.get(layer - 1);
                Matrix dA = mask.apply(layer, gradients[layer].dInput());
                dZ = layers.get(layer - 1).activation().dZ(before.Z(), before.A(), dA);
            }
        }
        return List.of(gradients);
    }

    /**
     * One step of plain gradient descent, for writing the loop by hand as notebook 05 does: W − α dW and b − α db in each layer.
     * A {@code Training} takes its steps by an optimizer instead. This network does not change.
     *
     * @param gradients what {@link #backward} gave
     * @param learningRate α, above 0
     * @return the network after the step
     * @throws IllegalArgumentException if there is not one gradient for each layer, of its shape, or α is 0, negative, NaN
     *     or infinite
     */
    public Network step(List<BackwardStep> gradients, double learningRate) {
        if (gradients.size() != layers.size()) {
            throw new IllegalArgumentException("step needs one gradient for each of the " + layers.size()
                    + " layers, but got " + gradients.size());
        }
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "step needs a learning rate α above 0 and finite, but got " + learningRate);
        }
        List<Layer> stepped = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            Layer old = layers.get(layer);
            Matrix W = old.W().minus(gradients.get(layer).dW().times(learningRate));
            Matrix b = old.b().minus(gradients.get(layer).db().times(learningRate));
            stepped.add(new Layer(W, b, old.activation()));
        }
        return new Network(stepped);
    }

    /** The sizes and activations, without the weights: what networks of one kind have in common. */
    public Plan plan() {
        return new Plan(
                inputs(),
                layers.stream().map(Layer::units).toList(),
                layers.stream().map(Layer::activation).toList());
    }

    /** The sizes from input to output and the activations, as "64-10-10, relu, softmax". */
    @Override
    public String toString() {
        return plan().shape();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && layers.equals(network.layers);
    }

    @Override
    public int hashCode() {
        return layers.hashCode();
    }

    /**
     * The sizes and activations of a network that has no weights yet. Immutable.
     *
     * @param inputs how many numbers describe an example
     * @param units the units of each layer
     * @param activations the activation of each layer
     */
    public record Plan(int inputs, List<Integer> units, List<Activation> activations) {

        public Plan {
            units = List.copyOf(units);
            activations = List.copyOf(activations);
            if (units.size() != activations.size()) {
                throw new IllegalArgumentException("a network needs one activation for each layer, but got "
                        + units.size() + " layers and " + activations.size() + " activations");
            }
            if (inputs < 1 || units.stream().anyMatch(count -> count < 1)) {
                throw new IllegalArgumentException(
                        "a network needs at least one input and one unit in each layer, but got " + inputs
                                + " inputs and layers of " + units);
            }
        }

        /**
         * The same plan with one more layer at its end.
         *
         * @throws IllegalArgumentException if it has no unit
         */
        public Plan layer(int layerUnits, Activation activation) {
            Objects.requireNonNull(activation, "a layer needs an activation");
            List<Integer> moreUnits = new ArrayList<>(units);
            moreUnits.add(layerUnits);
            List<Activation> moreActivations = new ArrayList<>(activations);
            moreActivations.add(activation);
            return new Plan(inputs, moreUnits, moreActivations);
        }

        /** The network with random weights; the same seed gives the same bits on every machine. */
        public Network initialize(Initialization initialization, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Layer> layers = new ArrayList<>();
            int before = inputs;
            for (int layer = 0; layer < units.size(); layer++) {
                layers.add(initialization.layer(before, units.get(layer), activations.get(layer), random));
                before = units.get(layer);
            }
            return of(layers);
        }

        /** As a network's, and what makes one of it. */
        @Override
        public String toString() {
            return shape() + ": a plan, no network yet; add .initialize(Initialization.HE, 1)";
        }

        private String shape() {
            StringBuilder text = new StringBuilder().append(inputs);
            units.forEach(count -> text.append('-').append(count));
            activations.forEach(activation -> text.append(", ").append(activation.name()));
            return text.toString();
        }
    }
}
