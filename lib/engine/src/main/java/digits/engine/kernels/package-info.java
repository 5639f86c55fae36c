/**
 * The compute kernels: loops on plain arrays, in which all the time is spent. In go numbers in arrays, and where in them, as a
 * {@link digits.engine.kernels.Span}; out come numbers in arrays. Read {@link digits.engine.kernels.Kernels}, which says what
 * each does, and {@link digits.engine.kernels.PlainDoubleKernels}, which does it in plain Java; then the three that matter, in
 * vectors: {@link digits.engine.kernels.DoubleTile}, {@link digits.engine.kernels.DoubleProduct} and {@link
 * digits.engine.kernels.DoubleSparseProduct}; softmax is in {@link digits.engine.kernels.DoubleVectorExponential}. They are written in
 * double; the build makes those in float of them: where a source says {@code // In double:}, the lines {@code // In float:}
 * behind it take its place.
 */
package digits.engine.kernels;
