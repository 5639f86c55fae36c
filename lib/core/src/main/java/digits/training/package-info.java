/**
 * How a network learns. Read {@link digits.training.Training}, whose settings are told by
 * {@link digits.training.TrainingSettings}, and which is iterated to give one {@link
 * digits.training.TrainingStep} after the other, then {@link digits.training.TrainingRun}, the loop that measures and stops,
 * {@link digits.training.ClearStepper}, which takes the steps with one matrix operation for each formula, with {@code Batches}
 * and {@code Parameter}, and {@link digits.training.Optimizer}. {@link digits.training.Schedule} and {@link
 * digits.training.Regularization} change how it learns. {@link digits.training.Sweep} runs many
 * trainings, {@link digits.training.GradientCheck} finds wrong derivatives, {@link digits.training.ConfusionMatrix} shows
 * what is taken for what. {@link digits.training.StepperProvider} is how the module engine offers its faster steps.
 *
 * <p>A new option of a training is a constant in {@code Options}, where it says what else; a new optimizer is a record
 * beside {@link digits.training.Momentum}.
 */
package digits.training;
