/**
 * Sweeps on a cluster. {@link digits.spark.SparkCluster} trains what a {@link digits.sweeps.SweepRun} asks for, with the same bits as one
 * machine does; {@link digits.spark.SparkSweep} is the program for {@code spark-submit}.
 */
package digits.spark;
