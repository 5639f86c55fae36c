package digits.dataset;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import digits.matrix.Matrix;
import org.junit.jupiter.api.Test;

class PictureSetTest {

    // Two pictures of 1 × 2 pixels, full ink being 4.
    private final byte[] bytes = {0, 4, 1, 2};

    private final PictureSet pictures = PictureSet.ofBytes(bytes, 4, 1, 2);

    @Test
    void eachPictureIsAColumnOfXWithPixelsFrom0To1() {
        assertEquals(Matrix.of(2, 2, 0, 0.25, 1, 0.5), pictures.X());
        assertEquals(Matrix.row(0.25, 0.5), pictures.picture(1));
        assertEquals(1, pictures.value(0, 1));
    }

    @Test
    void laterChangesOfTheArrayDoNotChangeThePictures() {
        bytes[0] = 3;
        assertEquals(0, pictures.value(0, 0));
    }

    @Test
    void chosenPicturesComeInTheOrderGiven() {
        assertEquals(
                Matrix.of(2, 3, 0.25, 0, 0.25, 0.5, 1, 0.5),
                pictures.choose(1, 0, 1).X());
        assertEquals(pictures.picture(0), pictures.first(1).picture(0));
        assertEquals(pictures.picture(1), pictures.range(1, 2).picture(0));
    }

    @Test
    void labelsMakeThemADataset() {
        Dataset dataset = pictures.labelled(new int[] {7, 3}, 10);
        assertEquals(7, dataset.label(0));
        assertEquals(pictures.X(), dataset.X());
        assertEquals(pictures, dataset.pictures());
        assertEquals("2 pictures, 1×2 pixels", pictures.toString());
    }

    @Test
    void labelsNeedToBeAsManyAsPictures() {
        var tooFew = assertThrows(IllegalArgumentException.class, () -> pictures.labelled(new int[] {7}, 10));
        assertEquals("a data set needs one label for each of its 2 pictures, but got 1", tooFew.getMessage());
    }

    @Test
    void bytesNeedToBeAWholeNumberOfPicturesUpToTheMaximum() {
        var half = assertThrows(IllegalArgumentException.class, () -> PictureSet.ofBytes(new byte[3], 4, 1, 2));
        assertEquals("pictures of 1×2 need a multiple of 2 pixels, but got 3", half.getMessage());
        var above = assertThrows(
                IllegalArgumentException.class, () -> PictureSet.ofBytes(new byte[] {0, 0, 0, 5}, 4, 1, 2));
        assertEquals("pixel 1 of example 1 is 5, above the maximum 4", above.getMessage());
        var none = assertThrows(IllegalArgumentException.class, () -> PictureSet.ofBytes(new byte[0], 4, 1, 2));
        assertEquals("a data set needs at least one example, but got none", none.getMessage());
    }

    @Test
    void moreThanAnArrayHoldsIsRefused() {
        PictureSet large = PictureSet.ofBytes(new byte[784], 255, 28, 28);
        assertRejected(
                "pictures need fewer than 2^31 pixels in all, but got 3000000×784",
                () -> large.choose(new int[3_000_000]));
        assertRejected(
                "pictures need fewer than 2^31 pixels in all, but got 65536×65536",
                () -> PictureSet.ofBytes(new byte[1], 255, 65_536, 65_536));
    }

    @Test
    void picturesAreCountedFrom0() {
        var beyond = assertThrows(IndexOutOfBoundsException.class, () -> pictures.picture(2));
        assertEquals("examples are counted from 0 to 1, but got 2", beyond.getMessage());
    }
}
