package digits.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.scan.Digits;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that unpack to more than a Java of 256 MB holds, and a photo of 50 million points, read by such a Java. */
class LittleMemoryTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsTooLargeEndsInASentenceAndALargePhotoIsRead() throws Exception {
        Path rows = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(rows))) {
            byte[] block = "1,2,3,4,5\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 400; i++) {
                out.write(block);
            }
        }
        Path commas = folder.resolve("commas.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(commas))) {
            byte[] block = new byte[1_000_000];
            Arrays.fill(block, (byte) ',');
            for (int i = 0; i < 16; i++) {
                out.write(block);
            }
        }
        Path idx = folder.resolve("idx.gz");
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(idx)))) {
            for (int value : new int[] {0x803, 2000, 1000, 1000}) {
                out.writeInt(value);
            }
            byte[] block = new byte[1_000_000];
            for (int i = 0; i < 150; i++) {
                out.write(block);
            }
        }
        Path mnist = Files.createDirectory(folder.resolve("mnist"));
        for (MnistFile file : MnistFile.ALL) {
            Files.copy(idx, mnist.resolve(file.name()));
        }
        Path npz = folder.resolve("network.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(npz))) {
            zip.putNextEntry(new ZipEntry("network.txt"));
            String description = """
                    format=digits-network
                    version=1
                    inputs=13000000
                    layers=1
                    layer1.units=1
                    layer1.activation=identity
                    """;
            zip.write(description.getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("W1.npy"));
            byte[] block = new byte[1_000_000];
            for (int i = 0; i < 100; i++) {
                zip.write(block);
            }
        }
        Path photo = folder.resolve("photo.jpg");
        BufferedImage large = new BufferedImage(8160, 6120, BufferedImage.TYPE_BYTE_GRAY);
        byte[] points = ((java.awt.image.DataBufferByte) large.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < points.length; i++) {
            boolean isInk = i % 8160 > 3900 && i % 8160 < 4100 && i / 8160 > 2000 && i / 8160 < 4000;
            points[i] = (byte) (isInk ? 30 : 220);
        }
        ImageIO.write(large, "jpg", photo.toFile());
        String much = " needs more memory than Java has here \\(256 MB\\).*";
        List<String> expected = List.of(
                rows + much,
                commas + ", line 1 is longer than 8388608 bytes; is this a CSV file\\?",
                idx + much,
                mnist.resolve(MnistFile.ALL.get(0).name()) + " needs more memory than .* or read a part of it",
                npz
                        + ": W1.npy has 100000000 bytes, for which Java has too little memory here: start it with a larger -Xmx",
                "a digit of 197×19 points in an image of 600×800");
        List<String> said = said(rows, commas, idx, mnist, npz, photo);
        assertEquals(expected.size(), said.size(), said::toString);
        for (int i = 0; i < said.size(); i++) {
            assertTrue(said.get(i).matches(expected.get(i)), said.get(i));
        }
    }

    private static List<String> said(Path... files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                LittleMemoryTest.class.getName()));
        Arrays.stream(files).map(Path::toString).forEach(command::add);
        Process java = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), output);
        return output.lines().toList();
    }

    /** Reads each file, and prints what comes of it. */
    public static void main(String[] arguments) {
        for (String file : arguments) {
            try {
                System.out.println(
                        file.endsWith("mnist")
                                ? Mnist.load(new MnistFolder(Path.of(file)), MnistFile.ALL, null, progress -> {})
                                        .toString()
                                : file.endsWith(".jpg")
                                        ? Digits.fromImage(file).toString()
                                        : file.endsWith(".npz")
                                                ? SavedNetwork.load(file).toString()
                                                : new PictureReader().read(file).toString());
            } catch (IOException | IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
