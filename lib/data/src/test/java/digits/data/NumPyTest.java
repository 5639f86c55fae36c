package digits.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What NumPy makes of a network's file, and the library of a file that NumPy wrote. */
class NumPyTest {

    private static final Network NETWORK = Network.inputs(4)
            .layer(3, Activation.RELU)
            .layer(2, Activation.SOFTMAX)
            .initialize(Initialization.HE, 1);

    /** Loads as docs/data.md shows it; prints what it found, floats in full, then writes the same with numpy.savez. */
    private static final String PROGRAM = """
            import sys, zipfile
            import numpy as np
            with np.load(sys.argv[1]) as file:
                text = dict(line.split('=', 1) for line in file['network.txt'].decode('utf-8').splitlines())
                X = np.array([[0.5], [-1.0], [2.0], [0.25]])
                A = X
                arrays = {}
                for layer in range(1, int(text['layers']) + 1):
                    W, b = file[f'W{layer}'], file[f'b{layer}']
                    # As a transposed array, which NumPy stores column by column, and a bias of one dimension.
                    arrays[f'W{layer}'], arrays[f'b{layer}'] = np.asfortranarray(W), b[:, 0]
                    Z = W @ A + b
                    A = np.maximum(Z, 0) if text[f'layer{layer}.activation'] == 'relu' else np.exp(Z) / np.exp(Z).sum(axis=0)
                print(text['training.optimizer'])
                print(*(float(a) for a in A[:, 0]))
                save = np.savez_compressed if len(sys.argv) > 3 else np.savez
                save(sys.argv[2], **arrays)
                with zipfile.ZipFile(sys.argv[2], 'a') as archive:
                    archive.writestr('network.txt', file['network.txt'])
            """;

    @TempDir
    private Path folder;

    @Test
    void numPyReadsANetworkAndComputesTheSame() throws Exception {
        String[] printed = run().lines().toArray(String[]::new);
        assertEquals("Adam, α=0.001", printed[0]);
        Matrix expected = NETWORK.predict(Matrix.column(0.5, -1, 2, 0.25));
        double[] computed = Stream.of(printed[1].split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        // The sums are of at most four terms of size one, each rounded to 1e-16 of it.
        assertEquals(expected.get(0, 0), computed[0], 1e-14);
        assertEquals(expected.get(1, 0), computed[1], 1e-14);
    }

    @Test
    void whatNumPyWritesIsLoaded() throws Exception {
        run();
        assertEquals(NETWORK, SavedNetwork.load(folder.resolve("numpy.npz")).network());
        run("compressed");
        assertEquals(NETWORK, SavedNetwork.load(folder.resolve("numpy.npz")).network());
    }

    /** As docs/data.md shows it: the numbers of a torch state_dict, whose arrays NumPy has after .numpy(). */
    private static final String FROM_PYTORCH = String.join(
            "\n",
            "import sys",
            "import numpy as np",
            "state = {'0.weight': np.array([[1, 2], [3, 4], [5, 0.1]], dtype=np.float32),",
            "         '0.bias': np.array([0.5, -1, 0.25], dtype=np.float32),",
            "         '2.weight': np.array([[1, 0, 2], [0.3, 1, 1]], dtype='>f8'),",
            "         '2.bias': np.zeros(2)}",
            "activations = ['relu', 'softmax']",
            "weights = [array for name, array in state.items() if name.endswith('weight')]",
            "biases = [array for name, array in state.items() if name.endswith('bias')]",
            "lines = ['format=digits-network', 'version=1', f'inputs={weights[0].shape[1]}', f'layers={len(weights)}']",
            "arrays = {}",
            "for i, (W, b, activation) in enumerate(zip(weights, biases, activations), start=1):",
            "    lines += [f'layer{i}.units={len(b)}', f'layer{i}.activation={activation}']",
            "    arrays[f'W{i}'], arrays[f'b{i}'] = W, b",
            "text = '\\n'.join(lines)",
            "np.savez(sys.argv[1], **{'network.txt': np.bytes_(text) if len(sys.argv) < 3 else text}, **arrays)");

    @Test
    void weightsOfPyTorchAreLoaded() throws Exception {
        assumeTrue(answer("import numpy; print(numpy.__version__)") != null, "python3 with NumPy is not on the path");
        Network expected = Network.of(
                new Layer(Matrix.of(3, 2, 1, 2, 3, 4, 5, 0.1f), Matrix.column(0.5, -1, 0.25), Activation.RELU),
                new Layer(Matrix.of(2, 3, 1, 0, 2, 0.3, 1, 1), Matrix.column(0, 0), Activation.SOFTMAX));
        Path file = folder.resolve("torch.npz");
        for (String[] arguments : new String[][] {{file.toString()}, {file.toString(), "str"}}) {
            assertTrue(answer(FROM_PYTORCH, arguments) != null, "NumPy could not write the file");
            assertEquals(expected, SavedNetwork.load(file).network());
        }
    }

    @Test
    void whatNumPyLoadedAndSavedAgainIsLoaded() throws Exception {
        assumeTrue(answer("import numpy; print(numpy.__version__)") != null, "python3 with NumPy is not on the path");
        Path file = folder.resolve("network.npz");
        SavedNetwork saved = new SavedNetwork(NETWORK, Map.of("optimizer", "Adam, α=0.001"));
        saved.save(file);
        Path back = folder.resolve("back.npz");
        String again = "import sys, numpy as np; np.savez(sys.argv[2], **dict(np.load(sys.argv[1])))";
        assertTrue(answer(again, file.toString(), back.toString()) != null, "NumPy could not write the file");
        assertEquals(saved, SavedNetwork.load(back));
    }

    private String run(String... more) throws IOException, InterruptedException {
        assumeTrue(answer("import numpy; print(numpy.__version__)") != null, "python3 with NumPy is not on the path");
        Path file = folder.resolve("network.npz");
        new SavedNetwork(NETWORK, Map.of("optimizer", "Adam, α=0.001")).save(file);
        String printed = answer(
                PROGRAM,
                Stream.concat(
                                Stream.of(
                                        file.toString(),
                                        folder.resolve("numpy.npz").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
        assertTrue(printed != null, "NumPy could not read the file");
        return printed;
    }

    /** What a Python program prints; null if there is no Python, or the program fails. */
    private static String answer(String program, String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("python3", "-X", "utf8", "-c", program), Stream.of(arguments))
                .toArray(String[]::new);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noPython) {
            return null;
        }
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? printed : null;
        } finally {
            process.destroy();
        }
    }
}
