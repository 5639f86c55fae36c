/**
 * Pictures of digits and their labels: read {@link digits.data.Dataset} first, then {@link digits.data.DigitsCsv}, {@link
 * digits.data.Idx} and {@link digits.data.Kaggle}, which read one from files, {@link digits.data.Mnist}, which also fetches
 * the files, and {@link digits.data.Split}, which sets examples aside for testing. {@link
 * digits.data.Augmentation} makes more examples of those there are.
 */
package digits.data;
