/**
 * Examples as numbers. Read {@link digits.dataset.Dataset}, labelled examples with one example per column, {@link
 * digits.dataset.PictureSet}, which is one without labels, and {@link digits.dataset.Split}, which sets examples aside for the
 * test. {@link digits.dataset.Distortion} is how a training changes them at random. Files are read in the module data.
 */
package digits.dataset;
