/**
 * One iteration. In go weights and the number of the iteration, out come the weights after it. Read {@link
 * digits.engine.iteration.ByExamples}, for full batches: each worker takes some of the examples through all layers. Then {@link
 * digits.engine.iteration.ByUnits}, for mini-batches: each worker takes some of a layer's units for all examples. {@link
 * digits.engine.iteration.LearnedState} has the weights and updates them; {@link digits.engine.iteration.Scoring} measures.
 */
package digits.engine.iteration;
