package digits.scan;

import digits.matrix.Matrix;
import digits.network.Network;

/**
 * How a data set made pictures of digits out of bitmaps. A network reads foreign handwriting only if it was fitted in the same
 * way: as large, in the same place, with strokes as wide. Both are described in words in data/README.md.
 */
public enum PictureForm {

    /**
     * The 8×8 digits of UCI: the slant is taken out, the digit fills 32 × 32 points in height and up to 20 of them in width,
     * strokes are made wider or thinner until there is as much ink as in the other digits, and each pixel counts the ink in
     * 4 × 4 points, 0 to 16.
     */
    UCI(8) {
        @Override
        Matrix fit(Ink ink) {
            return UciFit.of(ink);
        }
    },

    /**
     * The 28×28 digits of MNIST: the digit fills 20 × 20 pixels in its longer direction and keeps its proportions, each pixel
     * is as grey as it is full of ink, and the centre of mass lies in the middle of 28 × 28 pixels. Strokes that are wider or
     * thinner than any in MNIST are mended.
     */
    MNIST(28) {
        @Override
        Matrix fit(Ink ink) {
            return MnistFit.of(ink);
        }
    };

    private final int size;

    PictureForm(int size) {
        this.size = size;
    }

    /** Rows and columns of a picture. */
    public int size() {
        return size;
    }

    /**
     * The form of the pictures that a network takes in.
     *
     * @throws IllegalArgumentException if it takes neither 64 nor 784 numbers
     */
    public static PictureForm of(Network network) {
        for (PictureForm form : values()) {
            if (network.inputs() == form.size * form.size) {
                return form;
            }
        }
        throw new IllegalArgumentException(
                "a digit of one's own needs a network with 64 inputs, for 8×8 pixels, or 784, for "
                        + "28×28, but this one has " + network.inputs());
    }

    /**
     * Fits a digit as the data set's were.
     *
     * @param bitmap a drawing of any size, 0 for paper to 1 for ink; what is above 0.5 counts as ink
     * @return the picture (size × size), pixels from 0 to 1
     * @throws IllegalArgumentException if there is no ink
     */
    public Matrix fit(Matrix bitmap) {
        Ink ink = Ink.of(bitmap);
        if (ink.area() == 0) {
            throw new IllegalArgumentException("fit needs ink, elements above 0.5, but the largest of this "
                    + bitmap.shape() + " bitmap is " + bitmap.max());
        }
        return fit(ink);
    }

    /** A picture (size × size), pixels from 0 to 1, of ink of which there must be some. */
    abstract Matrix fit(Ink ink);
}
