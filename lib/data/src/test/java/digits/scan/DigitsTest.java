package digits.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsTest {

    @TempDir
    Path folder;

    /** A 5 in dark ink (0.2) on light paper (0.85), in a corner of a sheet. */
    private static BufferedImage five() {
        BufferedImage image = new BufferedImage(360, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0.85f, 0.85f, 0.85f));
        graphics.fillRect(0, 0, 360, 300);
        graphics.setColor(new Color(0.2f, 0.2f, 0.2f));
        graphics.setStroke(new BasicStroke(11, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        path.moveTo(150, 60);
        path.lineTo(95, 62);
        path.lineTo(88, 120);
        path.curveTo(120, 100, 165, 115, 160, 160);
        path.curveTo(155, 205, 105, 210, 80, 185);
        graphics.draw(path);
        graphics.dispose();
        return image;
    }

    private static Matrix grey(BufferedImage image) {
        return Matrix.generate(
                image.getHeight(), image.getWidth(), (row, column) -> (image.getRGB(column, row) & 0xFF) / 255.0);
    }

    /** What a scanner without fault would have given. */
    private static Matrix clean(PictureForm form) {
        return form.fit(grey(five()).map(light -> light < 0.5 ? 1 : 0));
    }

    private static void assertNearTheCleanOne(Matrix grey, String how) {
        for (PictureForm form : PictureForm.values()) {
            Matrix found = Digits.fromGrey(grey).picture(form);
            double apart =
                    found.minus(clean(form)).map(Math::abs).sum() / clean(form).sum();
            // An edge that moves by a point of 300 changes some hundredths of the ink; a digit lost or cut, most of it.
            assertTrue(apart < 0.15, how + ", " + form + ": " + apart + "\n" + found);
        }
    }

    @Test
    void aCleanScanGivesTheCleanPicture() {
        assertNearTheCleanOne(grey(five()), "clean");
    }

    @Test
    void lightOnDarkIsTheSame() {
        assertNearTheCleanOne(grey(five()).map(light -> 1 - light), "light on dark");
    }

    @Test
    void lightThatFallsOffAndNoiseAreTakenOut() {
        SplittableRandom random = new SplittableRandom(1);
        Matrix five = grey(five());
        Matrix photo = Matrix.generate(five.rows(), five.columns(), (row, column) -> {
            double light = 1 - 0.5 * column / five.columns() - 0.2 * row / five.rows();
            return Math.max(0, Math.min(1, five.get(row, column) * light + 0.06 * (random.nextDouble() - 0.5)));
        });
        assertNearTheCleanOne(photo, "uneven light");
    }

    @Test
    void aShadowWithASharpEdgeIsNoInk() {
        Matrix five = grey(five());
        Matrix photo = Matrix.generate(
                five.rows(), five.columns(), (row, column) -> five.get(row, column) * (column > 120 ? 0.55 : 1));
        assertNearTheCleanOne(photo, "shadow");
    }

    @Test
    void specksAndADarkBorderAreTakenAway() {
        Matrix five = grey(five());
        Matrix photo = Matrix.generate(five.rows(), five.columns(), (row, column) -> {
            boolean speck = Math.hypot(row - 250, column - 300) < 4;
            boolean line = column < 6;
            return speck || line ? 0.15 : five.get(row, column);
        });
        assertNearTheCleanOne(photo, "specks");
    }

    @Test
    void aDigitThatTouchesTheBorderIsKeptWhereItIsAlone() {
        Matrix five = grey(five());
        Matrix tight = Matrix.generate(150, 90, (row, column) -> five.get(row + 56, column + 78));
        assertNearTheCleanOne(tight, "tight");
    }

    @Test
    void aFileIsReadAsItsImageIs() throws IOException {
        Path png = folder.resolve("five.png");
        ImageIO.write(five(), "png", png.toFile());
        assertEquals(Digits.fromGrey(grey(five())).cut(), Digits.fromImage(png).cut());
        Ink.Box box = Ink.of(grey(five()).map(light -> light < 0.5 ? 1 : 0)).box();
        assertEquals(
                "a digit of " + box.height() + "×" + box.width() + " points in an image of 300×360",
                Digits.fromImage(png).toString());
    }

    @Test
    void aLargePhotoIsReducedFirst() throws IOException {
        BufferedImage large = new BufferedImage(1800, 1500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.drawImage(five(), 0, 0, 1800, 1500, null);
        graphics.dispose();
        Path png = folder.resolve("large.png");
        ImageIO.write(large, "png", png.toFile());
        assertEquals("666×800", Digits.fromImage(png).grey().shape());
        assertNearTheCleanOne(Digits.fromImage(png).grey(), "large");
    }

    @Test
    void aPhotoIsTurnedAsItsCameraSays() throws IOException {
        // The camera was held so that the sensor saw the sheet lying on its side: a turn to the right puts it upright.
        BufferedImage five = five();
        BufferedImage stored = new BufferedImage(300, 360, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < 360; row++) {
            for (int column = 0; column < 300; column++) {
                stored.setRGB(column, row, five.getRGB(359 - row, column));
            }
        }
        Path jpeg = folder.resolve("photo.jpg");
        Files.write(jpeg, withOrientation(stored, 6));
        assertEquals("300×360", Digits.fromImage(jpeg).grey().shape());
        assertNearTheCleanOne(Digits.fromImage(jpeg).grey(), "turned");
    }

    @Test
    void everyOrientationPutsTheFirstPixelWhereItBelongs() {
        Matrix stored = Matrix.of(2, 2, 1, 0, 0, 0);
        int[][] place = {{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 0}};
        for (int number = 1; number <= 8; number++) {
            Matrix turned = new Orientation(number).turn(stored);
            assertEquals(1, turned.get(place[number - 1][0], place[number - 1][1]), "orientation " + number);
        }
        // Sideways, the second of the first row comes below the first, or before it.
        Matrix row = Matrix.of(1, 2, 1, 2);
        assertEquals(Matrix.of(2, 1, 1, 2), new Orientation(6).turn(row));
        assertEquals(Matrix.of(2, 1, 2, 1), new Orientation(8).turn(row));
    }

    /** A JPEG with an EXIF part that holds nothing but the orientation. */
    private static byte[] withOrientation(BufferedImage image, int orientation) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(plain, 0, 2);
        whole.write(exif, 0, exif.length);
        whole.write(plain, 2, plain.length - 2);
        return whole.toByteArray();
    }

    @Test
    void whatIsNoDigitIsRejectedInWords() throws IOException {
        Matrix blank = Matrix.generate(50, 50, (row, column) -> 0.8 + 0.01 * (row % 2));
        assertEquals(
                "fromGrey needs a digit that stands out from its paper by 12% of the way from black to white, but nothing in "
                        + "this image does by more than 1%",
                assertThrows(IllegalArgumentException.class, () -> Digits.fromGrey(blank))
                        .getMessage());
        assertEquals(
                "fromGrey needs an image of at least 8×8 points, but this one has 3×40",
                assertThrows(IllegalArgumentException.class, () -> Digits.fromGrey(Matrix.zeros(3, 40)))
                        .getMessage());
        assertEquals(
                "allFromGrey needs an image of at least 8×8 points, but this one has 3×40",
                assertThrows(IllegalArgumentException.class, () -> Digits.allFromGrey(Matrix.zeros(3, 40)))
                        .getMessage());
        Path missing = folder.resolve("missing.png");
        assertEquals(
                "fromImage needs an image file, but there is no file " + missing + " (looked in "
                        + Path.of("").toAbsolutePath() + ")",
                assertThrows(IOException.class, () -> Digits.fromImage(missing)).getMessage());
        Path text = Files.writeString(folder.resolve("text.png"), "no image");
        assertEquals(
                "fromImage needs a PNG, JPEG, TIFF, BMP or GIF image, but " + text + " is none",
                assertThrows(IOException.class, () -> Digits.fromImage(text)).getMessage());
    }

    @Test
    void aLargeClaimInAHeaderTakesNoMemory() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED), "gif", bytes);
        byte[] gif = bytes.toByteArray();
        // Width and height stand behind the six letters of the signature, and again in the image's own header.
        gif[6] = gif[8] = 0x20;
        gif[7] = gif[9] = 0x4E;
        for (int i = 10; i < gif.length - 8; i++) {
            if (gif[i] == 0x2C && gif[i + 5] == 8) {
                gif[i + 5] = gif[i + 7] = 0x20;
                gif[i + 6] = gif[i + 8] = 0x4E;
            }
        }
        Path file = Files.write(folder.resolve("claim.gif"), gif);
        assertEquals(
                "fromImage needs an image of at most 250 million points, but " + file + " says it has 20000×20000",
                assertThrows(IOException.class, () -> Digits.fromImage(file)).getMessage());
    }

    @Test
    void anInterruptEndsAReadInWords() throws IOException {
        Path png = folder.resolve("five.png");
        ImageIO.write(five(), "png", png.toFile());
        Thread.currentThread().interrupt();
        try {
            assertEquals(
                    "reading " + png + " was interrupted",
                    assertThrows(java.io.InterruptedIOException.class, () -> Digits.fromImage(png))
                            .getMessage());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }
}
