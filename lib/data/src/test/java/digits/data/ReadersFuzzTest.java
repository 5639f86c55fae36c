package digits.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.PictureSet;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.scan.Digits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good files with bytes changed, cut out, repeated or put in: each reader gives data or an exception that it documents, which
 * names the file in a short message on one line, and soon. The property digits.fuzz says how many files of each kind are tried.
 */
class ReadersFuzzTest {

    private static final int COUNT = Integer.getInteger("digits.fuzz", 150);
    private static final long LONGEST_NANOSECONDS = 10_000_000_000L;

    /** Beside the file's name. */
    private static final int LONGEST_MESSAGE = 700;

    @TempDir
    private Path folder;

    private interface Reader {
        Object read(Path file) throws IOException;
    }

    @Test
    void csv() throws IOException {
        String text = "label,pixel0,pixel1,pixel2,pixel3\n5,0,16,255,3\n7,1,2,3,255\n0,0,0,0,0\n";
        fuzz("plain.csv", text.getBytes(StandardCharsets.UTF_8), new PictureReader()::read, read -> true);
        List<String> lines =
                Files.readAllLines(Path.of("../../data/digits.csv")).subList(0, 30);
        byte[] digits = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        fuzz("digits.csv", digits, DigitsCsv::read, read -> true);
        fuzz("packed.csv.gz", MirrorServer.gzip(digits), DigitsCsv::read, read -> true);
        fuzz("utf16.csv", text.getBytes(StandardCharsets.UTF_16), new PictureReader()::read, read -> true);
    }

    @Test
    void idx() throws IOException {
        byte[] pictures = ByteBuffer.allocate(16 + 50)
                .putInt(0x803)
                .putInt(2)
                .putInt(5)
                .putInt(5)
                .put(new byte[50])
                .array();
        fuzz("pictures", pictures, Idx::readPictures, read -> ((PictureSet) read).size() > 0);
        fuzz(
                "labels",
                new byte[] {0, 0, 8, 1, 0, 0, 0, 4, 9, 0, 1, 2},
                Idx::readLabels,
                labels -> Arrays.stream((int[]) labels).allMatch(label -> label >= 0 && label < 10));
    }

    @Test
    void networks() throws IOException {
        Network network = Network.inputs(3)
                .layer(2, Activation.RELU)
                .layer(2, Activation.SOFTMAX)
                .initialize(Initialization.HE, 1);
        SavedNetwork saved = new SavedNetwork(network, Map.of("note", "of 1"));
        Path file = folder.resolve("good.npz");
        saved.save(file);
        // Stored archives have a checksum for each entry: what is read is what was saved.
        fuzz("network.npz", Files.readAllBytes(file), SavedNetwork::load, saved::equals);
    }

    @Test
    void images() throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 8; i < 32; i++) {
            image.getRaster().setSample(20, i, 0, 255);
            image.getRaster().setSample(21, i, 0, 255);
        }
        for (String format : new String[] {"png", "jpg", "gif", "bmp", "tif"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            fuzz("image." + format, bytes.toByteArray(), Digits::fromImage, read -> true);
        }
    }

    private void fuzz(String name, byte[] good, Reader reader, Predicate<Object> isRight) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, good);
        assertTrue(isRight.test(reader.read(file)), name);
        for (int seed = 0; seed < COUNT; seed++) {
            byte[] changed = changed(good, new SplittableRandom(seed));
            Files.write(file, changed);
            String what = name + ", seed " + seed;
            long start = System.nanoTime();
            try {
                assertTrue(isRight.test(reader.read(file)), what + " was read as something else");
            } catch (IOException | IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                assertTrue(message.contains(file.toString()), what + " is not named: " + e);
                assertTrue(message.length() < LONGEST_MESSAGE + file.toString().length(), what + ": " + message);
                assertTrue(message.chars().noneMatch(c -> c < ' '), what + ": " + message);
            }
            assertTrue(System.nanoTime() - start < LONGEST_NANOSECONDS, what + " took too long");
        }
    }

    private static byte[] changed(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 4; i--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, random.nextInt(1, 12));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 3 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0xFF : 0));
                case 4 -> bytes = joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
                default -> bytes = joined(bytes, at, new byte[0], at + length);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int from) {
        return ByteBuffer.allocate(end + middle.length + bytes.length - from)
                .put(bytes, 0, end)
                .put(middle)
                .put(bytes, from, bytes.length - from)
                .array();
    }
}
