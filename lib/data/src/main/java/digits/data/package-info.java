/**
 * Files in and out. {@link digits.data.PictureReader} finds out what a file of pictures is; {@link digits.data.DigitsCsv}, {@link
 * digits.data.Idx} and {@link digits.data.Kaggle} are short for what the course reads. Inside, {@code DataFile} opens and unpacks, {@code
 * CsvLines}, {@code CsvForm} and {@code CsvNumbers} make rows of numbers of CSV, and {@code PictureInterpreter} says which are pixels.
 * {@link digits.data.Mnist} also fetches the files; {@link digits.data.Augmentation} makes more examples of those there are; {@link
 * digits.data.SavedNetwork} is a network in a file.
 */
package digits.data;
