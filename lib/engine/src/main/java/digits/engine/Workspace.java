package digits.engine;

import digits.network.Activation;
import digits.network.DropoutMask;
import digits.network.ElementwiseActivation;
import java.util.List;

/**
 * Room for what the networks compute for one block of examples: small enough to stay in the cache from the way forward to
 * the gradient. Matrices are units × examples with one example per column, so that a vector holds one unit of several
 * examples; the units of the networks side by side follow each other.
 */
final class Workspace<A> {

    /** How many examples there is room for, in whole vectors. */
    final int examples;

    /** From one unit to the next: no less, and what the kernels want if the first layer is tiled. */
    final int row;

    final A array;

    /** For each layer the offsets of Z, A and dZ. Z and A are the same place where Z isn't needed on the way back. */
    final int[] Z;

    final int[] A;
    final int[] dZ;

    /** With dropout, for each layer but the first: what its inputs are multiplied with, and what is left of them. */
    final int[] masks;

    final int[] left;

    /** What is left out of the batch in hand. */
    DropoutMask mask = DropoutMask.NONE;

    /** For each layer but the first its input with one example per row, in panels, for each network. */
    final int[] inputs;

    final Panels[] inputPanels;

    /** If the first layer is sparse: first its Z, later its dZ with one example per row, in panels. */
    final int panels;

    final Panels firstPanels;

    /** If the first layer is tiled: its weights, for ten units after the other as {@link Tiles#weightAt} has them. */
    final int collected;

    /** For each layer its biases, each {@link #startRow} times: what the sums for Z start with. */
    final int[] biases;

    /** As many zeros: what other sums start with. */
    final int zeros;

    /** From one bias to the next: as many numbers as the kernels take columns at once. */
    final int startRow;

    /** The rows of a strip as numbers. */
    final int expanded;

    /** @param dropout whether hidden units are left out */
    Workspace(Plan plan, int examples, boolean dropout, Kernels<A> kernels) {
        List<LayerPlan> layers = plan.layers();
        int lanes = kernels.lanes();
        LayerPlan first = layers.get(0);
        this.examples = Plan.wholeVectors(examples, first.tiled() ? Tiles.width(kernels) : lanes);
        row = first.tiled() ? Tiles.unitRow(kernels) : this.examples;
        Z = new int[layers.size()];
        A = new int[layers.size()];
        dZ = new int[layers.size()];
        masks = new int[layers.size()];
        left = new int[layers.size()];
        inputs = new int[layers.size()];
        inputPanels = new Panels[layers.size()];
        int next = kernels.first();
        panels = next;
        firstPanels = first.sparse() ? Panels.of(first.allUnits(), row, lanes) : null;
        next += first.sparse() ? firstPanels.size() : 0;
        collected = next;
        next += first.tiled() ? first.rows() / Tiles.UNITS * Tiles.weights(first.row(), kernels) : 0;
        startRow = LayerPlan.PANEL_VECTORS * lanes;
        biases = new int[layers.size()];
        zeros = next;
        next += startRow;
        expanded = next;
        next += first.tiled() ? Math.max(first.inputs(), this.examples) * Tiles.width(kernels) : 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            LayerPlan of = layers.get(layer);
            int size = of.rows() * row;
            biases[layer] = next;
            next += of.rows() * startRow;
            A[layer] = next;
            next += size;
            Z[layer] = keepsZ(of.activation()) ? next : A[layer];
            next += keepsZ(of.activation()) ? size : 0;
            dZ[layer] = next;
            next += size;
            if (layer > 0) {
                if (dropout) {
                    masks[layer] = next;
                    left[layer] = next + of.networks() * of.inputs() * row;
                    next += 2 * of.networks() * of.inputs() * row;
                }
                inputs[layer] = next;
                inputPanels[layer] = Panels.of(of.inputs(), row, lanes);
                next += of.networks() * inputPanels[layer].size();
            }
        }
        array = kernels.allocate(next);
    }

    /** Numbers a workspace takes for each example. */
    static int perExample(Plan plan, int lanes) {
        int sum = 0;
        for (LayerPlan layer : plan.layers()) {
            int matrices = keepsZ(layer.activation()) ? 3 : 2;
            sum += matrices * layer.allUnits();
            sum += layer.first() ? firstPerExample(layer) : layer.networks() * Plan.wholeVectors(layer.inputs(), lanes);
        }
        return sum;
    }

    private static int firstPerExample(LayerPlan layer) {
        return switch (layer.input().kind()) {
            case DENSE, SPARSE -> layer.row();
            case TILED -> 0;
        };
    }

    /**
     * How many of some rows can be given to a kernel as one, together with what lies between them: all if that is little, else
     * one after the other.
     */
    int rowsAsOne(int rows, int count) {
        return row - count <= row / 8 ? rows : 1;
    }

    /** How long so many rows are as one. */
    int length(int rows, int count) {
        return (rows - 1) * row + count;
    }

    /** The slopes of the engine's own activations can be computed from A, those of a user's need Z. */
    private static boolean keepsZ(Activation activation) {
        return activation instanceof ElementwiseActivation && !ActivationKernels.isOwn(activation);
    }

    /** Where one network's input of a layer starts, in panels. */
    int inputOf(int layer, int network) {
        return inputs[layer] + network * inputPanels[layer].size();
    }
}
