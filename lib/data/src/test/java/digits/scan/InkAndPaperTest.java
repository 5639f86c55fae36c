package digits.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is ink and what is paper, where a single threshold or a window around each point is not enough. */
class InkAndPaperTest {

    private static final int PAPER = 235;
    private static final Color PEN = new Color(40, 40, 40);

    private static Matrix grey(BufferedImage image) {
        return Matrix.generate(
                image.getHeight(), image.getWidth(), (row, column) -> (image.getRGB(column, row) & 0xFF) / 255.0);
    }

    private static Matrix drawn(int digit, int pen) {
        BufferedImage sheet = Drawings.sheet(360, 300, PAPER);
        Drawings.draw(sheet, digit, 110, 60, 170, pen, PEN);
        return grey(sheet);
    }

    /** What a scanner without fault would have given. */
    private static Matrix clean(int digit, int pen) {
        return PictureForm.MNIST.fit(drawn(digit, pen).map(light -> light < 0.5 ? 1 : 0));
    }

    private static void assertNear(Matrix clean, ScannedDigit found) {
        Matrix picture = found.picture(PictureForm.MNIST);
        double apart = picture.minus(clean).map(Math::abs).sum() / clean.sum();
        // An edge that moves by a point of 170 changes some hundredths of the ink; a digit lost or cut, most of it.
        assertTrue(apart < 0.15, apart + "\n" + picture);
    }

    private static void assertSays(String sentence, Matrix grey) {
        for (String said : List.of(
                assertThrows(IllegalArgumentException.class, () -> Digits.fromGrey(grey))
                        .getMessage(),
                assertThrows(IllegalArgumentException.class, () -> Digits.allFromGrey(grey))
                        .getMessage())) {
            assertTrue(said.contains(sentence), said);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 16", "1, 16", "1, 24", "1, 30", "2, 16", "3, 16", "4, 16", "5, 16", "7, 10", "7, 16", "7, 26", "9, 16"
    })
    void aDigitThatIsCutToItsInkIsWhole(int digit, int pen) {
        Matrix sheet = drawn(digit, pen);
        Ink.Box box = Ink.of(sheet.map(light -> 1 - light)).box();
        Matrix tight = Matrix.generate(
                box.height(), box.width(), (row, column) -> sheet.get(box.top() + row, box.left() + column));
        assertNear(clean(digit, pen), Digits.fromGrey(tight));
    }

    @Test
    void aSlantedOneOfABroadPenThatFillsItsCutIsInk() {
        Matrix one = Matrix.generate(150, 34, (row, column) -> Math.abs(column - 24 + row / 10) < 9 ? 0.15 : 0.9);
        assertEquals("150×31", Digits.fromGrey(one).cut().shape());
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "5, 60", "8, 200"})
    void aDarkBoardInLightSurroundingsIsFound(int digit, int around) {
        Matrix sheet = drawn(digit, 16);
        Matrix board = Matrix.generate(300 + 2 * around, 360 + 2 * around, (row, column) -> {
            int y = row - around;
            int x = column - around;
            return y >= 0 && x >= 0 && y < 300 && x < 360 ? 1 - sheet.get(y, x) : 0.97;
        });
        assertNear(clean(digit, 16), Digits.fromGrey(board));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10, 60})
    void aBlockIsNoDigit(int size) {
        Matrix blot =
                Matrix.generate(300, 360, (row, column) -> Math.hypot(row - 150, column - 180) < size ? 0.1 : 0.9);
        assertSays("needs a digit made of strokes, but sees a block of " + (2 * size - 1) + "×", blot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slope", "steep", "vignette", "lamp", "clouds"})
    void lightThatChangesIsNoInk(String light) {
        SplittableRandom random = new SplittableRandom(1);
        assertSays("in this image", Matrix.generate(300, 360, (row, column) -> {
            double y = row / 300.0 - 0.5;
            double x = column / 360.0 - 0.5;
            double part = switch (light) {
                case "slope" -> 0.7 + 0.6 * x;
                case "steep" -> 0.6 + 0.8 * y;
                case "vignette" -> 1 - 1.2 * (x * x + y * y);
                case "lamp" -> 0.35 + 0.65 / (1 + 4 * Math.hypot(x + 0.4, y + 0.4));
                default -> 0.8 + 0.08 * Math.sin(9 * x + 2 * y) + 0.06 * Math.cos(11 * y - 3 * x);
            };
            return 0.92 * part + 0.03 * (random.nextDouble() - 0.5);
        }));
    }

    @ParameterizedTest
    @CsvSource({"30, 0", "30, 30", "140, 0"})
    void linesWithNothingOnThemAreNoDigits(int down, int right) {
        assertSays("needs ink, but found none", Matrix.generate(300, 360, (row, column) -> {
            boolean isLine = (down > 0 && (row + 11) % down < 2) || (right > 0 && (column + 11) % right < 2);
            return isLine ? 0.4 : 0.9;
        }));
    }

    @ParameterizedTest
    @CsvSource({"111, 4", "111, 12", "60, 3"})
    void linesOfDigitsThatNearlyTouchStayApart(int height, int gap) {
        int[][] lines = {{3, 8, 2, 7}, {5, 1, 6, 4}, {1, 0, 2, 3}};
        BufferedImage page = Drawings.sheet(5 * height, 5 * height, PAPER);
        double pen = 0.08 * height;
        for (int line = 0; line < 3; line++) {
            for (int i = 0; i < 4; i++) {
                double top = 0.5 * height + line * (height + pen + gap);
                Drawings.draw(page, lines[line][i], (0.5 + i) * height, top, height, pen, PEN);
            }
        }
        List<ScannedDigit> digits = Digits.allFromGrey(grey(page));
        assertEquals(12, digits.size());
        assertTrue(digits.stream().allMatch(digit -> digit.cut().rows() < 1.2 * height), digits.toString());
    }

    @Test
    void theShadowBesideADigitIsNoBoard() {
        Matrix one = drawn(1, 16);
        Matrix photo = Matrix.generate(300, 360, (row, column) -> {
            boolean isGlint = Math.hypot(row - 100, column - 300) < 3;
            return isGlint ? 0.9 : one.get(row, column) * (0.6 + 0.4 / (1 + Math.exp((column - 186) / 12.0)));
        });
        assertNear(clean(1, 16), Digits.fromGrey(photo));
    }

    @Test
    void theStemUnderItsLoopIsPartOfANine() {
        BufferedImage sheet = Drawings.sheet(360, 300, PAPER);
        Drawings.draw(sheet, 0, 100, 60, 100, 10, PEN);
        Matrix loop = grey(sheet);
        Matrix nine = Matrix.generate(
                300,
                360,
                (row, column) -> row > 85 && row < 240 && Math.abs(column - 135) < 6 ? 0.1 : loop.get(row, column));
        assertTrue(Digits.fromGrey(nine).cut().rows() > 175);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 45})
    void strokesThatLeanOverEachOtherStandSideBySide(int apart) {
        Matrix ones = Matrix.generate(300, 360, (row, column) -> {
            double across = column - 200 + 0.5 * (row - 150);
            return row > 60 && row < 240 && (Math.abs(across) < 6 || Math.abs(across - apart) < 6) ? 0.1 : 0.9;
        });
        assertEquals(2, Digits.allFromGrey(ones).size());
    }

    @ParameterizedTest
    @CsvSource({"4000, 3000, 800, 1", "6000, 4000, 1600, 1", "8064, 6048, 1600, 2", "12000, 9000, 1600, 3"})
    void ofALargePhotoNoMorePointsAreReadThanAHubHasRoomFor(int width, int height, int longest, int step) {
        assertEquals(step, GreyImage.step(width, height, longest));
    }
}
