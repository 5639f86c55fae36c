/**
 * How examples are laid out, and the first layer, which is the only one that reads them. In goes a data set, out come blocks of
 * it, and for a block the first layer's Z and dW. A {@link digits.engine.layout.Layout} is one of three: {@link
 * digits.engine.layout.DenseLayout} is the plainest, so read it first; {@link digits.engine.layout.SparseLayout} leaves out
 * zero pixels one by one, {@link digits.engine.layout.TiledLayout} tile by tile. Each has its {@link
 * digits.engine.layout.Examples}, {@link digits.engine.layout.Block} and {@link digits.engine.layout.WeightPlaces}.
 */
package digits.engine.layout;
