/**
 * From ink on any bitmap, photographed, scanned or drawn, to the picture that a network takes in. Read {@link
 * digits.scan.PictureForm} first, which says what the data sets did, then how it is done again by
 * {@code Fitting}. {@link digits.scan.Digits} finds the ink in a photo: {@code GreyImage} reads the file ({@code Orientation},
 * {@code PaperColor}, {@code PrintColor}), {@code Sheet} finds the sheet, {@code Paper} tells ink from paper ({@code
 * FainterInk}), {@code RuledLines} and {@code DrawnLines} are taken out, {@code Pieces} puts ink together into digits and {@code
 * Touching} parts them. A rule about what belongs to one digit goes into {@code Pieces}.
 */
package digits.scan;
