package digits.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of MNIST as it is known to be. The checksum is that of the content, since every mirror compresses it in its own
 * way.
 *
 * @param name as on every mirror, where .gz is added
 * @param size bytes of the content, not compressed
 * @param sha256 of the content, not compressed
 */
record MnistFile(String name, int size, String sha256) {

    /** The 60,000 to train with and the 10,000 to test on: pictures, then labels. */
    static final List<MnistFile> ALL = List.of(
            new MnistFile(
                    "train-images-idx3-ubyte",
                    47_040_016,
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            new MnistFile(
                    "train-labels-idx1-ubyte",
                    60_008,
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            new MnistFile(
                    "t10k-images-idx3-ubyte",
                    7_840_016,
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            new MnistFile(
                    "t10k-labels-idx1-ubyte",
                    10_008,
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    /** More than any compression of the content takes; what is longer is something else. */
    int longest() {
        return size + 100_000;
    }

    /**
     * The content, unpacked from what a server sent.
     *
     * @throws IOException if that is not this file, bit for bit
     */
    byte[] verified(byte[] sent) throws IOException {
        byte[] content;
        try (InputStream in = DataFile.unpacked(new ByteArrayInputStream(sent))) {
            // One more than expected tells a longer content, however long it is.
            content = in.readNBytes(size + 1);
        } catch (IOException e) {
            throw new IOException("sent a damaged file", e);
        }
        if (content.length != size || !isContent(content)) {
            throw new IOException("sent something else");
        }
        return content;
    }

    /** Whether this is the content, bit for bit. */
    boolean isContent(byte[] content) {
        return sha256.equals(checksum(content));
    }

    private static String checksum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
