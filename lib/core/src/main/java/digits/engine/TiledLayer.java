package digits.engine;

/**
 * The two products of a first layer whose examples are in {@link Tiles}: W · X and dZ · Xᵀ. They are the same product with
 * other factors. Forward, a strip of examples takes from the weights those of the features that have ink in it; for the
 * gradient, a strip of features takes from dZ the examples that have ink in it. So weights and dZ lie alike, in groups of ten units.
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
                        space.turned + unit * of.row(),
                        space.turned + of.rows() * of.row() + unit,
                        numbers,
                        numbersAt(tiles, from, space),
                        space.array,
                        space.Z[0] + unit * space.row + strip * width,
                        space.row,
                        false);
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
                kernels.tile(
                        tiles.rows(),
                        from,
                        to,
                        space.array,
                        space.slopes + unit * space.row,
                        -1,
                        numbers,
                        numbersAt(tiles, from, space),
                        gradients,
                        shift + of.W() + unit * of.row() + strip * Tiles.UNITS * width,
                        width,
                        fresh);
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
     * Turns the weights over and puts the biases behind them, as the way forward reads both: whoever goes forward with other
     * weights than before does it first.
     */
    void turnWeights(LayerPlan of, A weights, Workspace<A> space) {
        int width = Tiles.width(kernels);
        for (int tile = 0; tile < of.rows() * of.row(); tile += Tiles.UNITS * width) {
            kernels.transpose(
                    weights, of.W() + tile, width, Tiles.UNITS, width, space.array, space.turned + tile, Tiles.UNITS);
        }
        System.arraycopy(weights, of.b(), space.array, space.turned + of.rows() * of.row(), of.allUnits());
    }

    /** Turns dZ over, as the gradient reads it. */
    void turnSlopes(LayerPlan of, int count, Workspace<A> space) {
        for (int unit = 0; unit < of.allUnits(); unit += Tiles.UNITS) {
            kernels.transpose(
                    space.array,
                    space.dZ[0] + unit * space.row,
                    space.row,
                    Math.min(Tiles.UNITS, of.allUnits() - unit),
                    count,
                    space.array,
                    space.slopes + unit * space.row,
                    Tiles.UNITS);
        }
    }
}
