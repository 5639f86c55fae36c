package digits.data;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A network in a file, with notes on how it was trained. The file is what NumPy calls .npz: a zip archive with a matrix in
 * each of W1.npy, b1.npy, W2.npy and so on, doubles bit for bit, and their description in network.txt. The page docs/data.md
 * specifies it and reads it with NumPy.
 *
 * @param network what is saved
 * @param training notes, such as "optimizer" to "Adam[learningRate=0.001]"; any values, and keys of letters, digits, dots,
 *     blanks and hyphens
 */
public record SavedNetwork(Network network, Map<String, String> training) {

    private static final String TEXT = "network.txt";

    /** Zip files need a time; the same one each time gives the same network the same bytes. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** A description of ten thousand layers is shorter. */
    private static final int LONGEST_TEXT = 1 << 20;

    public SavedNetwork {
        training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
        for (String key : training.keySet()) {
            if (!key.matches("[\\p{L}\\p{N}. -]+")) {
                throw new IllegalArgumentException(
                        "a note needs a key of letters, digits, dots, blanks and hyphens, but got \"" + key + '"');
            }
        }
    }

    /** A network without notes. */
    public SavedNetwork(Network network) {
        this(network, Map.of());
    }

    /**
     * Saves the network; the file appears whole or not at all, in place of one that was there. An activation that does not
     * come with the library is saved by its name only: it is code, and {@link #load} needs to be given it.
     *
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, TEXT, new NetworkText(network, training).toBytes());
            int number = 1;
            for (Layer layer : network.layers()) {
                put(zip, "W" + number + ".npy", Npy.write(layer.W()));
                put(zip, "b" + number + ".npy", Npy.write(layer.b()));
                number++;
            }
            zip.finish();
        });
    }

    /**
     * Loads a network, bit for bit as it was saved.
     *
     * @param own the activations that do not come with the library, if the network has any; they are found by their names
     * @throws IOException if the file is missing, damaged, no network, of a later version, or needs an activation that is
     *     not given: the message says which
     */
    public static SavedNetwork load(Path file, Activation... own) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "there is no file " + file + " (looked in " + Path.of("").toAbsolutePath() + ")");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(TEXT) == null) {
                throw new IOException(file + " is no network: it is a zip archive without " + TEXT);
            }
            return load(file, zip, List.of(own));
        } catch (ZipException e) {
            throw new IOException(file + " is no network, or a damaged one: " + e.getMessage(), e);
        }
    }

    private static SavedNetwork load(Path file, ZipFile zip, List<Activation> own) throws IOException {
        String name = TEXT;
        try {
            NetworkText text = new NetworkText(read(zip, TEXT, LONGEST_TEXT));
            List<Layer> layers = new ArrayList<>();
            int inputs = text.inputs();
            for (int number = 1; number <= text.layers(); number++) {
                name = TEXT;
                int units = text.units(number);
                Activation activation = text.activation(number, own);
                name = "W" + number + ".npy";
                Matrix W = Npy.read(read(zip, name, longest(units, inputs)), units, inputs);
                name = "b" + number + ".npy";
                Matrix b = Npy.read(read(zip, name, longest(units, 1)), units, 1);
                layers.add(new Layer(W, b, activation));
                inputs = units;
            }
            return new SavedNetwork(Network.of(layers), text.training());
        } catch (ZipException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + ": " + name + " " + e.getMessage(), e);
        }
    }

    /** An entry of the archive, whose checksum is compared. */
    private static byte[] read(ZipFile zip, String name, long longest) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("is missing");
        }
        if (entry.getSize() > longest) {
            throw new IOException("has " + entry.getSize() + " bytes, but at most " + longest + " were expected");
        }
        byte[] content = zip.getInputStream(entry).readNBytes((int) longest);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (content.length != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw new IOException("is damaged: its checksum differs");
        }
        return content;
    }

    /** Bytes that a matrix takes with its description, for which a generous guess is made. */
    private static long longest(int rows, int columns) throws IOException {
        long bytes = 8L * rows * columns + 10_000;
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IOException("is too large: " + rows + "×" + columns);
        }
        return bytes;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EARLIEST);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
