package digits.engine.iteration;

import digits.engine.kernels.Kernels;
import digits.engine.layers.WeightMap;
import digits.engine.team.Share;
import digits.network.Network;
import digits.training.ElementwiseOptimizer;
import digits.training.Optimizer;
import digits.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is learned: the weights of all networks, the gradient, and what the optimizers remember, in arrays with the same
 * places.
 */
public final class LearnedState<N> {

    final WeightMap map;
    final Kernels<N> kernels;
    public final N weights;
    final N gradient;
    private final N[] memory;
    private final List<Training> trainings;

    /** Each network's optimizer, with the learning rate of the current iteration. */
    private List<ElementwiseOptimizer> optimizers;

    /** For each network, whether all its weights were finite after the last update. */
    private final boolean[] finite;

    /** @param trainings one for each network */
    public LearnedState(WeightMap map, List<Training> trainings, Kernels<N> kernels) {
        this.map = map;
        this.kernels = kernels;
        this.trainings = trainings;
        weights = kernels.allocate(map.to());
        gradient = kernels.allocate(map.to());
        memory = kernels.memory(((ElementwiseOptimizer) trainings.get(0).optimizer()).memories(), map.to());
        finite = new boolean[trainings.size()];
        Arrays.fill(finite, true);
    }

    /** The same weights once more, before anything is learned. */
    LearnedState<N> copy() {
        LearnedState<N> copy = new LearnedState<>(map, trainings, kernels);
        System.arraycopy(weights, map.from(), copy.weights, map.from(), map.size());
        System.arraycopy(finite, 0, copy.finite, 0, finite.length);
        return copy;
    }

    /** Sets a network's weights. */
    public void write(int network, Network from) {
        map.write(from, network, weights, kernels);
        finite[network] = from.layers().stream()
                .allMatch(layer -> layer.W().isFinite() && layer.b().isFinite());
    }

    /** Before an iteration, in one thread: asks each network's schedule for its learning rate. */
    void begin(int iteration) {
        List<ElementwiseOptimizer> next = new ArrayList<>();
        for (Training training : trainings) {
            next.add(optimizer(training, iteration));
        }
        optimizers = next;
    }

    /** Updates a share of the weights by the gradient. */
    void update(Share share, int iteration) {
        double lambda = trainings.get(0).regularization().l2();
        map.visit(from(share), to(share), (network, bias, from, to) -> {
            if (lambda != 0 && !bias) {
                // The slope of the penalty on large weights, λ/2 Σ W².
                kernels.addMultiple(lambda, weights, from, gradient, from, to - from);
            }
            kernels.update(optimizers.get(network), weights, gradient, memory, from, to, iteration);
            if (!kernels.isFinite(weights, from, to - from)) {
                finite[network] = false;
            }
        });
    }

    /** A training's optimizer with the learning rate that its schedule has for an iteration. */
    private static ElementwiseOptimizer optimizer(Training training, int iteration) {
        double rate = training.learningRateAt(iteration);
        Optimizer optimizer = training.optimizer();
        return (ElementwiseOptimizer) (rate == optimizer.learningRate() ? optimizer : optimizer.withLearningRate(rate));
    }

    /**
     * Adds the gradients of all groups, in their order, for a share of the weights.
     *
     * @param gradients one after the other, each {@code map.size()} long
     * @param shift how far beyond the places of the weights the first is
     */
    void sum(N gradients, int shift, int count, Share share) {
        int from = from(share);
        kernels.sumCopies(gradients, shift + from, map.size(), count, gradient, from, to(share) - from);
    }

    /** A network of the weights as they are now. */
    public Network read(int network) {
        return map.read(network, weights, kernels);
    }

    private int from(Share share) {
        return map.from() + share.from(map.size(), kernels.lanes());
    }

    private int to(Share share) {
        return map.from() + share.to(map.size(), kernels.lanes());
    }

    public boolean isFinite(int network) {
        return finite[network];
    }

    public boolean isAnyFinite() {
        for (boolean any : finite) {
            if (any) {
                return true;
            }
        }
        return false;
    }
}
