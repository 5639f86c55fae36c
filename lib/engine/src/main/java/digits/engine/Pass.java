package digits.engine;

import digits.network.Activation;
import digits.network.DropoutMask;
import digits.network.ElementwiseActivation;
import digits.network.Loss;
import digits.network.Softmax;

/**
 * Forward and backward propagation of one block of examples, layer by layer. Several workers may do a layer together, each
 * its share of it; between two of these methods all must have come to the end of the first. What a worker computes doesn't
 * depend on how large its share is.
 */
final class Pass<A> {

    /** Rows that the product takes at once; shares start at multiples of it. */
    private static final int ROWS = 5;

    private final Kernels<A> kernels;
    private final ActivationKernels<A> activations;
    private final Plan plan;
    private final Loss loss;
    private final SparseLayer<A> sparse;
    private final TiledLayer<A> tiled;
    private final boolean learns;

    /**
     * @param values what the entries of sparse examples stand for
     * @param learns whether units are left out as the workspace's mask says; they never are while measuring
     */
    Pass(Plan plan, Loss loss, A values, boolean learns, Kernels<A> kernels) {
        this.kernels = kernels;
        this.activations = new ActivationKernels<>(kernels);
        this.plan = plan;
        this.loss = loss;
        this.sparse = new SparseLayer<>(values, kernels);
        this.tiled = new TiledLayer<>(kernels);
        this.learns = learns;
    }

    int layers() {
        return plan.layers().size();
    }

    /** What a worker does before it goes forward with other weights than before. */
    void begin(A weights, Workspace<A> space) {
        LayerPlan first = plan.layers().get(0);
        if (first.tiled()) {
            tiled.collectWeights(first, weights, space);
        }
    }

    /** Z and A of one layer, except that softmax is left to {@link #softmax}: it needs all units of an example. */
    void forward(int layer, Block<A> block, A weights, Workspace<A> space, Share share) {
        LayerPlan of = plan.layers().get(layer);
        if (of.sparse()) {
            SparseBlock<A> sparseBlock = (SparseBlock<A>) block;
            SparseLayer.Part part = sparse.part(of, block.count, kernels.lanes(), share);
            sparse.forward(of, sparseBlock, weights, space, part);
            activate(layer, block, space, part.fromUnit(), part.toUnit(), part.from(), part.to());
            return;
        }
        if (of.tiled()) {
            // Such blocks are for one worker.
            tiled.forward(of, (TiledBlock<A>) block, weights, space);
            activate(layer, block, space, 0, of.allUnits(), 0, block.count);
            return;
        }
        int from = share.from(of.allUnits(), ROWS);
        int to = share.to(of.allUnits(), ROWS);
        int columns = Plan.wholeVectors(block.count, kernels.lanes());
        int start = space.biases[layer];
        int startRow = space.startRow;
        kernels.fillRows(weights, of.b() + from, space.array, start + from * startRow, startRow, to - from, startRow);
        for (int product = from / of.unitsOfProduct(); product * of.unitsOfProduct() < to; product++) {
            int first = Math.max(from, product * of.unitsOfProduct());
            int last = Math.min(to, (product + 1) * of.unitsOfProduct());
            A input = layer == 0 ? ((DenseBlock<A>) block).array : space.array;
            int inputAt = layer == 0
                    ? ((DenseBlock<A>) block).rows
                    : inputsAt(layer, space) + product * of.inputs() * space.row;
            kernels.product(
                    weights,
                    of.W() + first * of.row(),
                    of.row(),
                    1,
                    last - first,
                    of.inputs(),
                    input,
                    inputAt,
                    layer == 0 ? ((DenseBlock<A>) block).row : space.row,
                    space.array,
                    start + first * startRow,
                    startRow,
                    0,
                    space.array,
                    space.Z[layer] + first * space.row,
                    space.row,
                    columns);
        }
        activate(layer, block, space, from, to, 0, block.count);
    }

    /** A = g(Z) for some units and examples, and the same as the next layer's input in panels. */
    private void activate(int layer, Block<A> block, Workspace<A> space, int fromUnit, int toUnit, int from, int to) {
        if (isSoftmax(layer)) {
            return;
        }
        ElementwiseActivation activation = elementwise(layer);
        int count = Plan.wholeVectors(to - from, kernels.lanes());
        int rows = space.rowsAsOne(toUnit - fromUnit, count);
        for (int unit = fromUnit; unit < toUnit; unit += rows) {
            int at = unit * space.row + from;
            int length = space.length(rows, count);
            activations.apply(activation, space.array, space.Z[layer] + at, space.A[layer] + at, length);
        }
        fillInputs(layer + 1, block, space, fromUnit, toUnit, from, to);
    }

    private boolean drops(int layer, Workspace<A> space) {
        return learns && space.mask.drops(layer);
    }

    /** Where the input of a layer but the first is. */
    private int inputsAt(int layer, Workspace<A> space) {
        return drops(layer, space) ? space.left[layer] : space.A[layer - 1];
    }

    /** Multiplies some units' activations with the mask of the layer they go into, and keeps the mask for the way back. */
    private void drop(int layer, Block<A> block, Workspace<A> space, int fromUnit, int toUnit, int from, int to) {
        int units = plan.layers().get(layer).inputs();
        DropoutMask.Inputs mask = space.mask.inputs(layer, units);
        for (int unit = fromUnit; unit < toUnit; unit++) {
            int at = unit * space.row + from;
            for (int i = 0; i < to - from; i++) {
                double factor = mask.factor(unit % units, block.place + from + i);
                kernels.set(space.array, space.masks[layer] + at + i, factor);
            }
            kernels.multiply(
                    space.array,
                    space.A[layer - 1] + at,
                    space.array,
                    space.masks[layer] + at,
                    space.array,
                    space.left[layer] + at,
                    to - from);
        }
    }

    /** Writes some units' activations, or what is left of them, as the next layer's input in panels. */
    private void fillInputs(int layer, Block<A> block, Workspace<A> space, int fromUnit, int toUnit, int from, int to) {
        if (layer == layers()) {
            return;
        }
        if (drops(layer, space)) {
            drop(layer, block, space, fromUnit, toUnit, from, to);
        }
        if (plan.layers().get(layer).hasDots()) {
            return;
        }
        int inputs = plan.layers().get(layer).inputs();
        Panels panels = space.inputPanels[layer];
        for (int network = fromUnit / inputs; network * inputs < toUnit; network++) {
            int first = Math.max(fromUnit, network * inputs) - network * inputs;
            int last = Math.min(toUnit, (network + 1) * inputs) - network * inputs;
            panels.fill(
                    kernels,
                    space.array,
                    inputsAt(layer, space) + network * inputs * space.row,
                    space.row,
                    first,
                    last,
                    from,
                    to,
                    space.array,
                    space.inputOf(layer, network));
        }
    }

    private Activation activationOf(int layer) {
        return plan.layers().get(layer).activation();
    }

    private ElementwiseActivation elementwise(int layer) {
        return (ElementwiseActivation) activationOf(layer);
    }

    boolean isSoftmax(int layer) {
        return activationOf(layer) instanceof Softmax;
    }

    /**
     * Whether {@link #softmax} has something to do in a layer. Where softmax and loss simplify, only the slope is needed to
     * learn, and {@link #slopeOfLoss} makes it of Z.
     */
    boolean needsSoftmax(int layer) {
        boolean simplifies = learns && layer == layers() - 1 && loss.simplifiesWith(activationOf(layer));
        return isSoftmax(layer) && !simplifies;
    }

    /** If the layer's activation is softmax: A of some examples. */
    void softmax(int layer, Block<A> block, Workspace<A> space, Share share) {
        if (!needsSoftmax(layer)) {
            return;
        }
        LayerPlan of = plan.layers().get(layer);
        int from = share.from(block.count, kernels.lanes());
        int to = share.to(block.count, kernels.lanes());
        int columns = Plan.wholeVectors(to - from, kernels.lanes());
        for (int network = 0; network < of.networks(); network++) {
            int at = network * of.units() * space.row + from;
            softmax(layer, space, at, space.A[layer] + at, columns, 1);
        }
        fillInputs(layer + 1, block, space, 0, of.allUnits(), from, to);
    }

    /** factor · softmax of one network's Z and some examples. */
    private void softmax(int layer, Workspace<A> space, int at, int to, int columns, double factor) {
        int units = plan.layers().get(layer).units();
        kernels.softmax(space.array, space.Z[layer] + at, space.array, to, space.row, units, columns, factor);
    }

    /** dZ of the last layer for some examples: where backpropagation starts. m is the size of the whole batch. */
    void slopeOfLoss(Block<A> block, int m, Workspace<A> space, Share share) {
        int layer = layers() - 1;
        LayerPlan of = plan.layers().get(layer);
        int from = share.from(block.count, kernels.lanes());
        int to = share.to(block.count, kernels.lanes());
        for (int network = 0; network < of.networks(); network++) {
            int at = network * of.units() * space.row + from;
            if (loss.simplifiesWith(of.activation())) {
                outputTimes(1.0 / m, layer, space, at, to - from);
                kernels.minusOneHot(
                        space.array,
                        space.dZ[layer] + at,
                        space.row,
                        to - from,
                        block.labels,
                        block.labelsAt + from,
                        1.0 / m);
                continue;
            }
            for (int unit = 0; unit < of.units(); unit++) {
                for (int example = from; example < to; example++) {
                    int element = (network * of.units() + unit) * space.row + example;
                    double a = kernels.get(space.array, space.A[layer] + element);
                    double y = block.labels[block.labelsAt + example] == unit ? 1 : 0;
                    kernels.set(space.array, space.dZ[layer] + element, loss.slope(a, y) / m);
                }
            }
            if (!isSoftmax(layer)) {
                for (int unit = 0; unit < of.units(); unit++) {
                    timesSlope(layer, space, at + unit * space.row, to - from);
                }
            }
        }
        if (!loss.simplifiesWith(of.activation())) {
            timesSoftmaxSlope(layer, block, space, share);
        }
        if (layer == 0) {
            fillSlopes(space, 0, of.allUnits(), from, to);
        }
    }

    /** dZ = A · factor of one network and some examples: what a loss that simplifies subtracts the truth from. */
    private void outputTimes(double factor, int layer, Workspace<A> space, int at, int count) {
        int columns = Plan.wholeVectors(count, kernels.lanes());
        if (isSoftmax(layer)) {
            softmax(layer, space, at, space.dZ[layer] + at, columns, factor);
            return;
        }
        int units = plan.layers().get(layer).units();
        int rows = space.rowsAsOne(units, columns);
        for (int unit = 0; unit < units; unit += rows) {
            int from = at + unit * space.row;
            int length = space.length(rows, columns);
            kernels.scale(space.array, space.A[layer] + from, space.array, space.dZ[layer] + from, length, factor);
        }
    }

    /** dZ of the layer before this one, except that softmax's slope is left to {@link #timesSoftmaxSlope}. */
    void backward(int layer, Block<A> block, A weights, Workspace<A> space, Share share) {
        LayerPlan of = plan.layers().get(layer);
        LayerPlan before = plan.layers().get(layer - 1);
        int from = share.from(before.allUnits(), ROWS);
        int to = share.to(before.allUnits(), ROWS);
        int columns = Plan.wholeVectors(block.count, kernels.lanes());
        for (int network = from / of.inputs(); network * of.inputs() < to; network++) {
            int first = Math.max(from, network * of.inputs());
            int last = Math.min(to, (network + 1) * of.inputs());
            kernels.product(
                    weights,
                    of.W() + network * of.units() * of.row() + first - network * of.inputs(),
                    1,
                    of.row(),
                    last - first,
                    of.units(),
                    space.array,
                    space.dZ[layer] + network * of.units() * space.row,
                    space.row,
                    space.array,
                    space.zeros,
                    0,
                    0,
                    space.array,
                    space.dZ[layer - 1] + first * space.row,
                    space.row,
                    columns);
        }
        if (drops(layer, space)) {
            for (int unit = from; unit < to; unit++) {
                int at = unit * space.row;
                int dA = space.dZ[layer - 1] + at;
                kernels.multiply(space.array, space.masks[layer] + at, space.array, dA, space.array, dA, block.count);
            }
        }
        if (isSoftmax(layer - 1)) {
            return;
        }
        int rows = space.rowsAsOne(to - from, columns);
        for (int unit = from; unit < to; unit += rows) {
            timesSlope(layer - 1, space, unit * space.row, space.length(rows, columns));
        }
        if (layer == 1) {
            fillSlopes(space, from, to, 0, block.count);
        }
    }

    private void timesSlope(int layer, Workspace<A> space, int at, int count) {
        activations.timesSlope(
                elementwise(layer), space.array, space.Z[layer] + at, space.A[layer] + at, space.dZ[layer] + at, count);
    }

    /** If the layer's activation is softmax: its Jacobian times dZ, which holds dA, of some examples. */
    void timesSoftmaxSlope(int layer, Block<A> block, Workspace<A> space, Share share) {
        LayerPlan of = plan.layers().get(layer);
        if (!isSoftmax(layer)) {
            return;
        }
        int from = share.from(block.count, kernels.lanes());
        int to = share.to(block.count, kernels.lanes());
        for (int network = 0; network < of.networks(); network++) {
            int at = network * of.units() * space.row + from;
            kernels.timesSoftmaxSlope(
                    space.array,
                    space.A[layer] + at,
                    space.array,
                    space.dZ[layer] + at,
                    space.row,
                    of.units(),
                    to - from);
        }
        if (layer == 0) {
            fillSlopes(space, 0, of.allUnits(), from, to);
        }
    }

    /** If the first layer is sparse: its dZ in panels, as the gradient reads it. */
    private void fillSlopes(Workspace<A> space, int fromUnit, int toUnit, int from, int to) {
        if (space.firstPanels != null) {
            space.firstPanels.fill(
                    kernels,
                    space.array,
                    space.dZ[0],
                    space.row,
                    fromUnit,
                    toUnit,
                    from,
                    to,
                    space.array,
                    space.panels);
        }
    }

    /**
     * Adds this block's part of dW and db of one layer.
     *
     * @param shift how far beyond the places of the weights their gradients are
     * @param fresh whether to start with it instead
     */
    void gradient(int layer, Block<A> block, Workspace<A> space, A gradients, int shift, boolean fresh, Share share) {
        LayerPlan of = plan.layers().get(layer);
        int from = share.from(of.allUnits(), ROWS);
        int to = share.to(of.allUnits(), ROWS);
        kernels.rowSums(
                space.array,
                space.dZ[layer] + from * space.row,
                space.row,
                to - from,
                block.count,
                gradients,
                shift + of.b() + from,
                fresh);
        if (of.sparse()) {
            sparse.gradient(of, (SparseBlock<A>) block, space, gradients, shift, fresh, share);
            return;
        }
        if (of.tiled()) {
            tiled.gradient(of, (TiledBlock<A>) block, space, gradients, shift, fresh);
            return;
        }
        for (int product = from / of.unitsOfProduct(); product * of.unitsOfProduct() < to; product++) {
            int first = Math.max(from, product * of.unitsOfProduct());
            int last = Math.min(to, (product + 1) * of.unitsOfProduct());
            if (of.hasDots()) {
                kernels.dots(
                        space.array,
                        space.dZ[layer] + first * space.row,
                        last - first,
                        inputsAt(layer, space) + product * of.inputs() * space.row,
                        of.inputs(),
                        space.row,
                        block.count,
                        gradients,
                        shift + of.W() + first * of.row(),
                        of.row(),
                        fresh);
                continue;
            }
            A input = layer == 0 ? ((DenseBlock<A>) block).array : space.array;
            int inputAt = layer == 0 ? ((DenseBlock<A>) block).columns : space.inputOf(layer, product);
            Panels panels = layer == 0 ? ((DenseBlock<A>) block).panels : space.inputPanels[layer];
            for (int panel = 0; panel < panels.count(); panel++) {
                int dW = shift + of.W() + first * of.row() + panel * panels.panel();
                kernels.product(
                        space.array,
                        space.dZ[layer] + first * space.row,
                        space.row,
                        1,
                        last - first,
                        block.count,
                        input,
                        inputAt + panels.at(panel),
                        panels.width(panel),
                        fresh ? space.array : gradients,
                        fresh ? space.zeros : dW,
                        fresh ? 0 : of.row(),
                        fresh ? 0 : 1,
                        gradients,
                        dW,
                        of.row(),
                        panels.width(panel));
            }
        }
    }
}
