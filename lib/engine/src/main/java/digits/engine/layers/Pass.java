package digits.engine.layers;

import digits.engine.kernels.Kernels;
import digits.engine.layout.Layout;
import digits.network.Loss;

/**
 * The three parts that a block of examples goes through in one iteration. {@code ByExamples} and {@code ByUnits} call them in
 * this order.
 */
public record Pass<N>(Forward<N> forward, LossSlope<N> lossSlope, Backward<N> backward) {

    public static <N> Pass<N> of(WeightMap map, Layout<N> layout, Loss loss, Kernels<N> kernels) {
        Backward<N> backward = new Backward<>(map, layout, kernels);
        return new Pass<>(
                new Forward<>(map, layout, kernels), new LossSlope<>(map, layout, backward, loss, kernels), backward);
    }

    public int layers() {
        return forward.layers();
    }
}
