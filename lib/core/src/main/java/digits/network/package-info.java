/**
 * The network itself. Read {@link digits.network.Activation}, {@link digits.network.Layer} and its {@link
 * digits.network.ForwardStep} and {@link digits.network.BackwardStep}, then {@link digits.network.Network}, which strings
 * layers together; {@link digits.network.Loss} says how wrong its answers are. {@link
 * digits.network.SavedNetwork} is one in a file.
 */
package digits.network;
