package digits.engine;

/**
 * The two products of a first layer whose examples are in {@link Tiles}: W · X and dZ · Xᵀ. They are the same product with
 * other factors. Forward, a strip of examples takes from the weights those of the features that have ink in it; for the
 * gradient, a strip of features takes from dZ the examples that have ink in it. So weights and dZ lie alike: one unit's elements
 * beside each other, the next unit's {@link Tiles#unitRow} further on.
 */
final class TiledLayer<A> {

    private final Kernels<A> kernels;

    TiledLayer(Kernels<A> kernels) {
        this.kernels = kernels;
    }

    /** Z = b + W · X. */
    void forward(LayerPlan of, TiledBlock<A> block, A weights, Workspace<A> space) {
        int width = Tiles.width(kernels);
        Tiles<A> tiles = block.byExample;
        for (int strip = 0; strip < Tiles.count(block.count, width); strip++) {
            int from = tiles.starts()[block.firstOfExamples + strip];
            int to = tiles.starts()[block.firstOfExamples + strip + 1];
            A numbers = numbers(tiles, from, to, block.unit, space);
            for (int unit = 0; unit < of.allUnits(); unit += Tiles.UNITS) {
                kernels.tile(
                        tiles.rows(),
                        from,
                        to,
                        space.array,
                        weightsAt(of, unit, space),
                        numbers,
                        numbersAt(tiles, from, space),
                        space.array,
                        space.biases[0] + unit * space.startRow,
                        space.startRow,
                        space.array,
                        space.Z[0] + unit * space.row + strip * width,
                        space.row);
            }
        }
    }

    /** dW = start + dZ · Xᵀ. */
    void gradient(LayerPlan of, TiledBlock<A> block, Workspace<A> space, A gradients, int shift, boolean fresh) {
        int width = Tiles.width(kernels);
        Tiles<A> tiles = block.byFeature;
        for (int strip = 0; strip < of.row() / width; strip++) {
            int from = tiles.starts()[block.firstOfFeatures + strip];
            int to = tiles.starts()[block.firstOfFeatures + strip + 1];
            A numbers = numbers(tiles, from, to, block.unit, space);
            for (int unit = 0; unit < of.allUnits(); unit += Tiles.UNITS) {
                int dW = shift + of.W() + unit * of.row() + strip * Tiles.UNITS * width;
                kernels.tile(
                        tiles.rows(),
                        from,
                        to,
                        space.array,
                        space.dZ[0] + unit * space.row,
                        numbers,
                        numbersAt(tiles, from, space),
                        fresh ? space.array : gradients,
                        fresh ? space.zeros : dW,
                        fresh ? 0 : width,
                        gradients,
                        dW,
                        width);
            }
        }
    }

    /** Where the numbers of some rows are: with the tiles, or made of their codes in the workspace. */
    private A numbers(Tiles<A> tiles, int from, int to, double unit, Workspace<A> space) {
        if (tiles.codes() == null) {
            return tiles.numbers();
        }
        int width = Tiles.width(kernels);
        kernels.expand(tiles.codes(), from * width, space.array, space.expanded, (to - from) * width, unit);
        return space.array;
    }

    /** Where row 0 of all tiles would be. */
    private int numbersAt(Tiles<A> tiles, int from, Workspace<A> space) {
        return tiles.codes() == null ? tiles.first() : space.expanded - from * Tiles.width(kernels);
    }

    /**
     * Puts the weights to one unit beside each other, and makes tiles of the biases, as the way forward reads both: whoever
     * goes forward with other weights than before does it first.
     */
    void collectWeights(LayerPlan of, A weights, Workspace<A> space) {
        int width = Tiles.width(kernels);
        for (int ten = 0; ten < of.rows(); ten += Tiles.UNITS) {
            for (int input = 0; input < of.row(); input += width) {
                int from = of.W() + ten * of.row() + input * Tiles.UNITS;
                int to = weightsAt(of, ten, space) + Tiles.weightAt(input, kernels);
                for (int unit = 0; unit < Tiles.UNITS; unit++) {
                    System.arraycopy(
                            weights, from + unit * width, space.array, to + unit * Tiles.unitRow(kernels), width);
                }
            }
        }
        kernels.fillRows(weights, of.b(), space.array, space.biases[0], space.startRow, of.rows(), space.startRow);
    }

    /** Where the collected weights to ten units start. */
    private int weightsAt(LayerPlan of, int ten, Workspace<A> space) {
        return space.collected + ten / Tiles.UNITS * Tiles.weights(of.row(), kernels);
    }
}
