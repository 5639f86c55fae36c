package digits.engine;

import digits.network.Activation;

/**
 * Where the weights of one layer lie in the engine's array, for one network or several side by side.
 *
 * <p>The first layers of all networks have the same input, so they are one wide layer: their units stand one network after
 * the other. In later layers each network has a product of its own. A product that is mostly zeros multiplies rows of
 * weights that leave one input, one that is not has rows of weights that arrive at one unit:
 *
 * <ul>
 *   <li>sparse: for the frequent inputs ({@link FeatureOrder}) a row for every unit; for the others panels of {@code panel}
 *       units, and in each a row for every input, with the weights to the panel's units;
 *   <li>dense: a row for every unit, with the weights from every input, and filled up to whole vectors.
 * </ul>
 *
 * <p>What fills up is computed with like the rest, and never read.
 *
 * @param networks how many networks stand side by side
 * @param inputs of one network
 * @param units of one network
 * @param first whether it is the first layer, whose input all networks share
 * @param order if sparse: which inputs come first; else null
 * @param activation g
 * @param W offset of the first weight
 * @param b offset of the first bias; there is one for each unit of each network
 * @param row dense: from the weights of one unit to those of the next; sparse: units of all networks, filled up
 * @param panel units in a panel
 */
record LayerPlan(
        int networks,
        int inputs,
        int units,
        boolean first,
        FeatureOrder order,
        Activation activation,
        int W,
        int b,
        int row,
        int panel) {

    /** Four vectors: what the kernels take at once. */
    static final int PANEL_VECTORS = 4;

    /** Whether its input is kept as its nonzero elements. */
    boolean sparse() {
        return order != null;
    }

    /** Units of all networks. */
    int allUnits() {
        return networks * units;
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

    /** Inputs that are taken with all examples. */
    int frequent() {
        return sparse() ? order.frequent() : 0;
    }

    /** Inputs that are taken only where they aren't zero. */
    int rareInputs() {
        return inputs - frequent();
    }

    /** Where the weights of a panel start. */
    int panelAt(int whichPanel) {
        return W + allUnits() * frequent() + whichPanel * rareInputs() * panel;
    }

    /** Where the weight from one input to one unit is. */
    int weightAt(int network, int unit, int input) {
        int column = network * units + unit;
        if (sparse()) {
            int place = order.places()[input];
            if (place < frequent()) {
                return W + column * frequent() + place;
            }
            int inPanel = column / panel;
            return panelAt(inPanel) + (place - frequent()) * width(inPanel) + column % panel;
        }
        return W + column * row + input;
    }

    /** Where the bias of one unit is. */
    int biasAt(int network, int unit) {
        return b + network * units + unit;
    }
}
