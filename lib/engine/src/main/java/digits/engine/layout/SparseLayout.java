package digits.engine.layout;

import digits.dataset.Dataset;
import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.kernels.SparseRows;
import digits.engine.team.Share;
import digits.network.Dropout;

/**
 * Examples of which only the features that aren't zero are kept, as {@link SparseRows}: only they are multiplied. A vector
 * holds several units of one example, so the kernels see Z and dZ with one example per row, in panels.
 */
public final class SparseLayout<N> extends Layout<N> {

    private final int inputs;
    private final PanelPlaces weights;

    public SparseLayout(int networks, int units, int inputs, Kernels<N> kernels) {
        super(networks * units, kernels);
        this.inputs = inputs;
        weights = PanelPlaces.of(networks, units, inputs, kernels);
    }

    @Override
    public WeightPlaces weights() {
        return weights;
    }

    @Override
    public Examples<N> examples(Dataset dataset, Dropout dropout) {
        return new SparseExamples<>(dataset, dropout, kernels);
    }

    /** First for Z, later for dZ, with one example per row. */
    @Override
    public int room(int paddedExamples) {
        return panels(paddedExamples).size();
    }

    private Panels panels(int paddedExamples) {
        return Panels.of(units, paddedExamples, kernels);
    }

    /** Panels from one up to but not including another, and rows of them, which are examples or features. */
    private record Piece(int fromPanel, int toPanel, int from, int to) {}

    /** Workers share the panels of units if there are enough, else the rows. */
    private Piece piece(int rows, int step, Share share) {
        int panels = weights.panels().count();
        return panels >= share.workers()
                ? new Piece(share.from(panels, 1), share.to(panels, 1), 0, rows)
                : new Piece(0, panels, share.from(rows, step), share.to(rows, step));
    }

    @Override
    public Part forward(Block<N> block, N weights, int W, int b, FirstLayerSpace<N> space, Share share) {
        SparseBlock<N> sparse = (SparseBlock<N>) block;
        Piece piece = piece(block.count, kernels.lanes(), share);
        int from = piece.from();
        int count = piece.to() - from;
        int panel = this.weights.panels().panel();
        for (int which = piece.fromPanel(); which < piece.toPanel(); which++) {
            int width = this.weights.panels().width(which);
            int unit = which * panel;
            Span<N> byExample = panel(which, space);
            Span<N> first = Span.of(space.array(), byExample.at() + from * width, width);
            kernels.repeatRow(weights, b + unit, first, count, width);
            Span<N> own = Span.of(weights, W + this.weights.panels().at(which), width);
            kernels.sparseProduct(sparse.byExample, from, piece.to(), sparse.values, own, byExample, width, false);
            kernels.transpose(first, count, Math.min(width, units - unit), space.Z(unit, from));
        }
        return new Part(piece.fromPanel() * panel, Math.min(piece.toPanel() * panel, units), from, piece.to());
    }

    /** One panel of the room for Z or dZ. */
    private Span<N> panel(int which, FirstLayerSpace<N> space) {
        Panels panels = panels(space.stride());
        return Span.of(space.array(), space.room() + panels.at(which), panels.width(which));
    }

    @Override
    public void slopesReady(FirstLayerSpace<N> space, Part part) {
        panels(space.stride())
                .fill(
                        kernels,
                        space.dZ(part.fromUnit(), part.from()),
                        part.fromUnit(),
                        part.toUnit(),
                        part.from(),
                        part.to(),
                        space.array(),
                        space.room());
    }

    @Override
    public void gradient(Block<N> block, FirstLayerSpace<N> space, N gradients, int dW, boolean fresh, Share share) {
        SparseBlock<N> sparse = (SparseBlock<N>) block;
        Piece piece = piece(inputs, 1, share);
        for (int which = piece.fromPanel(); which < piece.toPanel(); which++) {
            int width = weights.panels().width(which);
            Span<N> dZ = panel(which, space);
            Span<N> to = Span.of(gradients, dW + weights.panels().at(which), width);
            boolean start = fresh;
            for (SparseRows rows : sparse.byFeature) {
                kernels.sparseProduct(rows, piece.from(), piece.to(), sparse.values, dZ, to, width, start);
                start = false;
            }
        }
    }
}
