package digits.data;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String NPY = ".npy";

    /** How often an array is in memory while it becomes a matrix. */
    private static final int COPIES = 3;

    /** A description of ten thousand layers is shorter. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final String OTHERS =
            " (docs/data.md shows how to write weights of PyTorch, Keras or NumPy as a network)";

    private static final String NOT_FINITE = "is NaN or infinite, as after a training that diverged";

    public SavedNetwork {
        training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
        for (String key : training.keySet()) {
            if (!isNote(key)) {
                throw new IllegalArgumentException(
                        "a note needs a key of letters, digits, dots, blanks and hyphens, but got \"" + key + '"');
            }
        }
    }

    /** Whether a file can hold a note of this name. */
    static boolean isNote(String key) {
        return key.matches("[\\p{L}\\p{N}. -]+");
    }

    /** A network without notes. */
    public SavedNetwork(Network network) {
        this(network, Map.of());
    }

    /**
     * Saves the network; the file appears whole or not at all, in place of one that was there. An activation that does not
     * come with the library is saved by its name only: it is code, and {@link #load} needs to be given it.
     *
     * @throws IOException if the file cannot be written, or could not be loaded again: a weight is NaN or infinite, two
     *     activations of one's own have the same name, or the notes are longer than a megabyte
     */
    public void save(Path file) throws IOException {
        byte[] text = new NetworkText(network, training).toBytes();
        if (text.length > LONGEST_TEXT) {
            throw new IOException(
                    file + " cannot hold notes of " + text.length + " bytes, but at most " + LONGEST_TEXT);
        }
        List<Activation> activations =
                network.layers().stream().map(Layer::activation).distinct().toList();
        String twice = nameOfTwo(activations);
        if (twice != null) {
            throw new IOException(file + " cannot hold two activations of the name " + DataFile.quoted(twice)
                    + ": a file holds names only");
        }
        for (Layer layer : network.layers()) {
            if (!layer.W().isFinite() || !layer.b().isFinite()) {
                throw new IOException(file + " cannot hold a network with a weight that " + NOT_FINITE);
            }
        }
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, TEXT, text);
            int number = 1;
            for (Layer layer : network.layers()) {
                put(zip, "W" + number + NPY, Npy.write(layer.W()));
                put(zip, "b" + number + NPY, Npy.write(layer.b()));
                number++;
            }
            zip.finish();
        });
    }

    /**
     * As {@link #save(Path)} does.
     *
     * @throws IOException as there
     */
    public void save(String file) throws IOException {
        save(Path.of(file));
    }

    /**
     * Loads a network, bit for bit as it was saved.
     *
     * @param own the activations that do not come with the library, if the network has any; they are found by their names
     * @throws IOException if the file is missing, damaged, no network, of a later version, or needs an activation that is
     *     not given: the message says which
     * @throws IllegalArgumentException if two of the activations have the same name
     */
    public static SavedNetwork load(Path file, Activation... own) throws IOException {
        String twice = nameOfTwo(List.of(own));
        if (twice != null) {
            throw new IllegalArgumentException(
                    "load finds activations by their names, but got two of the name " + twice);
        }
        DataFile.checkIsFile(file, "a network");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return load(file, zip, List.of(own));
        } catch (ZipException e) {
            throw new IOException(file + " is no network" + instead(file, e), e);
        } catch (OutOfMemoryError e) {
            throw new TooLargeException(file, "", e);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).contains(file.toString())
                    ? e
                    : new IOException(
                            file + " is no network, or a damaged one"
                                    + (e instanceof EOFException ? " that is cut off" : ": " + e.getMessage()),
                            e);
        }
    }

    /**
     * As {@link #load(Path, Activation...)} does.
     *
     * @throws IOException as there
     */
    public static SavedNetwork load(String file, Activation... own) throws IOException {
        return load(Path.of(file), own);
    }

    /** What a file is that is no archive. */
    private static String instead(Path file, ZipException damage) throws IOException {
        byte[] head;
        try (InputStream in = new FileInputStream(file.toFile())) {
            head = in.readNBytes(ForeignFile.HEAD);
        }
        if (head.length == 0 || DataFile.isZip(head)) {
            return ", or a damaged one: " + damage.getMessage();
        }
        return ForeignFile.of(head)
                .map(foreign -> " but " + (foreign.wayOut().equals("unpack it") ? foreign : foreign.what() + OTHERS))
                .orElseGet(() -> ": networks are zip archives (.npz), but it begins with "
                        + DataFile.quoted(new String(head, StandardCharsets.ISO_8859_1)));
    }

    private static String nameOfTwo(List<Activation> activations) {
        Set<String> names = new HashSet<>();
        // The library's own ones are told from them by the file.
        return activations.stream()
                .filter(activation -> NetworkText.isOwn(activation) && !names.add(activation.name()))
                .map(Activation::name)
                .findFirst()
                .orElse(null);
    }

    private static SavedNetwork load(Path file, ZipFile zip, List<Activation> own) throws IOException {
        Map<String, ZipEntry> entries = new HashMap<>();
        for (ZipEntry entry : DataFile.entries(zip)) {
            // Who packs it again may pack its folder.
            String bare = entry.getName().replaceFirst(".*/", "");
            if (entries.put(bare, entry) != null) {
                throw new IOException(file + " is a damaged network: it holds " + DataFile.quoted(bare) + " twice");
            }
        }
        // What numpy.savez makes of the description, which it takes for an array.
        boolean isArray = !entries.containsKey(TEXT) && entries.containsKey(TEXT + NPY);
        String name = isArray ? TEXT + NPY : TEXT;
        if (!entries.containsKey(name)) {
            throw new IOException(file + " is no network: it is a zip archive without " + TEXT + OTHERS);
        }
        try {
            byte[] description = read(zip, entries.remove(name), LONGEST_TEXT);
            NetworkText text = new NetworkText(isArray ? Npy.readText(description) : description);
            List<Layer> layers = new ArrayList<>();
            int inputs = text.inputs();
            for (int number = 1; number <= text.layers(); number++) {
                DataFile.checkInterrupt(file);
                name = isArray ? TEXT + NPY : TEXT;
                int units = text.units(number);
                Activation activation = text.activation(number, own);
                name = "W" + number + NPY;
                Matrix W = matrix(zip, entries.remove(name), units, inputs);
                name = "b" + number + NPY;
                Matrix b = matrix(zip, entries.remove(name), units, 1);
                layers.add(new Layer(W, b, activation));
                inputs = units;
            }
            name = entries.keySet().stream()
                    .filter(surplus -> surplus.endsWith(NPY))
                    .findFirst()
                    .orElse(null);
            if (name != null) {
                throw new IOException("belongs to no layer: the description has " + text.layers());
            }
            return new SavedNetwork(Network.of(layers), text.training());
        } catch (ZipException | InterruptedIOException e) {
            throw e;
        } catch (EOFException e) {
            throw new IOException(file + ": " + name + " is cut off", e);
        } catch (IOException e) {
            throw new IOException(file + ": " + name + " " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no network: " + e.getMessage(), e);
        }
    }

    private static Matrix matrix(ZipFile zip, ZipEntry entry, int rows, int columns) throws IOException {
        Matrix matrix = Npy.read(read(zip, entry, longest(rows, columns)), rows, columns);
        if (!matrix.isFinite()) {
            throw new IOException("holds a number that " + NOT_FINITE);
        }
        return matrix;
    }

    /** An entry of the archive, whose checksum is compared. */
    private static byte[] read(ZipFile zip, ZipEntry entry, long longest) throws IOException {
        if (entry == null) {
            throw new IOException("is missing");
        }
        if (entry.getSize() > longest) {
            throw new IOException("has " + entry.getSize() + " bytes, but at most " + longest + " were expected");
        }
        if (COPIES * entry.getSize() > Runtime.getRuntime().maxMemory()) {
            throw new IOException("has " + entry.getSize()
                    + " bytes, for which Java has too little memory here: start it " + "with a larger -Xmx");
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
