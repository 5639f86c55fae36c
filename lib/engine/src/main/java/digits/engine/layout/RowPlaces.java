package digits.engine.layout;

import digits.engine.kernels.Kernels;

/**
 * A row for every unit, with the weights from every input, padded to whole vectors.
 *
 * @param networks how many networks stand side by side
 * @param units of one network
 * @param stride from one unit's weights to the next unit's
 */
public record RowPlaces(int networks, int units, int stride) implements WeightPlaces {

    public static RowPlaces of(int networks, int units, int inputs, Kernels<?> kernels) {
        return new RowPlaces(networks, units, kernels.padded(inputs));
    }

    @Override
    public int size() {
        return networks * units * stride;
    }

    @Override
    public int at(int unit, int input) {
        return unit * stride + input;
    }

    @Override
    public void visit(int from, int to, Visitor visitor) {
        int size = units * stride;
        for (int network = 0; network < networks; network++) {
            visitor.visit(network, network * size, (network + 1) * size, from, to);
        }
    }
}
