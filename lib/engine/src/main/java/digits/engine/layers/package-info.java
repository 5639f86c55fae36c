/**
 * Forward and backward propagation of one block of examples. In go a block and the weights, out comes the block's part of the
 * gradient; what is computed on the way is in a {@link digits.engine.layers.Workspace}. Read {@link
 * digits.engine.layers.Pass}, then {@link digits.engine.layers.Forward}, {@link digits.engine.layers.LossSlope} and {@link
 * digits.engine.layers.Backward}. {@link digits.engine.layers.WeightMap} says where weights lie.
 */
package digits.engine.layers;
