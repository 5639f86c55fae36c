package digits.engine.layers;

import digits.engine.kernels.Kernels;
import digits.network.Loss;

/** The output of the last layer for a block of examples, to be looked at number by number. */
public record LastLayer<N>(WeightMap map, Workspace<N> space, Kernels<N> kernels) {

    /** The probability, or whatever the activation gives, that a network's unit has for an example. */
    private double output(int network, int unit, int example) {
        int row = network * map.last().units() + unit;
        return kernels.get(space.array, space.aAt[map.layers().size() - 1] + row * space.stride + example);
    }

    /** The loss of one example. */
    public double loss(Loss loss, int network, int example, int label) {
        double sum = 0;
        for (int unit = 0; unit < map.last().units(); unit++) {
            sum += loss.term(output(network, unit, example), unit == label ? 1 : 0);
        }
        return sum;
    }

    /** The unit with the largest output for an example; the first of them if there are several. */
    public int largest(int network, int example) {
        int best = 0;
        for (int unit = 1; unit < map.last().units(); unit++) {
            if (output(network, unit, example) > output(network, best, example)) {
                best = unit;
            }
        }
        return best;
    }
}
