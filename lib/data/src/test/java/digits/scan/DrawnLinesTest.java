package digits.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits that touch what is printed or drawn around or under them. */
class DrawnLinesTest {

    private static final int PAPER = 235;
    private static final Color PEN = new Color(40, 40, 40);
    private static final String NOTE = "; a box or line that it touches was taken away";

    private final BufferedImage sheet = Drawings.sheet(400, 340, PAPER);

    private static Matrix grey(BufferedImage image) {
        return Matrix.generate(
                image.getHeight(), image.getWidth(), (row, column) -> (image.getRGB(column, row) & 0xFF) / 255.0);
    }

    /** Draws a digit, and tells the box that its ink fills. */
    private static Ink.Box drawn(BufferedImage on, int digit, double left, double top, Color color) {
        Drawings.draw(on, digit, left, top, 170, 14, color);
        return Ink.of(grey(alone(on, digit, left, top)).map(light -> 1 - light)).box();
    }

    private static BufferedImage alone(BufferedImage on, int digit, double left, double top) {
        BufferedImage alone = Drawings.sheet(on.getWidth(), on.getHeight(), PAPER);
        Drawings.draw(alone, digit, left, top, 170, 14, PEN);
        return alone;
    }

    private static Matrix clean(int digit) {
        BufferedImage alone = alone(Drawings.sheet(400, 340, PAPER), digit, 140, 80);
        return PictureForm.MNIST.fit(grey(alone).map(light -> light < 0.5 ? 1 : 0));
    }

    private static void lines(BufferedImage on, double degrees, float width, Color color, int[]... lines) {
        Graphics2D graphics = on.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(width));
        graphics.rotate(Math.toRadians(degrees), on.getWidth() / 2.0, on.getHeight() / 2.0);
        for (int[] line : lines) {
            graphics.drawLine(line[0], line[1], line[2], line[3]);
        }
        graphics.dispose();
    }

    private static int[][] box(int left, int top, int right, int bottom) {
        return new int[][] {
            {left - 2, top, right + 2, top},
            {left - 2, bottom, right + 2, bottom},
            {left, top, left, bottom},
            {right, top, right, bottom}
        };
    }

    /** A wall or a line that is taken for a part of the digit makes it smaller in its picture: nearly nothing is in its place. */
    private static void assertNear(int digit, ScannedDigit found) {
        Matrix picture = found.picture(PictureForm.MNIST);
        double apart =
                picture.minus(clean(digit)).map(Math::abs).sum() / clean(digit).sum();
        // Where the digit stands on a wall, that much of the wall stays, a few hundredths of its height.
        assertTrue(apart < 0.45, apart + "\n" + picture);
    }

    @ParameterizedTest
    @CsvSource({
        "2, bottom, 0",
        "3, bottom, 3",
        "5, left, 0",
        "7, bottom, -4",
        "7, top, 0",
        "4, right, 2",
        "0, left, -2",
        "6, right, 0",
        "8, bottom, 4",
        "1, top, 0",
        "9, bottom, 0"
    })
    void aDigitThatTouchesItsBoxIsReadWithANote(int digit, String side, double degrees) {
        Ink.Box ink = drawn(sheet, digit, 140, 80, PEN);
        int left = side.equals("left") ? ink.left() : 90;
        int right = side.equals("right") ? ink.left() + ink.width() : 310;
        int top = side.equals("top") ? ink.top() : 45;
        int bottom = side.equals("bottom") ? ink.top() + ink.height() : 290;
        lines(sheet, degrees, 7, PEN, box(left, top, right, bottom));
        ScannedDigit found = Digits.fromGrey(grey(sheet));
        assertNear(digit, found);
        assertEquals(NOTE, found.note());
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 185, 200})
    void aPencilsDigitThatTouchesAPrintedBoxIsNoBoxAlone(int tone) {
        Ink.Box ink = drawn(sheet, 3, 140, 80, new Color(tone, tone, tone));
        lines(sheet, 0, 5, PEN, box(90, 45, 310, ink.top() + ink.height() + 1));
        assertNear(3, Digits.fromGrey(grey(sheet)));
    }

    /** Cells that fill the image to both sides, or leave room beside them; the second digit touches. */
    @ParameterizedTest
    @CsvSource({"10, 6", "10, 0", "150, 6", "150, 0"})
    void aRowOfCellsHasTheDigitsInIt(int margin, int touching) {
        BufferedImage row = Drawings.sheet(480 + 2 * margin, 300, PAPER);
        lines(row, 0, 5, PEN, box(margin, 40, margin + 480, 255 - touching));
        for (int i = 0; i < 3; i++) {
            drawn(row, 5 + i, margin + 30 + 160 * i, 66 + (i == 1 ? touching : 0), PEN);
            lines(row, 0, 5, PEN, new int[] {margin + 160 * i, 40, margin + 160 * i, 255 - touching});
        }
        List<ScannedDigit> found = Digits.allFromGrey(grey(row));
        assertEquals(3, found.size(), found.toString());
        for (int i = 0; i < 3; i++) {
            assertNear(5 + i, found.get(i));
            assertEquals(i == 1 && touching > 0 ? NOTE : "", found.get(i).note());
        }
    }

    @Test
    void anEmptyBoxBesideOthersIsNoZero() {
        BufferedImage boxes = Drawings.sheet(700, 340, PAPER);
        for (int i = 0; i < 3; i++) {
            lines(boxes, 0, 4, PEN, box(40 + 220 * i, 40, 220 + 220 * i, 290));
        }
        drawn(boxes, 4, 75, 80, PEN);
        drawn(boxes, 7, 515, 80, PEN);
        assertEquals(2, Digits.allFromGrey(grey(boxes)).size());
    }

    @Test
    void cellsThatAreOpenAboveAreNoPartOfTheDigits() {
        BufferedImage comb = Drawings.sheet(640, 340, PAPER);
        Ink.Box ink = drawn(comb, 3, 95, 80, PEN);
        drawn(comb, 5, 255, 70, PEN);
        drawn(comb, 7, 415, 70, PEN);
        int foot = ink.top() + ink.height();
        lines(comb, 0, 5, PEN, new int[] {68, foot, 552, foot});
        for (int i = 0; i < 4; i++) {
            lines(comb, 0, 5, PEN, new int[] {70 + 160 * i, foot, 70 + 160 * i, 90});
        }
        List<ScannedDigit> found = Digits.allFromGrey(grey(comb));
        assertEquals(3, found.size(), found.toString());
        assertNear(3, found.get(0));
        assertEquals(NOTE, found.get(0).note());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 2", "2, 0", "3, -2", "5, 0", "7, 3", "9, 0"})
    void aDigitThatStandsOnALineIsReadWithANote(int digit, double degrees) {
        Ink.Box ink = drawn(sheet, digit, 140, 80, PEN);
        int foot = ink.top() + ink.height();
        lines(sheet, degrees, 6, PEN, new int[] {ink.left() - 50, foot, ink.left() + ink.width() + 60, foot});
        ScannedDigit found = Digits.fromGrey(grey(sheet));
        assertNear(digit, found);
        assertEquals(NOTE, found.note());
    }

    @Test
    void aNumberThatStandsOnALineIsItsDigits() {
        BufferedImage number = Drawings.sheet(640, 340, PAPER);
        drawn(number, 3, 120, 80, PEN);
        drawn(number, 0, 260, 80, PEN);
        drawn(number, 7, 400, 80, PEN);
        lines(number, 1, 6, PEN, new int[] {50, 256, 600, 256});
        List<ScannedDigit> found = Digits.allFromGrey(grey(number));
        assertEquals(3, found.size(), found.toString());
        assertNear(7, found.get(2));
    }

    /** The strokes of a display are straight on all sides of a 0 and an 8, and a 1 has a foot that goes on to both sides. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "8", "1"})
    void straightStrokesOfADigitStay(String digit) {
        lines(
                sheet,
                0,
                14,
                PEN,
                switch (digit) {
                    case "1" -> new int[][] {{200, 60, 200, 260}, {140, 260, 260, 260}};
                    case "8" ->
                        new int[][] {
                            {140, 60, 260, 60},
                            {140, 260, 260, 260},
                            {140, 53, 140, 267},
                            {260, 53, 260, 267},
                            {140, 160, 260, 160}
                        };
                    default -> box(140, 60, 260, 260);
                });
        ScannedDigit found = Digits.fromGrey(grey(sheet));
        // All that is dark by more than half, and the blurred edges.
        int area = Ink.of(grey(sheet).map(light -> 1 - light)).area();
        assertTrue(found.ink().sum() >= area, found.ink().sum() + " of " + area);
        assertEquals("", found.note());
    }
}
