/**
 * How long things take. {@link digits.bench.TrainingServer} does the work that the comparison with the peers asks for,
 * {@link digits.bench.SmileServer} does it with Smile. {@link digits.bench.IterationBenchmark} and {@link
 * digits.bench.KernelBenchmark} time single iterations and kernels with JMH: after {@code start.py bench} has built them,
 * {@code java -cp "lib/bench/target/classes:lib/bench/target/run-time/*" org.openjdk.jmh.Main Kernel}.
 */
package digits.bench;
