package digits.scan;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes images in the forms in which cameras, scanners and programs write them. */
final class ImageFiles {

    private ImageFiles() {}

    static Path write(Path file, BufferedImage image) throws IOException {
        String format = file.toString().replaceFirst(".*\\.", "");
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("no writer for " + file);
        }
        return file;
    }

    /** The numbers of the image as they are, of 8 or 16 bits: drawing them would change them. */
    static BufferedImage grey(BufferedImage image, int type) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), type);
        int factor = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                grey.getRaster().setSample(x, y, 0, (image.getRGB(x, y) & 0xFF) * factor);
            }
        }
        return grey;
    }

    /** As another type, through colours. */
    static BufferedImage as(BufferedImage image, int type) {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = other.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return other;
    }

    /** Turned to the left by a quarter, as a camera stores it that says 6. */
    static BufferedImage lyingOnItsSide(BufferedImage upright) {
        int columns = upright.getHeight();
        int rows = upright.getWidth();
        BufferedImage stored = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                stored.setRGB(column, row, upright.getRGB(rows - 1 - row, column));
            }
        }
        return stored;
    }

    /** Adobe's JPEG of four colours: the numbers say how little ink there is. */
    static Path printed(Path file, BufferedImage image) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, image.getWidth(), image.getHeight(), 4, null);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int light = image.getRGB(x, y) & 0xFF;
                raster.setPixel(x, y, new int[] {255, 255, 255, light});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return Files.write(file, inserted(bytes.toByteArray(), 2, adobe));
    }

    /** A file of several pages or pictures. */
    static Path pages(Path file, BufferedImage... images) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(file.toString().replaceFirst(".*\\.", ""))
                .next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage image : images) {
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** A JPEG whose EXIF part says how the camera was held, and nothing else. */
    static Path jpegHeld(Path file, BufferedImage image, int orientation) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        // A byte that fills up, as some cameras write it, and the marker.
        ByteBuffer segment = ByteBuffer.allocate(1 + 4 + 6 + 26);
        segment.put((byte) 0xFF).putShort((short) 0xFFE1).putShort((short) (segment.capacity() - 3));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif(orientation));
        return Files.write(file, inserted(jpeg.toByteArray(), 2, segment.array()));
    }

    /** A PNG with the same in a chunk. */
    static Path pngHeld(Path file, BufferedImage image, int orientation) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        byte[] exif = exif(orientation);
        ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length);
        chunk.putInt(exif.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(exif);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + exif.length);
        chunk.putInt((int) checksum.getValue());
        // Behind the signature and the header chunk.
        return Files.write(file, inserted(png.toByteArray(), 8 + 25, chunk.array()));
    }

    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length)
                .put(file, 0, at)
                .put(part)
                .put(file, at, file.length - at)
                .array();
    }
}
