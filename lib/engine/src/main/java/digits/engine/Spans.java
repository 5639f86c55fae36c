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
            if (layer.tiled()) {
                visitTiles(layer, from, to, visitor);
            }
            int size = layer.units() * layer.row();
            for (int network = 0; network < layer.networks(); network++) {
                int W = layer.W() + network * size;
                if (layer.input().kind() == LayerPlan.Kind.DENSE) {
                    clipped(network, false, W, W + size, from, to, visitor);
                }
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
            int endRow = Math.min(layer.inputs(), (to - start + width - 1) / width);
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

    /** In tiles each row belongs to a unit; ten units of one network are one part. */
    private static void visitTiles(LayerPlan layer, int from, int to, Visitor visitor) {
        int size = Tiles.UNITS * layer.row();
        for (int first = 0; first < layer.allUnits(); first += Tiles.UNITS) {
            int start = layer.W() + first * layer.row();
            if (start >= to || start + size <= from) {
                continue;
            }
            int last = Math.min(first + Tiles.UNITS, layer.allUnits()) - 1;
            if (first / layer.units() == last / layer.units()) {
                clipped(first / layer.units(), false, start, start + size, from, to, visitor);
                continue;
            }
            for (int at = start; at < start + size; at += layer.panel()) {
                int unit = first + (at - start) / layer.panel() % Tiles.UNITS;
                if (unit <= last) {
                    clipped(unit / layer.units(), false, at, at + layer.panel(), from, to, visitor);
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
