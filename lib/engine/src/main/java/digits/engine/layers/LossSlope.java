package digits.engine.layers;

import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.layout.Block;
import digits.engine.layout.Layout;
import digits.engine.layout.Layout.Part;
import digits.engine.team.Share;
import digits.network.Loss;

/**
 * dZ of the last layer, where backpropagation starts. Where loss and activation simplify it is (A − Y) / m, and softmax is
 * taken here together with the division, so that the way forward can leave it out.
 */
public final class LossSlope<N> {

    private final WeightMap map;
    private final Layout<N> layout;
    private final Backward<N> backward;
    private final Loss loss;
    private final Kernels<N> kernels;

    public LossSlope(WeightMap map, Layout<N> layout, Backward<N> backward, Loss loss, Kernels<N> kernels) {
        this.map = map;
        this.layout = layout;
        this.backward = backward;
        this.loss = loss;
        this.kernels = kernels;
    }

    private boolean simplifies() {
        return loss.simplifiesWith(map.last().activation());
    }

    /** Whether the way forward is to take the softmax of a layer while learning. */
    public boolean needsSoftmax(int layer) {
        boolean last = layer == map.layers().size() - 1;
        return map.layers().get(layer).isSoftmax() && !(last && simplifies());
    }

    /** dZ of the last layer for some examples. m is the size of the whole batch. */
    public void compute(Block<N> block, int m, Workspace<N> space, Share share) {
        int layer = map.layers().size() - 1;
        LayerMap own = map.last();
        int from = share.from(block.count, kernels.lanes());
        int to = share.to(block.count, kernels.lanes());
        for (int network = 0; network < own.networks(); network++) {
            int unit = network * own.units();
            if (simplifies()) {
                outputTimes(1.0 / m, layer, space, unit, from, to - from);
                Span<N> dZ = space.span(space.dzAt[layer], unit, from);
                kernels.minusOneHot(dZ, to - from, block.labels, block.labelsAt + from, 1.0 / m);
            } else {
                slopes(layer, block, m, space, unit, from, to);
            }
        }
        if (!simplifies()) {
            backward.timesSoftmaxSlope(layer, block, space, share);
        }
        if (layer == 0) {
            layout.slopesReady(space.first, new Part(0, own.allUnits(), from, to));
        }
    }

    /** dZ = A · factor of one network and some examples: what a loss that simplifies subtracts the truth from. */
    private void outputTimes(double factor, int layer, Workspace<N> space, int first, int example, int count) {
        int units = map.last().units();
        int columns = kernels.padded(count);
        if (map.last().isSoftmax()) {
            Span<N> Z = space.span(space.zAt[layer], first, example);
            kernels.softmax(Z, space.span(space.dzAt[layer], first, example), units, columns, factor);
            return;
        }
        int rows = space.rowsAsOne(units, columns);
        for (int unit = first; unit < first + units; unit += rows) {
            int at = unit * space.stride + example;
            int length = space.length(rows, columns);
            kernels.scale(space.array, space.aAt[layer] + at, space.array, space.dzAt[layer] + at, length, factor);
        }
    }

    /** dA of one network and some examples, number by number, and dZ of it unless the activation is softmax. */
    private void slopes(int layer, Block<N> block, int m, Workspace<N> space, int first, int from, int to) {
        for (int unit = 0; unit < map.last().units(); unit++) {
            int at = (first + unit) * space.stride;
            for (int example = from; example < to; example++) {
                double a = kernels.get(space.array, space.aAt[layer] + at + example);
                double y = block.labels[block.labelsAt + example] == unit ? 1 : 0;
                kernels.set(space.array, space.dzAt[layer] + at + example, loss.slope(a, y) / m);
            }
            if (!map.last().isSoftmax()) {
                backward.timesSlope(layer, space, at + from, to - from);
            }
        }
    }
}
