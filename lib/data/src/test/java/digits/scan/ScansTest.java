package digits.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.data.Augmentation;
import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.training.Training;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Photos and scans as people bring them, of drawn digits, in many formats, sizes and papers: each gives the right digit, or a
 * sentence that says what was seen. One network reads them all.
 */
class ScansTest {

    private static final Color PEN = new Color(40, 40, 40);
    private static final int PAPER = 235;

    /** The two drawings in a hand's pieces that are no digits. */
    private static final int PIXELS = 64;

    @TempDir
    private Path folder;

    private final List<String> wrong = new ArrayList<>();
    private int count;
    private Network network;

    @Test
    void everyScanGivesTheRightDigitOrTheRightSentence() throws IOException {
        network = network();
        everyDigit();
        formats();
        papers();
        crops();
        several();
        tonesAndSizes();
        colors();
        light();
        pages();
        sentences();
        assertTrue(count >= 30, count + " scans");
        assertEquals(List.of(), wrong, wrong.size() + " of " + count);
    }

    private void everyDigit() throws IOException {
        for (int digit = 0; digit < 10; digit++) {
            reads(digit, ImageFiles.write(file("digit-" + digit + ".png"), drawn(digit)));
        }
    }

    private void formats() throws IOException {
        reads(5, ImageFiles.write(file("photo.jpg"), drawn(5)));
        reads(7, ImageFiles.write(file("scan.tif"), drawn(7)));
        reads(3, ImageFiles.write(file("paint.bmp"), drawn(3)));
        reads(2, ImageFiles.write(file("palette.gif"), ImageFiles.as(drawn(2), BufferedImage.TYPE_BYTE_INDEXED)));
        reads(0, ImageFiles.write(file("fax.png"), ImageFiles.as(drawn(0), BufferedImage.TYPE_BYTE_BINARY)));
        BufferedImage pencil = Drawings.sheet(300, 300, 200);
        Drawings.draw(pencil, 5, 90, 60, 170, 14, new Color(160, 160, 160));
        reads(5, ImageFiles.write(file("pencil.png"), pencil));
        reads(5, ImageFiles.write(file("pencil-8.png"), ImageFiles.grey(pencil, BufferedImage.TYPE_BYTE_GRAY)));
        reads(5, ImageFiles.write(file("pencil-16.png"), ImageFiles.grey(pencil, BufferedImage.TYPE_USHORT_GRAY)));
        // Twelve bits in sixteen, as scanners and microscopes store them.
        BufferedImage twelve = ImageFiles.grey(pencil, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 90_000; i++) {
            twelve.getRaster().setSample(i % 300, i / 300, 0, twelve.getRaster().getSample(i % 300, i / 300, 0) / 16);
        }
        reads(5, ImageFiles.write(file("twelve-bits.png"), twelve));
        reads(4, ImageFiles.printed(file("print.jpg"), drawn(4)));
        for (Color ink : List.of(Color.BLACK, Color.WHITE, Color.BLUE, Color.YELLOW)) {
            BufferedImage nothing = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
            Drawings.draw(nothing, 3, 90, 60, 170, 16, ink);
            reads(3, ImageFiles.write(file("transparent-" + ink.getRGB() + ".png"), nothing));
        }
        reads(7, ImageFiles.jpegHeld(file("held.jpg"), ImageFiles.lyingOnItsSide(drawn(7)), 6));
        reads(7, ImageFiles.pngHeld(file("held.png"), ImageFiles.lyingOnItsSide(drawn(7)), 6));
        BufferedImage camera = Drawings.sheet(4000, 3000, 200);
        Drawings.draw(camera, 2, 1300, 700, 1600, 110, PEN);
        reads(2, ImageFiles.write(file("camera.jpg"), camera));
        BufferedImage small = Drawings.sheet(28, 28, 0);
        Drawings.draw(small, 5, 8, 5, 18, 2.5, Color.WHITE);
        reads(5, ImageFiles.write(file("mnist-like.png"), small));
    }

    private void papers() throws IOException {
        for (int digit : new int[] {2, 5, 7, 9}) {
            BufferedImage ruled = Drawings.sheet(400, 300, PAPER);
            for (int y = 40; y < 300; y += 40) {
                line(ruled, 0, y, 399, y + 4, 2, new Color(90, 110, 190));
            }
            Drawings.draw(ruled, digit, 150, 70, 160, 16, PEN);
            reads(digit, ImageFiles.write(file("ruled-" + digit + ".png"), ruled));
            BufferedImage squared = Drawings.sheet(400, 300, PAPER);
            for (int at = 15; at < 400; at += 30) {
                line(squared, 0, at, 399, at - 3, 2, new Color(80, 80, 120));
                line(squared, at, 0, at + 3, 299, 2, new Color(80, 80, 120));
            }
            Drawings.draw(squared, digit, 140, 60, 170, 16, PEN);
            reads(digit, ImageFiles.write(file("squared-" + digit + ".jpg"), squared));
        }
        BufferedImage onALine = Drawings.sheet(300, 150, PAPER);
        line(onALine, 0, 80, 299, 80, 9, PEN);
        Drawings.draw(onALine, 7, 120, 25, 100, 9, PEN);
        reads(7, ImageFiles.write(file("rule-as-thick-as-the-pen.png"), onALine));
        for (int digit : new int[] {0, 3, 5, 7}) {
            // A note on a table, and a card on something darker than ink.
            reads(digit, ImageFiles.write(file("note-" + digit + ".jpg"), lying(digit, 0.12, new Color(70, 50, 35))));
            reads(digit, ImageFiles.write(file("card-" + digit + ".png"), lying(digit, -0.3, Color.BLACK)));
            BufferedImage box = drawn(digit);
            frame(box, 50, 25, 220, 245);
            reads(digit, ImageFiles.write(file("box-" + digit + ".png"), box));
            BufferedImage underlined = drawn(digit);
            line(underlined, 60, 260, 240, 264, 6, PEN);
            reads(digit, ImageFiles.write(file("underlined-" + digit + ".png"), underlined));
            BufferedImage deep = drawn(digit);
            for (int y = 0; y < 300; y++) {
                for (int x = 0; x < 360; x++) {
                    int grey = deep.getRGB(x, y) & 0xFF;
                    deep.setRGB(x, y, (y < 90 + 0.4 * x ? grey : (int) (0.3 * grey)) * 0x010101);
                }
            }
            reads(digit, ImageFiles.write(file("deep-shadow-" + digit + ".png"), deep));
        }
        BufferedImage margin = Drawings.sheet(600, 450, 240);
        for (int y = 30; y < 450; y += 36) {
            line(margin, 0, y, 599, y + 3, 2, new Color(120, 160, 220));
        }
        line(margin, 90, 0, 92, 449, 3, new Color(220, 110, 110));
        Drawings.draw(margin, 5, 260, 110, 220, 14, new Color(30, 50, 120));
        reads(5, ImageFiles.write(file("ruled-with-margin.png"), margin));
        BufferedImage chalk = Drawings.sheet(300, 300, 60);
        Drawings.draw(chalk, 3, 90, 60, 170, 16, new Color(220, 220, 220));
        reads(3, ImageFiles.write(file("blackboard.jpg"), chalk));
        BufferedImage shadow = drawn(5);
        SplittableRandom random = new SplittableRandom(1);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 360; x++) {
                double light = (x > 200 ? 0.6 : 1) * (1 - 0.3 * y / 300) + 0.04 * (random.nextDouble() - 0.5);
                int grey = (int) Math.max(0, Math.min(255, light * (shadow.getRGB(x, y) & 0xFF)));
                shadow.setRGB(x, y, grey * 0x010101);
            }
        }
        reads(5, ImageFiles.write(file("shadow.jpg"), shadow));
    }

    private void crops() throws IOException {
        BufferedImage one = Drawings.sheet(30, 120, PAPER);
        line(one, 15, 0, 15, 119, 12, PEN);
        reads(1, ImageFiles.write(file("tight-one.png"), one));
        for (int digit : new int[] {0, 2, 3, 4, 5, 7, 8}) {
            BufferedImage tight = Drawings.sheet(90, 120, PAPER);
            Drawings.draw(tight, digit, 12, 7, 106, 13, PEN);
            reads(digit, ImageFiles.write(file("tight-" + digit + ".png"), tight));
            tight.createGraphics().fillRect(0, 0, 0, 0);
            for (int y = 58; y < 61; y++) {
                for (int x = 3; x < 6; x++) {
                    tight.setRGB(x, y, PEN.getRGB());
                }
            }
            reads(digit, ImageFiles.write(file("tight-with-dust-" + digit + ".png"), tight));
        }
        BufferedImage ragged = Drawings.sheet(180, 254, PAPER);
        Drawings.draw(ragged, 7, 12, 5, 240, 14, PEN);
        for (int x = 0; x < 180; x += 6) {
            ragged.setRGB(x, 0, new Color(PAPER, PAPER, PAPER).getRGB());
        }
        reads(7, ImageFiles.write(file("ragged-at-the-border.png"), ragged));
        BufferedImage marker = Drawings.sheet(100, 100, PAPER);
        Drawings.draw(marker, 7, 20, 14, 72, 22, PEN);
        reads(7, ImageFiles.write(file("fat-marker.png"), marker));
        BufferedImage detached = drawn(5);
        Graphics2D eraser = detached.createGraphics();
        eraser.setColor(new Color(PAPER, PAPER, PAPER));
        eraser.fillRect(140, 40, 12, 50);
        eraser.dispose();
        reads(5, ImageFiles.write(file("bar-stands-apart.png"), detached));
    }

    private void several() throws IOException {
        BufferedImage number = Drawings.sheet(600, 300, PAPER);
        int[] digits = {4, 2, 0, 7, 3};
        for (int i = 0; i < digits.length; i++) {
            Drawings.draw(number, digits[i], 40 + 110 * i, 80, 120, 11, PEN);
        }
        Path row = ImageFiles.write(file("number.png"), number);
        says("sees five pieces side by side; Digits.allFromImage gives", row);
        readsAll("42073", row);
        BufferedImage page = Drawings.sheet(1200, 1000, PAPER);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            int digit = i * 7 % 10;
            expected.append(digit);
            Drawings.draw(page, digit, 60 + 220 * (i % 5) + i, 60 + 230 * (i / 5) + i % 5 * 8, 130, 12, PEN);
        }
        Path sheet = ImageFiles.write(file("page.jpg"), page);
        says("sees 20 pieces in 4 rows", sheet);
        readsAll(expected.toString(), sheet);
        BufferedImage touching = Drawings.sheet(500, 300, PAPER);
        for (int i = 0; i < 4; i++) {
            Drawings.draw(touching, 0, 60 + 60 * i, 80, 120, 12, PEN);
        }
        says("a piece that is 2.\\d times as wide as high", ImageFiles.write(file("touching.png"), touching));
        BufferedImage signed = Drawings.sheet(500, 300, PAPER);
        line(signed, 20, 150, 80, 150, 13, PEN);
        Drawings.draw(signed, 2, 100, 60, 180, 14, PEN);
        Drawings.draw(signed, 5, 300, 60, 180, 14, PEN);
        readsAll("25", ImageFiles.write(file("minus-25.png"), signed));
        BufferedImage cells = Drawings.sheet(700, 500, PAPER);
        for (int i = 0; i < 3; i++) {
            frame(cells, 60 + 190 * i, 120, 190, 240);
            Drawings.draw(cells, 5 + i, 100 + 190 * i, 160, 160, 12, PEN);
        }
        readsAll("567", ImageFiles.write(file("cells-of-a-form.png"), cells));
        BufferedImage text = Drawings.sheet(1600, 1000, PAPER);
        for (int i = 0; i < 1500; i++) {
            Drawings.draw(text, i % 10, 20 + 26 * (i % 60), 20 + 38 * (i / 60), 18, 2, PEN);
        }
        Path print = ImageFiles.write(file("print.png"), text);
        says("sees 1[0-9]{3} pieces, as printed text", print);
        assertThrows(IllegalArgumentException.class, () -> Digits.allFromImage(print));
    }

    private void tonesAndSizes() throws IOException {
        for (int tone : new int[] {90, 160, 195}) {
            Color pencil = new Color(tone, tone, tone);
            BufferedImage tones = Drawings.sheet(600, 300, PAPER);
            for (int i = 0; i < 4; i++) {
                Drawings.draw(tones, 2 + i, 40 + 135 * i, 80, 120, 11, i < 2 ? PEN : pencil);
            }
            readsAll("2345", ImageFiles.write(file("pen-and-pencil-" + tone + ".png"), tones));
            BufferedImage boxed = Drawings.sheet(360, 300, PAPER);
            frame(boxed, 50, 25, 260, 245);
            Drawings.draw(boxed, 3, 120, 60, 170, 14, pencil);
            reads(3, ImageFiles.write(file("pencil-in-a-box-" + tone + ".png"), boxed));
        }
        BufferedImage beside = drawn(5);
        Drawings.draw(beside, 7, 230, 60, 170, 12, new Color(195, 195, 195));
        Path fainter = ImageFiles.write(file("fainter-beside.png"), beside);
        reads(5, fainter);
        says("; fainter marks were left out, the largest of 1[78].×11. points at row 5. and column 22.$", fainter);
        BufferedImage price = drawn(7);
        Drawings.draw(price, 5, 240, 170, 50, 7, PEN);
        says(
                "; smaller marks were left out, the largest of 5.×3. points at row 16. and column 2[34].$",
                ImageFiles.write(file("price.png"), price));
        BufferedImage pair = Drawings.sheet(400, 300, PAPER);
        Drawings.draw(pair, 5, 60, 80, 140, 12, PEN);
        Drawings.draw(pair, 0, 145, 80, 140, 12, PEN);
        Path touching = ImageFiles.write(file("touch-in-one-place.png"), pair);
        readsAll("50", touching);
        says("sees two pieces side by side", touching);
        BufferedImage wide = Drawings.sheet(400, 300, PAPER);
        Drawings.draw(wide, 2, 60, 80, 140, 12, PEN);
        Drawings.draw(wide, 2, 145, 80, 140, 12, PEN);
        says("; if it is two digits that touch, leave room", ImageFiles.write(file("joined-at-the-foot.png"), wide));
        BufferedImage under = Drawings.sheet(400, 300, PAPER);
        Drawings.draw(under, 6, 60, 100, 140, 10, PEN);
        Drawings.draw(under, 1, 115, 50, 100, 8, PEN);
        readsAll("61", ImageFiles.write(file("one-over-six.png"), under));
        BufferedImage cards = Drawings.sheet(900, 500, 50);
        for (int i = 0; i < 2; i++) {
            cards.createGraphics().drawImage(drawn(6 - i), 60 + 420 * i, 90, null);
        }
        readsAll("65", ImageFiles.write(file("two-cards.png"), cards));
    }

    /** Ink that is as bright as its paper, for an eye, and differs in colour. */
    private void colors() throws IOException {
        for (int digit : new int[] {2, 5, 7}) {
            BufferedImage yellow = Drawings.sheet(360, 300, PAPER);
            Drawings.draw(yellow, digit, 90, 60, 170, 14, new Color(235, 220, 60));
            reads(digit, ImageFiles.write(file("yellow-" + digit + ".png"), yellow));
            BufferedImage red = Drawings.sheet(360, 300, 110);
            Drawings.draw(red, digit, 90, 60, 170, 14, new Color(210, 65, 70));
            reads(digit, ImageFiles.write(file("red-on-grey-" + digit + ".jpg"), red));
        }
        BufferedImage pair = Drawings.sheet(400, 300, PAPER);
        Drawings.draw(pair, 2, 60, 80, 140, 12, PEN);
        Drawings.draw(pair, 2, 136, 80, 140, 12, PEN);
        says("; if it is two digits that touch, leave room", ImageFiles.write(file("twos-over-each-other.png"), pair));
        BufferedImage few = Drawings.sheet(12, 12, PAPER);
        Drawings.draw(few, 7, 3, 2, 7, 1.5, PEN);
        says(
                "; of so few points not every digit can be told: take a larger image$",
                ImageFiles.write(file("few-points.png"), few));
    }

    /** The light of a flash, and sheets of which it shows the half only. */
    private void light() throws IOException {
        for (int digit : new int[] {2, 3, 4, 5, 7}) {
            BufferedImage flash = Drawings.sheet(600, 600, PAPER);
            Drawings.draw(flash, digit, 200, 150, 300, 14, new Color(35, 50, 140));
            lit(flash, (x, y) -> 0.45 + 0.55 * Math.exp(-(Math.pow(x - 0.4, 2) + Math.pow(y - 0.4, 2)) / 0.12));
            reads(digit, ImageFiles.write(file("flash-" + digit + ".jpg"), flash));
        }
        BufferedImage number = Drawings.sheet(900, 300, PAPER);
        for (int at = 0; at < 900; at += 25) {
            line(number, 0, at, 899, at, 1, new Color(170, 190, 220));
            line(number, at, 0, at, 299, 1, new Color(170, 190, 220));
        }
        for (int i = 0; i < 5; i++) {
            Drawings.draw(number, 3 + i, 50 + 105 * i, 95, 110, 8, PEN);
        }
        lit(number, (x, y) -> 1 - 0.4 * x);
        readsAll("34567", ImageFiles.write(file("number-on-squares-in-uneven-light.jpg"), number));
        BufferedImage blank = Drawings.sheet(400, 400, PAPER);
        SplittableRandom random = new SplittableRandom(1);
        lit(blank, (x, y) -> 1 - 0.7 * x + 0.02 * (random.nextDouble() - 0.5));
        says("nothing in this image does", ImageFiles.write(file("blank-in-uneven-light.jpg"), blank));
    }

    private static void lit(BufferedImage image, DoubleBinaryOperator light) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                double part = light.applyAsDouble((double) x / image.getWidth(), (double) y / image.getHeight());
                image.setRGB(
                        x,
                        y,
                        new Color((int) (part * color.getRed()), (int) (part * color.getGreen()), (int)
                                        (part * color.getBlue()))
                                .getRGB());
            }
        }
    }

    private void pages() throws IOException {
        BufferedImage blank = Drawings.sheet(360, 300, PAPER);
        Path three = ImageFiles.pages(file("three.tif"), drawn(5), drawn(7), drawn(2));
        readsAll("572", three);
        says("; page 1 of 3 was read$", three);
        Path gap = ImageFiles.pages(file("gap.tif"), drawn(5), blank, drawn(2));
        readsAll("52", gap);
        assertTrue(Digits.allFromImage(gap)
                .get(0)
                .note()
                .startsWith("; page 2 was left out: allFromImage needs a digit that"));
        says("; picture 1 of 2 was read$", ImageFiles.pages(file("film.gif"), drawn(5), drawn(7)));
        Path none = ImageFiles.write(file("nothing-at-all.png"), blank);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Digits.allFromImage(none))
                .getMessage()
                .startsWith(none + ": allFromImage needs a digit"));
        byte[] tiff = Files.readAllBytes(three);
        ByteBuffer buffer =
                ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int first = buffer.getInt(4);
        // Behind its tags, the first page says where the next one is: here.
        buffer.putInt(first + 2 + 12 * buffer.getShort(first), first);
        Path loop = Files.write(file("loop.tif"), tiff);
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> Digits.allFromImage(loop))
                        .getMessage()
                        .endsWith(
                                "allFromImage reads at most 200 pages at once, but this file has more: split it, or is it damaged?"));
    }

    private void sentences() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage noise = Drawings.sheet(200, 200, PAPER);
        for (int i = 0; i < 40_000; i++) {
            noise.setRGB(i % 200, i / 200, random.nextInt(256) * 0x010101);
        }
        says("beyond the image in [0-9]{2,3} places, as a pattern", ImageFiles.write(file("noise.png"), noise));
        says("is a PNM image: save it as PNG", Files.writeString(file("scan.pgm"), "P5\n8 8\n255\n"));
        says("but .*nothing.png is empty", Files.createFile(file("nothing.png")));
        says("nothing in this image does", ImageFiles.write(file("blank.png"), Drawings.sheet(100, 100, PAPER)));
        says(
                "is a HEIC or AVIF image, or a film: save it as JPEG",
                Files.write(
                        file("phone.heic"),
                        "\0\0\0\30ftypheic\0\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        says(
                "is a WebP image: save it as PNG or JPEG",
                Files.write(
                        file("web.webp"),
                        "RIFF\1\1\1\1WEBPVP8 ".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        says("is a PDF document", Files.writeString(file("scan.pdf"), "%PDF-1.7"));
        byte[] jpeg = Files.readAllBytes(ImageFiles.write(file("whole.jpg"), drawn(3)));
        Path bmp = file("half.bmp");
        ImageIO.write(ImageIO.read(new ByteArrayInputStream(jpeg)), "bmp", bmp.toFile());
        byte[] points = Files.readAllBytes(bmp);
        says("the image is cut off", Files.write(bmp, Arrays.copyOf(points, points.length / 2)));
        says("the image is cut off", Files.write(file("half.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2)));
    }

    private static Network network() throws IOException {
        Dataset digits = DigitsCsv.read(Path.of("../../data/digits.csv"));
        return Training.of(
                        Network.inputs(PIXELS)
                                .layer(64, Activation.RELU)
                                .layer(10, Activation.SOFTMAX)
                                .initialize(Initialization.HE, 1),
                        digits)
                .learningRate(0.1)
                .batchSize(32)
                .epochs(30)
                .augment(Augmentation.NONE.shift(0.5).rotation(10).scale(0.1).shear(0.15))
                .run()
                .network();
    }

    private static BufferedImage drawn(int digit) {
        BufferedImage sheet = Drawings.sheet(360, 300, PAPER);
        Drawings.draw(sheet, digit, 90, 60, 170, 16, PEN);
        return sheet;
    }

    private static void line(BufferedImage on, int x1, int y1, int x2, int y2, int width, Color color) {
        Graphics2D graphics = on.createGraphics();
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(width));
        graphics.drawLine(x1, y1, x2, y2);
        graphics.dispose();
    }

    private static void frame(BufferedImage on, int x, int y, int width, int height) {
        line(on, x, y, x + width, y, 4, PEN);
        line(on, x, y + height, x + width, y + height, 4, PEN);
        line(on, x, y, x, y + height, 4, PEN);
        line(on, x + width, y, x + width, y + height, 4, PEN);
    }

    /** A sheet that lies askew on something dark. */
    private static BufferedImage lying(int digit, double angle, Color table) {
        BufferedImage image = Drawings.sheet(500, 500, 0);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(table);
        graphics.fillRect(0, 0, 500, 500);
        graphics.setColor(new Color(250, 235, 120));
        graphics.rotate(angle, 250, 250);
        graphics.fillRect(100, 100, 300, 300);
        graphics.dispose();
        Drawings.draw(image, digit, 195, 165, 170, 13, PEN);
        return image;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void reads(int digit, Path file) throws IOException {
        count++;
        try {
            ScannedDigit scanned = Digits.fromImage(file);
            int read = network.classify(scanned.X(network))[0];
            if (read != digit) {
                wrong.add(file.getFileName() + " was read as " + read + ": " + scanned + "\n"
                        + scanned.picture(PictureForm.UCI));
            }
        } catch (IOException | IllegalArgumentException e) {
            wrong.add(file.getFileName() + " was refused: " + e.getMessage());
        }
    }

    private void readsAll(String digits, Path file) throws IOException {
        count++;
        String read;
        try {
            read = Digits.allFromImage(file).stream()
                    .map(digit -> String.valueOf(network.classify(digit.X(network))[0]))
                    .collect(Collectors.joining());
        } catch (IllegalArgumentException e) {
            read = e.getMessage();
        }
        if (!read.equals(digits)) {
            wrong.add(file.getFileName() + " was read as " + read);
        }
    }

    private void says(String sentence, Path file) {
        count++;
        String said;
        try {
            said = file + " gave " + Digits.fromImage(file);
        } catch (IOException | IllegalArgumentException e) {
            said = e.getMessage();
        }
        if (!said.matches("(?s).*" + sentence + ".*") || !said.contains(file.toString())) {
            wrong.add(file.getFileName() + " said: " + said);
        }
    }
}
