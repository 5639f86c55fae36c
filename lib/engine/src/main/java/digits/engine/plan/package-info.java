/**
 * What decides. In goes {@link digits.engine.plan.Work}, facts about trainings; out comes an {@link
 * digits.engine.plan.ExecutionPlan}: how examples are laid out, how a full batch is cut into {@link
 * digits.engine.plan.Groups}, and how many threads take part. Nothing is built here, and nothing is computed with.
 */
package digits.engine.plan;
