package digits.engine;

/** The two products of a first layer whose input is mostly zero, W · X and dZ · Xᵀ: only what isn't zero is multiplied. */
final class SparseLayer<A> {

    /** What one worker does of it: some units for some examples. */
    record Part(int fromPanel, int toPanel, int fromUnit, int toUnit, int from, int to) {}

    private final Kernels<A> kernels;
    private final A values;

    /** @param values what the codes of entries stand for */
    SparseLayer(A values, Kernels<A> kernels) {
        this.kernels = kernels;
        this.values = values;
    }

    /** Workers share the panels of units if there are enough, else so many rows: examples or features. */
    Part part(LayerPlan of, int rows, int step, Share share) {
        boolean byPanel = of.panels() >= share.workers();
        int fromPanel = byPanel ? share.from(of.panels(), 1) : 0;
        int toPanel = byPanel ? share.to(of.panels(), 1) : of.panels();
        return new Part(
                fromPanel,
                toPanel,
                fromPanel * of.panel(),
                Math.min(toPanel * of.panel(), of.allUnits()),
                byPanel ? 0 : share.from(rows, step),
                byPanel ? rows : share.to(rows, step));
    }

    /** Z = b + W · X. */
    void forward(LayerPlan of, SparseBlock<A> block, A weights, Workspace<A> space, Part part) {
        int count = part.to() - part.from();
        for (int panel = part.fromPanel(); panel < part.toPanel(); panel++) {
            int width = of.width(panel);
            int at = space.panels + space.firstPanels.at(panel);
            int unit = panel * of.panel();
            kernels.repeatRow(weights, of.b() + unit, space.array, at + part.from() * width, width, count, width);
            kernels.gather(
                    block.byExample,
                    part.from(),
                    part.to(),
                    values,
                    weights,
                    of.panelAt(panel),
                    width,
                    space.array,
                    at,
                    width,
                    width,
                    false);
            kernels.transpose(
                    space.array,
                    at + part.from() * width,
                    width,
                    count,
                    Math.min(width, of.allUnits() - unit),
                    space.array,
                    space.Z[0] + unit * space.row + part.from(),
                    space.row);
        }
    }

    /** dW = start + dZ · Xᵀ. */
    void gradient(
            LayerPlan of,
            SparseBlock<A> block,
            Workspace<A> space,
            A gradients,
            int shift,
            boolean fresh,
            Share share) {
        Part part = part(of, of.inputs(), 1, share);
        for (int panel = part.fromPanel(); panel < part.toPanel(); panel++) {
            int width = of.width(panel);
            boolean start = fresh;
            for (Entries piece : block.byFeature) {
                kernels.gather(
                        piece,
                        part.from(),
                        part.to(),
                        values,
                        space.array,
                        space.panels + space.firstPanels.at(panel),
                        width,
                        gradients,
                        shift + of.panelAt(panel),
                        width,
                        width,
                        start);
                start = false;
            }
        }
    }
}
