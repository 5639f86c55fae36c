/**
 * Labelled pictures of digits: read {@link digits.data.Dataset} first, then {@link digits.data.DigitsCsv}, which reads one
 * from a file, and {@link digits.data.Split}, which sets examples aside for testing.
 */
package digits.data;
