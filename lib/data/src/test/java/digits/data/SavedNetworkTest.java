package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedNetworkTest {

    /** As the file of version 1 among the test's resources has it. */
    private static final Network SMALL = Network.of(
            new Layer(
                    Matrix.of(3, 2, 0.1, -2, 3, 1.0 / 3, -0.0, 1e-300),
                    Matrix.column(0.5, -1, 0),
                    Activation.LEAKY_RELU),
            new Layer(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), Matrix.column(Math.PI, -Math.E), Activation.SOFTMAX));

    private static final Map<String, String> NOTES = Map.of("optimizer", "GradientDescent[learningRate=0.1]");

    private static final String TEXT = """
            format=digits-network
            version=1
            inputs=1
            layers=1
            layer1.units=1
            layer1.activation=identity
            """;

    @TempDir
    private Path folder;

    @Test
    void everyBitOfTheWeightsComesBack() throws IOException {
        Matrix W = Matrix.of(1, 5, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, -1 / 3.0);
        Network saved = Network.of(new Layer(W, Matrix.column(1e-320), Activation.TANH));
        Path file = folder.resolve("n.npz");
        new SavedNetwork(saved).save(file);
        Network loaded = SavedNetwork.load(file).network();
        assertArrayEquals(bits(W), bits(loaded.layers().get(0).W()));
        assertEquals(saved, loaded);
    }

    @Test
    void everyActivationOfTheLibraryComesBack() throws IOException {
        Activation[] all = {
            Activation.SIGMOID,
            Activation.TANH,
            Activation.RELU,
            Activation.LEAKY_RELU,
            Activation.leakyRelu(1.0 / 3),
            Activation.IDENTITY,
            Activation.SOFTMAX
        };
        Network.Plan plan = Network.inputs(2);
        for (Activation activation : all) {
            plan = plan.layer(3, activation);
        }
        Network saved = plan.initialize(Initialization.XAVIER, 1);
        Path file = folder.resolve("n.npz");
        new SavedNetwork(saved).save(file);
        assertEquals(saved, SavedNetwork.load(file).network());
        // The very constants: the fast path recognises them by identity.
        assertSame(
                Activation.RELU,
                SavedNetwork.load(file).network().layers().get(2).activation());
        assertSame(
                Activation.LEAKY_RELU,
                SavedNetwork.load(file).network().layers().get(3).activation());
    }

    @Test
    void notesComeBackWhateverTheyHold() throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("learning rate", "α = 0.1");
        notes.put("by hand", "two\nlines\r\nand a \\n that is none, \\");
        notes.put("empty", "");
        Path file = folder.resolve("n.npz");
        new SavedNetwork(SMALL, notes).save(file);
        assertEquals(new SavedNetwork(SMALL, notes), SavedNetwork.load(file));
    }

    @Test
    void aNoteNeedsAPlainKey() {
        assertRejected(
                "a note needs a key of letters, digits, dots, blanks and hyphens, but got \"a=b\"",
                () -> new SavedNetwork(SMALL, Map.of("a=b", "")));
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        new SavedNetwork(SMALL, NOTES).save(folder.resolve("a"));
        new SavedNetwork(SMALL, NOTES).save(folder.resolve("b"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
    }

    @Test
    void aFileOfVersion1IsLoadedForEver() throws Exception {
        Path file = Path.of(
                SavedNetworkTest.class.getResource("network-version-1.npz").toURI());
        assertEquals(new SavedNetwork(SMALL, NOTES), SavedNetwork.load(file));
    }

    @Test
    void anActivationOfOnesOwnIsSavedByNameAndGivenToLoad() throws IOException {
        Activation cube = Activation.elementwise("cube", z -> z * z * z, z -> 3 * z * z);
        Activation relu = Activation.elementwise("relu", z -> z, z -> 1);
        Network saved = Network.of(
                new Layer(Matrix.of(1, 1, 2), Matrix.of(1, 1, 0), cube),
                new Layer(Matrix.of(1, 1, 2), Matrix.of(1, 1, 0), relu));
        Path file = folder.resolve("n.npz");
        new SavedNetwork(saved).save(file);
        assertEquals(saved, SavedNetwork.load(file, relu, cube).network());
        assertRejected(
                IOException.class,
                file
                        + ": network.txt names an activation of your own for layer 1, \"cube\", whose formula is code that a "
                        + "file cannot hold: pass it to load",
                () -> SavedNetwork.load(file).network());
        // It has the name of the library's, and is still one's own.
        assertNotEquals(
                Activation.RELU,
                SavedNetwork.load(file, relu, cube).network().layers().get(1).activation());
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRejected() throws IOException {
        Path file = folder.resolve("n.npz");
        new SavedNetwork(SMALL, NOTES).save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            String message = assertThrows(
                            IOException.class, () -> SavedNetwork.load(file).network())
                    .getMessage();
            assertTrue(message.startsWith(file + " is no network"), message);
        }
    }

    @Test
    void aChangedByteIsFoundUnlessItMeansNothing() throws IOException {
        Path file = folder.resolve("n.npz");
        SavedNetwork saved = new SavedNetwork(SMALL, NOTES);
        saved.save(file);
        byte[] whole = Files.readAllBytes(file);
        int found = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Files.write(file, changed);
            try {
                // Dates and other things that a zip archive notes without use here.
                assertEquals(saved, SavedNetwork.load(file), "byte " + i);
            } catch (IOException e) {
                found++;
            }
        }
        assertTrue(found > whole.length / 2, found + " of " + whole.length + " changes were found");
    }

    private static final String OTHERS =
            " (docs/data.md shows how to write weights of PyTorch, Keras or NumPy as a network)";

    @Test
    void anotherFileIsSaidToBeNoNetwork() throws IOException {
        Path file = folder.resolve("f.npz");
        Files.writeString(file, "<!DOCTYPE html>");
        assertRejected(
                IOException.class,
                file + " is no network but a web page or another file of tags" + OTHERS,
                () -> SavedNetwork.load(file).network());
        zip(file, Map.of("W1.npy", Npy.write(Matrix.of(1, 1, 1))));
        assertRejected(
                IOException.class,
                file + " is no network: it is a zip archive without network.txt" + OTHERS,
                () -> SavedNetwork.load(file).network());
        zip(file, Map.of("network.txt", ascii("name=value\n")));
        assertRejected(
                IOException.class,
                file + ": network.txt does not say format=digits-network",
                () -> SavedNetwork.load(file).network());
        Path missing = folder.resolve("missing.npz");
        assertRejected(
                IOException.class,
                "there is no file " + missing + " (looked in " + Path.of("").toAbsolutePath() + ")",
                () -> SavedNetwork.load(missing).network());
    }

    @Test
    void aFileOfALaterVersionIsNotGuessedAt() {
        assertTextRejected(
                TEXT.replace("version=1", "version=2"),
                "says version 2 of the format, but this library knows versions up to 1: the network was saved by a newer one");
    }

    @Test
    void aWrongDescriptionIsNamed() {
        assertTextRejected(TEXT.replace("inputs=1\n", ""), "does not say inputs");
        assertTextRejected(TEXT.replace("layers=1", "layers=0"), "needs a whole number from 1 for layers, but says 0");
        assertTextRejected(
                TEXT.replace("units=1", "units=many"), "needs a whole number from 1 for layer1.units, but says many");
        assertTextRejected(
                TEXT.replace("identity", "gelu"),
                "names an activation for layer 1 that this library does not know, \"gelu\"; it knows sigmoid, tanh, "
                        + "relu, leaky relu, identity, softmax");
        assertTextRejected(
                TEXT.replace("identity", "leaky relu 2"),
                "names an activation for layer 1 that this library does not know, \"leaky relu 2\"; it knows "
                        + "sigmoid, tanh, relu, leaky relu, identity, softmax");
    }

    @Test
    void aMatrixThatDoesNotFitIsNamed() throws IOException {
        byte[] one = Npy.write(Matrix.of(1, 1, 1));
        assertMatrixRejected(null, "W1.npy is missing");
        assertMatrixRejected(ascii("text"), "W1.npy is no array in NumPy's format");
        assertMatrixRejected(
                Npy.write(Matrix.of(1, 2, 1, 2)),
                "W1.npy needs to be 1×1 doubles or floats ('<f8' or '<f4'), but is (1,2) of type \"<f8\"");
        byte[] integers = new String(one, StandardCharsets.ISO_8859_1)
                .replace("<f8", "<i8")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertMatrixRejected(
                integers,
                "W1.npy needs to be 1×1 doubles or floats ('<f8' or '<f4'), but is (1,1) of type \"<i8\": convert it with "
                        + ".astype('f8')");
        assertMatrixRejected(Arrays.copyOf(one, one.length - 1), "W1.npy needs 8 bytes of elements, but has 7");
        // Version 2 of the format, for long descriptions, has two more bytes for their length; with none of them, and
        // too many.
        ByteBuffer second = ByteBuffer.allocate(one.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        second.put(one, 0, 8).put(6, (byte) 2).putInt(one.length - 10 - 8).put(one, 10, one.length - 10);
        assertEquals(Matrix.of(1, 1, 1), Npy.read(second.array(), 1, 1));
        assertMatrixRejected(Arrays.copyOf(second.array(), 11), "W1.npy is no array in NumPy's format");
        for (int length : new int[] {-1, one.length - 1, Integer.MAX_VALUE}) {
            second.putInt(8, length);
            assertMatrixRejected(second.array(), "W1.npy is no array in NumPy's format");
        }
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertMatrixRejected(
                    Npy.write(Matrix.of(1, 1, bad)),
                    "W1.npy holds a number that is NaN or infinite, as after a training that diverged");
        }
        assertMatrixRejected(new byte[20_000], "W1.npy has 20000 bytes, but at most 10008 were expected");
    }

    @Test
    void whatCouldNotBeLoadedAgainIsNotSaved() {
        Path file = folder.resolve("n.npz");
        assertRejected(
                IOException.class,
                file + " cannot hold notes of 2000147 bytes, but at most 1048576",
                () -> new SavedNetwork(SMALL, Map.of("a", "z".repeat(2_000_000))).save(file));
        for (Layer diverged : List.of(
                new Layer(Matrix.of(1, 1, Double.NaN), Matrix.of(1, 1, 0), Activation.TANH),
                new Layer(Matrix.of(1, 1, 0), Matrix.of(1, 1, 1 / 0.0), Activation.TANH))) {
            assertRejected(
                    IOException.class,
                    file
                            + " cannot hold a network with a weight that is NaN or infinite, as after a training that diverged",
                    () -> new SavedNetwork(Network.of(diverged)).save(file));
        }
        Activation one = Activation.elementwise("mine", z -> z, z -> 1);
        Activation other = Activation.elementwise("mine", z -> 2 * z, z -> 2);
        Network two = Network.of(
                new Layer(Matrix.of(1, 1, 2), Matrix.of(1, 1, 0), one),
                new Layer(Matrix.of(1, 1, 2), Matrix.of(1, 1, 0), other));
        assertRejected(
                IOException.class,
                file + " cannot hold two activations of the name \"mine\": a file holds names only",
                () -> new SavedNetwork(two).save(file));
        assertRejected(
                "load finds activations by their names, but got two of the name mine",
                () -> SavedNetwork.load(file, one, other));
    }

    @Test
    void whatStandsTwiceOrTooMuchIsFound() throws IOException {
        assertTextRejected(TEXT + "inputs=2\n", "says inputs twice");
        assertTextRejected(
                TEXT + "training.a_b=1\n",
                "has a note \"training.a_b\", but a note needs a key of letters, digits, dots, blanks and hyphens");
        Path file = folder.resolve("f.npz");
        for (String surplus : new String[] {"W2.npy", "mean.npy", "network.txt.npy"}) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("network.txt", ascii(TEXT));
            for (String name : new String[] {"W1.npy", "b1.npy", surplus}) {
                entries.put(name, Npy.write(Matrix.of(1, 1, 1)));
            }
            zip(file, entries);
            assertRejected(
                    IOException.class,
                    file + ": " + surplus + " belongs to no layer: the description has 1",
                    () -> SavedNetwork.load(file));
        }
    }

    /** As people and macOS pack it again, with a text that an editor has saved. */
    @Test
    void aNetworkThatWasPackedAgainIsRead() throws IOException {
        Path file = folder.resolve("f.npz");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String text = "\uFEFF" + TEXT.replaceFirst("(activation=\\w+)", "$1 ");
        entries.put("net/network.txt", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        entries.put("net/W1.npy", Npy.write(Matrix.of(1, 1, 1)));
        entries.put("net/b1.npy", Npy.write(Matrix.of(1, 1, 1)));
        entries.put("__MACOSX/net/._W1.npy", new byte[3]);
        zip(file, entries);
        assertEquals(1, SavedNetwork.load(file).network().inputs());
    }

    @Test
    void aFileThatIsNoArchiveIsNamed() throws IOException {
        Path file = folder.resolve("f.npz");
        Files.write(file, MirrorServer.gzip(new byte[9]));
        assertRejected(
                IOException.class,
                file + " is no network but a file compressed by gzip: unpack it",
                () -> SavedNetwork.load(file));
        Files.writeString(file, "label,pixel0\n1,2\n");
        assertRejected(
                IOException.class,
                file + " is no network: networks are zip archives (.npz), but it begins with "
                        + "\"label,pixel0\\u000a1,2\\u000a\"",
                () -> SavedNetwork.load(file));
    }

    @Test
    void anArchiveWhoseCommentIsMissingIsCutOff() throws IOException {
        Path file = folder.resolve("n.npz");
        new SavedNetwork(SMALL).save(file);
        byte[] bytes = Files.readAllBytes(file);
        // How long the comment is that a zip archive ends with.
        bytes[bytes.length - 2] = 50;
        Files.write(file, bytes);
        assertRejected(
                IOException.class,
                file + " is no network, or a damaged one that is cut off",
                () -> SavedNetwork.load(file));
    }

    @Test
    void aFolderIsNoNetworkAndANameMayBeNearlyRight() throws IOException {
        assertRejected(
                IOException.class,
                folder + " is a folder, but a network was expected",
                () -> SavedNetwork.load(folder));
        new SavedNetwork(SMALL).save(folder.resolve("digits.npz").toString());
        for (String name : List.of("digit.npz", "digist.npz")) {
            Path near = folder.resolve(name);
            assertRejected(
                    IOException.class,
                    "there is no file " + near + " (looked in " + Path.of("").toAbsolutePath()
                            + "; there is digits.npz)",
                    () -> SavedNetwork.load(near.toString()));
        }
    }

    @Test
    void anInterruptedThreadStillSavesWhatItLearned() throws IOException {
        Path file = folder.resolve("n.npz");
        Thread.currentThread().interrupt();
        try {
            new SavedNetwork(SMALL, NOTES).save(file);
        } finally {
            assertTrue(Thread.interrupted(), "the thread is no longer interrupted");
        }
        assertEquals(new SavedNetwork(SMALL, NOTES), SavedNetwork.load(file));
    }

    private void assertTextRejected(String text, String message) {
        Path file = folder.resolve("f.npz");
        assertRejected(IOException.class, file + ": network.txt " + message, () -> {
            zip(file, Map.of("network.txt", ascii(text)));
            SavedNetwork.load(file).network();
        });
    }

    private void assertMatrixRejected(byte[] W, String message) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("network.txt", ascii(TEXT));
        entries.put("b1.npy", Npy.write(Matrix.of(1, 1, 1)));
        if (W != null) {
            entries.put("W1.npy", W);
        }
        Path file = folder.resolve("f.npz");
        zip(file, entries);
        assertRejected(
                IOException.class,
                file + ": " + message,
                () -> SavedNetwork.load(file).network());
    }

    private static void zip(Path file, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        Files.write(file, bytes.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static long[] bits(Matrix matrix) {
        return Arrays.stream(matrix.toArray())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}
