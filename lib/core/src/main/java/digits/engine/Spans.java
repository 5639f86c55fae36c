package digits.engine;

/** Which parts of the array of weights belong to which network. */
final class Spans {

    /** Is given a part that belongs to one network. */
    interface Visitor {
        void visit(int network, boolean bias, int from, int to);
    }

    private Spans() {}

    /** Visits all parts between two offsets. */
    static void visit(Plan plan, int from, int to, Visitor visitor) {
        for (LayerPlan layer : plan.layers()) {
            if (layer.networks() == 1) {
                clipped(0, false, layer.W(), layer.b(), from, to, visitor);
                clipped(0, true, layer.b(), layer.b() + layer.units(), from, to, visitor);
                continue;
            }
            if (layer.sparse()) {
                visitPanels(layer, from, to, visitor);
            }
            int size = layer.units() * (layer.sparse() ? layer.frequent() : layer.row());
            for (int network = 0; network < layer.networks(); network++) {
                int W = layer.W() + network * size;
                clipped(network, false, W, W + size, from, to, visitor);
                int b = layer.b() + network * layer.units();
                clipped(network, true, b, b + layer.units(), from, to, visitor);
            }
        }
    }

    /** In a panel each row has the units of some networks beside each other. */
    private static void visitPanels(LayerPlan layer, int from, int to, Visitor visitor) {
        for (int panel = 0; panel < layer.panels(); panel++) {
            int width = layer.width(panel);
            int firstUnit = panel * layer.panel();
            int endUnit = Math.min(firstUnit + width, layer.allUnits());
            int start = layer.panelAt(panel);
            int firstRow = Math.max(0, (from - start) / width);
            int endRow = Math.min(layer.rareInputs(), (to - start + width - 1) / width);
            for (int row = firstRow; row < endRow; row++) {
                int unit = firstUnit;
                while (unit < endUnit) {
                    int network = unit / layer.units();
                    int end = Math.min(endUnit, (network + 1) * layer.units());
                    int at = start + row * width - firstUnit;
                    clipped(network, false, at + unit, at + end, from, to, visitor);
                    unit = end;
                }
            }
        }
    }

    private static void clipped(int network, boolean bias, int start, int end, int from, int to, Visitor visitor) {
        int first = Math.max(start, from);
        int last = Math.min(end, to);
        if (first < last) {
            visitor.visit(network, bias, first, last);
        }
    }
}
