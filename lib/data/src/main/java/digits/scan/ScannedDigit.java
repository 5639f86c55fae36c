package digits.scan;

import digits.matrix.Matrix;
import digits.network.Network;

/**
 * A digit from a photo or scan, at each stage of its way.
 *
 * @param grey the image as it came, 0 for black to 1 for white
 * @param contrast without paper and light: 0 for paper to 1 for the strongest ink, whichever was the lighter of the two
 * @param ink 1 where the digit is, else 0; specks and what reaches the border are gone
 * @param cut the part of the ink that the digit fills
 * @param note what was left out of the image and where, or what else is doubtful, each behind a semicolon; empty if nothing
 *     is. Of several digits, the first has it for all.
 */
public record ScannedDigit(Matrix grey, Matrix contrast, Matrix ink, Matrix cut, String note) {

    ScannedDigit noted(String more) {
        return new ScannedDigit(grey, contrast, ink, cut, note + more);
    }

    /** The picture (8×8 or 28×28), pixels from 0 to 1, fitted as those of a data set. */
    public Matrix picture(PictureForm form) {
        return form.fit(cut);
    }

    /**
     * The digit as a network takes it in (64 × 1 or 784 × 1).
     *
     * @throws IllegalArgumentException if the network takes neither 64 nor 784 numbers
     */
    public Matrix X(Network network) {
        return picture(PictureForm.of(network)).reshape(network.inputs(), 1);
    }

    @Override
    public String toString() {
        return "a digit of " + cut.shape() + " points in an image of " + grey.shape() + note;
    }
}
