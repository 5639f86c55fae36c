package digits.engine.layers;

import digits.engine.kernels.Kernels;
import digits.engine.layout.Layout;
import digits.network.Loss;

/**
 * What is done with a block of examples in one iteration, in this order: forward through the layers, the slope of the loss,
 * and backward through the layers with the gradient of each.
 */
public record Pass<A>(Forward<A> forward, LossSlope<A> lossSlope, Backward<A> backward) {

    public static <A> Pass<A> of(WeightMap map, Layout<A> layout, Loss loss, Kernels<A> kernels) {
        Backward<A> backward = new Backward<>(map, layout, kernels);
        return new Pass<>(
                new Forward<>(map, layout, kernels), new LossSlope<>(map, layout, backward, loss, kernels), backward);
    }

    public int layers() {
        return forward.layers();
    }
}
