/**
 * The network itself. Read {@link digits.network.Activation}, {@link digits.network.Layer} and its {@link
 * digits.network.ForwardStep} and {@link digits.network.BackwardStep}, then {@link digits.network.Network}, which strings
 * layers together; {@link digits.network.Loss} says how wrong its answers are.
 *
 * <p>A new activation is a record that implements {@link digits.network.ElementwiseActivation}, beside {@link
 * digits.network.Tanh}, and a constant in {@link digits.network.Activation}.
 */
package digits.network;
