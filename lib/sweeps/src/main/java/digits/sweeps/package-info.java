/**
 * Many trainings, from "which α?" to "which α, width and optimizer, and is the difference more than luck?". Read in this order: {@link
 * digits.sweeps.SweepPlan} describes them and can be written down as text, of {@link digits.sweeps.TrainingOption}s and their
 * {@link digits.sweeps.Values}; {@link digits.sweeps.SweepRun} trains them and keeps each result in a file; {@link
 * digits.sweeps.SweepResults} are what they came to, and {@link digits.sweeps.SettingSummary} says of each setting whether it can be
 * told apart from the best.
 */
package digits.sweeps;
