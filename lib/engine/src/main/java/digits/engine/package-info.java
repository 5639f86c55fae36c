/**
 * The fast path: the numbers of {@link digits.training.ClearStepper}, many times faster. Read {@link digits.engine.Engine},
 * then {@link digits.engine.Pass}, forward and backward propagation of a block of examples; {@link digits.engine.ByExamples}
 * and {@link digits.engine.ByUnits}, how several threads share it; {@link digits.engine.TiledLayer} and {@link
 * digits.engine.SparseLayer}, how zero pixels are left out; and {@link digits.engine.Kernels}, the loops in which the time is
 * spent, of which {@link digits.engine.DoubleTile}, {@link digits.engine.DoubleProduct} and {@link
 * digits.engine.DoubleGather} are the three that matter. The page docs/why-it-is-fast.md explains it step by step.
 */
package digits.engine;
