package digits.sweeps;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells descriptions and data sets apart: the beginning of a SHA-256. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of everything that is learned from or measured on. */
    static String of(Dataset dataset) {
        MessageDigest digest = sha256();
        digest.update(ints(dataset.size(), dataset.features(), dataset.classes(), dataset.width()));
        digest.update(ints(dataset.labels()));
        for (int example = 0; example < dataset.size(); example++) {
            ByteBuffer values = ByteBuffer.allocate(dataset.features() * Double.BYTES);
            for (int feature = 0; feature < dataset.features(); feature++) {
                values.putDouble(dataset.value(example, feature));
            }
            digest.update(values.array());
        }
        // The engine computes with bytes in another way.
        digest.update((byte) (dataset.pixels() instanceof Pixels.Bytes ? 1 : 0));
        return hex(digest.digest());
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
