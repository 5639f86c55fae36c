/**
 * How long things take. {@link digits.bench.TrainingServer} does the work that the comparison with the peers asks for,
 * {@link digits.bench.SmileServer} does it with Smile, and the benchmarks of single iterations are run by JMH.
 */
package digits.bench;
