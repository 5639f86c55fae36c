/**
 * The library for those who use no notebooks. Read {@link digits.command.Main} first; then {@link digits.command.SweepCommand}, {@link
 * digits.command.TrainCommand} and {@link digits.command.PredictCommand}, which share their {@link digits.command.DataOptions}.
 */
package digits.command;
