package digits.engine;

import digits.network.Activation;

/**
 * Where the weights of one layer lie in the engine's array, for one network or several side by side.
 *
 * <p>The first layers of all networks have the same input, so they are one wide layer: their units stand one network after
 * the other. In later layers each network has a product of its own. How weights lie depends on how the input is kept:
 *
 * <ul>
 *   <li>dense: a row for every unit, with the weights from every input, and filled up to whole vectors;
 *   <li>sparse: panels of {@code panel} units, and in each a row for every input, with the weights to the panel's units;
 *   <li>tiled: for each ten units, for each {@code panel} inputs, a row for every unit.
 * </ul>
 *
 * <p>What fills up is computed with like the rest, and never read.
 *
 * @param networks how many networks stand side by side
 * @param inputs of one network
 * @param units of one network
 * @param first whether it is the first layer, whose input all networks share
 * @param input how its input is kept
 * @param activation g
 * @param W offset of the first weight
 * @param b offset of the first bias; there is one for each unit of each network
 * @param row dense and tiled: from the weights of one unit to those of the next; sparse: units of all networks, filled up
 * @param panel dense and sparse: units in a panel; tiled: inputs in a tile
 */
record LayerPlan(
        int networks,
        int inputs,
        int units,
        boolean first,
        Input input,
        Activation activation,
        int W,
        int b,
        int row,
        int panel) {

    /** Four vectors: what the kernels take at once. */
    static final int PANEL_VECTORS = 4;

    /** Up to so many, adding up the lanes of each element of the gradient costs less than turning the input over. */
    private static final int FEW_INPUTS = 32;

    /** How a layer's input is kept. */
    enum Kind {
        DENSE,
        SPARSE,
        TILED
    }

    /**
     * How a layer's input is kept.
     *
     * @param places if tiled, in which place each feature stands; else null
     */
    record Input(Kind kind, int[] places) {
        static final Input DENSE = new Input(Kind.DENSE, null);
        static final Input SPARSE = new Input(Kind.SPARSE, null);

        static Input tiled(int[] places) {
            return new Input(Kind.TILED, places);
        }
    }

    /** Whether its input is kept as its nonzero elements. */
    boolean sparse() {
        return input.kind() == Kind.SPARSE;
    }

    /** Whether its input is kept as tiles that aren't zero. */
    boolean tiled() {
        return input.kind() == Kind.TILED;
    }

    /** Units of all networks. */
    int allUnits() {
        return networks * units;
    }

    /** Rows of the matrices of all units: tiles take more than there are. */
    int rows() {
        return tiled() ? Tiles.wholeUnits(allUnits()) : allUnits();
    }

    /**
     * Whether the gradient is taken as dot products of dZ and the input, each unit's numbers beside each other in both: for few
     * inputs, where it costs more to turn the input over so that it fills the vectors.
     */
    boolean hasDots() {
        return !first && inputs <= FEW_INPUTS;
    }

    /** How many products it takes: one if the input is shared, else one for each network. */
    int products() {
        return first ? 1 : networks;
    }

    /** Units that each product gives. */
    int unitsOfProduct() {
        return first ? allUnits() : units;
    }

    int panels() {
        return (allUnits() + panel - 1) / panel;
    }

    /** How wide a panel's rows are: all but the last are full. */
    int width(int whichPanel) {
        return Math.min(panel, row - whichPanel * panel);
    }

    /** Where the weights of a panel start. */
    int panelAt(int whichPanel) {
        return W + whichPanel * inputs * panel;
    }

    /** Where the weight from one input to one unit is. */
    int weightAt(int network, int unit, int from) {
        int column = network * units + unit;
        return switch (input.kind()) {
            case DENSE -> W + column * row + from;
            case SPARSE -> {
                int inPanel = column / panel;
                yield panelAt(inPanel) + from * width(inPanel) + column % panel;
            }
            case TILED -> {
                int ten = column / Tiles.UNITS * Tiles.UNITS;
                yield W
                        + ten * row
                        + (column - ten) * panel
                        + input.places()[from] / panel * panel * Tiles.UNITS
                        + input.places()[from] % panel;
            }
        };
    }

    /** Where the bias of one unit is. */
    int biasAt(int network, int unit) {
        return b + network * units + unit;
    }
}
