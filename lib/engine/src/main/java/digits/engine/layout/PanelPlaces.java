package digits.engine.layout;

import digits.engine.kernels.Kernels;

/**
 * Panels of a few units, and in each a row for every input, with the weights to the panel's units.
 *
 * @param networks how many networks stand side by side
 * @param units of one network
 * @param inputs how many rows a panel has
 * @param panels how the units are cut into panels
 */
record PanelPlaces(int networks, int units, int inputs, Panels panels) implements WeightPlaces {

    static PanelPlaces of(int networks, int units, int inputs, Kernels<?> kernels) {
        return new PanelPlaces(networks, units, inputs, Panels.of(networks * units, inputs, kernels));
    }

    @Override
    public int size() {
        return panels.size();
    }

    @Override
    public int at(int unit, int input) {
        int panel = unit / panels.panel();
        return panels.at(panel) + input * panels.width(panel) + unit % panels.panel();
    }

    /** In a panel each row has the units of some networks beside each other. */
    @Override
    public void visit(int from, int to, Visitor visitor) {
        for (int panel = 0; panel < panels.count(); panel++) {
            int width = panels.width(panel);
            int firstUnit = panel * panels.panel();
            int endUnit = Math.min(firstUnit + width, networks * units);
            int start = panels.at(panel);
            int firstRow = Math.max(0, (from - start) / width);
            int endRow = Math.min(inputs, (to - start + width - 1) / width);
            for (int row = firstRow; row < endRow; row++) {
                int at = start + row * width - firstUnit;
                for (int unit = firstUnit; unit < endUnit; ) {
                    int network = unit / units;
                    int end = Math.min(endUnit, (network + 1) * units);
                    visitor.visit(network, at + unit, at + end, from, to);
                    unit = end;
                }
            }
        }
    }
}
