/**
 * From ink on any bitmap, photographed, scanned or drawn, to the picture that a network takes in. Read {@link
 * digits.scan.PictureForm} first, which says what the data sets did, then how it is done again; {@link
 * digits.scan.Digits} finds the ink in a photo.
 */
package digits.scan;
