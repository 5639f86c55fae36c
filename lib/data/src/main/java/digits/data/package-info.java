/**
 * Files in and out. {@link digits.data.DigitsCsv}, {@link digits.data.Idx} and {@link digits.data.Kaggle} read pictures from
 * files; {@link digits.data.Mnist} also fetches the files; {@link digits.data.Augmentation} makes more examples of those there
 * are; {@link digits.data.SavedNetwork} is a network in a file.
 */
package digits.data;
