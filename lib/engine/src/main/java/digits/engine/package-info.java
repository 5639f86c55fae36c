/**
 * The fast path: the numbers of {@link digits.training.ClearStepper}, many times faster. Trainings go in, by {@link
 * digits.engine.EngineProvider}, which the core finds as a service; steppers come out. Nothing else here needs to be known
 * outside. {@link digits.engine.Engine} builds what a plan says and takes one iteration after the other.
 *
 * <p>One iteration is read in this order, from what decides to the loops in which the time is spent:
 *
 * <ol>
 *   <li>{@link digits.engine.plan}: how trainings are carried out;
 *   <li>{@link digits.engine.iteration}: who does what in one iteration;
 *   <li>{@link digits.engine.layers}: forward and backward propagation of a block of examples;
 *   <li>{@link digits.engine.layout}: how examples are laid out, and the first layer, which reads them;
 *   <li>{@link digits.engine.kernels}: the compute kernels;
 *   <li>{@link digits.engine.team}: the threads.
 * </ol>
 *
 * <p>The page docs/why-it-is-fast.md explains it step by step.
 */
package digits.engine;
