package digits.scan;

import digits.matrix.Matrix;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a digit of one's own from a photo or scan.
 *
 * <pre>{@code
 * ScannedDigit mine = Digits.fromImage(Path.of("my-seven.jpg"));
 * network.predict(mine.X(network))
 * }</pre>
 */
public final class Digits {

    private Digits() {}

    /**
     * Reads one digit: dark on light or light on dark, in uneven light, with margins.
     *
     * @param file PNG, JPEG, BMP or GIF; a photo is turned as its camera says
     * @throws IOException if the file cannot be read as an image: the message says why
     * @throws IllegalArgumentException if there is no digit in it
     */
    public static ScannedDigit fromImage(Path file) throws IOException {
        return fromGrey(GreyImage.read(file));
    }

    /**
     * Finds one digit in shades of grey.
     *
     * @param grey the image, 0 for black to 1 for white
     * @throws IllegalArgumentException if there is no digit in it, or it is smaller than 8×8
     */
    public static ScannedDigit fromGrey(Matrix grey) {
        if (grey.rows() < 8 || grey.columns() < 8) {
            throw new IllegalArgumentException(
                    "fromImage needs an image of at least 8×8 points, but this one has " + grey.shape());
        }
        Matrix contrast = Paper.ink(grey);
        Ink digit = Blots.remove(Paper.divide(contrast));
        return new ScannedDigit(
                grey, contrast, digit.toMatrix(), digit.cut(digit.box()).toMatrix());
    }
}
